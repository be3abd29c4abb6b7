# Cases
cases-title = Cases
cases-lead = Needs that somebody wants help with. What has waited longest stands first.
cases-none = No cases here
case-number = Case { $number }
case-column-case = Case
case-next = Next step
case-waits-for = Waits for
case-waits-since = Waiting since
case-adviser = Adviser
case-adviser-none = Nobody yet
case-county = County
case-county-unknown = Not known
case-branch = Industry
case-branch-hint = Decides which adviser fits. You need not know.
case-branch-unknown = Not known
case-triage = About
case-triage-none = Not said yet
case-triage-find = Finding a maker
case-triage-choose = Choosing how to make it
case-triage-prepare = Preparing production
case-state = State
case-state-new = New, no adviser yet
case-state-working = In progress
case-state-resting = Resting
case-state-closed = Closed
case-party-owner = The product owner
case-party-adviser = The adviser
case-party-office = Whoever names advisers
case-party-maker = A maker
case-party-other = Somebody else
case-party-nobody = Nobody
case-tasks = To do
case-task-state-not-started = Not started
case-task-state-waiting = Waiting for someone
case-task-state-information-missing = Information missing
case-task-state-done = Done
case-task-waits = Waiting for { $who }
case-task-own = A task of your own
case-task-confirm-facts = Go through the need: are the requirements, numbers and times right?
case-task-read-answer = Read the answer: who can make it, who nearly can, and who must be asked?
case-task-adjust-need = Advice on changes that give more makers
case-task-read-strategy = Read the production strategy: ways to make it, costs and break-evens
case-task-advise-process = Advice on the process for the numbers
case-task-decide-process = Decide on the process
case-task-hand-over-drawings = Hand over drawings and CAD files
case-task-review-design = Go through the design: what makes it costly or hard to make?
case-task-plan-series = Plan the pilot series: tools, inspection, deliveries
case-step-closed = The case is closed. It can be opened again.
case-step-come-back = The case rests. We remind you when the day comes.
case-step-own = In your own words
case-step-choose-triage = Say what the case is about
case-step-name-adviser = Name an adviser
case-step-state-aid = State earlier aid, so that advice can begin
case-step-accept-aid = Look at the statement of earlier aid
case-step-inform = Complete what is missing: { $task }
case-step-begin = Begin: { $task }
case-step-await = Wait for: { $task }
case-step-overdue = The day has passed: { $task }
case-step-qualify = Judge whether the need is fit to be shown to makers
case-step-ask-makers = Ask makers
case-step-decide = Everything is done. Close the case, or say what it is about next.
case-open-title = Get help from an adviser
case-open-lead = You get a named person to turn to. They sell nothing, and see only what you have written yourself.
case-open-question = What do you need help with?
case-open-find = Finding somebody who can make it
case-open-find-hint = You know what is to be made, and look for who.
case-open-choose = Choosing how to make it
case-open-choose-hint = Material, process and number: what fits, and where does it turn?
case-open-prepare = Preparing production
case-open-prepare-hint = For example changing the design so that it is cheap to make.
case-open-later = Not now, I will come back later
case-open-later-hint = The case rests until the day you choose. Then you get a letter.
case-open-day = The day you come back
case-open-day-hint = Only if you answer "not now". At most two years ahead.
case-open-why = When you open a case, advisers in your county may read the need. Makers learn no more than before.
case-open-do = Open the case
case-open-no-question = Choose what you need help with.
case-open-no-day = Choose a day. "{ $text }" cannot be read as a date.
case-open-wrong-day = Choose a day to come, at most two years ahead.
case-open-need-closed = The need is closed. Open it again first.
case-open-account = For somebody to help you, you must be reachable. Sign in, or get an account with your e-mail address.
case-open-account-after = The link of the need remains. Come back here when you have signed in.
case-open-others = Another account has already opened a case for this need. Sign in with that account, or ask that person for help.
case-done-opened = The case is open.

# One case
case-next-waits = Waits for { $who } since { $since }.
case-next-on = By { $day }.
case-until = until { $day }
case-opened = Opened
case-standing = How it stands
case-people = Who helps
case-owner = Product owner
case-adviser-none-owner = Nobody yet. You get a letter when somebody is named.
case-adviser-orphaned = The named adviser no longer holds the role. Somebody else can take the case.
case-person-ended = The account has ended
case-account-number = Account { $number }
case-writes-sv = reads Swedish
case-writes-en = reads English
case-take = Take the case
case-name = Name an adviser
case-name-other = Name another adviser
case-name-hint = Whoever fits county and industry and has least to do stands first. The product owner gets a letter.
case-name-near = Fits county and industry
case-name-far = Others
case-name-do = Name
case-name-nobody = Choose an adviser in the list.
case-no-advisers = There is no adviser to name. Invite one under Accounts and roles.
case-everywhere = the whole country
case-open-cases = { $count ->
    [one] { $n } open case
   *[other] { $n } open cases
}
case-way-about = Say what it is about
case-way-adviser = Name somebody or take the case
case-way-state-aid = State earlier aid
case-way-accept-aid = Look at the statement
case-way-task = To the task
case-way-fit = To the judgement
case-way-decide = Close or go on
case-step-set = Set the next step yourself
case-step-change = Change the next step
case-step-text = Next step
case-step-text-hint = A sentence that the product owner reads too. Leave it empty, and the tasks say what comes next.
case-step-by = Whose turn it is
case-step-on = By
case-step-do = Save the next step
case-no-day = "{ $text }" cannot be read as a date. Write for example 2026-12-01.
case-too-long = The text is too long. At most { $most } characters.
case-too-many = There are { $most } already. Remove something first.
case-meanwhile = Somebody changed the case while you wrote: { $what }. What you wrote stays. Save again if it still holds.
case-about-change = Change what the case is about
case-about-lead = Tasks that somebody has begun stay. Those that belong to the new question are added.
case-about-do = Save
case-fit = Shown to makers
case-fit-not-yet = Not judged yet
case-fit-since = Fit to be shown, judged { $day }
case-fit-do = The need is fit to be shown to makers
case-fit-undo = Take the judgement back
case-fit-about = A maker should not have to guess: requirements, numbers and times must be clear.
case-need = The need
case-need-answer = The need and its answer
case-need-counts = Can make it: { $exact }. To be asked: { $ask }. Changes that give more: { $changes }.
case-need-nothing-asked = The need says nothing that can be compared yet.
case-need-facts = Everything the need says
case-tasks-none = No tasks yet. They come when the case says what it is about.
case-tasks-caption = Tasks of the case
case-task = Task
case-task-stands = How it stands
case-task-whose = Whose task
case-task-due = By
case-task-due-hint = Leave it empty if there is no day.
case-task-no-day = No day
case-task-done-on = Done { $day }
case-task-late = { $day }, the day has passed
case-task-is-advice = Advice
case-task-new = Add a task
case-task-title = What is to be done
case-task-title-hint = The product owner reads it too.
case-task-advice = It is advice to the firm, so the statement of earlier aid comes first
case-task-add = Add
case-task-empty = Write what is to be done.
case-task-waits-for = Waits for
case-task-waits-name = Name, if it is somebody else
case-task-save = Save
case-task-no-state = Choose how the task stands.
case-task-nobody = Say whom the task waits for.
case-task-aid-first = The task is advice. It can begin when the statement of earlier aid is accepted.
case-task-state-waiting-hint = Say for whom below.
case-task-state-information-missing-hint = Somebody has looked, but something must be completed.
case-notes = Notes
case-notes-none = No notes yet.
case-note-inner = Advisers only
case-note-write = Write a note
case-note-hint = It is kept sealed. It cannot be changed afterwards.
case-note-for = Who is to read it?
case-note-for-staff = Advisers and officers only
case-note-for-both = The product owner too
case-note-do = Save the note
case-note-empty = Write something in the note.
case-files = Files
case-files-none = No files yet. The need's own files and drawings are with the need.
case-files-caption = Files of the case
case-file = File
case-file-size = Size
case-file-by = Handed over by
case-file-remove = Remove
case-file-new = Hand over a file
case-file-hint = PDF, picture, CAD file, Word, Excel or text. It is kept sealed and handed out as a file only.
case-file-do = Hand over the file
case-file-share = Hand over to the product owner too
case-file-keep-inner = Hand over to advisers only
case-file-none = Choose a file that is not empty.
case-file-macros = The document carries a program (macros) and is not taken. Save it without macros, or as PDF.
case-file-kind = The file's content is of no kind that is taken. Save it as PDF.
case-file-is-kind = The file's content is { $kind }, which is not taken. Save it as PDF.
case-timeline = What has happened
case-timeline-about = The latest first. Times in UTC.
case-timeline-before = What happened before that
case-close-title = Close the case
case-close-about = A closed case can be read, and opened again. The need stays as it is.
case-close-do = Close the case
case-reopen-title = Open the case again
case-reopen-about = It goes on where it ended.
case-reopen-do = Open the case again
case-done-named = The adviser is named, and the product owner gets a letter.
case-done-taken = The case is yours, and the product owner gets a letter.
case-done-about = Saved.
case-done-step = The next step is saved.
case-done-qualified = The judgement is saved.
case-done-closed = The case is closed.
case-done-reopened = The case is open again.
case-done-note = The note is saved.
case-done-task = The tasks are saved.
case-done-file = The files are up to date.
case-done-aid = Saved.

# The statement of earlier aid
case-aid = Statement of earlier aid
case-aid-see = See the statement
case-aid-none = Not stated yet
case-aid-stated = Stated { $day }, waits to be looked at
case-aid-returned = Sent back { $day } to be completed
case-aid-accepted = Accepted { $day }
case-aid-lead = Advice that costs nothing counts as aid of little importance (de minimis). Before it starts, the firm states what aid it has had, so that the ceiling is not passed.
case-aid-rules = Today { $regulation } holds: at most { $ceiling } for a firm and those linked to it ({ $from } to { $to }).
case-aid-window-fiscal = It is counted over the firm's fiscal years: the current one and the two before.
case-aid-window-rolling = It is counted three years back from the day.
case-aid-rules-source = Source: { $source }.
case-aid-no-rules = No rules of aid of little importance are known for this day.
case-aid-stated-title = What is stated
case-aid-stands = State
case-aid-firm = Firm
case-aid-number = Organisation number
case-aid-linked = Firms linked to it
case-aid-linked-ask = Is the firm linked to others?
case-aid-linked-hint = For example a parent, a subsidiary or firms with the same deciding owner. They count as one single undertaking.
case-aid-linked-none = No
case-aid-linked-these = Yes, these
case-aid-linked-names = Which? One on each line
case-aid-linked-which = Write which firms it is linked to.
case-aid-linked-contradicts = You have written firms but answered something else. Choose one.
case-aid-linked-choose = Answer whether the firm is linked to others. Not known is an answer.
case-aid-earlier = Earlier aid
case-aid-earlier-ask = Has the firm, or one linked to it, had aid of little importance?
case-aid-earlier-hint = Grants, vouchers, subsidised advice. The decision says whether it is such aid.
case-aid-earlier-none = No, none
case-aid-earlier-these = Yes, this
case-aid-earlier-which = Write at least one support below.
case-aid-earlier-contradicts = You have written aid but answered something else. Choose one.
case-aid-earlier-choose = Answer whether the firm has had aid before. Not known is an answer.
case-aid-support = Support { $number }
case-aid-grantor = Who gave it
case-aid-on = Day of the decision
case-aid-amount = Amount
case-aid-currency = Currency
case-aid-rate = Kronor for a euro
case-aid-rate-on = Day of the rate
case-aid-in-euro = In euro
case-aid-fiscal = The fiscal year begins in
case-aid-fiscal-hint = The older rules count fiscal years.
case-aid-more = More rows
case-aid-certify = I certify that what I state is right
case-aid-do = Hand in the statement
case-aid-again = Hand in a new statement
case-aid-no-firm = Write the name of the firm.
case-aid-wrong-number = "{ $text }" is no organisation number. Write ten digits, or leave it empty.
case-aid-not-certified = Tick that what you state is right.
case-aid-no-grantor = Write who gave the support.
case-aid-wrong-amount = "{ $text }" is no amount. Write for example 50,000 or 1,234.50.
case-aid-wrong-rate = "{ $text }" is no rate. Write how many kronor a euro costs, for example 11.4365.
case-aid-no-rate-day = Write the day of the rate.
case-aid-kronor = { $amount } kronor
case-aid-kronor-at = { $amount } kronor ({ $rate } kronor for a euro, { $day })
case-euro = { $amount } euro
case-aid-sum = Aid that counts from { $from }: { $sum }.
case-aid-sum-between = Aid that counts from { $from }: between { $least } and { $most }.
case-aid-sum-least = Aid that counts from { $from }: at least { $least }. How much more nobody knows yet.
case-aid-room = There is room: { $room }
case-aid-full = There is no room left
case-aid-unknown = It cannot be said whether there is room
case-aid-unknown-do = Something is not known: a day, an amount, a rate, who is linked. Find it out and hand in a new statement. Advice that you pay for yourself is not affected.
case-aid-was-accepted = Reckoned by { $rules }: { $sum } before, and advice worth { $value }.
case-aid-answer = Look at the statement
case-aid-value = What the advice is worth
case-aid-value-hint = Hours times what an hour costs. It becomes aid itself.
case-aid-accept = Accept the statement
case-aid-return = Send it back to be completed
case-aid-return-about = Say in a note what is missing. To send it back no amount is needed.
case-aid-no-value = Write what the advice is worth.
case-aid-no-rate = An amount in kronor needs a rate, so that it can be told in euro.
case-aid-no-room = There is no room for advice of that worth, or it cannot be said. The statement cannot be accepted.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# What has happened
happened-other = Something happened ({ $what }).
happened-need-stated = The need was stated.
happened-need-changed = The need was changed.
happened-need-change-undone = A change of the need was taken back.
happened-need-closed = The need was closed.
happened-need-reopened = The need was opened again.
happened-case-opened = The case was opened: { $triage }.
happened-case-adviser-named = { $has_before ->
    [yes] { $adviser } became adviser after { $before }.
   *[no] { $adviser } became adviser.
}
happened-case-about-changed = { $has_day ->
    [yes] The case rests until { $day }.
   *[no] The case is now about: { $triage }.
}
happened-case-step-set = { $own ->
    [yes] The next step was set.
   *[no] The next step was left to the tasks.
}
happened-case-qualified = The need was judged fit to be shown to makers.
happened-case-qualification-withdrawn = The judgement of the need was taken back.
happened-case-closed = The case was closed.
happened-case-reopened = The case was opened again.
happened-case-reminded = A letter reminded of the day { $day }.
happened-case-task-late = The day of a task passed.
happened-case-task-added = Task added: { $task }
happened-case-task-changed = { $task } ({ $state })
happened-case-note-added = { $inner ->
    [yes] A note for advisers was written.
   *[no] A note was written.
}
happened-case-file-kept = A file was handed over ({ $kind }).
happened-case-file-removed = A file was removed.
happened-case-aid-stated = Earlier aid was stated.
happened-case-aid-returned = The statement of earlier aid was sent back.
happened-case-aid-accepted = The statement was accepted: { $sum } before, advice worth { $value }, ceiling { $ceiling }.

# Letters
letter-case-named-subject = You have an adviser
letter-case-named-body = An adviser has been named for your case { $number } in Hemtag. Sign in to see who it is and what happens next:

    { $link }
letter-case-given-subject = A case waits for you
letter-case-given-body = You have been named adviser for case { $number } in Hemtag:

    { $link }
letter-case-come-back-subject = Your case in Hemtag
letter-case-come-back-body = You wanted to come back to your case { $number } today. Say what it is to be about, or choose another day:

    { $link }

# The list
cases-search = Search by the need's name or the case's number
cases-found = { $count ->
    [one] { $n } case
   *[other] { $n } cases
}
cases-caption = Cases, what has waited longest first
cases-none-why = A case begins with a need: whoever owns it gets help from an adviser.
cases-hidden = The filters hide all cases
cases-all = Show all open cases
cases-any = All
cases-open = All that are not closed
cases-mine = Mine
cases-since = Waiting since before
cases-own = My cases
cases-advisers = Advisers and how much they have
cases-advisers-lead = Open cases for each adviser, and in how many of them it is the adviser's turn.
cases-serves = Counties and industries
cases-load-open = Open cases
cases-load-waiting = Wait for the adviser

# Calendar
calendar-title = Calendar
calendar-about = The days of your cases in your own calendar: the number and what kind of thing, nothing more. Whoever has the address can read them.
calendar-address = Address to add to the calendar
calendar-make = Make an address
calendar-renew = Change the address
calendar-end = Turn off
calendar-name = Hemtag
calendar-task = Case { $number }: task
calendar-advice = Case { $number }: advice
calendar-step = Case { $number }: next step
calendar-back = Case { $number }: time to come back

# More of what has happened
happened-request-made = A question to a maker was written.
happened-request-agreed = A question to a maker was approved.
happened-request-answered = A maker answered.
happened-request-replied = A maker's question was answered.
happened-request-sent-again = A question was sent again.
happened-request-taken-back = A question was taken back.
happened-request-reminded = A maker was reminded.
happened-need-outcome = What came of it was written down.
happened-need-outcome-asked = The product owner was asked what came of it.
happened-need-disclosed = What makers may see of the need was changed.
happened-need-taken = The need was taken into an account.
happened-need-left = The need left its account.
happened-need-notices-seen = The product owner read what had happened.
happened-undertaking-accepted = A maker undertook confidentiality.
happened-gap-opened = Nobody could make it: a gap opened.
happened-gap-changed = The gap became of another kind.
happened-gap-closed = The gap closed: somebody can make it.
letter-case-new-subject = A new case waits for an adviser
letter-case-new-body = Case { $number } in Hemtag lies in an area that you work with, and no adviser is named. See what it is about and take it if you can:

    { $link }
