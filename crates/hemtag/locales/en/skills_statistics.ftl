# Statistics of where people work in which occupation: import, occupations, counties

statistics-title = Statistics of occupations
statistics-lead = How many work in an occupation in each county. The figures are shown to everybody, and to firms that look for somebody for a role.
statistics-none = No statistics are in use
statistics-none-why = Import a table of the register of occupations of Statistics Sweden (SCB).
statistics-none-here = Nobody has imported statistics of where people work in different occupations yet.
statistics-imports = Imports
statistics-counted = What the figures count
statistics-counted-hint = For example "Employees aged 16–64, by county of the workplace". It is the heading of the figures.
statistics-source = Source
statistics-source-hint = Publisher and table, for example "SCB, register of occupations, table YREG60".
statistics-read-on = Fetched on
statistics-read-on-hint = The day on which you fetched the file from the database.
statistics-years = Years
statistics-rows = Figures
statistics-rows-unknown = Of these not told by the source
statistics-occupations = Occupations
statistics-at = Imported
statistics-in-use = In use
statistics-yes = Yes
statistics-no = No
statistics-use = Use
statistics-leave = Stop using
statistics-import-title = Import statistics of occupations
statistics-import-lead = A table of Statistics Sweden's database. You first see what the file holds and what is wrong with it.
statistics-import-hint = CSV or XLSX, at most { $limit } MB.
statistics-import-of = Import of { $file }
statistics-import-nothing-yet = Nothing is kept yet. This is what the import would do.
statistics-import-do = Import
statistics-import-drop = Drop the file
statistics-how = How to fetch the file
statistics-how-table = Open the Statistical Database of Statistics Sweden: Labour market, register of occupations. Choose a table of employees by region, occupation (4-digit SSYK 2012) and sex.
statistics-how-choose = Choose the whole country and all counties, all occupations, both sexes and the years to show. Choose one thing to count, for example the number of employees. Do not choose age, sector or anything else that divides the table further.
statistics-how-save = Save it as CSV or Excel, with both code and text.
statistics-how-source = Write down the name of the table and the day: they stand beside the figures.
statistics-not-in-file = Not in the file: write it below
statistics-over-municipalities = Rows of municipalities: not used, only counties and the country are kept
statistics-over-no-county = Rows whose county is not known: not used
statistics-over-no-occupation = Rows whose occupation is not known, or of all occupations together: not used
statistics-over-rows = { $count ->
    [one] one row
   *[other] { $n } rows
}
statistics-fate-first = These are the first statistics: they are used at once.
statistics-fate-new = Other statistics are in use already. These are kept beside them until you choose to use them.
statistics-fate-known = This very file is imported already. Nothing changes.
statistics-done-first = The statistics are imported and in use
statistics-done-new = The statistics are imported. Choose in the list whether to use them
statistics-done-known = The file was imported already: nothing has changed
statistics-problem-title = Write what the figures count, in at most 300 characters. The file does not say it.
statistics-problem-source = Write where the figures are from, in at most 300 characters: publisher and table.
statistics-problem-read-on = Write the day on which the file was fetched, for example 2026-11-20. It cannot be in the future, nor before the file's last year.
statistics-faults = What is wrong with the file
statistics-faults-are = { $count ->
    [one] One cell of the file is wrong, and nothing is kept. It stands in the table.
   *[other] { $n } cells of the file are wrong, and nothing is kept. They stand in the table.
}
statistics-faults-more = { $count ->
    [one] And one more.
   *[other] And { $n } more.
}
statistics-fault-row = Row
statistics-fault-column = Column
statistics-fault-text = What it says
statistics-fault-what = What is wrong
statistics-fault-empty = The cell is empty. Write .. where it is not known, and - for none.
statistics-fault-region = It is no county, no municipality and not the country. Fetch the table by county, for example "06 Jönköping county".
statistics-fault-no-code = The occupation has no code. Save the table with both code and text, for example "7212 Welders and flame cutters".
statistics-fault-digits = The code must have four digits. Choose the table by 4-digit SSYK 2012.
statistics-fault-occupation = The code is not in SSYK 2012. Check its digits, and that the table is not by SSYK 96.
statistics-fault-sex = It is no sex. Write men, women or total.
statistics-fault-year = It is no year of which there are statistics by SSYK 2012. There are from { $first } on, and none of years to come.
statistics-fault-number = It is no number of people. Write a whole number, .. where it is not known, or - for none.
statistics-fault-twice = The same county, occupation, sex and year stands in row { $row } already. Take one of them out.
statistics-refusal-no-region = The file has no column of regions. Fetch the table by region: the whole country and all counties.
statistics-refusal-no-occupation = The file has no column of occupations. Fetch the table by occupation, 4-digit SSYK 2012.
statistics-refusal-no-year = The file has no year with numbers: neither a column for each year nor a column "year" beside one of numbers.
statistics-refusal-old-occupations = The column "{ $column }" is by SSYK 96. Fetch the table by SSYK 2012.
statistics-refusal-twice-the-year = The year { $column } stands over two columns: the file counts more than one thing. Fetch the table with one of them.
statistics-refusal-two-numbers = The file counts more than one thing: "{ $first }" and "{ $second }". Fetch the table with one of them.
statistics-refusal-dimension = The column "{ $column }" divides the table further ("{ $first }", "{ $second }"). Fetch the table without it, or with one value only.
statistics-refusal-one-sex = The file has only one of the sexes. Fetch both, or the total.
statistics-refusal-nothing = The file has no county and not the country, for any occupation. Fetch the table by county.
statistics-cli-fault = Row { $row }, column { $column }: "{ $text }". { $what }
statistics-cli-row = { $counted }: { $years }, { $occupations } occupations, { $figures } figures
statistics-cli-nothing-new = Nothing new is kept.
statistics-occupations-title = Where people work, by occupation
statistics-occupations-lead = Choose an occupation and see how many work in it in each county.
statistics-occupations-search = Search by occupation or SSYK code
statistics-occupations-none = No occupation was found
statistics-occupations-none-why = Occupations are called as in the statistics. Try a shorter word, or the first digits of the code.
statistics-occupations-all = Show all occupations
statistics-occupation = Occupation
statistics-occupation-unnamed = Occupation with SSYK { $code }
statistics-country = Sweden
statistics-country-year = Sweden { $year }
statistics-where-title = Where people work: { $occupation }
statistics-where-lead = It says where the occupation is found, not how many are looking for work.
statistics-where-caption = { $counted }, by county
statistics-county = County
statistics-share = Share of the country
statistics-not-known = not known
statistics-not-known-note = "Not known" means that the source does not tell the figure, for example because it is small. It does not mean none.
statistics-summed-note = The figure of the country is the sum of all counties: the file has none of its own. Where a county is not known, nor is the sum.
statistics-lacks = The statistics do not have this occupation
statistics-lacks-why = Statistics Sweden may use another code than the Public Employment Service, for example for managers. Search by the first digits.
statistics-source-line = { $title }. Source: { $source }, fetched on { $day }.
