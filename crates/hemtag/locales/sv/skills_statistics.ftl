# Statistik över var människor arbetar i vilket yrke: import, yrken, län

statistics-title = Statistik över yrken
statistics-lead = Hur många som arbetar i ett yrke i varje län. Siffrorna visas för alla, och för företag som söker någon till en befattning.
statistics-none = Ingen statistik används
statistics-none-why = Importera en tabell ur Yrkesregistret hos Statistiska centralbyrån (SCB).
statistics-none-here = Ingen har importerat statistik över var människor arbetar i olika yrken än.
statistics-imports = Importer
statistics-counted = Vad siffrorna räknar
statistics-counted-hint = Till exempel ”Anställda 16–64 år, efter arbetsställets län”. Det står som rubrik vid siffrorna.
statistics-source = Källa
statistics-source-hint = Utgivare och tabell, till exempel ”SCB, Yrkesregistret, tabell YREG60”.
statistics-read-on = Hämtad den dag
statistics-read-on-hint = Dagen då du hämtade filen ur databasen.
statistics-years = År
statistics-rows = Siffror
statistics-rows-unknown = Varav källan inte anger
statistics-occupations = Yrken
statistics-at = Importerad
statistics-in-use = Används
statistics-yes = Ja
statistics-no = Nej
statistics-use = Börja använda
statistics-leave = Sluta använda
statistics-import-title = Importera statistik över yrken
statistics-import-lead = En tabell ur SCB:s statistikdatabas. Du ser först vad filen innehåller och vad som är fel i den.
statistics-import-hint = CSV eller XLSX, högst { $limit } MB.
statistics-import-of = Import av { $file }
statistics-import-nothing-yet = Ingenting är sparat än. Det här skulle importen göra.
statistics-import-do = Importera
statistics-import-drop = Släng filen
statistics-how = Så hämtar du filen
statistics-how-table = Öppna Statistikdatabasen hos SCB: Arbetsmarknad, Yrkesregistret. Välj en tabell med anställda efter region, yrke (4-siffrig SSYK 2012) och kön.
statistics-how-choose = Välj riket och alla län, alla yrken, båda könen och de år du vill visa. Välj en enda uppgift, till exempel antal anställda. Välj inte ålder, sektor eller annat som delar tabellen mer.
statistics-how-save = Spara som CSV eller Excel, med både kod och text.
statistics-how-source = Anteckna tabellens namn och dagen: de ska stå vid siffrorna.
statistics-not-in-file = Står inte i filen: skriv det nedan
statistics-over-municipalities = Rader med kommuner: används inte, bara län och riket sparas
statistics-over-no-county = Rader där länet inte är känt: används inte
statistics-over-no-occupation = Rader där yrket inte är känt, eller för alla yrken tillsammans: används inte
statistics-over-rows = { $count ->
    [one] en rad
   *[other] { $n } rader
}
statistics-fate-first = Det är den första statistiken: den används direkt.
statistics-fate-new = Annan statistik används redan. Den här sparas bredvid, tills du väljer att använda den.
statistics-fate-known = Precis den här filen är redan importerad. Ingenting ändras.
statistics-done-first = Statistiken är importerad och används
statistics-done-new = Statistiken är importerad. Välj i listan om den ska användas
statistics-done-known = Filen var redan importerad: ingenting är ändrat
statistics-problem-title = Skriv vad siffrorna räknar, med högst 300 tecken. Filen säger det inte.
statistics-problem-source = Skriv varifrån siffrorna är, med högst 300 tecken: utgivare och tabell.
statistics-problem-read-on = Skriv dagen då filen hämtades, till exempel 2026-11-20. Den kan inte vara i framtiden, och inte före filens sista år.
statistics-faults = Fel i filen
statistics-faults-are = { $count ->
    [one] En cell i filen är fel, och ingenting är sparat. Den står i tabellen.
   *[other] { $n } celler i filen är fel, och ingenting är sparat. De står i tabellen.
}
statistics-faults-more = { $count ->
    [one] Och ett fel till.
   *[other] Och { $n } fel till.
}
statistics-fault-row = Rad
statistics-fault-column = Kolumn
statistics-fault-text = Där står
statistics-fault-what = Vad som är fel
statistics-fault-empty = Cellen är tom. Skriv .. om uppgiften inte finns, och - om det är noll.
statistics-fault-region = Det är inget län, ingen kommun och inte riket. Hämta tabellen med län, till exempel ”06 Jönköpings län”.
statistics-fault-no-code = Yrket saknar kod. Spara tabellen med både kod och text, till exempel ”7212 Svetsare och gasskärare”.
statistics-fault-digits = Koden ska ha fyra siffror. Välj tabellen efter 4-siffrig SSYK 2012.
statistics-fault-occupation = Koden finns inte i SSYK 2012. Kontrollera siffrorna, och att tabellen inte är efter SSYK 96.
statistics-fault-sex = Det är inget kön. Det ska stå män, kvinnor eller totalt.
statistics-fault-year = Det är inget år som statistik efter SSYK 2012 finns för. Sådan finns från och med { $first }, och inte för år som kommer.
statistics-fault-number = Det är inget antal människor. Skriv ett heltal, .. om uppgiften inte finns eller - om det är noll.
statistics-fault-twice = Samma län, yrke, kön och år står redan på rad { $row }. Ta bort den ena.
statistics-refusal-no-region = Filen har ingen kolumn för region. Hämta tabellen efter region: riket och alla län.
statistics-refusal-no-occupation = Filen har ingen kolumn för yrke. Hämta tabellen efter yrke, 4-siffrig SSYK 2012.
statistics-refusal-no-year = Filen har inget år med siffror: varken en kolumn för varje år eller en kolumn ”år” bredvid en kolumn med antal.
statistics-refusal-old-occupations = Kolumnen ”{ $column }” är efter SSYK 96. Hämta tabellen efter SSYK 2012.
statistics-refusal-twice-the-year = Året { $column } står över två kolumner: filen räknar mer än en sak. Hämta tabellen med en enda uppgift.
statistics-refusal-two-numbers = Filen räknar mer än en sak: ”{ $first }” och ”{ $second }”. Hämta tabellen med en enda uppgift.
statistics-refusal-dimension = Kolumnen ”{ $column }” delar tabellen mer (”{ $first }”, ”{ $second }”). Hämta tabellen utan den, eller med ett enda värde.
statistics-refusal-one-sex = Filen har bara ett av könen. Hämta båda, eller totalt.
statistics-refusal-nothing = Filen har inget län och inte riket, för något yrke. Hämta tabellen efter län.
statistics-cli-fault = Rad { $row }, kolumn { $column }: ”{ $text }”. { $what }
statistics-cli-row = { $counted }: { $years }, { $occupations } yrken, { $figures } siffror
statistics-cli-nothing-new = Ingenting nytt är sparat.
statistics-occupations-title = Var människor arbetar, efter yrke
statistics-occupations-lead = Välj ett yrke och se hur många som arbetar i det i varje län.
statistics-occupations-search = Sök på yrke eller SSYK-kod
statistics-occupations-none = Inget yrke hittades
statistics-occupations-none-why = Yrkena heter som i statistiken. Prova ett kortare ord, eller de första siffrorna i koden.
statistics-occupations-all = Visa alla yrken
statistics-occupation = Yrke
statistics-occupation-unnamed = Yrke med SSYK { $code }
statistics-country = Riket
statistics-country-year = Riket { $year }
statistics-where-title = Var människor arbetar: { $occupation }
statistics-where-lead = Det säger var yrket finns, inte hur många som söker arbete.
statistics-where-caption = { $counted }, efter län
statistics-county = Län
statistics-share = Andel av riket
statistics-not-known = inte känt
statistics-not-known-note = ”Inte känt” betyder att källan inte anger siffran, till exempel för att den är liten. Det betyder inte noll.
statistics-summed-note = Rikets siffra är summan av alla län: filen har ingen egen. Är ett län inte känt är summan inte heller det.
statistics-lacks = Statistiken har inte det här yrket
statistics-lacks-why = Koden kan vara en annan hos SCB än hos Arbetsförmedlingen, till exempel för chefer. Sök på de första siffrorna.
statistics-source-line = { $title }. Källa: { $source }, hämtat { $day }.
