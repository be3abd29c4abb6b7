# Vokabulärer för kompetens: versioner, import, ord som inte betyder något i dem

kept-title = Vokabulärer för kompetens
kept-lead = Till dem kopplas företagens egna ord för färdigheter. Versionerna står sida vid sida, och ingenting tas bort.
kept-versions = Versioner
kept-scheme = Vokabulär
kept-scheme-esco = ESCO
kept-scheme-taxonomy = Arbetsförmedlingens taxonomi
kept-concepts = Begrepp
kept-deprecated = Varav utgångna
kept-occupations = Yrken
kept-languages = Språk
kept-from = Importerad
kept-shipped = Följer med programmet
kept-in-use = Används för nya kopplingar
kept-yes = Ja
kept-no = Nej
kept-use = Börja använda
kept-leave = Sluta använda
kept-words = Ord som inte betyder något i vokabulären
kept-words-lead = Ord som företag kallar färdigheter och som inte liknar något begrepp tillräckligt. De kan vara nya färdigheter. Ett ord visas först när { $firms } företag har det.
kept-words-none = Inget ord har kommit från { $firms } företag än.
kept-word = Ord
kept-firms = Företag
kept-first = Första dagen
kept-last = Senaste dagen
kept-import-title = Importera en vokabulär
kept-import-lead = ESCO:s egna CSV-filer, i vilken version och på vilka språk som helst, eller den svenska taxonomin. Du ser först vad filerna innehåller och vad som är fel i dem.
kept-import-files = En zip-fil, eller flera CSV-filer
kept-import-hint = Högst { $limit } MB tillsammans. En zip-fil blir mycket mindre. ESCO:s version läses ur namnet, till exempel ”ESCO dataset - v1.2.0 - classification - sv - csv.zip”.
kept-import-large = Filerna är tillsammans större än vad som tas emot. Packa dem i en zip-fil, eller använd hemtag skills import MAPP.
kept-import-broken = Formuläret kunde inte läsas. Välj filerna igen.
kept-import-no-file = Välj en fil.
kept-import-mixed = Välj antingen en zip-fil eller flera CSV-filer, inte båda.
kept-import-faults = Något i filerna är fel, och ingenting av dem är sparat. Felen står i tabellen.
kept-import-nothing-yet = Ingenting är sparat än. Det här skulle importen göra.
kept-import-unread = Filer som inte läses: { $files }
kept-import-do = Importera
kept-import-done = { $count ->
    [one] En version är importerad
   *[other] { $n } versioner är importerade
}
kept-faults = Fel i filerna
kept-faults-more = { $count ->
    [one] Och ett fel till.
   *[other] Och { $n } fel till.
}
kept-fault-file = Fil
kept-fault-row = Rad
kept-fault-column = Kolumn
kept-fault-what = Vad som är fel (på engelska)
kept-fate = Vad som händer
kept-fate-new = Ny: sparas
kept-fate-known = Finns redan: ingenting händer
kept-fate-differs = En version med samma namn finns, med annat innehåll. Skriv vilken version det här är.
kept-fate-no-version = Filerna säger inte vilken version det är. Skriv det.
kept-version = Version
kept-version-hint = Som utgivaren skriver den, till exempel 1.2.0 eller 22.
kept-version-look = Se igen
kept-cli-nothing-kept = Ingenting är sparat: det var en provkörning.
kept-cli-kept = Sparat.
kept-cli-refused = Ingenting är sparat.
kept-cli-row = { $title }: { $concepts } begrepp, { $occupations } yrken. { $fate }
kept-lacking = Kompetenser kan sakna koppling för att dessa vokabulärer inte är inlästa här:
kept-lacking-taxonomy = den svenska taxonomin (Arbetsförmedlingens kompetensbegrepp, med SSYK)
kept-lacking-esco = ESCO med officiella svenska namn; tills vidare används Hemtags egna svenska namn på de vanligaste kompetenserna
kept-lacking-who = Den som sköter tjänsten läser in dem under Vokabulärer för kompetens. Du kan också välja begrepp själv på varje kompetens.
