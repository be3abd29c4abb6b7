# Behov: frågorna, felen och det som ska frågas om

## Frågornas namn
need-field-title = Namn på behovet
need-field-function = Vad det är
need-field-stage = Skede
need-field-first-series = Första serien
need-field-per-year = Antal per år
need-field-due = Senast levererat
need-field-within-km = Högsta avstånd
need-field-counties = Län
need-field-in-house = I egna lokaler
need-field-certificates = Certifikat
need-field-owner-name = Ditt namn
need-field-organisation = Företag
need-field-contact = Kontakt
need-field-kommun = Kommun
need-field-newcomer = Erfarenhet
need-field-confidentiality = Vem som får se behovet
need-field-part-name = Delens namn
need-field-count = Antal i varje produkt
need-field-notes = Anmärkningar
need-field-process = Tillverkningssätt
need-field-material = Material
need-field-size = Mått
need-field-mass = Vikt
need-field-tolerance = Finaste tolerans
need-field-wall = Tunnaste vägg
need-field-hours = Arbetstimmar
need-field-other = Övrig uppgift

## Var felet står
need-place-line = Rad { $line }, tecken { $column }:{ " " }
need-place-cell = Rad { $row }, kolumn { $head }:{ " " }
need-place-row = Rad { $row }:{ " " }

## Fel
need-problem-empty = Det finns ingen text att läsa. Klistra in behovet eller välj en fil som inte är tom.
need-problem-syntax = Texten följer inte reglerna för { $format }: { $message }. Rätta stället och försök igen. Behovet läses som TOML eller JSON.
need-problem-too-deep = Uppgifterna är nästlade djupare än ett behov kan vara. Gör dem plattare.
need-problem-not-a-manifest = Det här liknar ett Open Know-How-manifest men saknar "{ $lacks }", som alla manifest har. Lägg till det, eller skriv behovet i vår egen form (hemtag need template).
need-problem-unknown-key = "{ $key }" finns inte i ett behov. Ta bort raden, eller skriv uppgiften i "notes".
need-problem-unknown-key-nearest = "{ $key }" finns inte i ett behov. Menade du "{ $nearest }"?
need-problem-elsewhere-key = "{ $key }" hör hemma under { $belongs }. Flytta raden dit.
need-problem-missing = Uppgiften saknas. Skriv den.
need-problem-not-text = "{ $stated }" är inte en text. Skriv ett enda värde inom citattecken.
need-problem-not-a-length = "{ $stated }" går inte att läsa som en längd. Skriv ett tal med eller utan enhet, till exempel 12,5 mm eller 0,5 tum. Utan enhet menas millimeter.
need-problem-not-a-size = "{ $stated }" går inte att läsa som mått. Skriv tre sidor, till exempel 120 x 60 x 30 mm, eller diameter och längd, till exempel Ø12 x 46 mm.
need-problem-not-a-mass = "{ $stated }" går inte att läsa som en vikt. Skriv ett tal med enhet, till exempel 350 g eller 12,5 kg.
need-problem-not-a-tolerance = "{ $stated }" går inte att läsa som en tolerans. Skriv till exempel ±0,02 vid 30 mm, h9, IT7 eller ISO 2768-m. Ett tal ensamt kan betyda både plus/minus och hela vidden.
need-problem-not-a-whole = "{ $stated }" går inte att läsa som ett antal. Skriv ett heltal från 1 till { $most }.
need-problem-not-a-date = "{ $stated }" är ingen dag som finns. Skriv till exempel 2027-03-01, 2027-03 eller v 10 2027.
need-problem-not-a-kommun = Vi känner ingen kommun som heter "{ $stated }". Skriv namnet på en svensk kommun, till exempel Gnosjö.
need-problem-not-a-kommun-nearest = Vi känner ingen kommun som heter "{ $stated }". Menade du { $nearest }?
need-problem-not-a-county = Vi känner inget län som heter "{ $stated }". Skriv till exempel Skåne eller länskoden 12.
need-problem-not-a-county-nearest = Vi känner inget län som heter "{ $stated }". Menade du { $nearest }?
need-problem-not-a-choice = "{ $stated }" är inget av valen. Välj något av: { $allowed }.
need-problem-not-a-position = "{ $stated }" är ingen plats. Skriv lat och lon i grader, till exempel lat = 57.36 och lon = 13.73.
need-problem-two-numbers = "{ $stated }" kan betyda både { $small } och { $large }. Skriv det ena av dem.
need-problem-out-of-range = "{ $stated }" är utanför det som går att tillverka. Skriv ett värde från { $from } till { $to }, och se efter att enheten är rätt.
need-problem-too-long = Texten är för lång. Korta den till högst { $most } tecken.
need-problem-too-many = Det är för många. Ett behov tar högst { $most } delar. Dela upp det i flera behov.
need-problem-processes-twice = Delen har både "process" och "operation". Skriv tillverkningssättet på ett av ställena: "process" för ett enda steg, "operation" för flera i följd.
need-problem-no-needs = Filen har inga behov: bara ett huvud, eller en tom lista. Lägg till en rad för varje behov.
need-problem-not-a-need = "{ $stated }" är inget behov. Varje sak i listan ska vara ett behov i vår egen form: { "{" } "title": … { "}" }.
need-problem-not-a-text-file = Det här är ingen textfil. Ett behov läses som TOML eller JSON; hemtag need template visar ett. Kalkylblad (XLSX, CSV) tas emot av importen av behov.
need-problem-twice = Kolumnen står två gånger i tabellens huvud. Ta bort den ena, så vet vi vilken som gäller.
need-problem-no-head = Cellen i kolumn { $column } står under ingen rubrik. Ge kolumnen en av de rubriker som en tabell med behov har, eller töm cellen.
need-problem-rows-differ = Raden säger något annat här än rad { $first }, som hör till samma behov. Skriv samma sak i båda, eller utelämna det i den ena.
need-problem-formula = "{ $stated }" är en formel. Spara värdet i stället: kopiera cellen och klistra in som värde.
need-problem-too-large = Filen är större än { $most } MB, och en fil med behov är aldrig så stor. Är det rätt fil?

## Att fråga om och att känna till
need-finding-unknown-term = Vi förstår inte "{ $stated }". Vad menas?
need-finding-unknown-term-nearest = Vi förstår inte "{ $stated }". Menas { $nearest }?
need-finding-ambiguous = "{ $stated }" kan betyda flera saker: { $candidates }. Vilken?
need-finding-ambiguous-one = Menas { $candidates } med "{ $stated }"?
need-finding-mentioned = Du nämner { $term } ("{ $stated }"). Är det så den ska tillverkas?
need-finding-unreadable = Vi kan inte läsa "{ $stated }". Skriv det på ett annat sätt.
need-finding-left-out = Ingen tillverkare bedöms efter det här: { $why }
need-finding-left-out-stated = Ingen tillverkare bedöms efter "{ $stated }": { $why }
need-finding-why-no-process-cares = inget av tillverkningssätten beror på det.
need-finding-why-first-series-decides = den första serien avgör. Antalet per år visas för tillverkarna.
need-finding-why-no-place = vi vet inte var avståndet räknas ifrån. I vilken kommun finns du?
need-finding-why-no-dimension = en tolerans utan mått säger inte hur fin den är. Vid vilket mått gäller den, eller hur stor är delen?
need-finding-why-outside-standard = ISO 2768 har inget värde för så stora eller små mått. Vilken tolerans gäller i millimeter?
need-finding-why-several-operations = delen görs i flera steg. Hur många timmar tar vart och ett?
need-finding-why-no-count = vi vet inte hur många av delen som ingår i produkten. Hur många är det?
need-finding-why-no-criterion = det finns ingen sådan fråga till tillverkare. Uppgiften finns kvar i källan.
need-finding-idea = Skedet är idé. Vi letar efter den som gör prototyper, för det är vad som görs först.
need-finding-per-year-as-series = Ingen första serie är angiven. Ett års behov räknas som en serie.
need-finding-tolerance-at-longest = Toleransen räknas vid delens längsta mått, { $at }, där den är strängast. Vid vilket mått gäller den?
need-finding-due-passed = Dagen { $due } har passerat. När behövs det nu?

## Kommandoraden
need-cli-stated = Behovet ”{ $title }” är sparat. Nyckeln är { $key }. Spara den: den är enda vägen tillbaka.
need-cli-changed = Behovet ”{ $title }” är ändrat (version { $version }).
need-cli-reopened = Behovet är öppet igen.
need-cli-not-found = Det finns inget behov med den nyckeln. Se efter att hela nyckeln är med. Alla behov listas med hemtag need list.
need-cli-changed-meanwhile = Behovet har ändrats sedan den versionen. Skriv ut det som det är nu med hemtag need show NYCKEL --format toml och gör om ändringen.
need-cli-closed = Behovet är avslutat. Öppna det först med hemtag need reopen NYCKEL.
need-cli-count = { $count ->
    [one] { $n } behov väntar
   *[other] { $n } behov väntar
}
need-import-new = nytt
need-import-changed = ändrat
need-import-known = finns redan
need-import-doubtful = tveksamt
need-import-rejected = avvisat
need-import-doubt = Behov nummer { $number } heter likadant. Är det ett annat, läs in det med --doubtful-too.
need-import-left-out = Ingen tillverkare bedöms efter { $names }. Uppgifterna finns kvar i källan.
need-import-doubt-here = ”{ $title }” i samma inläsning har samma id. Är det ett annat, ge det ett eget id.
need-import-dry = { $rows } behov lästa, { $rejected } avvisade. Inget är sparat: det här var en provkörning.
need-import-stopped = { $rows } behov lästa, { $rejected } avvisade. Inget är sparat. Rätta felen, eller läs in resten med --good-only.
need-import-done = { $rows } behov lästa, { $written } sparade, { $rejected } avvisade.
need-export-folder = TOML blir en fil per behov. Ange en mapp att skriva dem i, till exempel hemtag export needs --format toml behov/
need-export-done = { $count } behov skrivna i { $folder }.
