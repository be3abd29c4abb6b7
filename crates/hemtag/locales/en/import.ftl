# Import of makers

## The file
import-file-empty = The file is empty. Choose one that holds a table with headings in its first row.
import-file-too-large = The file is larger than { $limit } MB, which is the most that is read. Cut it into several, or raise the limit in the settings (import_limit, upload_limit).
import-file-not-a-table = The file is no table. Save it as CSV or XLSX and try again.
import-file-not-a-table-what = The file is no table but { $what }. Save it as CSV or XLSX and try again.
import-file-no-rows = The file has headings but no rows under them. Add at least one maker.
import-file-no-such-sheet = The workbook has no sheet called "{ $sheet }". It has: { $sheets }.
import-file-broken = The file cannot be read to its end. Open it in a spreadsheet program, save it again and try once more. { $message }
import-file-unreadable = The file could not be read: { $message }
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
import-doubt-same-head = The heading "{ $head }" stands over several columns. Give them different names, to show which is which.
import-doubt-taken-head = The column "{ $head }" is kept as it was written, because the column "{ $by }" says the same.

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
text-import-unknown-term = { $kind } "{ $text }" ({ $column }, { $rows } rows)
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
