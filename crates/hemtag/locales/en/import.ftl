# Import of makers

## The file
import-file-empty = The file is empty. Choose one that holds a table with headings in its first row.
import-file-too-large = The file is larger than { $limit } MB, which is the most that is read. Cut it into several, or raise the limit in the settings (import_limit, upload_limit).
import-file-not-a-table = The file is no table. Save it as CSV or XLSX and try again.
import-file-not-a-table-what = The file is no table but { $what }. Save it as CSV or XLSX and try again.
import-file-no-rows = The file has headings but no rows under them. Add at least one row.
import-file-no-such-sheet = The workbook has no sheet called "{ $sheet }". It has: { $sheets }.
import-file-broken = The file cannot be read to its end. Open it in a spreadsheet program, save it again and try once more. { $message }
import-file-unreadable = The file could not be read: { $message }
import-file-other-form = The file is { $form }, but at { $at } stands something else than the format says. Ask for a new export from the system that it comes from. Reason: { $message }.
import-file-no-name = No column says what the maker is called. The columns are: { $columns }. Call one of them "name" or "Company", or say which it is in a mapping.
import-mapping-no-such-column = The mapping names the column "{ $column }", which the file does not have. Write the heading exactly as it stands in the file.
import-mapping-unreadable = The mapping cannot be read: { $message }. Make a new one with hemtag import template.

## Where it is
import-place-cell = Row { $row }, column { $column }:{ " " }
import-place-row = Row { $row }:{ " " }

## What is wrong
import-problem-name-missing = The name is missing. Write the maker's name.
import-problem-not-a-number = "{ $stated }" is not a number. Write digits, for example 1250 or 12.5.
import-problem-two-numbers = "{ $stated }" may be { $small } or { $large }. Write it without a mark between thousands, or say in the mapping what stands before decimals.
import-problem-not-a-length = "{ $stated }" cannot be read as a length. Write a number with or without a unit, for example 12.7 or 0.5 inch. Without a unit it is millimetres.
import-problem-not-a-mass = "{ $stated }" cannot be read as a mass. Write a number with or without a unit, for example 40 or 350 g. Without a unit it is kilograms.
import-problem-not-a-size = "{ $stated }" cannot be read as a size. Write three sides, for example 1000 x 500 x 400 mm, or diameter and length, for example Ø80 x 200 mm.
import-problem-not-a-tolerance = "{ $stated }" cannot be read as a tolerance. Write for example ±0.02 at 100 mm, h7 or IT7.
import-problem-not-a-whole = "{ $stated }" is no number that is taken here. Write a whole number from { $least } to { $most }.
import-problem-not-a-date = "{ $stated }" is no day that can be read for certain. Write year, month and day, for example 2027-12-31.
import-problem-not-a-choice = "{ $stated }" is none of the choices. Write one of: { $allowed }.
import-problem-not-a-week = "{ $stated }" is no week with hours. Write for example 2026-W48=30, several apart by semicolons.
import-problem-not-a-position = "{ $stated }" is no position. Write latitude and longitude in degrees, for example 57.36 and 13.73.
import-problem-not-a-country = We know no country called "{ $stated }". Write its name or its code of two letters, for example DE.
import-problem-out-of-range = "{ $stated }" is beyond what can be made. Write a value from { $from } to { $to }, and check the unit.
import-problem-min-over-max = The smallest ({ $min }) is larger than the largest ({ $max }). Swap them or mend one.
import-problem-from-after-until = The certificate is valid from { $from } but only until { $until }. Mend one of the days.
import-problem-number = "{ $stated }" is no organisation number: { $why }
import-problem-formula = The cell has a formula without a result. Open the file in a spreadsheet program, let it compute, and save it again.
import-problem-fault = The cell shows the error { $stated }. Mend the formula or write the value.
import-problem-too-long = The text is too long. Shorten it to at most { $most } characters.
import-problem-more-cells = The row has { $cells } cells but there are { $heads } headings. Often a delimiter stands in a text without quotes.
import-problem-several-of-that-name = The register has { $number } makers called { $name } at that place. Write the organisation number, to show which is meant.
import-problem-other-number = Another row for { $name } has another organisation number. Mend one of them.
import-number-empty = digits are missing. Write ten, for example 556036-0793.
import-number-character = the character { $found } does not belong there. Write ten digits, for example 556036-0793.
import-number-length = it has { $digits } digits, but should have ten.
import-number-prefix = twelve digits begin with 16 or with a century, this begins with { $found }.
import-number-check-digit = the last digit does not fit the others (it would be { $expected }). Look for a mistyped digit.
import-number-not-a-date = the third digit is 2 or more for a firm, else the number begins with a birth date. This does neither.

## Doubtful
import-doubt-same-name = { $name } was taken for maker { $maker } of the register, because name and place are alike ({ $place }). Write the organisation number if that is wrong.
import-doubt-same-name-alone = { $name } was taken for maker { $maker } of the register, because the name is alike and no other place is stated. Write the organisation number if that is wrong.
import-doubt-name-elsewhere = A maker called { $name } is there already (number { $maker }) but at another place. The row is added as a new one.
import-doubt-unknown-kommun = We know no place in Sweden called "{ $stated }". It is kept as it was written. Write the municipality's name, or the country if it lies abroad.
import-doubt-unknown-kommun-nearest = We know no place in Sweden called "{ $stated }". Do you mean { $nearest }? It is kept as it was written.
import-doubt-several-places = "{ $stated }" may be { $places }. Write the municipality or the postal code.
import-doubt-postal-code-elsewhere = The postal code { $postal } does not belong to { $kommun }. The municipality counts.
import-doubt-unknown-postal-code = We do not know the postal code "{ $stated }".
import-doubt-position-swapped = "{ $stated }" lies outside Sweden but fits if latitude and longitude change places. The position is not used.
import-doubt-position-abroad = "{ $stated }" lies outside Sweden, but no other country is stated. The position is not used.
import-doubt-tolerance = "{ $stated }" does not say at which dimension it holds, so nobody can say how fine it is. It is kept as it was written. Write for example ±0.02 at 100 mm, or IT7.
import-doubt-rows-differ = Two rows of the same maker differ. "{ $kept }" counts, not "{ $other }".
import-doubt-better-evidence = { $name }: what the register says of { $field } has better evidence ({ $level }) and stays, though the file says something else.
import-doubt-personal-number = The cell is a personal identity number in a column that is not recognised. It is not kept. If it is a sole trader’s organisation number, say in the mapping that the column is "organisation_number".
import-doubt-same-head = The heading "{ $head }" stands over several columns. Give them different names, to show which is which.
import-doubt-taken-head = The column "{ $head }" is kept as it was written, because the column "{ $by }" says the same.
import-doubt-not-understood = What stands at { $at } was not taken in. { $what }

## The command line
text-import-progress-reading = Reading { $rows } rows
text-import-progress-keeping = { $makers } of { $of } makers
text-import-head = { $file } ({ $form }): { $rows } rows, { $accepted } can be imported
text-import-makers = Makers: { $new } new, { $updated } changed, { $unchanged } as before
text-import-without-process = { $count ->
    [one] One of them does not say what it can do.
   *[other] { $n } of them do not say what they can do.
}
text-import-columns = Columns
text-import-column-as-stated = kept as it was written
text-import-column-ignored = not read
text-import-sure-likely = likely
text-import-sure-sure = sure
text-import-sure-stated = by the mapping
text-import-rejected = Wrong
text-import-doubtful = Doubtful
text-import-unknown = Words that are not known
text-import-unknown-term = { $count ->
    [one] { $kind } "{ $text }" ({ $column }, one row)
   *[other] { $kind } "{ $text }" ({ $column }, { $rows } rows)
}
text-import-unknown-nearest = do you mean { $nearest }?
text-import-unknown-several = may mean { $nearest }
text-import-unknown-material = is the name of a material, not of what is done with it
text-import-more = and { $n } more
text-import-kept = Everything is imported.
text-import-kept-good = The rows that can be imported are.
text-import-nothing-new = The register already holds all that the file says. Nothing was changed.
text-import-dry-run = Dry run: nothing is imported.
text-import-refused = Nothing is imported. Mend the rows above, or import the others with --good-rows-only.
kind-process = Process
kind-material = Material
kind-certificate = Certificate

## The pages
import-title = Import makers
import-lead = Import a register as CSV, Excel or Open Know-Where. You see what would happen before anything is changed.
import-file = File
import-file-hint = CSV, XLSX or JSON, at most { $limit } MB. The first row has the headings.
import-name = Maker's name
import-name-hint = For rows that name nobody, as in a message of Catena-X.
import-look = See what it holds
import-help-columns-title = Columns
import-help-columns-1 = The headings are recognised in Swedish and English, for example Company, Municipality, Process, Material, Max length (mm). Only the name is required. You can change what a column means in the next step.
import-help-columns-2 = A column that is not recognised is kept with the maker exactly as it was written. A maker may have several rows, one for each process or site.
import-help-values-title = What the cells may hold
import-help-values-1 = Several processes, materials or certificates in a cell are parted by semicolons, commas or line breaks. Measures may have a unit: 12 mm, 0.5 inch, 1 200. A number that may mean two things, such as 1,200, is never guessed.
import-help-values-2 = A word that we do not know, or that may mean several things, is shown with the nearest proposals. The text is kept, but no process is added.
import-help-again-title = Importing again
import-help-again-1 = Makers are known by their organisation number, else by name and place, which is shown as doubtful. An import adds and changes but never takes anything away. The same file once more changes nothing.
import-help-again-2 = A fact that an adviser has seen, a document shows or that was delivered is not overwritten by a self-declaration.
import-help-personal-title = Personal data
import-help-personal-1 = Columns with contact persons, telephone numbers and e-mail are shown openly if they are kept. Choose “Do not import” for them in the next step. Sole traders’ numbers are kept to tell duplicates but never shown.
import-preview-title = What would happen
import-preview-lead = Nothing is imported yet. The file is kept for a day.
import-unreadable-title = The file cannot be read
import-another = Choose another file
import-all-right = All rows can be imported
import-some-wrong = { $count ->
    [one] One thing is wrong
   *[other] { $n } things are wrong
}
import-some-wrong-text = Mend the file and choose it again, or import only the rows that are right.
import-all = Import all
import-good = { $count ->
    [one] Import only the row that is right
   *[other] Import only the { $n } rows that are right
}
import-drop = Cancel and forget the file
import-rows = Rows
import-rows-note = in the file
import-accepted = Can be imported
import-accepted-note = rows
import-new = New
import-new-note = makers
import-updated = Changed
import-updated-note = makers
import-unchanged = As before
import-unchanged-note = makers
import-wrong-title = Wrong
import-wrong-caption = Cells that cannot be imported
import-errors-file = Download all that is wrong, doubtful and unknown (CSV)
import-row = Row
import-column = Column
import-message = What is wrong and what you can do
import-doubtful-title = Doubtful
import-doubtful-text = These rows are imported. See that it came out right.
import-doubtful-caption = Rows to look at
import-word = Word
import-nearest = Nearest proposal
import-unknown-title = Words that are not known
import-unknown-text = None of them is guessed. The text is kept with the maker. Write one of the proposed codes in the file if it is right.
import-unknown-caption = Words that are not known, with proposals
import-columns-title = What the columns mean
import-columns-text = Change what is wrong and show it again.
import-sheet = Sheet
import-sheet-hint = of the workbook
import-anew = Read the file from the beginning again
import-decimal = Before decimals stands
import-decimal-hint = Decides what 1,200 means
import-decimal-unknown = Not certain
import-decimal-comma = A comma (12,5)
import-decimal-point = A point (12.5)
import-map = Show again
import-free-week = Free hours { $week }
import-sure-none = not recognised
import-sure-likely = likely
import-sure-sure = sure
import-sure-stated = chosen
import-column-number = Column { $n }, without a heading
import-group-nothing = None of these
import-keep-as-stated = Keep as it was written
import-ignore = Do not import
import-group-maker = About the maker
import-group-site = About the place
import-group-offer = About what it can do
import-group-evidence = About who says so
import-first-title = The first, as they would be kept
import-done-title = Imported
import-done = { $count ->
    [one] One maker was added or changed
   *[other] { $n } makers were added or changed
}
import-done-rejected = { $count ->
    [one] One error was left out.
   *[other] { $n } errors were left out.
}
import-to-makers = To the register
import-to-unknown = { $count ->
    [one] One maker does not say what it can do
   *[other] { $n } makers do not say what they can do
}
import-under-way-title = The file is being imported
import-under-way-lead = The file is large, and the server imports it. You may close the page: the import goes on. The page loads itself anew until it is done.
import-under-way-now = Now
import-under-way-waits = Waits for its turn
import-under-way-begun = Has begun
import-under-way-again = An attempt failed. It is made again by itself.
import-under-way-read = { $count ->
    [one] { $n } row has been read
   *[other] { $n } rows have been read
}
import-under-way-kept = { $n } of { $of } makers have been compared with the register
import-under-way-look = See how far it has come
import-under-way-still = Stop loading the page anew
import-given-up = The file was not imported
import-given-up-text = Nothing of it was kept.
import-given-up-look = Look at the file again
import-reading-title = The file is being read
import-reading-lead = The file is large. The server reads it and finds out what its import would do; nothing is kept in the register. You may close the page: the work goes on. The page loads itself anew until it is done.
import-not-read = The file was not read
import-not-read-text = The file is still there. Have it read again, or choose another.
import-read-again = Read the file again
import-nothing-title = Nothing new
import-nothing-text = The register already holds all that the file says. Nothing was changed.
column-maker-id = Number in the file
column-name = Name
column-organisation-number = Organisation number
column-web = Website
column-sni = Branch (SNI)
column-own-words = Own words
column-example = Made-up example
column-as-stated = Unread about the maker
column-certificates = Certificates
column-certificate-issuer = Certificate issuer
column-certificate-number = Certificate number
column-certificate-valid-from = Certificate valid from
column-certificate-valid-until = Certificate valid until
column-certificates-not-held = Certificates not held
column-certificates-complete-on = List of certificates complete on
column-site-id = Number of the site in the file
column-site-name = Site name
column-address = Street address
column-postal-code = Postal code
column-locality = Post town
column-kommun = Municipality
column-county = County
column-country = Country
column-latitude = Latitude
column-longitude = Longitude
column-position = Latitude and longitude
column-place = Place, as free text
column-offer-id = Number of the offer in the file
column-process = Process
column-process-name = Name of the process (not read)
column-materials = Materials
column-largest = Largest part (L x W x H)
column-largest-length-mm = Largest length
column-largest-width-mm = Largest width
column-largest-height-mm = Largest height
column-largest-diameter-mm = Largest diameter
column-smallest-mm = Smallest part
column-heaviest-kg = Heaviest part
column-tolerance = Finest tolerance
column-tolerance-it = Tolerance as IT grade
column-thinnest-wall-mm = Thinnest wall
column-smallest-series = Smallest series
column-largest-series = Largest series
column-series = Series, from–to
column-stages = Stages
column-prototype = Prototypes
column-pilot-series = Pilot series
column-full-scale = Full scale
column-lead-time-days = Lead time
column-sourcing = Where the work is done
column-newcomers = New product owners
column-machine-group = Machine group
column-free-weeks = Free weeks
column-offer-as-stated = Unread about the offer
column-evidence-level = How it is known
column-evidence-on = Day of the evidence
column-evidence-by = Who says so
column-fact-evidence = Evidence for single facts
column-updated-on = Latest change (not read)
import-look-at = What to look at
import-doubt-size-incomplete = "{ $stated }" is too few measures to be compared. It is kept as it was written. Write three sides, or diameter and length.
