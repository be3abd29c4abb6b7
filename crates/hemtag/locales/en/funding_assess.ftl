# Assessors
assess-mine-title = Your assessments
assess-mine-lead = Applications that you are asked to assess, and those you have assessed.
assess-mine-none = Nothing to assess now
assess-mine-none-why = You get a letter when somebody asks you.
assess-mine-caption = Applications that you assess
assess-application = Application
assess-call = Call
assess-stands = State
assess-by = By
assess-by-day = Hand in by { $day }.
assess-late = { $day }, late
assess-me-title = What you know and are bound to
assess-statement-of = What { $name } knows and is bound to
assess-me-lead = Applications are proposed by what you know. Because of organisations that you are bound to you never get their applications.
assess-me-first = Fill this in before you can get anything to assess
assess-me-first-why = Without it nobody knows whether you have a conflict of interest.
assess-knows = Knows
assess-knows-goals = Sub-goals that you can assess
assess-knows-branches = Branches that you know
assess-knows-branches-hint = Two digits of SNI 2007, with commas between: 25, 28
assess-most = How many applications at once at most
assess-most-hint = A number from 1 to 200
assess-bound = Organisations that you are bound to
assess-bound-lead = Employment, ownership, board, the same group, and where somebody close to you has that. A tie counts for { $years } years after it ended. If you are bound to none: leave the rows empty and save.
assess-bound-row = Organisation { $number }
assess-bound-number = Organisation number
assess-bound-name = Name
assess-bound-tie = Tie
assess-bound-since = Since
assess-bound-until = Until
assess-bound-more = Save to get more rows. An empty row does not count.
assess-tie-employment = Employed
assess-tie-ownership = Owner
assess-tie-board = Board
assess-tie-group = The same group as an organisation that I am bound to
assess-tie-close = Somebody close to me is bound to it
assess-tie-other = Other
assess-save = Save
assess-changed = Somebody else changed this while you were writing. Open the page again and see what holds.
assess-stated = Stated
assess-stated-on = Stated { $day }
assess-nothing-stated = Nothing stated yet
assess-done-stated = The statement is saved
assess-done-conflict = The conflict is recorded. The application is no longer yours to read.
assess-done-declined = You have declined
assess-done-kept = The draft is saved
assess-done-handed-in = The assessment is handed in
assess-done-asked = The assessors have been asked
assess-done-note = The note is saved
assess-done-close = The application is assessed and waits for selection and decision
assess-done-remove = The assessor is taken off the application
assess-done-reopen = The assessment is open again
assess-wrong-most = Write a whole number from 1 to 200.
assess-wrong-many = There are more organisations than fit. Write the most important ones.
assess-wrong-number = Write an organisation number with ten digits, for example 556036-0793.
assess-wrong-number-why = Write an organisation number with ten digits, for example 556036-0793. ({ $why })
assess-wrong-long = Write a shorter name, at most 200 characters.
assess-wrong-days = The last day is before the first. Correct one of them.
assess-wrong-day = “{ $text }” is no day. Write year-month-day, for example 2026-12-01.
assess-wrong-branch = “{ $text }” is no branch of two digits in SNI 2007.
assess-assessors = Assessors
assess-assessors-lead = Accounts with the role of assessor. Who has stated nothing is not proposed: whether there is a conflict is not known then.
assess-no-assessors = No assessors yet
assess-no-assessors-why = Invite accounts into the role of assessor under People.
assess-assessor = Assessor
assess-organisation = Organisation
assess-load = Waits for them
assess-load-of = { $load } of at most { $most } applications

# Question and conflicts
assess-question-title = Do you have a conflict of interest?
assess-question = Do you have any conflict of interest in the application?
assess-question-hint = Answer before you read. The question follows section 16 of the Administrative Procedure Act. If you answer that you have a conflict, the application is closed to you at once.
assess-answer-none = No, I have no conflict and want to assess the application
assess-answer-none-hint = You get to read the whole application.
assess-answer-decline = I have no conflict, but decline
assess-answer-decline-hint = Because you have no time or do not know the field.
assess-declare-affected = Yes: I am a party myself, or am affected by the outcome
assess-declare-close-affected = Yes: somebody close to me is a party, or is affected by the outcome
assess-declare-represents = Yes: I represent or have represented a party, or somebody who is affected
assess-declare-took-part = Yes: I took part in the application before, as an adviser or at another authority
assess-declare-other = Yes: something else makes my impartiality doubtful
assess-question-words = In your own words
assess-question-words-hint = Needed when you have a conflict: in which way. The officer reads it.
assess-question-no-words = Write in your own words in which way you have a conflict, at most 2,000 characters.
assess-question-none-chosen = Choose an answer.
assess-question-send = Answer
assess-ground-same-organisation = Bound to an organisation that takes part
assess-ground-same-group = Bound to the same group as an organisation that takes part
assess-ground-applies = Applies in the same call
assess-ground-co-applicant = Applies in the same call together with an organisation that takes part
assess-ground-same-person = Writes the application, or has the same address as whoever writes it
assess-ground-same-domain = Has an address at the same place as whoever writes the application
assess-ground-affected = States: is a party or affected
assess-ground-close-affected = States: somebody close is a party or affected
assess-ground-represents = States: represents or has represented a party
assess-ground-took-part = States: took part in the application before
assess-ground-other = States: something else that makes the impartiality doubtful
assess-state-asked = Asked
assess-state-accepted = Assessing
assess-state-handed-in = Handed in
assess-state-declined = Declined
assess-state-conflict = Conflict of interest
assess-state-removed = Taken off
assess-leave = I have found that I have a conflict of interest
assess-leave-why = On which ground
assess-leave-send = Declare the conflict and leave the application

# The sheet
assess-sheet = Assessment
assess-to-sheet = To the assessment
assess-points = Points, 0 to { $most } (weight { $weight })
assess-points-none = Not set yet
assess-points-short = Points
assess-points-of = { $points } of { $most }
assess-not-applicable = Does not apply here
assess-not-applicable-short = –
assess-reason = Reason
assess-summary = Strengths and weaknesses in all
assess-summary-hint = Voluntary. The officer and the panel read it.
assess-keep = Save draft
assess-hand-in = Hand in
assess-hand-in-why = What is handed in stands. Only the officer can open it again, with a reason.
assess-handed-in-at = Handed in { $at }
assess-handed-in-why = The assessment stands. If something must be corrected: contact the officer.
assess-closed = The application is no longer being assessed
assess-another = Handed in by another assessor ({ $number })
assess-changed-sheet = The assessment was changed in another window while you were writing. What you wrote stands here; open the page in a new window and compare.
assess-wrong-criterion = The call has no such criterion.
assess-wrong-points = The points are outside the scale. Choose one of the numbers in the list.
assess-wrong-points-text = Choose a whole number from 0 to { $most }.
assess-wrong-not-applicable = This criterion must get points.
assess-wrong-both = Choose either points or that it does not apply.
assess-wrong-text = Write shorter, at most { $most } characters.
assess-lacks-points = Set points before you hand in.
assess-lacks-reason = Write a reason before you hand in.

# The application
assess-read-when = Project time
assess-read-cost = Cost
assess-read-asked = Requested
assess-read-co-funded = Co-funding
assess-read-parties = Parties
assess-read-party = Party
assess-read-role = Role
assess-read-does = Does
assess-read-work = Work
assess-read-result = Result:
assess-read-budget = Budget
assess-read-kind = Kind
assess-read-year = Year
assess-read-amount = Amount
assess-read-note = Note
assess-read-co-funding = Co-funding
assess-read-in-kind = Work or things
assess-read-money = Money
assess-read-effect = What the project is expected to give
assess-read-firms = { $count } firms
assess-role-lead = Applicant
assess-role-partner = Partner
assess-role-funder = Funder
assess-role-beneficiary = Beneficiary

# Proposal
assess-propose-title = Propose assessors
assess-propose-lead = The proposal is the best for all applications at once: each gets its first assessor before any gets its second, then the field counts and how much everybody has already. Who has a conflict is never proposed. Change it as you like; nothing happens before you ask.
assess-each = Assessors for each application
assess-propose-anew = Propose anew
assess-propose-none = No applications are being assessed now
assess-propose-none-why = An application can get assessors when it is complete and eligible.
assess-why-field = knows { $field }
assess-why-no-field = no common field known
assess-lacks-assessors = There are no more assessors without a conflict who take more.
assess-others = Others who can be chosen
assess-ask-by = To be handed in by
assess-ask-by-hint = The day stands; only an amendment with a reason moves it.
assess-ask = Ask those chosen
assess-ask-nobody = Choose at least one assessor.
assess-ask-load = One of them takes no more applications. Choose somebody else, or change how many they take.
assess-ask-not-stated = One of them has not stated what they are bound to.
assess-ask-not-now = One of the applications is no longer being assessed. Open the page again.
assess-ask-conflict = One of those chosen has a conflict in “{ $title }”. Take it away.
assess-day-passed = The day has passed. Choose a day from today on.

# How it stands
assess-left = Left to do
assess-left-asked = { $name } has not answered the question of conflicts (by { $day })
assess-left-accepted = { $name } is assessing (by { $day })
assess-left-nobody = Nobody has been asked yet.
assess-no-day = no day set
assess-counts = { $asked } asked, { $accepted } assessing, { $handed } handed in
assess-close = Close the assessment
assess-close-why = The application then waits for selection and decision. No assessments change after that.
assess-points-title = Points side by side
assess-points-caption = Points by criterion and assessor
assess-no-points = No points are handed in yet.
assess-criterion = Criterion
assess-criterion-of = { $title } (0–{ $most }, weight { $weight })
assess-mean = Mean ± spread
assess-range = Lowest–highest
assess-total = Total, 0–100
assess-one-only = { $mean } (one assessor; spread unknown)
assess-not-known = Not known
assess-plot-key = The point is the mean in percent of the highest points. The line is one standard deviation to each side; without a line the spread is not known.
assess-plot-key-call = Total 0–100, in the order in which the applications came. The line is one standard deviation to each side: where lines overlap, the points do not tell the applications apart.
assess-points-source = Mean and spread (sample standard deviation) of what is handed in. Total: the share of the highest points by the criteria’s weights, without criteria that do not apply.
assess-earlier = Handed in { $at }, before it was opened again
assess-reopen = Open again
assess-reopen-reason = Reason
assess-remove = Take off the application
assess-remove-reason = Reason
assess-no-reason = Write a reason, at most 2,000 characters.
assess-notes = The panel’s notes
assess-notes-none = No notes yet.
assess-note = New note
assess-note-hint = Lies sealed; kept with name and time.
assess-note-add = Save note
assess-note-empty = Write something to save.

# The call's applications
assess-applications = Applications
assess-applications-lead = All applications handed in, in the order in which they came, with how their assessment stands.
assess-applications-none = No applications are handed in yet
assess-hidden = The filters hide all applications
assess-all = Show all applications
assess-any = All
assess-goal = Sub-goal
assess-assessment = Assessment
assess-filter-none = Nobody asked
assess-filter-waiting = Something left
assess-filter-done = All handed in
assess-handed-in-of = Handed in
assess-handed-of = { $handed } of { $asked }
assess-overlaps = Not told apart from

# Letters
letter-assess-asked-subject = A question about an assessment in Hemtag
letter-assess-asked-body = You are asked to assess an application. First answer whether you have a conflict of interest:

    { $link }
letter-assess-reopened-subject = An assessment in Hemtag is open again
letter-assess-reopened-body = An assessment that you handed in is open again. See what must change and hand it in anew:

    { $link }
assess-has = { $count ->
    [one] Has { $n } assessor already.
   *[other] Has { $n } assessors already.
}
assess-conflicts = { $count ->
    [one] { $n } conflict
   *[other] { $n } conflicts
}
assess-found = { $count ->
    [one] { $n } application
   *[other] { $n } applications
}
assess-files-about = As they were handed in. When you open a file, that is written down.
