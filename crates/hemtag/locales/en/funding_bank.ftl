# The project bank: the agency's bank of granted projects.

bank-title = Project bank
bank-lead = Projects granted money from the structural funds since 2007: who received it, how much, where and under which programme.
bank-source = Source: the project bank of the Swedish Agency for Economic and Regional Growth. Amounts stand as the bank gives them: zero is zero, and an empty field means that the amount is not known.
bank-as-of = The table of { $period } is of { $day }.
bank-empty = The project bank is empty
bank-empty-text = No projects have been imported yet.
bank-empty-officer = No projects have been imported yet. Get the bank's tables from the agency and import them here, or with hemtag import project-bank FILE.
bank-search = Search by name, recipient, case number or words
bank-found = { $count ->
    [one] { $n } project
   *[other] { $n } projects
}
bank-hidden = No project fits the filters
bank-table = Projects
bank-period = Programme period
bank-from = Ran in this year or later
bank-to = Ran in this year or earlier
bank-told-from = { $year } or later
bank-told-to = { $year } or earlier
bank-recipient-hint = The whole name. Capitals and AB make no difference.
bank-counties = Counties
bank-regions-abroad = Regions outside Sweden
bank-other = Other
bank-amount-is-kronor = Granted in kronor
bank-amount-is-euro = Granted in euro
bank-amount-is-zero = Zero granted
bank-amount-is-unknown = The amount is not known
bank-sum-kronor = Granted in kronor
bank-sum-euro = Granted in euro
bank-sum-unknown = Not known
bank-granted = Granted
bank-days = Time
bank-days-unknown = The time is not known
bank-amount-unknown = Not known
bank-euro = EUR { $amount }
bank-abroad = { $name } ({ $country })
bank-country-NO = Norway
bank-country-DK = Denmark
bank-country-FI = Finland
bank-no-place = No county given
bank-every-county = Every county
bank-not-said = Not given
bank-not-divided = The bank does not say how the money is divided between the counties.
bank-number = Case { $number } in the agency's project bank
bank-financiers = Public financiers
bank-financiers-kronor = As the bank gives them, in kronor. The amounts are not part of what was granted.
bank-financiers-euro = As the bank gives them. It writes no currency; the project was granted in euro, and the amounts are read so. They are not part of what was granted.
bank-pays = Amount
bank-summary = What the project does
bank-summary-staff = Shown to staff only: the text may name people.
bank-versions = What the bank said before
bank-version = Version
bank-version-at = Imported
bank-version-differs = What differs, with the amount and the time that held
bank-from-row = Row { $row } of the bank's table, which is of { $day }. Imported { $imported }.
bank-file-note = The agency's project bank as it was imported. granted_sek and granted_eur stand as the bank gives them: 0 is zero, empty is not known. counties: county codes, and names of regions outside Sweden; the money is not divided between them.

# Columns
bank-column-number = Case number
bank-column-name = Project
bank-column-recipient = Recipient
bank-column-kronor = Granted amount in kronor
bank-column-euro = Granted amount in euro
bank-column-starts = First day
bank-column-ends = Last day
bank-column-goal = Goal
bank-column-programme = Programme
bank-column-priority = Priority
bank-column-theme = Thematic objective
bank-column-financiers = Public financier
bank-column-counties = Counties
bank-column-kommuner = Municipalities
bank-column-summary = Description
bank-column-as-of = Day of the table
bank-column-standing = Running or ended

# Sums
bank-sums-title = Sums of the project bank
bank-sums-lead = Where the money went: by year, by county and by programme, beside what is granted here.
bank-sums-of-these = Sums of these projects
bank-sums-whole = All together
bank-sums-how = A project that names several counties is not divided, for the bank does not say how. It therefore counts whole for each county that it touches, and beside that stands the sum of the projects that name that county and no other. Kronor and euro are never added up.
bank-on-the-map = The map says how many projects touch the county.
bank-of-one = Name one county or region
bank-of-several = Name several
bank-of-none = Name none
bank-of-all = All
bank-what = Projects that
bank-projects = Number
bank-kronor = Kronor
bank-euros = Euro
bank-unknown = Without a known amount
bank-year = Year
bank-here = Granted here, kronor
bank-by-year = By year
bank-by-year-text = The bank is counted by the year in which a project began, for it says neither when it was granted nor how the money is spread over years. What is granted here is counted by the year of the decision and has the pale bar. The bars show kronor.
bank-by-place = By county
bank-by-place-text = The pale bar is every project that touches the county; they overlap and do not add up over counties. The dark one is projects that name that county only; they add up. The bars show kronor.
bank-touches-projects = Touch, number
bank-touches = Touch, amount
bank-alone-projects = Only here, number
bank-alone = Only here, amount
bank-by-programme = By programme
bank-by-programme-text = Both periods name programmes by region. The bars show kronor.
bank-sums-file-note = Sums out of the agency's project bank, by programme and county. touches: every project that names the county, whole; the sums overlap. alone: projects that name that county only. unknown: projects without a known amount.

# Import
bank-import-title = Import the project bank
bank-import-lead = Read in the agency's tables of granted projects. First you see what becomes of each row; nothing is kept until you confirm.
bank-import-about = The table is recognised by its heads, one set for each programme period. Importing the same table again changes nothing. A row that has changed becomes a further version of its project, and the earlier one stays. Projects that are not in the table stay.
bank-heads-2007 = Heads of 2007–2013:
bank-heads-2014 = Heads of 2014–2020:
bank-import-no-layout = The heads are not those of the project bank. The file has: { $columns }. The period 2007–2013 has: { $first }. The period 2014–2020 has: { $second }. At least the case number, the project's name, the amount in kronor and the counties must be there, and heads of one period only.
bank-import-period = The table is of the programme period { $period }.
bank-import-unknown = Columns that are not read: { $columns }.
bank-import-lacking = Columns that are missing: { $columns }.
bank-import-not-named = { $count ->
    [one] { $n } project of the bank is not in the table. It stays.
   *[other] { $n } projects of the bank are not in the table. They stay.
}
bank-import-do = { $count ->
    [one] Import { $n } project
   *[other] Import { $n } projects
}
bank-import-nothing = There is nothing to import: nothing is new and nothing has changed.
bank-import-done = { $count ->
    [one] { $n } project imported
   *[other] { $n } projects imported
}
bank-import-refused = { $count ->
    [one] { $n } row was refused. Correct it in the table and import again.
   *[other] { $n } rows were refused. Correct them in the table and import again.
}
bank-fate-all = All
bank-fate-new = New
bank-fate-changed = Changed
bank-fate-unchanged = Unchanged
bank-fate-twice = Duplicates
bank-fate-wrong = Refused
bank-fate-noted = With a note
bank-fate-choose = Rows shown
bank-row-new = New.
bank-row-changed = Changed: { $columns }.
bank-row-unchanged = As before.
bank-row-twice = Duplicate of row { $row }. Not taken in again.
bank-row-wrong = Refused. { $why }
bank-note-zero = Zero granted, as the bank says. Kept as zero.
bank-note-no-amount = No amount given. Kept as not known.
bank-note-both = An amount in both kronor and euro. They are not added up.
bank-note-no-county = No county given.
bank-note-no-days = The first or the last day is missing.
bank-note-mended = { $count } broken letters mended in: { $columns }.
bank-note-lost = { $count } letters are lost (¿) and cannot be mended in: { $columns }.
bank-note-financier = { $count } financiers without a readable amount.
bank-note-perhaps = Perhaps the same project as in row { $row }: name, recipient and first day are the same, but the case number is another. Both are kept.
bank-noted-zero = Zero granted
bank-noted-no-amount = Without an amount
bank-noted-both = Amount in both kronor and euro
bank-noted-no-county = Without a county
bank-noted-no-days = Without a first or last day
bank-noted-mended = With mended letters
bank-noted-lost = With lost letters (¿)
bank-noted-financier = With a financier without a readable amount
bank-noted-perhaps = Perhaps the same project as a row above
bank-wrong-cells = The row has { $has } cells, but there are { $heads } heads. See whether a comma lacks its quotation marks.
bank-wrong-needed = { $column } is missing.
bank-wrong-number = The case number ”{ $text }” is no number. It should be at most twelve digits.
bank-wrong-long = { $column } is longer than { $most } characters.
bank-wrong-amount = { $column }: ”{ $text }” is no amount. Write for instance 1 234,50.
bank-wrong-negative = { $column }: ”{ $text }” is below zero. A granted amount cannot be negative.
bank-wrong-too-much = { $column }: ”{ $text }” is unreasonably large. See whether it is right.
bank-wrong-day = { $column }: ”{ $text }” is no day between 1990 and 2060. Write year-month-day, for instance 2015-09-01.
bank-wrong-order = The project ends { $ends }, before it begins { $starts }.
bank-wrong-county = ”{ $text }” is no county and none of the neighbours' regions. Write the county's name, several with commas between them.
bank-wrong-twice = The case number stands in row { $row } too, which says something else about: { $columns }. That row holds.
bank-cli-kept = Kept. It is shown at /funding/bank.
bank-cli-nothing-kept = Nothing is kept.

# Proposals for the map
bank-proposals-title = Projects for the map of initiatives
bank-proposals-lead = Projects of the bank whose words suggest that they show, match or help manufacturing, the strongest first. Choose one, and it is reviewed as every other suggestion. It is on the map only when somebody has confirmed it there.
bank-proposals-found = { $count ->
    [one] { $n } project
   *[other] { $n } projects
}
bank-proposals-all = Show also those proposed already
bank-proposals-new = Show only those not proposed
bank-points = { $points } points:
bank-reason-name = ”{ $word }” in the name { $points }
bank-reason-text = ”{ $word }” { $points }
bank-put-forward = Propose for the map
bank-put-forward-title = The map of initiatives
bank-put-forward-text = Does the project show somebody who can make things, or help somebody find them? Propose it, and it is reviewed before it is on the map.
bank-became-waits = Proposed, waits for review
bank-became-accepted = On the map
bank-became-rejected = Proposed and rejected

# Applicants
bank-likely = The project bank about the parties
bank-likely-about = The bank has names and no organisation numbers. That a recipient with the same name is the same organisation is therefore a suggestion only. It does not count as earlier support until you have said so, and then from the project's first day, for the bank does not say when it was granted. Amounts in euro are not counted.
bank-likely-none = No recipient of the bank has the name of any of the parties. There may be support under another name.
bank-likely-of = Granted to recipients named { $name }
bank-likely-perhaps = Perhaps the same: the name is the same. Nobody has said which.
bank-likely-no-number = Perhaps the same: the name is the same. The party has no readable organisation number, so you cannot say yet.
bank-likely-same = The same organisation, an officer found on { $day }: { $reason }
bank-likely-another = Another organisation, an officer found on { $day }: { $reason }
bank-likely-tell = Say which
bank-likely-tell-again = Say again
bank-likely-question = Is the recipient the same organisation as the party?
bank-likely-hint = Look in the organisation's papers, or ask it.
bank-likely-yes = Yes, the same
bank-likely-no = No, another
bank-likely-why = How do you know?
bank-likely-why-hint = For instance: the organisation number stands in case 185210.
bank-likely-do = Save
bank-likely-choose = Choose whether it is the same organisation or another.
bank-likely-no-reason = Write how you know, at most 2 000 characters.
apply-done-recipient = What was found of the recipient is saved
