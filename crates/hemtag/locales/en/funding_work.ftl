# The list
work-title = What waits
work-lead = Everything that waits for somebody: who, since when and till when. The earliest day stands first. Swedish time.
work-caption = What waits, the earliest day first
work-what = What
work-application = Application
work-waits-for = Waits for
work-since = Since
work-till = Till
work-call = Call
work-no-day = No day set
work-mine = Only mine
work-late = Only late
work-any = All
work-none = Nothing waits
work-none-why = When something waits for somebody, it stands here.
work-hidden = The filters hide everything
work-all = Show everything
work-calendar = The days as a calendar
work-kind-eligibility = Look at eligibility
work-kind-complete = Complete
work-kind-assess = Assess
work-kind-decide = Decide
work-kind-claim = Claim and report
work-kind-final-report = Final report
work-kind-decide-claim = Decide on a claim
work-kind-pay = Pay
work-kind-pay-back = Pay back
work-kind-turn = An application waits
work-kind-claim-turn = A claim waits
work-waits-applicant = The applicant
work-waits-officer = The officer
work-waits-assessor = The assessor
work-waits-decider = Whoever decides
work-waits-nobody = Nobody
work-days = Days that hold and held
work-day = Day
work-day-why = Why
work-day-set = Set
work-day-holds = State
work-day-now = Holds
work-day-before = Held before
work-day-done = Done { $at }
work-day-over = The day cannot be moved: it is done, or another holds.
work-move = Move the day
work-move-to = New day
work-move-why = Reason
work-move-why-hint = Stays beside the day.
work-move-send = Move
work-move-wrong-day = Choose another day, from today on.
work-move-changed = Somebody else moved the day, or it is done. See what holds.
letter-funding-day-subject = A day in Hemtag is coming
letter-funding-day-body = Something that waits for you is to be done within a few days. See what and when:

    { $link }
letter-funding-moved-subject = A day in Hemtag was moved
letter-funding-moved-body = A day that concerns you was moved. See which day holds now and why:

    { $link }
work-found = { $count ->
    [one] { $n } thing waits
   *[other] { $n } things wait
}
work-found-late = { $count ->
    [one] { $n } late
   *[other] { $n } late
}
work-late-by = { $count ->
    [one] { $n } day late
   *[other] { $n } days late
}

# Why a day is set
due-why-came-in = { $days } days after the application came in.
due-why-asked = { $days } days after it was asked to be completed.
due-why-complete = { $days } days after the application was complete, { $on }.
due-why-assessor = The day that the officer set when the assessor was asked.
due-why-claims = The decision's terms: the first claim within { $first } months, then one each { $each } months.
due-why-last-day = The final report by the project's last day.
due-why-complete-claim = The call's terms: { $days } days to complete.
due-why-decide-claim = The call's terms: a decision within { $days } days.
due-why-pay = A rule of the house: paid within { $days } days from the decision.
