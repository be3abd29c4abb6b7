# hemtag skills: fri text till den kompetens den betyder
skills-linked = "{ $text }" betyder { $label }.
skills-not-linked = "{ $text }" betyder ingen känd kompetens tydligt nog.
skills-database-older = Databasen { $database } är av en äldre version. Kör hemtag serve eller hemtag skills import en gång, som gör den ny, och fråga igen.
skills-threshold = --threshold är ett tal från 0 till 1, till exempel 0.5.
skills-length = Texten är tom eller längre än { $longest } tecken. Skriv en kompetens i taget.
skills-line-length = Rad { $line } är längre än { $longest } tecken. Skriv en kompetens på varje rad.
skills-not-utf8 = Rad { $line } är inte UTF-8. Spara filen som UTF-8.
skills-counted = { $all } rader: { $linked } kopplade, { $unmatched } utan känd kompetens, { $empty } tomma.
