# The register of aid of little importance (de minimis).

aid-title = Register of aid
aid-lead = Which firms were granted de minimis aid, by whom and when. This is all that the register holds, also what firms have stated of aid by others.
aid-public-title = De minimis aid
aid-public-lead = The de minimis aid that the agency has granted.
aid-public-about = Published under article 6 of Regulation (EU) 2023/2831. Sole traders are shown by a number instead of a name, since their organisation numbers are personal identity numbers. What firms have stated of aid by others is not published. Free to use.
aid-file-note = De minimis aid granted by the agency, with the fields of article 6 of Regulation (EU) 2023/2831. Sole traders are masked. amount_eur is what the aid is worth in euro (gross grant equivalent); empty means not known.
aid-file-staff-note = The whole register of aid, for officers. It holds what firms have stated of aid by others, which is not published.
aid-search = Search for a firm, an organisation number or a grantor
aid-from = Granted from
aid-to = Granted until
aid-found = { $count ->
    [one] { $n } grant
   *[other] { $n } grants
}
aid-none-title = No aid
aid-none = The register is empty.
aid-none-filtered = No aid in the register fits the filters.
aid-withdrawn = Withdrawn
aid-withdraw = Withdraw
aid-save = Save
aid-saved = Saved
aid-yes = Yes
aid-no = No

aid-column-firm = Firm
aid-column-granted = Granted
aid-column-euro = Worth in euro
aid-column-grantor = Granted by
aid-column-instrument = Form of aid
aid-column-branch = Branch (NACE)
aid-column-origin = Source
aid-column-rules = Rules
aid-column-worth = Worth
aid-column-counts = Counts
aid-column-why = Why

aid-origin-advice = Advice in a case
aid-origin-decision = Decision of funding
aid-origin-stated = Stated by the firm
aid-origin-imported = Imported
aid-origin-written = Written by an officer
aid-instrument-grant = Grant
aid-instrument-advice = Advice or another service
aid-instrument-loan = Loan
aid-instrument-guarantee = Guarantee
aid-instrument-other = Other

aid-euro = { $amount } euro
aid-kronor = { $amount } kronor
aid-kronor-at = { $amount } kronor ({ $rate } kronor for a euro, { $day })
aid-hours = { $hours } hours at { $rate }
aid-between = between { $least } and { $most }
aid-at-least = at least { $least }
aid-at-most = at most { $most }
aid-between-days = between { $from } and { $to }
aid-number-personal = Personal identity number, not shown
aid-sole-trader = Sole trader no. { $number }
aid-article = article { $number }

aid-sum = Aid that counts
aid-ceiling = Ceiling
aid-room-left = Room left
aid-room = There is room: { $room }
aid-full = There is no room left
aid-unknown = Whether there is room cannot be said
aid-rules = { $regulation }: at most { $ceiling } for a single undertaking. Counted from { $from } to { $to }. { $window }
aid-window-fiscal = The current fiscal year and the two before it count.
aid-window-rolling = Three years back from the day count.
aid-no-rules-title = No aid can be granted
aid-no-rules = No rules of de minimis aid are known for this day.
aid-no-rules-after = { $rules } held until { $day }. No later rules are known, so that no aid can be granted under them. The rules of the day on which the right to the aid arises hold, not those of the application.
aid-excluded = The branch is { $branch }. Aid to that activity is not covered ({ $article }). Aid to another activity of the same firm is, when the two are kept apart.
aid-members = Counts as a single undertaking together with { $firms } ({ $article }).
aid-no-lines = No earlier aid is known.
aid-lines = Earlier aid, line by line
aid-stated = stated by the firm
aid-counts-whole = Yes
aid-counts-part = In part
aid-counts-perhaps = Perhaps
aid-counts-no = No

aid-why-in-window = Granted within the time that counts, from { $from }.
aid-why-before = Granted before { $from }, so that it counts no longer.
aid-why-after = Granted after { $day }.
aid-why-day-not-known = The day is not known: it may lie within the time or outside.
aid-why-fiscal-not-known = Whether it counts depends on when the fiscal year begins, which is not known.
aid-why-amount-not-known = What it is worth in euro is not known: the amount or the rate is missing.
aid-why-other-firm = { $firm } is not one with the firm on this day.
aid-why-linked = { $over } decides over { $under }: they count as a single undertaking ({ $article }).
aid-why-linked-since = { $over } decides over { $under } since { $day }. Aid from before an acquisition counts ({ $article }).
aid-why-merged = { $firm } went up in { $to } on { $day }. Earlier aid to all who merged counts ({ $article }).
aid-why-followed = { $firm } was divided on { $day }. The aid follows the activity that used it, and that went to { $to } ({ $article }).
aid-why-divided = { $firm } was divided on { $day }. Which activity used the aid cannot be said, so that it is divided by the book value of equity: { $to } has { $equity } of { $total } ({ $article }).
aid-why-not-divided = { $firm } was divided on { $day }. How much of the aid belongs to { $to } is not known: the activity or the equity is missing ({ $article }).
aid-why-maybe-same = May be the same aid as another line. Until somebody has decided it counts once at the least and twice at the most.

aid-note-rules-changed = When the application came, { $before } held. The right to the aid arises now, so that { $rules } holds ({ $article }).
aid-note-no-rules-before = Which rules held when the application came is not known. Those that hold now count.
aid-note-links-not-known = It is not known which firms it is one with. They may have had aid.
aid-note-grants-not-known = It is not known whether others have given aid. Ask the firm for a statement.
aid-note-fiscal-not-known = The fiscal year is not known, so that all twelve months were tried.

aid-has-had = What the firm has had
aid-register-alone = This is what the register says today. Aid by others is seen only where the firm has stated it; ask for a statement before anything new is granted.
aid-person-about = A sole trader: the organisation number is a personal identity number and is not shown. What is published has a number instead of the name.
aid-size = Size
aid-size-micro = Micro-enterprise
aid-size-small = Small firm
aid-size-medium = Medium-sized firm
aid-size-large = Large firm
aid-fiscal = Fiscal year
aid-fiscal-month = Begins in { $month }
aid-fiscal-begins = Began on { $days }
aid-begins = Days on which fiscal years began
aid-begins-hint = Only when the fiscal year was changed. One day a line, for example 2022-07-01. They then hold instead of the month.
aid-firm-change = Change what is known of the firm
aid-firm-hint = Organisation number or name, or both with a comma between.
aid-branch-hint = Two to five digits, for example 25.62.

aid-links = Firms that it is one with
aid-links-none = The register knows of none.
aid-link-new = Add a firm that it is one with
aid-link-over = Decides
aid-link-under = Over
aid-link-over-is = { $firm } decides over the other
aid-link-under-is = The other decides over { $firm }
aid-link-other = The other firm
aid-link-way = Who decides
aid-link-how = How
aid-link-from = From
aid-link-to = Until
aid-link-from-hint = The first day. Empty: as long as anybody knows.
aid-link-to-hint = The last day. Empty: still.
aid-control-votes = Majority of the votes
aid-control-board = Appoints the majority of the board
aid-control-contract = A contract or the articles of association
aid-control-agreement = Majority of the votes by agreement with other owners
aid-control-stated = Stated, how is not known

aid-changes = Mergers and splits
aid-changes-none = The register knows of none.
aid-change-new = Add a merger or a split
aid-change-on = Day
aid-change-what = What happened
aid-change-merger = { $firms } went up in { $into }
aid-change-split = { $firm } was divided into { $parts }
aid-change-took = Others went up in { $firm }
aid-change-went = { $firm } went up in another
aid-change-divided = { $firm } was divided
aid-change-firms = The other firms
aid-change-firms-hint = One a line: organisation number, name or both. For a split: write after a semicolon the book value of the part's equity in kronor that day, and name the firm itself if it is still there.

aid-source = Source
aid-source-hint = Where it is from, for example a register, an address or a document.
aid-new-title = Write aid into the register
aid-new-lead = For aid that did not come into the register by itself. Leave the day or the amount empty when it is not known.
aid-own = The agency itself granted it (it is published)
aid-amount = Amount
aid-amount-hint = What the aid is worth before tax. For loans and guarantees: what the advantage is worth, not the loan.
aid-on-hint = The day on which the right to the aid arose, not the day of payment.
aid-hours-field = Or hours
aid-hours-hint = Reckoned at what an hour is worth that day. Leave the amount empty.
aid-reference = Belongs to (a registration number or the like)
aid-used-by = The activity that used the aid is now in
aid-used-by-hint = Only when the firm was divided: organisation number or name. Empty: not known.
aid-entry-title = Aid no. { $number }
aid-published = Published
aid-version = Version
aid-version-at = Written
aid-versions = Versions
aid-correct = Correct
aid-reason = Why
aid-reason-hint = Needed to correct or withdraw. The earlier version stays.

aid-rates-title = Rates of exchange and hours
aid-rates-lead = What a euro costs on a day, and what an hour of advice is worth. The program has none of its own: each is entered with day and source.
aid-rates-none = None has been entered. Amounts in kronor then need a rate each.
aid-rate-new = Enter a rate
aid-rate-kind = What
aid-rate-exchange = Kronor for a euro
aid-rate-hour = An hour of advice
aid-rate-on = Day
aid-rate-on-hint = The day of the exchange rate, or the first day on which the hour is worth that. A rate is used for a month at most.
aid-rate-value = Value
aid-rate-value-hint = For example 11.4365 for a rate, or 950 for an hour.
aid-rate-currency = Currency (of the hour)
aid-rate-stands = State
aid-rate-no-day = Write which day.
aid-rate-no-source = Write where it is from, in at most 500 characters.

aid-import-title = Import aid
aid-import-lead = Read aid from a table. You first see what happens to each row.
aid-import-about = Needed: beneficiary or beneficiary_number, amount and granted_on. Empty means not known. granted_on may be a year or a month. own is yes for what the agency itself granted.
aid-import-no-columns = The file lacks columns that are needed (beneficiary or beneficiary_number, amount, granted_on). It has { $columns }. Rename the columns and try again.
aid-import-new = New
aid-import-known = Already there
aid-import-twice = Twice in the file
aid-import-wrong = Cannot be read
aid-import-do = { $count ->
    [one] Write { $n } grant into the register
   *[other] Write { $n } grants into the register
}
aid-import-done = { $count ->
    [one] { $n } grant is in the register
   *[other] { $n } grants are in the register
}
aid-row-no-beneficiary = The firm is missing: write its name or organisation number.
aid-row-no-authority = Who granted it is missing (authority).
aid-row-no-currency = "{ $text }" is no currency that is taken. Write SEK or EUR.
aid-row-no-rate = "{ $text }" is no rate, or lacks its day. Write kronor for a euro, for example 11.4365, and the day in rate_day.
aid-row-no-day = { $column }: "{ $text }" is no day. Write year-month-day, for example 2026-03-01.
aid-row-no-rules = No rules are known for { $text }.
aid-row-future = { $text } has not come yet.
aid-row-no-instrument = "{ $text }" is no form of aid. Write grant, advice, loan, guarantee or other.
aid-row-no-yes = own: "{ $text }" is neither yes nor no.

aid-wrong-branch = "{ $text }" is no branch. Write two to five digits, for example 25.62, or leave it empty.
aid-wrong-future = { $day } has not come yet.
aid-wrong-no-hour = What an hour is worth that day has not been entered. Write an amount, or ask an officer to enter it.
aid-wrong-reason = Write why, in at most 500 characters.
aid-wrong-nothing = That is what holds already.
aid-wrong-meanwhile = Somebody changed it while you wrote. Read what stands now and try again.
aid-wrong-number-taken = Another firm of the register has that organisation number.
aid-wrong-same-firm = A firm is not one with itself. Write the other firm.
aid-wrong-other = Write one firm: its organisation number or name.
aid-wrong-firms = Write at least one firm. When the firm went up in another: exactly one.
aid-wrong-order = The last day is before the first.
