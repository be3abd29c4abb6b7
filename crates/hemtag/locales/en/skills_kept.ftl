# Vocabularies of skills: versions, import, words that mean nothing in them

kept-title = Vocabularies of skills
kept-lead = Firms' own words for skills are linked to them. Versions stand side by side, and nothing is deleted.
kept-versions = Versions
kept-scheme = Vocabulary
kept-scheme-esco = ESCO
kept-scheme-taxonomy = Swedish Public Employment Service taxonomy
kept-concepts = Concepts
kept-deprecated = Of these given up
kept-occupations = Occupations
kept-languages = Languages
kept-from = Imported
kept-shipped = Comes with the program
kept-in-use = Used for new links
kept-yes = Yes
kept-no = No
kept-use = Use
kept-leave = Stop using
kept-words = Words that mean nothing in the vocabulary
kept-words-lead = Words that firms call skills and that are not like any concept closely enough. They may be new skills. A word is shown once { $firms } firms have it.
kept-words-none = No word has come from { $firms } firms yet.
kept-word = Word
kept-firms = Firms
kept-first = First day
kept-last = Last day
kept-import-title = Import a vocabulary
kept-import-lead = ESCO's own CSV files, in any version and any languages, or the Swedish taxonomy. You first see what the files hold and what is wrong with them.
kept-import-files = A zip file, or several CSV files
kept-import-hint = At most { $limit } MB together. A zip file is much smaller. ESCO's version is read from the name, such as "ESCO dataset - v1.2.0 - classification - sv - csv.zip".
kept-import-large = Together the files are larger than is taken. Pack them into a zip file, or use hemtag skills import FOLDER.
kept-import-broken = The form could not be read. Choose the files again.
kept-import-no-file = Choose a file.
kept-import-mixed = Choose either one zip file or several CSV files, not both.
kept-import-faults = Something in the files is wrong, and nothing of them is kept. What is wrong stands in the table.
kept-import-nothing-yet = Nothing is kept yet. This is what the import would do.
kept-import-unread = Files that are not read: { $files }
kept-import-do = Import
kept-import-done = { $count ->
    [one] One version is imported
   *[other] { $n } versions are imported
}
kept-faults = What is wrong with the files
kept-faults-more = { $count ->
    [one] And one more.
   *[other] And { $n } more.
}
kept-fault-file = File
kept-fault-row = Row
kept-fault-column = Column
kept-fault-what = What is wrong
kept-fault-in-row = row { $row }
kept-fault-in-column = column { $column }
kept-fault-folder = the folder
kept-problem-not-a-zip = It is no zip that can be read ({ $reason }). Pack the files anew, or choose the files themselves.
kept-problem-many-files = It holds { $files } files; a vocabulary has at most { $most }.
kept-problem-twice-in-zip = It stands twice in { $zip }. Pack each version by itself.
kept-problem-not-unpacked = It does not unpack ({ $reason }). Pack the files anew.
kept-problem-large-unpacked = It unpacks to more than { $megabytes } MB. Is it a vocabulary?
kept-problem-same-name = Two files are called so, in folders of their own perhaps. Keep one of them.
kept-problem-two-kinds = The folder holds ESCO's own files and lists of its labels. Keep one kind; each would be ESCO.
kept-problem-nothing = Nothing of it is a vocabulary of skills. Known are ESCO's skills_xx.csv (xx is the language) with its other files, and skills_sv.csv of the Swedish taxonomy.
kept-problem-nothing-known = Nothing of it is a vocabulary of skills: { $files }. Known are ESCO's skills_xx.csv (xx is the language) with its other files, and skills_sv.csv of the Swedish taxonomy.
kept-problem-skill-and-group = { $address } is a skill in one file and a group in another. They are of different versions.
kept-problem-not-in-other = { $address } is not in { $other }: the files are of different versions. Take both from the same version; another version has a folder of its own.
kept-problem-missing-here = { $missing } of { $other } are missing here (such as { $example }): the files are of different versions. Take both from the same version.
kept-problem-not-utf8 = The file is not UTF-8: line { $line }, sign { $sign } cannot be read. Save it as UTF-8, as ESCO's own files are.
kept-problem-not-csv = The row cannot be read as comma-separated values: { $reason }.
kept-problem-no-heads = There is no column { $column }: the file's first row is empty. Is it the right file, with its heads in the first row?
kept-problem-no-column = There is no column { $column }. The heads are: { $heads }. Is it the right file, with its heads in the first row?
kept-problem-column-twice = The column stands there twice. Take one away.
kept-problem-cells = { $count ->
    [one] The row has one cell and the heads are { $heads }. Is there a comma or a quotation mark that is not quoted?
   *[other] The row has { $n } cells and the heads are { $heads }. Is there a comma or a quotation mark that is not quoted?
}
kept-problem-empty = The cell is empty; every row needs it.
kept-problem-twice = { $text } stands in row { $row } too. Keep one of them.
kept-problem-not-preferred = No concept { $id } stands in the list of preferred labels: the files are of different versions. Take both from one.
kept-problem-no-isco = '{ $text }' is no code of ISCO-08, which has one to four digits.
kept-problem-no-kind = '{ $text }' is neither KnowledgeSkillCompetence nor SkillGroup. Is it the file of skills?
kept-problem-no-address = '{ $text }' is no address. ESCO's begin with http://data.europa.eu/esco/.
kept-problem-no-status = '{ $text }' is neither released nor deprecated.
kept-problem-no-strength = '{ $text }' is neither essential nor optional.
kept-problem-other-strength = An earlier row says the other of essential and optional for the same two. Keep one.
kept-problem-unknown-occupation = No occupation of the other files has this address: the files are of different versions. Take all from one download.
kept-problem-unknown-skill = No skill of the other files has this address: the files are of different versions. Take all from one download.
kept-problem-unknown-concept = No concept has the address { $address }: a file (such as skillGroups) is missing, or the files are of different versions.
kept-problem-circle = The relations go in a circle: { $steps } '{ $first }'. Take one of these rows away.
kept-problem-circle-step = '{ $name }' is narrower than
kept-problem-no-four-digits = '{ $text }' is no code of four digits.
kept-problem-no-ssyk = '{ $text }' is no SSYK group of four digits.
kept-problem-unknown-ssyk = The table of SSYK and ISCO has no group { $group }: the files are of different versions.
kept-problem-not-of-level = '{ $text }' is no SSYK group of level { $level }.
kept-note-skills-left-out = { $file }: { $missing } of { $named } skills of occupations have a label that no concept here has; they are left out. The lists are of different versions.
kept-fate = What happens
kept-fate-new = New: kept
kept-fate-known = There already: nothing happens
kept-fate-differs = A version with this name is there, with other contents. Write which version this is.
kept-fate-no-version = The files do not say which version it is. Write it.
kept-version = Version
kept-version-hint = As the publisher writes it, such as 1.2.0 or 22.
kept-version-look = Look again
kept-cli-nothing-kept = Nothing is kept: it was a dry run.
kept-cli-kept = Kept.
kept-cli-refused = Nothing is kept.
kept-cli-row = { $title }: { $concepts } concepts, { $occupations } occupations. { $fate }
kept-lacking = Skills may have no concept because these vocabularies are not taken in here:
kept-lacking-taxonomy = the Swedish taxonomy (the Swedish Public Employment Service's terms for skills, with SSYK)
kept-lacking-esco = ESCO with its official Swedish names; until then Hemtag's own Swedish names of the most common skills are used
kept-lacking-who = Whoever runs the service takes them in under Vocabularies of skills. You can also pick a concept yourself at each skill.
