# hemtag skills: free text to the skill it means
skills-linked = "{ $text }" means { $label }.
skills-not-linked = "{ $text }" means no known skill clearly enough.
skills-database-older = The database { $database } is of an older version. Run hemtag serve or hemtag skills import once, which brings it up to date, and ask again.
skills-threshold = --threshold is a number from 0 to 1, such as 0.5.
skills-length = The text is empty or longer than { $longest } characters. Write one skill at a time.
skills-line-length = Line { $line } is longer than { $longest } characters. Write one skill a line.
skills-not-utf8 = Line { $line } is not UTF-8. Save the file as UTF-8.
skills-counted = { $all } lines: { $linked } linked, { $unmatched } without a known skill, { $empty } empty.
