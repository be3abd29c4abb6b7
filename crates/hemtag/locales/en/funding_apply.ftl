# Applications for funding: the form, handing in, completions, the pages.

apply-moment = { $at } Swedish time

apply-state-draft = Draft
apply-state-submitted = Handed in
apply-state-to-complete = To be completed
apply-state-in-assessment = Being assessed
apply-state-assessed = Before decision
apply-state-granted = Granted
apply-state-refused = Refused
apply-state-withdrawn = Withdrawn
apply-role-lead = Applicant
apply-role-partner = Takes part with work and costs
apply-role-funder = Pays without working
apply-role-beneficiary = Benefits from the project
apply-step-about = The project
apply-step-parties = Who takes part
apply-step-work = The work
apply-step-budget = Budget
apply-step-effect = What the project gives
apply-step-answers = Questions of the call
apply-step-files = Files
apply-step-check = Check and hand in
apply-lead-about = What you write is saved when you go on, even if something is missing.
apply-lead-parties = Write whoever applies first. Empty rows do not count.
apply-lead-work = Divide the work into parts with their own days and results.
apply-lead-budget = Costs must equal what you ask for and what others pay, year by year.
apply-lead-effect = Say what you expect to reach, and where.
apply-lead-files = Files are kept sealed and handed out only to those who may read the application.
apply-lead-check = Read through everything before you hand in.
apply-steps = Parts of the application
apply-step-complete = complete
apply-step-lacks = { $count ->
    [one] { $n } thing is missing
   *[other] { $n } things are missing
}
apply-closes = The call closes { $at }. The server's clock decides.
apply-keep-and-go-on = Save and go on
apply-keep = Save
apply-untitled = Application without a name
apply-draft = Draft
apply-done-kept = Saved
apply-done-unread = Saved, but something cannot be read. It stays as you wrote it.
apply-done-file = The file is kept
apply-done-deleted = The draft is gone
apply-done-submitted = The application is handed in
apply-done-asked = The request is sent
apply-done-answered = The answer is sent
apply-done-judged = The finding is kept
apply-done-day = The day is moved
apply-done-withdrawn = The application is withdrawn
apply-call-amended = The call has been amended since you began
apply-changed-title = Somebody else saved the same page before you
apply-changed-about = Nothing is lost: what you wrote stands in the form. This is how it differs from what was saved. If you save now, yours holds.
apply-changed-field = { $field }: saved is "{ $theirs }", you wrote "{ $yours }"
apply-nothing = nothing said
apply-nothing-said = Nothing said
apply-nobody = nobody chosen
apply-not-said = Not said
apply-choose = Choose
apply-yes = Yes
apply-no = No
apply-optional = { $label } (optional)
apply-row-remove = Take this row away when I save
apply-more-rows = Save and show more rows
apply-rows-most = The list is full: { $most } rows.
apply-field-of-row = { $row }, { $name }
apply-problem = { $field }: { $what }
apply-at-most-characters = At most { $most } characters.
apply-too-long = Write at most { $most } characters.

apply-begin = Apply for money
apply-begin-lead = You can write in peace: everything is saved, and only you and your organisation see the draft.
apply-begin-do = Begin an application
apply-for-whom = For whom do you apply?
apply-for-whom-hint = If you apply for an organisation, those who belong to it see and change the application.
apply-for-myself = Only I see the application
apply-open-until = The call is open until { $closes }
apply-clock = The server's clock decides, not yours. It is now { $now }.
apply-not-open = The call is not open
apply-not-open-about = It opens { $opens } and closes { $closes }. It is now { $now }.

apply-title = Name of the project
apply-title-hint = At most 120 characters. The name becomes public if the application is granted.
apply-summary = Summary
apply-summary-hint = What the project is about, in words that may become public.
apply-from = Begins
apply-to = Ends
apply-period-hint = The project lies between { $from } and { $to }.

apply-parties = Organisations
apply-party-row = Organisation { $number }
apply-party-role = Role
apply-party-name = Name
apply-party-number = Organisation number
apply-party-number-hint = Ten digits
apply-party-county = County
apply-party-branch = Branch (SNI)
apply-party-branch-hint = For example 25 or 25.620
apply-party-employees = Employees
apply-party-does = What it does in the project
apply-party-remove = Take away

apply-packages = Work packages
apply-package-row = Work package { $number }
apply-package-title = Name
apply-package-from = Begins
apply-package-to = Ends
apply-package-party = Responsible
apply-package-does = What is done
apply-package-result = What it leads to
apply-package-remove = Take away

apply-budget-bounds = You can ask for between { $least } and { $most }, and at most { $percent } % of the costs.
apply-costs = Costs
apply-costs-about = One row for each cost. Write kronor, for example 125 000 or 125000,50.
apply-cost-row = Cost { $number }
apply-cost-party = Whose cost
apply-cost-year = Year
apply-cost-kind = Kind
apply-cost-amount = Amount in kronor
apply-cost-note = What it is
apply-cost-remove = Take away
apply-funds = Co-funding
apply-funds-about = What others pay in money, work or things.
apply-fund-row = Co-funding { $number }
apply-fund-party = Who pays
apply-fund-year = Year
apply-fund-amount = Amount in kronor
apply-fund-in-kind = Work or things, not money
apply-fund-remove = Take away
apply-requested = What you ask for
apply-requested-year = Asked for { $year }
apply-lowest-share = Can be done with so much of what you ask for
apply-lowest-share-hint = Leave empty if the project can only be done with all of it.
apply-all-of-it = only with all of it
apply-sums = Sums
apply-sums-about = Of what is saved. Save the page to count again.
apply-sums-caption = Costs and payment year by year
apply-sum-year = Year
apply-sum-cost = Cost
apply-sum-asked = Asked for
apply-sum-money = Others, money
apply-sum-in-kind = Others, work and things
apply-sum-lacks = Lacking
apply-sum-all = The whole project
apply-sum-by-party = Costs of each organisation
apply-sum-by-kind = Costs of each kind
apply-sums-right = The budget sums, in every year
apply-sums-lack = { $difference } is lacking: costs are larger than what is paid
apply-sums-beyond = { $difference } too much: more is paid than the project costs
apply-sums-lack-year = { $year }: { $difference } is lacking
apply-sums-beyond-year = { $year }: { $difference } too much
apply-sums-uneven = The budget sums as a whole, but not year by year

apply-contributions = Expected contributions to the sub-goals
apply-gives-row = Contribution { $number }
apply-gives-sub-goal = Sub-goal
apply-gives-county = County
apply-gives-branch = Branch (SNI)
apply-gives-firms = Firms reached
apply-gives-why = Why you expect it
apply-gives-remove = Take away
apply-whole-country = The whole country
apply-targets = Targets
apply-gaps = Gaps that the project would close
apply-gaps-about = Gaps are needs that nobody in the register can make today. Tick those that the project would close.
apply-gap = Gap
apply-gap-line = Gap { $number }: { $about }
apply-gap-closed = Gap { $number } (closed since it was chosen)
apply-gap-number = The gap's number
apply-gap-number-hint = If you know it. Several are set apart by commas.
apply-gap-search = Search among open gaps
apply-gap-search-hint = Process, county or kind of gap. The page is saved when you search.
apply-gap-find = Save and search gaps
apply-gaps-none = No open gap fits.
apply-gaps-more = And { $count } more. Search with more words to see them.

apply-no-questions = The call has no questions of its own.
apply-validated = Has a validation of skills been done?
apply-validated-hint = The call may pay another share for what builds on a validation.

apply-files = Files
apply-files-none = No files yet.
apply-file-name = File
apply-file-purpose = What the file is
apply-file-purpose-hint = What proves something is PDF. Other files may also be office documents.
apply-file-size = Size
apply-file-sha256 = Fingerprint (SHA-256)
apply-file-remove = Take away
apply-file-new = New file
apply-file-hint = PDF, Word, Excel, PowerPoint or OpenDocument, without macros.
apply-file-do = Add the file
apply-file-empty = Choose a file that is not empty.
apply-file-broken = The file did not arrive whole, or is too large. Try again with a smaller one.
apply-file-too-many = An application has at most { $most } files. Take one away first.
apply-file-macros = the file has macros. Save it without macros, or as PDF.
apply-file-kind = the file is of a kind that is not taken. Save it as PDF.
apply-file-is-kind = the file is { $kind }, which is not taken. Save it as PDF.
apply-file-no-pdf = the file is no PDF. A PDF is needed here: save or scan it as PDF and try again.
apply-file-not-pdf = the file is { $kind }, no PDF. A PDF is needed here: save it as PDF and try again.
apply-purpose-mandate = Shows who may sign (PDF)
apply-purpose-accounts = Latest annual accounts (PDF)
apply-purpose-support = Letter from an organisation that takes part or pays (PDF)
apply-purpose-other = Other
apply-to-check = Go on to the check

apply-complete = Everything that is needed is there
apply-lacks = { $count ->
    [one] { $n } thing keeps you from handing in
   *[other] { $n } things keep you from handing in
}
apply-signatory = Authorised signatory
apply-signatory-function = Function
apply-signatory-email = E-mail to the signatory
apply-signatory-email-hint = Only needed if somebody else than you signs.
apply-signatory-title = Who signs
apply-signatory-about = Whoever may sign for the applicant.
apply-signing-title = Let the signatory sign by e-mail
apply-signing-about = The signatory gets a link, reads the whole application and signs without an account. The signature is of exactly the version that stood there: if you change anything afterwards, it no longer holds.
apply-signature-do = Send to { $to } to be signed
apply-signature-first = Fill in the e-mail address and what is missing first.
apply-signed-at = signed { $at }
apply-signed-before = signed { $at }, but the application has changed since: the signature no longer holds
apply-signature-waits = asked { $at }, has not signed
apply-signature-void = asked { $at }, but the application has changed since
apply-signed-by = Signed by { $name }, { $function }.
apply-hand-in = Hand in
apply-hand-in-clock = The call closes { $closes }. What arrives before then is in time; what arrives then or later is not taken. The server's clock decides: this page was shown { $now }.
apply-hand-in-closed = The call closed { $closes }. The server's clock says { $now }. The application cannot be handed in, but it is kept.
apply-hand-in-lacks = You can hand in when nothing is missing.
apply-hand-in-lacks-these = It cannot be handed in yet. { $problems }
apply-declared = I am { $name }, { $function }, may sign for the applicant, and sign the application.
apply-unsigned = The application is not signed as it stands. Tick that you sign, or send it to the signatory.
apply-changed-before-hand-in = Somebody has changed the application since you read it. Read it through again.
apply-sign-title = Sign an application
apply-sign-about = You are asked as { $name }, { $function }. Read the whole application. What you sign is exactly what stands here.
apply-sign-do = Sign
apply-sign-done = You signed { $at }
apply-sign-done-about = Whoever wrote the application has been told and can hand it in.
apply-sign-void = The application has changed or is handed in already
apply-sign-void-about = It cannot be signed here. Whoever wrote the application can send a new link.

apply-rules = Who may apply
apply-rules-about = This is how the call's rules look against what you have said. You may hand in even if something is missed or unknown: an officer decides.
apply-rules-none = The call has no rules on who may apply.
apply-rules-rule = Rule
apply-rules-verdict = Stands
apply-rules-source = Source
apply-rule-source = Source: { $source }
apply-rule-branch = The branch (SNI) begins with { $any }
apply-rule-branch-but = The branch (SNI) begins with { $any }, but not { $but }
apply-rule-at-most = At most { $people } employees
apply-rule-at-least = At least { $people } employees
apply-rule-county = Lies in { $any }
apply-rule-earlier = Has had at most { $most } from the agency in { $years } years
apply-rule-validated = A validation of skills has been done
apply-verdict-met = Met
apply-verdict-missed = Missed
apply-verdict-unknown = Unknown

apply-next = Next step
apply-next-write = Finish the application.
apply-next-write-do = Go on writing
apply-next-hand-in = Nothing is missing. Read through, sign and hand in.
apply-next-hand-in-do = Check and hand in
apply-next-too-late = The call has closed and the application was not handed in.
apply-next-answer = The agency asks for a completion.
apply-next-answer-do = Read and answer
apply-next-wait-eligibility = The agency looks whether the application is complete and may be tried.
apply-next-wait-assess = The application is being assessed. The decision comes at the latest on the day stated here.
apply-next-wait-decide = The agency decides.
apply-next-nothing = Nothing more to do here.
apply-until = At the latest
apply-closed-at = Closed
apply-fact-state = State
apply-fact-call = Call
apply-fact-lead = Applicant
apply-fact-asked = Asks for
apply-fact-handed-in = Handed in
apply-fact-officer = Officer
apply-receipt = Number { $number }. Arrived { $at }.
apply-receipt-fingerprint = Fingerprint of what was handed in (SHA-256):
apply-versions = What was handed in
apply-versions-about = Each version stays as it was handed in. The fingerprint is the SHA-256 of the JSON file.
apply-version-version = Version
apply-version-at = Arrived
apply-version-signed = Signed by
apply-version-fingerprint = Fingerprint
apply-version-download = Download
apply-version-submitted = { $number } (application)
apply-version-completed = { $number } (completed)
apply-export = Download the application as it stands:
apply-export-draft = draft
apply-pdf-kind = Application for funding
apply-pdf-about = About the document
apply-timeline = What has happened
apply-who-applicant = Applicant
apply-who-signatory = The signatory
apply-sure-missing = Tick that you are sure.
apply-delete-title = Throw the draft away
apply-delete-about = "{ $title }" goes with its files and cannot be brought back.
apply-delete-sure = Yes, throw the draft away for good
apply-delete-do = Throw away
apply-withdraw-title = Withdraw the application
apply-withdraw-about = "{ $title }" is not tried if you withdraw it. It stays to be read, but cannot be handed in again.
apply-withdraw-sure = Yes, I withdraw the application
apply-withdraw-do = Withdraw

apply-completions = What the agency has asked for
apply-asked-at = Asked { $at }
apply-answer-by = Answer by { $day }. { $reason }
apply-answer-was-by = Earlier day: { $day }. { $reason }
apply-answered-at = Answered { $at }
apply-answered-by-version = The application was handed in again, version { $number }.
apply-late = Came too late; the officer decides
apply-late-still = The day has passed. You can still answer; the officer decides.
apply-answer-by-change = Change the application and hand it in again
apply-answer = Answer in words
apply-answer-hint = If words are enough you need not hand in again.
apply-answer-drop = Drop what I have changed in the application since it was handed in
apply-answer-do = Send the answer
apply-answer-missing = Write an answer.
apply-answer-unsent = You have changed the application. Hand it in again, or tick that the changes may go. If you have changed files you must hand in again.

apply-ask = Ask for a completion
apply-ask-question = What is to be completed
apply-ask-hint = The applicant reads exactly this.
apply-ask-days = Days to answer
apply-ask-do = Send the request
apply-ask-missing = Write what is to be completed.
apply-ask-wrong-days = Write a number of days, 1 to 366.
apply-officer-changed = Somebody else was first. Read the page again before you do anything.
apply-judge = May the application be tried?
apply-judge-about = Take a stand on each rule and write why. If all are met the application goes to its assessment; otherwise a refusal is proposed.
apply-engine-says = The rules say:
apply-judge-why = Why
apply-judge-do = Keep the finding
apply-judge-choose = Choose whether the rule is met.
apply-judge-reason = Write why, at most 2 000 characters.
apply-judge-before = Earlier findings:
apply-judged-rule = Rule
apply-judged-engine = The rules say
apply-judged-found = The officer
apply-judged-why = Why
apply-judged-eligible = May be tried ({ $at })
apply-judged-refusal = A refusal is proposed ({ $at })
apply-judged-old = Replaced by a later finding.
apply-judged-caption = Rule by rule, { $at }
apply-earlier = Earlier support of those who take part
apply-earlier-about = From the decisions in this register. Support from others, and decisions that are not here, are unknown.
apply-earlier-none = No decision in the register concerns those who take part.
apply-earlier-party = Organisation
apply-earlier-decision = Decision
apply-earlier-on = Day
apply-earlier-sum = Amount
apply-days = Days
apply-days-none = No day is set.
apply-days-what = What
apply-days-on = Day
apply-days-why = Why that day
apply-days-done = Stands
apply-days-moved = moved
apply-days-late = { $days } days late
apply-days-open = waits
apply-day-move = Move: { $what }
apply-day-new = New day
apply-day-reason = Reason
apply-day-reason-hint = The applicant reads the reason.
apply-day-do = Move the day
apply-day-wrong = Choose a new day that has not passed.
apply-day-no-reason = Write why the day is moved.
apply-day-changed = Somebody else has moved the day. Read the page again.
apply-due-eligibility = Look whether the application may be tried
apply-due-complete = Complete
apply-due-assess = Assess
apply-due-decide = Decide
apply-due-claim = Claim and report
apply-due-final-report = Final report
apply-due-decide-claim = Decide on a claim
apply-due-pay = Pay
apply-due-pay-back = Pay back

apply-list-title = My applications
apply-list-lead = Your own and your organisation's applications, the latest change first.
apply-list-none = You have no applications
apply-list-none-why = An application begins at a call that is open.
apply-list-to-calls = See calls
apply-list-name = Application
apply-list-call = Call
apply-list-state = State
apply-list-waits = Waits for
apply-list-asked = Asks for
apply-list-closes = Closes
apply-waits-you = you
apply-waits-agency = the agency
apply-waits-nobody = nobody

apply-wrong-missing = Fill in what is missing.
apply-wrong-unread = "{ $typed }" cannot be read here. Write digits only, or a day like 2027-03-31. It stays as you wrote it.
apply-wrong-too-long = The text has { $is } characters; there is room for { $most }.
apply-wrong-choose = Choose something in the list.
apply-wrong-no-such = "{ $code }" is not in the call. Choose something else.
apply-wrong-outside-period = The day lies outside the call's time, { $from } to { $to }.
apply-wrong-ends-first = The end lies before the beginning.
apply-wrong-not-whole = Write a whole number.
apply-wrong-organisation-number = Write an organisation number of ten digits, for example 556036-0793. Is the last digit right?
apply-wrong-twice = The same organisation stands in row { $row } already.
apply-wrong-leads = { $are ->
    [0] No organisation is the applicant. Choose one.
   *[other] { $are } organisations are applicants. Only one can be.
}
apply-wrong-no-party = Choose an organisation that takes part.
apply-wrong-no-year = The call gives no money in { $year }.
apply-wrong-amount = Write an amount above zero and below 100 thousand million kronor.
apply-wrong-sum = { $more ->
    [cost] Costs are { $cost } but only { $paid } is paid: { $difference } is lacking.
   *[other] Costs are { $cost } but { $paid } is paid: { $difference } too much.
}
apply-wrong-sum-year = { $more ->
    [cost] { $year } costs { $cost } but only { $paid } is paid: { $difference } is lacking.
   *[other] { $year } costs { $cost } but { $paid } is paid: { $difference } too much.
}
apply-wrong-below = Ask for at least { $least }.
apply-wrong-above = Ask for at most { $most }.
apply-wrong-share = The call pays at most { $percent } % of the costs: { $most }.
apply-wrong-in-kind = Work and things do not count as co-funding in this call.
apply-wrong-lowest-share = Write a share between 1 and 100 per cent.

happened-application-begun = The application was begun.
happened-application-kept = { $count ->
    [one] The application was saved.
   *[other] The application was saved { $count } times.
}
happened-application-file-kept = A file was added.
happened-application-file-removed = A file was taken away.
happened-application-signature-asked = The signatory was asked.
happened-application-signed = The application was signed.
happened-application-submitted = The application was handed in and given the number { $number }.
happened-application-completed = { $is_late ->
    [yes] The application was handed in again, { $late } days late.
   *[no] The application was handed in again.
}
happened-application-completion-asked = A completion was asked for by { $by }.
happened-application-answered = { $is_late ->
    [yes] The request was answered, { $late } days late.
   *[no] The request was answered.
}
happened-application-judged = { $eligible ->
    [yes] The application may be tried.
   *[no] A refusal was proposed: a rule is missed.
}
happened-application-day-moved = The day of "{ $what }" was moved from { $was } to { $on }.
happened-application-withdrawn = The application was withdrawn.

letter-application-sign-subject = An application waits for your signature
letter-application-sign-body =
    Hello,

    an application for funding waits for your signature. Read it and sign here, without an account:
    { $link }

    If the application is changed before it is handed in, the link no longer holds.
letter-application-signed-subject = Your application is signed
letter-application-signed-body =
    Hello,

    the signatory has signed your application. It is not handed in yet. Hand it in here:
    { $link }
letter-application-received-subject = Receipt: your application { $number } has arrived
letter-application-received-body =
    Hello,

    your application has arrived.

    Number: { $number }
    Time: { $at }
    Fingerprint (SHA-256): { $fingerprint }

    Follow it here:
    { $link }
letter-application-to-complete-subject = Your application needs to be completed
letter-application-to-complete-body =
    Hello,

    the agency asks for a completion of your application. What is asked, and by when, stands here:
    { $link }
letter-application-day-moved-subject = A day of your application has been moved
letter-application-day-moved-body =
    Hello,

    the agency has moved a day of your application. The new day and the reason stand here:
    { $link }
letter-application-withdrawn-subject = An application has been withdrawn
letter-application-withdrawn-body =
    Hello,

    the applicant has withdrawn an application that you handle:
    { $link }

apply-step-aid = Earlier aid
apply-lead-aid = The money is aid of little importance. Each organisation that gets some of it states what it has had before.
apply-aid-about = The agency may not grant more than the ceiling, counted for the whole group and from all authorities. The statement is handed in and signed with the application. Say "Not known" rather than guess: without a sure answer the agency does not know whether there is room.
apply-aid-nobody = No organisation has costs yet. Write the budget first.
apply-aid-row = Earlier aid, organisation { $number }
apply-aid-caption = Statements of earlier aid
apply-aid-party = Organisation
apply-aid-linked = Firms counted together with it
apply-aid-linked-ask = Are there firms that are counted together with the organisation?
apply-aid-linked-hint = For example parent and daughter companies, and firms that it controls.
apply-aid-linked-none = No, none
apply-aid-linked-these = Yes, those named here
apply-aid-linked-firms = Which firms, if you answered yes
apply-aid-linked-firms-hint = One a line: name and organisation number.
apply-aid-earlier = Earlier aid of little importance
apply-aid-earlier-ask = Has any of them had aid of little importance in the last three years?
apply-aid-earlier-hint = The decision says whether the aid is of little importance (de minimis). Count advice that cost nothing.
apply-aid-earlier-none = No, none
apply-aid-earlier-these = Yes, what stands in the list below
apply-aid-signed = Who certifies it
apply-aid-signed-hint = Whoever may sign for the organisation.
apply-aid-capacity = Function
apply-aid-lead-signs = Whoever signs the application certifies this too.
apply-supports = Aid that was given
apply-supports-about = One aid a row. Leave the day or the amount empty if it is not known.
apply-support-row = Aid { $number }
apply-support-party = Who had it
apply-support-grantor = Who gave it
apply-support-on = Day of the decision
apply-support-amount = Amount
apply-support-amount-hint = If the decision states euro, give euro.
apply-support-currency = Currency
apply-support-remove = Remove
apply-wrong-contradicts = Two answers contradict each other. Change one of them.
apply-wrong-no-lines = Name them in the list below, or answer something else.
apply-purpose-invoice = Invoice (PDF)
apply-purpose-books = Extract from the accounts (PDF)
apply-purpose-report = Report (PDF)
apply-purpose-annex = Annex to the decision (PDF)

# Skills: mapping, validation, development
apply-step-skills = Skills
apply-lead-skills = How many are mapped, validated or trained, in what, and against which standard.
apply-skills-left-out = What the plan knows was not carried over
apply-skills-left-out-why = Neither skills, numbers nor the summary are filled in: the name of one of the plan’s skills looks like a personal identity number or an e-mail address. Rename it in the map and begin again from the plan, or fill in here.
apply-skills-private = Numbers only: never write who anybody is
apply-skills-private-why = Names, personal identity numbers, e-mail addresses and individual results do not belong here. An individual's result is that individual's.
apply-skills-register = See qualifications to validate against, and test centres
apply-skills-people = Persons in all
apply-groups = Groups
apply-groups-about = A row for each occupation or area.
apply-group-row = Group { $number }
apply-group-area = Occupation or area
apply-group-people = Number of persons
apply-group-month = Planned month
apply-group-month-hint = For example 2027-03
apply-group-model = Standard or industry model
apply-group-other = Which other standard
apply-group-remove = Remove
apply-validator-title = Who validates
apply-validator = Organisation that validates
apply-validator-hint = For example a test centre. Write the organisation, not a person.
apply-accreditation = Accreditation
apply-accreditation-hint = By whom it is accredited and for what.
skills-personal-number = That looks like a personal identity number. Write only how many it is about; what you wrote is not kept.
skills-personal-email = That looks like an e-mail address. Write only how many it is about and which organisation; what you wrote is not kept.
