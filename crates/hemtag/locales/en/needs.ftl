# Needs: the questions, the errors and what is to be asked about

## Names of the questions
need-field-title = Name of the need
need-field-function = What it is
need-field-stage = Stage
need-field-first-series = First series
need-field-per-year = Pieces a year
need-field-due = Delivered no later than
need-field-within-km = Largest distance
need-field-counties = Counties
need-field-in-house = In their own house
need-field-certificates = Certificates
need-field-owner-name = Your name
need-field-organisation = Firm
need-field-contact = Contact
need-field-kommun = Municipality
need-field-newcomer = Experience
need-field-confidentiality = Who may see the need
need-field-part-name = Name of the part
need-field-count = Pieces in each product
need-field-notes = Notes
need-field-process = Way of making
need-field-material = Material
need-field-size = Size
need-field-mass = Mass
need-field-tolerance = Finest tolerance
need-field-wall = Thinnest wall
need-field-hours = Work hours
need-field-other = Other statement

## Where the error stands
need-place-line = Line { $line }, column { $column }:{ " " }
need-place-cell = Row { $row }, column { $head }:{ " " }
need-place-row = Row { $row }:{ " " }

## Errors
need-problem-empty = There is no text to read. Paste the need, or choose a file that is not empty.
need-problem-syntax = The text breaks the rules of { $format }: { $message }. Mend that place and try again. A need is read as TOML or JSON.
need-problem-too-deep = The statements are nested deeper than a need can be. Make them flatter.
need-problem-not-a-manifest = This looks like an Open Know-How manifest but lacks "{ $lacks }", which every manifest has. Add it, or write the need in our own form (hemtag need template).
need-problem-unknown-key = A need has no "{ $key }". Remove the line, or write it in "notes".
need-problem-unknown-key-nearest = A need has no "{ $key }". Did you mean "{ $nearest }"?
need-problem-elsewhere-key = "{ $key }" belongs under { $belongs }. Move the line there.
need-problem-missing = Something is missing here. Write it.
need-problem-not-text = "{ $stated }" is not a text. Write one value in quotation marks.
need-problem-not-a-length = "{ $stated }" cannot be read as a length. Write a number with or without a unit, for example 12.5 mm or 0.5 inch. Without a unit it is millimetres.
need-problem-not-a-size = "{ $stated }" cannot be read as a size. Write three sides, for example 120 x 60 x 30 mm, or a diameter and a length, for example Ø12 x 46 mm.
need-problem-not-a-mass = "{ $stated }" cannot be read as a mass. Write a number with its unit, for example 350 g or 12.5 kg.
need-problem-not-a-tolerance = "{ $stated }" cannot be read as a tolerance. Write for example ±0.02 at 30 mm, h9, IT7 or ISO 2768-m. A number alone can mean plus or minus, or the whole width.
need-problem-not-a-whole = "{ $stated }" cannot be read as a count. Write a whole number from 1 to { $most }.
need-problem-not-a-date = "{ $stated }" is no day that exists. Write for example 2027-03-01, 2027-03 or 2027-W10.
need-problem-not-a-kommun = We know of no municipality called "{ $stated }". Write the name of a Swedish kommun, for example Gnosjö.
need-problem-not-a-kommun-nearest = We know of no municipality called "{ $stated }". Did you mean { $nearest }?
need-problem-not-a-county = We know of no county called "{ $stated }". Write for example Skåne, or the county's code 12.
need-problem-not-a-county-nearest = We know of no county called "{ $stated }". Did you mean { $nearest }?
need-problem-not-a-choice = "{ $stated }" is none of the choices. Choose one of: { $allowed }.
need-problem-not-a-position = "{ $stated }" is no place. Write lat and lon in degrees, for example lat = 57.36 and lon = 13.73.
need-problem-two-numbers = "{ $stated }" can mean { $small } and { $large }. Write one of them.
need-problem-out-of-range = "{ $stated }" is outside what can be made. Write a value from { $from } to { $to }, and see that the unit is right.
need-problem-too-long = The text is too long. Shorten it to at most { $most } characters.
need-problem-too-many = There are too many. A need takes at most { $most } parts. Split it into several needs.
need-problem-processes-twice = The part has both "process" and "operation". Write the way of making in one place: "process" for a single step, "operation" for several in sequence.
need-problem-no-needs = The file has no needs: only a head, or an empty list. Add a row for each need.
need-problem-not-a-need = "{ $stated }" is no need. Each thing in the list should be a need in our own form: { "{" } "title": … { "}" }.
need-problem-not-a-text-file = This is no text file. A need is read as TOML or JSON; hemtag need template shows one. Spreadsheets (XLSX, CSV) are taken by the import of needs.
need-problem-twice = The column stands twice in the head of the table. Take one away, so that we know which counts.
need-problem-no-head = The cell in column { $column } stands under no heading. Give the column one of the headings that a table of needs has, or empty the cell.
need-problem-rows-differ = The row says something else here than row { $first }, which is of the same need. Write the same in both, or leave it out in one.
need-problem-formula = "{ $stated }" is a formula. Save its value instead: copy the cell and paste it as a value.
need-problem-too-large = The file is larger than { $most } MB, and a file of needs never is. Is it the right file?

## To ask about and to know
need-finding-unknown-term = We do not understand "{ $stated }". What is meant?
need-finding-unknown-term-nearest = We do not understand "{ $stated }". Is it { $nearest }?
need-finding-ambiguous = "{ $stated }" can mean several things: { $candidates }. Which?
need-finding-ambiguous-one = Does "{ $stated }" mean { $candidates }?
need-finding-mentioned = You mention { $term } ("{ $stated }"). Is that how it is to be made?
need-finding-unreadable = We cannot read "{ $stated }". Write it in another way.
need-finding-left-out = No maker is judged by this: { $why }
need-finding-left-out-stated = No maker is judged by "{ $stated }": { $why }
need-finding-why-no-process-cares = none of the ways of making depends on it.
need-finding-why-first-series-decides = the first series decides. The pieces a year are shown to makers.
need-finding-why-no-place = we do not know where the distance is counted from. In which municipality are you?
need-finding-why-no-dimension = a tolerance without a dimension does not say how fine it is. At which dimension does it hold, or how large is the part?
need-finding-why-outside-standard = ISO 2768 has no value for so large or small a dimension. Which tolerance in millimetres holds?
need-finding-why-several-operations = the part is made in several steps. How many hours does each take?
need-finding-why-no-count = we do not know how many of the part go into a product. How many are they?
need-finding-why-no-criterion = there is no such question to makers. The statement is kept in the source.
need-finding-idea = The stage is idea. We look for makers of prototypes, since that is what is made first.
need-finding-per-year-as-series = No first series is stated. A year's need is taken as a series.
need-finding-tolerance-at-longest = The tolerance is taken at the part's longest dimension, { $at }, where it is strictest. At which dimension does it hold?
need-finding-due-passed = The day { $due } has passed. When is it needed now?

## The command line
need-cli-stated = The need “{ $title }” is kept. Its key is { $key }. Keep it: it is the only way back.
need-cli-changed = The need “{ $title }” is changed (version { $version }).
need-cli-reopened = The need is open again.
need-cli-not-found = There is no need with that key. See that the whole key is there. hemtag need list lists them all.
need-cli-changed-meanwhile = The need has been changed since that version. Print it as it is now with hemtag need show KEY --format toml, and make your change anew.
need-cli-closed = The need is closed. Open it first with hemtag need reopen KEY.
need-cli-count = { $count ->
    [one] { $n } need waits
   *[other] { $n } needs wait
}
need-import-new = new
need-import-changed = changed
need-import-known = there already
need-import-doubtful = doubtful
need-import-rejected = rejected
need-import-doubt = Need number { $number } has the same name. If it is another one, import it with --doubtful-too.
need-import-left-out = No maker is judged by { $names }. They stay in the source.
need-import-doubt-here = “{ $title }” in the same import has the same id. If it is another one, give it an id of its own.
need-import-dry = { $rows } needs read, { $rejected } rejected. Nothing is kept: this was a dry run.
need-import-stopped = { $rows } needs read, { $rejected } rejected. Nothing is kept. Mend the mistakes, or import the rest with --good-only.
need-import-done = { $rows } needs read, { $written } kept, { $rejected } rejected.
need-export-folder = TOML is one file for each need. Name a folder to write them in, for example hemtag export needs --format toml needs/
need-export-done = { $count } needs written in { $folder }.
