# What is held of a person in the rooms of skills: download, erase, how long it is kept.

privacy-take = Take along or erase
privacy-json = Download all as JSON
privacy-pdf = Download all as PDF
privacy-erase = Erase
privacy-erase-all = { $count ->
    [one] { $n } validation is erased
   *[other] All your { $n } validations are erased
}
privacy-erase-goes = What goes: mappings, assessments, outcomes, shares, who has looked, and records. The records' addresses stop answering. It cannot be brought back.
privacy-erase-stays = What stays: the log that something was done, by numbers that lead to nothing any more, and decisions on support for firms, which hold only numbers of people. The log is a chain from which nothing can be taken without its showing.
privacy-erase-firm = What a firm has written about you itself in its map of skills, the firm takes away. The test centre may have papers of its own.
privacy-erase-do = Erase
privacy-maps = In firms' maps of skills
privacy-maps-none = No firm has linked your account to its map.
privacy-called = There you are called { $name }.
privacy-skill = Skill
privacy-level = Level
privacy-known-by = How it is known
privacy-known-on = Day
privacy-evidence-self-assessed = Own assessment
privacy-evidence-leader-assessed = The leader's assessment
privacy-evidence-delivered-work = Delivered work
privacy-evidence-certificate = Certificate
privacy-evidence-validated = Validated
privacy-kept = How long it is kept
privacy-kept-about = This is erased by itself when its time is over. You can erase it earlier.
privacy-what = What
privacy-days = Days
privacy-rule-validation-concluded = A validation with an outcome, after its last change
privacy-rule-validation-unfinished = A validation without an outcome, after its last change
privacy-rule-share-ended = The row of a share, after it ended
privacy-rule-look = Who has looked
privacy-rule-record-withdrawn = A withdrawn record
privacy-rule-invitation-whom = Name and address of an invitation, after it was taken up or past
privacy-rule-invitation = The row of an invitation, after its end
privacy-rule-assessor-ended = Who assessed, after the period ended
privacy-records = Records
privacy-made = When
privacy-sha = SHA-256
privacy-looks-made = What you have looked at
privacy-number = Number
privacy-for = For
privacy-assesses = Periods in which you may assess
privacy-from = From
privacy-wrote = What you have written in others' rooms
privacy-wrote-map = Map of skills
privacy-wrote-plan = Plan for skills
privacy-wrote-assessor = Assessor at a test centre
privacy-firm = Where
privacy-version = Version
privacy-letters = Letters to you
privacy-subject = Subject
privacy-sent = Sent
privacy-known-until = Good until
privacy-planned = Measures
privacy-planned-of = { $firm }: measures in plans
privacy-planned-what = Measure
privacy-planned-where = Where
privacy-planned-when = When
privacy-planned-develop = Learn
privacy-planned-validate = Validate
privacy-planned-recruit = Recruit
privacy-planned-buy-in = Hire in
privacy-planned-reorganise = Also work as or on
privacy-planned-in = Chosen by hand
privacy-planned-out = Ruled out by hand
privacy-planned-kept = Plan of { $day }
privacy-planned-count = { $count ->
    [one] One measure in the firm's plans is about you. It is in the file that you download.
   *[other] { $count } measures in the firm's plans are about you. They are in the file that you download.
}
privacy-hand-out = Print all about this person
privacy-hand-out-about = Whoever wants to know what the map and the plans say of them shall have it, also without an account. The file holds all about the person and who issued it, but nothing else about others. That it was taken out is logged, but not whom it is about.
privacy-hand-out-pdf = PDF to print
privacy-hand-out-json = JSON
privacy-rule-map-version = An earlier version of the firm's map, after it was replaced
privacy-rule-person-left = Whoever has left, after the last day: the person and all that is said of them goes out of map and plans
privacy-rule-map-untouched = The firm's map and plans, after their last change
privacy-rule-map-untouched-told = So long the firm has after the letter about it
privacy-rule-plan-earlier = People in a plan that was replaced, after it was kept
privacy-rule-upload = A file that waits to be taken in
privacy-rule-letter = A letter, after it was sent
letter-skills-map-ends-subject = A map of skills in Hemtag will be erased soon
letter-skills-map-ends-body =
    Hello!

    A map of skills that you may change has not been changed for nearly three years. On { $day } it is erased with its plans.

    If you want to keep it, change something in it before then:
    { $link }
