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
