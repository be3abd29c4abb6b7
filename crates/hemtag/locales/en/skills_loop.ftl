# Skills into the loop: one step away
skills-loop-title = One step away
skills-loop-lead = Needs that wait, of which your firm meets all but one thing. This would close the gap.
skills-loop-waiting = { $count ->
    [one] { $n } need waits
   *[other] { $n } needs wait
}
skills-loop-waiting-long = { $count ->
    [one] { $n } need waits for it, and your profile misses nothing else.
   *[other] { $n } needs wait for it, and your profile misses nothing else.
}
skills-loop-unsaid = { $count ->
    [one] One more thing must stand in your profile for it to be sure.
   *[other] { $n } more things must stand in your profile for it to be sure.
}
skills-loop-see = See what would close the gap
skills-loop-only-you = Only those who speak for the firm see this. Whose the needs are is not shown.
skills-loop-none = Nothing waits for one single thing with you just now
skills-loop-none-why = When a need waits for a certificate or process, and you meet all else, it stands here.
skills-loop-develop = Develop
skills-loop-validate = Validate
skills-loop-validate-read = Read about validation
skills-loop-recruit = Recruit
skills-loop-take = Take as a goal into the firm's map
skills-loop-by = By when (optional)
skills-loop-taken = The goal is in the firm's map.
skills-loop-taken-known = The goal was in the firm's map already.
skills-loop-taken-see = Open the map
skills-loop-wrong-day = { $text } is no date. Write year, month and day, such as 2027-06-30, a day that has not been.
skills-loop-gained-certificate = We have it now: enter the certificate
skills-loop-gained-process = We can do it now: enter the offer
skills-loop-goal-certificate = Hold the certificate { $name }
skills-loop-goal-process = Be able to offer { $name }
skills-loop-goal-note = { $count ->
    [one] { $n } need in Hemtag waited for it when the goal was taken.
   *[other] { $n } needs in Hemtag waited for it when the goal was taken.
}
skills-loop-nearest-title = Who is one step away?
skills-loop-nearest-lead = Gaps in skills for which there are makers who meet all but one certificate or process. If one of them gains it, the need can be placed.
skills-loop-nearest-all = See all, and take the table away
skills-loop-nearest-none = No gap hangs on one single thing just now
skills-loop-nearest-none-why = Either no needs wait for a certificate or process, or all makers lack more than that.
skills-loop-nearest-download = Take the table away
skills-loop-nearest-note = Needs for advisers' eyes only are not counted here. A maker is counted once for each thing lacking; up to 500 offers are compared for a gap.
skills-loop-nearest-note-all = All needs are counted, those for advisers' eyes only too: do not spread the table. A maker is counted once for each thing lacking; up to 500 offers are compared for a gap.
skills-loop-lack = Lacking
skills-loop-needs = Needs
skills-loop-makers = Makers one step away
skills-loop-caption = What is lacking, how many needs wait for it and how many makers miss nothing else
letter-questions-near-subject = { letter-questions-subject }
letter-questions-near-body =
    { letter-questions-body }

    { $near ->
        [one] One need waits
       *[other] { $near } needs wait
    } besides for one single thing that you do not have today. What it is, and what would close the gap, those who speak for the firm see when they have signed in:
    { $near_link }
skills-loop-reached = Your map says that it is there now
skills-loop-reached-line = Your map says that it is there now: say so in your profile.
skills-loop-reached-why = The needs are matched again when your profile says so. You write that yourselves; the form begins with who has shown it.
skills-loop-in-map = In your map it is the goal “{ $goal }”.
skills-loop-in-map-nothing = It requires no skills yet.
skills-loop-in-map-sure = { $sure } of { $needed } surely have it.
skills-loop-in-map-perhaps = { $more } more perhaps.
skills-loop-plan = See the plan
