# Inläsning av tillverkare

## Filen
import-file-empty = Filen är tom. Välj en fil som innehåller en tabell med rubriker på första raden.
import-file-too-large = Filen är större än { $limit } MB, som är det mesta som läses. Dela upp den i flera, eller höj gränsen i inställningarna (import_limit, upload_limit).
import-file-not-a-table = Filen är ingen tabell. Spara den som CSV eller XLSX och försök igen.
import-file-not-a-table-what = Filen är ingen tabell utan { $what }. Spara den som CSV eller XLSX och försök igen.
import-file-no-rows = Filen har rubriker men inga rader under dem. Lägg till minst en rad.
import-file-no-such-sheet = Arbetsboken har inget blad som heter "{ $sheet }". Den har: { $sheets }.
import-file-broken = Filen går inte att läsa till slut. Öppna den i ett kalkylprogram, spara den på nytt och försök igen. { $message }
import-file-unreadable = Filen gick inte att läsa: { $message }
import-file-other-form = Filen är { $form }, men vid { $at } står något annat än formatet säger. Be om en ny export från systemet som den kommer ifrån. På engelska: { $message }.
import-file-no-name = Ingen kolumn säger vad tillverkaren heter. Kolumnerna är: { $columns }. Kalla en av dem "name" eller "Företag", eller säg vilken det är i en mappning.
import-mapping-no-such-column = Mappningen nämner kolumnen "{ $column }", som filen inte har. Skriv rubriken precis som den står i filen.
import-mapping-unreadable = Mappningen går inte att läsa: { $message }. Gör en ny med hemtag import template.

## Var felet står
import-place-cell = Rad { $row }, kolumn { $column }:{ " " }
import-place-row = Rad { $row }:{ " " }

## Fel
import-problem-name-missing = Namnet saknas. Skriv tillverkarens namn.
import-problem-not-a-number = "{ $stated }" är inget tal. Skriv siffror, till exempel 1250 eller 12,5.
import-problem-two-numbers = "{ $stated }" kan betyda både { $small } och { $large }. Skriv det utan tecken mellan tusental, eller säg i mappningen vad som står före decimaler.
import-problem-not-a-length = "{ $stated }" går inte att läsa som en längd. Skriv ett tal med eller utan enhet, till exempel 12,7 eller 0,5 tum. Utan enhet menas millimeter.
import-problem-not-a-mass = "{ $stated }" går inte att läsa som en vikt. Skriv ett tal med eller utan enhet, till exempel 40 eller 350 g. Utan enhet menas kilogram.
import-problem-not-a-size = "{ $stated }" går inte att läsa som mått. Skriv tre sidor, till exempel 1000 x 500 x 400 mm, eller diameter och längd, till exempel Ø80 x 200 mm.
import-problem-not-a-tolerance = "{ $stated }" går inte att läsa som en tolerans. Skriv till exempel ±0,02 vid 100 mm, h7 eller IT7.
import-problem-not-a-whole = "{ $stated }" är inget antal som tas emot. Skriv ett heltal från { $least } till { $most }.
import-problem-not-a-date = "{ $stated }" är ingen dag som går att läsa säkert. Skriv år, månad och dag, till exempel 2027-12-31.
import-problem-not-a-choice = "{ $stated }" är inget av valen. Skriv något av: { $allowed }.
import-problem-not-a-week = "{ $stated }" är ingen vecka med timmar. Skriv till exempel 2026-W48=30, flera med semikolon emellan.
import-problem-not-a-position = "{ $stated }" är ingen position. Skriv latitud och longitud i grader, till exempel 57,36 och 13,73.
import-problem-not-a-country = Vi känner inget land som heter "{ $stated }". Skriv landets namn eller dess kod med två bokstäver, till exempel DE.
import-problem-out-of-range = "{ $stated }" är utanför det som går att tillverka. Skriv ett värde från { $from } till { $to }, och se efter att enheten är rätt.
import-problem-min-over-max = Det minsta ({ $min }) är större än det största ({ $max }). Byt plats på dem eller rätta det ena.
import-problem-from-after-until = Certifikatet gäller från { $from } men bara till { $until }. Rätta den ena dagen.
import-problem-number = "{ $stated }" är inget organisationsnummer: { $why }
import-problem-formula = Cellen har en formel utan resultat. Öppna filen i ett kalkylprogram, låt det räkna och spara den på nytt.
import-problem-fault = Cellen visar felet { $stated }. Rätta formeln eller skriv värdet.
import-problem-too-long = Texten är för lång. Korta den till högst { $most } tecken.
import-problem-more-cells = Raden har { $cells } celler men det finns { $heads } rubriker. Ofta står ett skiljetecken i en text utan citattecken.
import-problem-several-of-that-name = Registret har { $number } tillverkare som heter { $name } på den platsen. Skriv organisationsnumret, så att det syns vilken som menas.
import-problem-other-number = En annan rad för { $name } har ett annat organisationsnummer. Rätta det ena.
import-number-empty = det saknas siffror. Skriv tio, till exempel 556036-0793.
import-number-character = tecknet { $found } hör inte dit. Skriv tio siffror, till exempel 556036-0793.
import-number-length = det har { $digits } siffror, men ska ha tio.
import-number-prefix = tolv siffror börjar med 16 eller med ett sekel, det här börjar med { $found }.
import-number-check-digit = sista siffran stämmer inte med de andra (den skulle vara { $expected }). Leta efter en felskriven siffra.
import-number-not-a-date = tredje siffran är minst 2 för ett företag, annars börjar numret med ett födelsedatum. Inget av det stämmer.

## Tveksamt
import-doubt-same-name = { $name } togs för tillverkare { $maker } i registret, för att namn och plats är lika ({ $place }). Skriv organisationsnumret om det är fel.
import-doubt-same-name-alone = { $name } togs för tillverkare { $maker } i registret, för att namnet är lika och ingen annan plats är angiven. Skriv organisationsnumret om det är fel.
import-doubt-name-elsewhere = En tillverkare som heter { $name } finns redan (nummer { $maker }) men på en annan plats. Raden läggs till som en ny.
import-doubt-unknown-kommun = Vi känner ingen plats i Sverige som heter "{ $stated }". Den står kvar som den skrevs. Skriv kommunens namn, eller landet om den ligger utomlands.
import-doubt-unknown-kommun-nearest = Vi känner ingen plats i Sverige som heter "{ $stated }". Menas { $nearest }? Den står kvar som den skrevs.
import-doubt-several-places = "{ $stated }" kan vara { $places }. Skriv kommunen eller postnumret.
import-doubt-postal-code-elsewhere = Postnumret { $postal } hör inte till { $kommun }. Kommunen gäller.
import-doubt-unknown-postal-code = Vi känner inte postnumret "{ $stated }".
import-doubt-position-swapped = "{ $stated }" ligger utanför Sverige men passar om latitud och longitud byter plats. Positionen används inte.
import-doubt-position-abroad = "{ $stated }" ligger utanför Sverige, men inget annat land är angivet. Positionen används inte.
import-doubt-tolerance = "{ $stated }" säger inte vid vilket mått den gäller, så ingen kan säga hur fin den är. Den står kvar som den skrevs. Skriv till exempel ±0,02 vid 100 mm, eller IT7.
import-doubt-rows-differ = Två rader för samma tillverkare säger olika. "{ $kept }" gäller, inte "{ $other }".
import-doubt-better-evidence = { $name }: registrets uppgift om { $field } är bättre styrkt ({ $level }) och står kvar, fast filen säger något annat.
import-doubt-personal-number = Cellen är ett personnummer i en kolumn som inte känns igen. Det sparas inte. Är det en enskild firmas organisationsnummer: säg i mappningen att kolumnen är "organisation_number".
import-doubt-same-head = Rubriken "{ $head }" står på flera kolumner. Ge dem olika namn, så att det syns vad som är vad.
import-doubt-taken-head = Kolumnen "{ $head }" står kvar som den skrevs, eftersom kolumnen "{ $by }" säger samma sak.
import-doubt-not-understood = Det som står vid { $at } lästes inte in. På engelska: { $what }

## Kommandoraden
text-import-progress-reading = Läser { $rows } rader
text-import-progress-keeping = { $makers } av { $of } tillverkare
text-import-head = { $file } ({ $form }): { $rows } rader, { $accepted } går att läsa in
text-import-makers = Tillverkare: { $new } nya, { $updated } ändrade, { $unchanged } som förut
text-import-without-process = { $count ->
    [one] En av dem säger inte vad den kan.
   *[other] { $n } av dem säger inte vad de kan.
}
text-import-columns = Kolumner
text-import-column-as-stated = står kvar som den skrevs
text-import-column-ignored = läses inte
text-import-sure-likely = troligen
text-import-sure-sure = säkert
text-import-sure-stated = enligt mappningen
text-import-rejected = Fel
text-import-doubtful = Tveksamt
text-import-unknown = Ord som inte är kända
text-import-unknown-term = { $count ->
    [one] { $kind } "{ $text }" ({ $column }, en rad)
   *[other] { $kind } "{ $text }" ({ $column }, { $rows } rader)
}
text-import-unknown-nearest = menas { $nearest }?
text-import-unknown-several = kan betyda { $nearest }
text-import-unknown-material = är namnet på ett material, inte på vad som görs med det
text-import-more = och { $n } till
text-import-kept = Allt är inläst.
text-import-kept-good = De rader som går att läsa in är inlästa.
text-import-nothing-new = Registret har redan allt som filen säger. Inget ändrades.
text-import-dry-run = Provkörning: inget är inläst.
text-import-refused = Inget är inläst. Rätta raderna ovan, eller läs in de andra med --good-rows-only.
kind-process = Process
kind-material = Material
kind-certificate = Certifikat

## Sidorna
import-title = Läs in tillverkare
import-lead = Läs in ett register som CSV, Excel eller Open Know-Where. Du får se vad som skulle hända innan något ändras.
import-file = Fil
import-file-hint = CSV, XLSX eller JSON, högst { $limit } MB. Första raden ska ha rubriker.
import-name = Tillverkarens namn
import-name-hint = Gäller rader som inte nämner någon, som i ett Catena-X-meddelande.
import-look = Se vad den innehåller
import-help-columns-title = Kolumner
import-help-columns-1 = Rubrikerna känns igen på svenska och engelska, till exempel Företag, Org.nr, Kommun, Process, Material, Max längd (mm). Bara namnet krävs. Du kan ändra vad en kolumn betyder i nästa steg.
import-help-columns-2 = En kolumn som inte känns igen står kvar hos tillverkaren precis som den skrevs. En tillverkare kan ha flera rader, en för varje process eller plats.
import-help-values-title = Vad cellerna kan innehålla
import-help-values-1 = Flera processer, material eller certifikat i en cell skiljs med semikolon, kommatecken eller radbrytning. Mått får ha enhet: 12 mm, 0,5 tum, 1 200. Ett tal som kan betyda två saker, som 1,200, gissas aldrig.
import-help-values-2 = Ett ord som vi inte känner, eller som kan betyda flera saker, visas med de närmaste förslagen. Texten står kvar, men ingen process läggs till.
import-help-again-title = Läs in igen
import-help-again-1 = Tillverkare känns igen på organisationsnumret, annars på namn och plats; det senare visas som tveksamt. En inläsning lägger till och ändrar men tar aldrig bort något. Samma fil en gång till ändrar ingenting.
import-help-again-2 = En uppgift som en rådgivare sett, som ett dokument styrker eller som har levererats skrivs inte över av en självuppgift.
import-help-personal-title = Personuppgifter
import-help-personal-1 = Kolumner med kontaktpersoner, telefonnummer och e-post visas öppet om de står kvar. Välj ”Läs inte in” för dem i nästa steg. Enskilda firmors organisationsnummer sparas för att känna igen dubbletter men visas aldrig.
import-preview-title = Det här skulle hända
import-preview-lead = Inget är inläst än. Filen ligger kvar i ett dygn.
import-unreadable-title = Filen går inte att läsa
import-another = Välj en annan fil
import-all-right = Alla rader går att läsa in
import-some-wrong = { $count ->
    [one] Ett fel måste rättas
   *[other] { $n } fel måste rättas
}
import-some-wrong-text = Rätta filen och välj den på nytt, eller läs in bara de rader som är rätt.
import-all = Läs in alla
import-good = { $count ->
    [one] Läs in bara den rad som är rätt
   *[other] Läs in bara de { $n } rader som är rätt
}
import-drop = Avbryt och glöm filen
import-rows = Rader
import-rows-note = i filen
import-accepted = Går att läsa in
import-accepted-note = rader
import-new = Nya
import-new-note = tillverkare
import-updated = Ändrade
import-updated-note = tillverkare
import-unchanged = Som förut
import-unchanged-note = tillverkare
import-wrong-title = Fel
import-wrong-caption = Celler som inte går att läsa in
import-errors-file = Ladda ner allt som är fel, tveksamt och okänt (CSV)
import-row = Rad
import-column = Kolumn
import-message = Vad som är fel och vad du kan göra
import-doubtful-title = Tveksamt
import-doubtful-text = De här raderna läses in. Se efter att det blev rätt.
import-doubtful-caption = Rader att se efter
import-word = Ord
import-nearest = Närmaste förslag
import-unknown-title = Ord som inte är kända
import-unknown-text = Inget av dem gissas. Texten står kvar hos tillverkaren. Skriv en av de föreslagna koderna i filen om den stämmer.
import-unknown-caption = Ord som inte är kända, med förslag
import-columns-title = Vad kolumnerna betyder
import-columns-text = Ändra det som blev fel och visa igen.
import-sheet = Blad
import-sheet-hint = arbetsbokens blad
import-anew = Läs filen från början igen
import-decimal = Före decimaler står
import-decimal-hint = Avgör vad 1,200 betyder
import-decimal-unknown = Inte säkert
import-decimal-comma = Komma (12,5)
import-decimal-point = Punkt (12.5)
import-map = Visa igen
import-free-week = Lediga timmar { $week }
import-sure-none = känns inte igen
import-sure-likely = troligen
import-sure-sure = säkert
import-sure-stated = valt
import-column-number = Kolumn { $n }, utan rubrik
import-group-nothing = Inget av dem
import-keep-as-stated = Behåll som den skrevs
import-ignore = Läs inte in
import-group-maker = Om tillverkaren
import-group-site = Om platsen
import-group-offer = Om vad den kan
import-group-evidence = Om vem som säger det
import-first-title = De första, som de skulle sparas
import-done-title = Inläst
import-done = { $count ->
    [one] En tillverkare lades till eller ändrades
   *[other] { $n } tillverkare lades till eller ändrades
}
import-done-rejected = { $count ->
    [one] Ett fel lämnades utanför.
   *[other] { $n } fel lämnades utanför.
}
import-to-makers = Till registret
import-to-unknown = { $count ->
    [one] En tillverkare säger inte vad den kan
   *[other] { $n } tillverkare säger inte vad de kan
}
import-under-way-title = Filen läses in
import-under-way-lead = Filen är stor och läses in av servern. Du kan stänga sidan: inläsningen fortsätter. Sidan laddas om av sig själv tills den är klar.
import-under-way-now = Just nu
import-under-way-waits = Väntar på sin tur
import-under-way-begun = Har börjat
import-under-way-again = Ett försök misslyckades. Det görs igen av sig självt.
import-under-way-read = { $count ->
    [one] { $n } rad är läst
   *[other] { $n } rader är lästa
}
import-under-way-kept = { $n } av { $of } tillverkare är jämförda med registret
import-under-way-look = Se hur långt den har kommit
import-under-way-still = Sluta ladda om sidan
import-given-up = Filen lästes inte in
import-given-up-text = Inget av den sparades.
import-given-up-look = Granska filen igen
import-reading-title = Filen läses och prövas
import-reading-lead = Filen är stor. Servern läser den och ser vad en inläsning skulle göra; inget sparas i registret. Du kan stänga sidan: arbetet fortsätter. Sidan laddas om av sig själv tills det är klart.
import-not-read = Filen blev inte läst
import-not-read-text = Filen finns kvar. Läs den igen, eller välj en annan.
import-read-again = Läs filen igen
import-nothing-title = Inget nytt
import-nothing-text = Registret har redan allt som filen säger. Inget ändrades.
column-maker-id = Nummer i filen
column-name = Namn
column-organisation-number = Organisationsnummer
column-web = Webbplats
column-sni = Bransch (SNI)
column-own-words = Egna ord
column-example = Påhittat exempel
column-as-stated = Otolkat om tillverkaren
column-certificates = Certifikat
column-certificate-issuer = Certifikatets utgivare
column-certificate-number = Certifikatets nummer
column-certificate-valid-from = Certifikatet gäller från
column-certificate-valid-until = Certifikatet gäller till
column-certificates-not-held = Certifikat som saknas
column-certificates-complete-on = Certifikatlistan fullständig den
column-site-id = Platsens nummer i filen
column-site-name = Arbetsställe
column-address = Gatuadress
column-postal-code = Postnummer
column-locality = Postort
column-kommun = Kommun
column-county = Län
column-country = Land
column-latitude = Latitud
column-longitude = Longitud
column-position = Latitud och longitud
column-place = Plats, i fri text
column-offer-id = Erbjudandets nummer i filen
column-process = Process
column-process-name = Processens namn (läses inte)
column-materials = Material
column-largest = Största del (L x B x H)
column-largest-length-mm = Största längd
column-largest-width-mm = Största bredd
column-largest-height-mm = Största höjd
column-largest-diameter-mm = Största diameter
column-smallest-mm = Minsta del
column-heaviest-kg = Tyngsta del
column-tolerance = Finaste tolerans
column-tolerance-it = Tolerans som IT-grad
column-thinnest-wall-mm = Tunnaste vägg
column-smallest-series = Minsta serie
column-largest-series = Största serie
column-series = Serier, från–till
column-stages = Skeden
column-prototype = Prototyper
column-pilot-series = Nollserier
column-full-scale = Full skala
column-lead-time-days = Ledtid
column-sourcing = Var arbetet görs
column-newcomers = Nya produktägare
column-machine-group = Maskingrupp
column-free-weeks = Lediga veckor
column-offer-as-stated = Otolkat om erbjudandet
column-evidence-level = Hur det är styrkt
column-evidence-on = Dag för underlaget
column-evidence-by = Vem som säger det
column-fact-evidence = Underlag för enskilda uppgifter
column-updated-on = Senast ändrad (läses inte)
import-look-at = Vad du kan se efter
import-doubt-size-incomplete = "{ $stated }" är för få mått för att jämföras. Det står kvar som det skrevs. Skriv tre sidor, eller diameter och längd.
