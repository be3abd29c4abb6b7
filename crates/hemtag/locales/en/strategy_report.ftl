# The report: hemtag strategy --pdf, and the button on /needs/…/strategy
report-download = Download the report (PDF)
report-file = hemtag-report
report-sender = Hemtag
report-kind = Basis for a decision
report-title = { $name }: how is it best made?
report-note = Figures { $version }
report-answer-title = The short answer
report-verdict = At { $pieces }: { $verdict }
report-no-process = No cost can be worked out. What is missing stands under “What we do not know”.
report-band = Eight in ten
report-range = { $low } to { $high }
report-path-title = The path to full scale
report-step = { $stage } ({ $pieces }) by { $process }
report-path-short = Cheapest in all: { $steps }. Everything together costs { $cost }.
report-path-gaps = { $count ->
    [one] One of the stages is done by nobody in the register as it stands: a gap to close.
   *[other] { $n } of the stages are done by nobody in the register as it stands: gaps to close.
}
report-examples = The register that makers are counted in is an example: the firms are made up.
report-asked-title = What is to be made
report-one-of-parts = The report is about part { $part } of { $parts }.
report-not-known = not known
report-not-given = not stated
report-unclear = “{ $stated }” (not understood)
report-step-field = Step { $step }: { $field }
report-shape = Shape reckoned with
report-quantities = Quantities reckoned with
report-confidential-title = Who may read this
report-confidential-adviser-only = The need is secret: it is shown only to whoever holds its link. Give the report only to those who are to read it.
report-confidential-anonymous = The requirements are open, but not whose need it is or what it is called. Both may stand in the report: give it only to those who are to read it.
report-confidential-open = The need is open to everybody.
report-unknown-title = What we do not know
report-costs-plot = Line chart of what a piece costs at different quantities, with the uncertainty as a band around each line: { $processes }. The figures are in the table that follows.
report-costs-caption = Kronor a piece: the middle, and under it eight draws in ten. * is a quantity that the process is seldom chosen for
report-more = { $count ->
    [one] One more costs more and is in the file on the web page.
   *[other] { $n } more cost more and are in the file on the web page.
}
report-stage = Stage
report-stage-cost = Kronor for the stage
report-days = Days to the first piece
report-makers = Makers in the register
report-makers-found = { $exact } meet everything, { $ask } must be asked
report-drivers-title = What the answer rests on, and what would have to be true for it to turn
report-no-drivers = No single figure carries the answer.
report-tornado-plot = Bar chart of how far the difference between abroad and Sweden moves when one figure at a time is low or high. The figures are in the table that follows.
report-waterfall-plot = Bar chart of how the difference between abroad and Sweden comes together, cost by cost. The figures are in the table that follows.
report-places-caption = The chance that Sweden is cheaper, at each quantity
report-today = Today
report-five-years = Over five years
report-reckoned-title = How it was reckoned
report-reckoned-cost = A piece costs its material, the time of machine and operator, energy and finishing, its share of each set-up and its share of the tools. The maker's overheads and profit are included.
report-reckoned-draws = Every figure is a range, not a number. The answer is reckoned { $draws } times with numbers drawn from the ranges, the same numbers for all processes, so that differences between them are not chance. The middle is the value that half of the draws fall below.
report-reckoned-place = The comparison of countries adds duty, freight, stock, travel, faults and more to the maker's price. What would be counted twice is taken off.
report-version = Version of the figures
report-seed = Seed
report-draws = Draws
report-next-title = Next steps
report-next-unknown = Answer what we do not know: every answer narrows the ranges.
report-next-makers = Ask the makers that the register suggests for the first stage.
report-next-offer = Get a quotation before you decide. The report replaces no quotation.
report-no-contact = The operator of this service has not named anybody to talk to.
report-written = { $count ->
    [one] The report, one page, is in { $file }
   *[other] The report, { $count } pages, is in { $file }
}
report-unprintable = Letters that the font lacks were written as �: { $letters }
report-sources-title = The figures behind the answer
report-sources-caption = Each figure with its span, how sure it is, when it was entered, and the number of its source in the list after the table
report-sources = Sources
report-entered = Entered
