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
privacy-by-firm = the firm erases
privacy-rule-validation-concluded = A validation with an outcome, after its last change
privacy-rule-validation-unfinished = A validation without an outcome, after its last change
privacy-rule-share-ended = The row of a share, after it ended
privacy-rule-look = Who has looked
privacy-rule-record-withdrawn = A withdrawn record
privacy-rule-invitation-whom = Name and address of an invitation, after it was taken up or past
privacy-rule-invitation = The row of an invitation, after its end
privacy-rule-assessor-ended = Who assessed, after the period ended
privacy-rule-by-firm = The firm's map of skills
