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
kept-fault-what = Vad som är fel
kept-fault-in-row = rad { $row }
kept-fault-in-column = kolumn { $column }
kept-fault-folder = alla filer tillsammans
kept-problem-not-a-zip = Filen går inte att läsa som en zip-fil. Packa filerna på nytt, eller välj CSV-filerna själva. På engelska: { $reason }.
kept-problem-many-files = Zip-filen innehåller { $files } filer, men en vokabulär har högst { $most }. Packa bara vokabulärens egna filer.
kept-problem-twice-in-zip = Filen finns två gånger i { $zip }. Packa varje version för sig.
kept-problem-not-unpacked = Filen går inte att packa upp ur zip-filen. Packa filerna på nytt. På engelska: { $reason }.
kept-problem-large-unpacked = Uppackad är zip-filen större än { $megabytes } MB, och så stor är ingen vokabulär. Se efter att det är rätt fil.
kept-problem-same-name = Två filer heter så, kanske i var sin mapp. Behåll bara den ena.
kept-problem-two-kinds = Här finns både ESCO:s egna filer och listor över ESCO:s benämningar, och båda skulle bli ESCO. Behåll bara det ena slaget.
kept-problem-nothing = Ingen fil hör till en vokabulär för kompetens. Välj ESCO:s skills_xx.csv (xx är språket) med de andra filerna ur samma hämtning, eller den svenska taxonomins skills_sv.csv.
kept-problem-nothing-known = Ingen fil hör till en vokabulär för kompetens: { $files }. Välj ESCO:s skills_xx.csv (xx är språket) med de andra filerna ur samma hämtning, eller den svenska taxonomins skills_sv.csv.
kept-problem-skill-and-group = { $address } är en färdighet i en fil och en grupp i en annan: filerna är av olika versioner. Ta alla filer ur samma hämtning.
kept-problem-not-in-other = { $address } finns inte i { $other }: filerna är av olika versioner. Ta båda ur samma version. En annan version läses in för sig.
kept-problem-missing-here = Av det som står i { $other } saknas { $missing } här, till exempel { $example }: filerna är av olika versioner. Ta båda ur samma version.
kept-problem-not-utf8 = Filen är inte sparad som UTF-8: tecken { $sign } på rad { $line } går inte att läsa. Spara den som UTF-8, som ESCO:s egna filer är.
kept-problem-not-csv = Raden går inte att läsa som kommaavgränsade värden (CSV). Rätta den, eller hämta filen på nytt. På engelska: { $reason }.
kept-problem-no-heads = Kolumnen { $column } saknas: filens första rad är tom. Se efter att det är rätt fil och att rubrikerna står på första raden.
kept-problem-no-column = Kolumnen { $column } saknas. Rubrikerna är: { $heads }. Se efter att det är rätt fil och att rubrikerna står på första raden.
kept-problem-column-twice = Kolumnen finns två gånger. Ta bort den ena.
kept-problem-cells = { $count ->
    [one] Raden har en cell, men rubrikerna är { $heads }. Ofta står ett kommatecken eller ett citattecken i en text som inte har citattecken omkring sig: sätt dit dem.
   *[other] Raden har { $n } celler, men rubrikerna är { $heads }. Ofta står ett kommatecken eller ett citattecken i en text som inte har citattecken omkring sig: sätt dit dem.
}
kept-problem-empty = Cellen är tom, men varje rad måste ha ett värde här. Fyll i den.
kept-problem-twice = { $text } står också på rad { $row }. Behåll bara den ena raden.
kept-problem-not-preferred = Begreppet { $id } finns inte i listan med rekommenderade benämningar: filerna är av olika versioner. Ta båda ur samma version.
kept-problem-no-isco = ”{ $text }” är ingen kod i ISCO-08. Skriv koden, som har en till fyra siffror.
kept-problem-no-kind = ”{ $text }” är varken KnowledgeSkillCompetence eller SkillGroup. Se efter att det är filen med färdigheter.
kept-problem-no-address = ”{ $text }” är ingen adress. Skriv adressen, som hos ESCO börjar med http://data.europa.eu/esco/.
kept-problem-no-status = ”{ $text }” är varken released eller deprecated. Skriv det ena av dem.
kept-problem-no-strength = ”{ $text }” är varken essential eller optional. Skriv det ena av dem.
kept-problem-other-strength = En tidigare rad säger det andra av essential och optional om samma yrke och färdighet. Behåll bara den ena raden.
kept-problem-unknown-occupation = Inget yrke i de andra filerna har den här adressen: filerna är av olika versioner. Ta alla filer ur samma hämtning.
kept-problem-unknown-skill = Ingen färdighet i de andra filerna har den här adressen: filerna är av olika versioner. Ta alla filer ur samma hämtning.
kept-problem-unknown-concept = Inget begrepp har adressen { $address }: en fil saknas (till exempel skillGroups), eller så är filerna av olika versioner. Ta alla filer ur samma hämtning.
kept-problem-circle = Relationerna går i en cirkel: { $steps } ”{ $first }”. Ta bort en av de raderna.
kept-problem-circle-step = ”{ $name }” är snävare än
kept-problem-no-four-digits = ”{ $text }” är ingen kod med fyra siffror. Rätta koden.
kept-problem-no-ssyk = ”{ $text }” är ingen grupp i SSYK med fyra siffror. Rätta koden.
kept-problem-unknown-ssyk = Tabellen över SSYK och ISCO har ingen grupp { $group }: filerna är av olika versioner. Ta båda ur samma version.
kept-problem-not-of-level = ”{ $text }” är ingen grupp i SSYK på nivå { $level }. Koden har lika många siffror som nivån säger: rätta den ena av dem.
kept-note-skills-left-out = { $file }: { $missing } av de { $named } färdigheter som nämns vid yrken heter inte som något begrepp här, och de är utelämnade. Listorna är av olika versioner.
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
