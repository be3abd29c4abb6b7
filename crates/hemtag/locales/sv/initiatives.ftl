# Nouns
initiatives-title = Initiativ
initiatives-lead = Det här finns för dig som söker någon som kan tillverka, vill visa vad du kan, eller behöver hjälp från prototyp till produktion. Varje rad har sin källa.
initiatives-search = Sök bland initiativen
initiatives-found = { $count ->
    [one] { $n } initiativ
   *[other] { $n } initiativ
}
initiatives-hidden = { $count ->
    [one] Filtren döljer det enda initiativet.
   *[other] Filtren döljer alla { $n } initiativ.
}
initiatives-none = Registret är tomt. Föreslå det första.
initiatives-none-title = Inga initiativ här
initiatives-download = Ladda ner listan
initiatives-file-note = Kartläggning av initiativ. Tomt betyder att källorna inte säger det. Varje rad har sin källa.
initiatives-number = Initiativ
initiatives-where = Var de finns
initiatives-where-text = Ett initiativ räknas i varje län som det är till för. De som gäller hela landet eller ett annat land finns inte på kartan.
initiatives-by-county = Initiativ efter län
initiatives-unknown = vet ej
initiatives-eu = EU
initiatives-whole-country = Hela landet
initiatives-reach-unknown = Sverige, län vet ej
initiatives-stage-unknown = Skede vet ej
initiatives-runs = Pågår det?
initiatives-seen = senast omtalat { $when }
initiatives-source-bank = Tillväxtverkets projektbank, ärende { $number }

# One
initiatives-changed = Ändringen är sparad
initiatives-edit-title = Ändra
initiatives-edit-of = Ändra { $name }
initiatives-edit-lead = Skriv bara det som en källa säger. Det du inte vet lämnar du tomt.
initiatives-new-title = Lägg till ett initiativ
initiatives-overlaps = Nästan samma erbjudande
initiatives-overlaps-text = Den som söker hjälp kan ta dem för samma sak: de ger samma sorts hjälp på samma plats, i samma skede och för samma bransch.
initiatives-overlaps-none = Inget annat initiativ ger samma sorts hjälp på samma plats, i samma skede och för samma bransch.
initiatives-overlaps-not-looked = Bara svenska initiativ som inte är avslutade jämförs.
initiatives-overlap-why = { $offer } i { $place }, skede { $stages }, bransch { $branches }
initiatives-history = Historik
initiatives-origin-base = Programmets egen rad
initiatives-origin-edited = Ändrad av administratören
initiatives-origin-suggested = Förslag som togs in
initiatives-origin-imported = Import
initiatives-origin-project-bank = Ur projektbanken
initiatives-taken-out = Borttaget ur registret
initiatives-restore = Ta tillbaka den här versionen
initiatives-restored = En tidigare version togs tillbaka.

# Columns
initiative-column-id = Id
initiative-column-name = Namn
initiative-column-operator = Driver det
initiative-column-country = Land
initiative-column-counties = Var i landet
initiative-column-shows = Vad det visar
initiative-column-stages = Skeden
initiative-column-branches = Branscher och tekniker
initiative-column-kind = Slag
initiative-column-payer = Betalar
initiative-column-since = Började
initiative-column-until = Slutade
initiative-column-web = Webbplats
initiative-column-does-sv = Vad det gör, på svenska
initiative-column-does-en = Vad det gör, på engelska
initiative-column-source = Källa
initiative-column-source-date = Källans dag
initiative-column-confidence = Hur säkert

# Words
initiative-shows-supply = Visar utbud
initiative-shows-demand = Visar efterfrågan
initiative-shows-both = Visar eller matchar båda
initiative-shows-help = Hjälper på vägen
initiative-kind-directory = Katalog
initiative-kind-marketplace = Marknadsplats
initiative-kind-fair = Mässa
initiative-kind-network = Nätverk eller kluster
initiative-kind-adviser = Rådgivare
initiative-kind-hub = Hubb eller science park
initiative-kind-lab = Verkstad eller testbädd
initiative-kind-programme = Program eller projekt
initiative-kind-tool = Verktyg
initiative-branch-any = all tillverkning
initiative-branch-metal = metall
initiative-branch-plastics = plast och gummi
initiative-branch-wood = trä
initiative-branch-textile = textil
initiative-branch-electronics = elektronik
initiative-branch-additive = additiv tillverkning
initiative-branch-automation = automation
initiative-branch-digital = digital teknik
initiative-branch-vehicles = fordon
initiative-branch-energy = energi
initiative-branch-life-science = life science
initiative-branch-process = process- och materialindustri
initiative-branch-food = livsmedel
initiative-branch-research-facilities = forskningsanläggningar
initiative-status-running = Pågår
initiative-status-unknown = Vet ej om det pågår
initiative-status-ended = Avslutat
initiative-offer-meeting = söka och synas
initiative-offer-advice = råd och kontakter
initiative-offer-workshop = maskiner och platser att prova på
initiative-offer-programme = pengar och insatser för en tid
initiative-offer-tool = något att använda själv
initiative-sure-low = låg: en källa nämner det bara
initiative-sure-low-medium = ganska låg
initiative-sure-medium = medel: en tidning eller annan part berättar
initiative-sure-high = hög: den som driver eller betalar säger det

# Coverage
initiatives-coverage-title = Täckning och vita fläckar
initiatives-coverage-lead = Vad som finns i varje län och skede, och var det inte finns något alls.
initiatives-coverage-of = { $kind }, { $year }
initiatives-coverage-how = Ett tal är initiativ som säkert fanns det året. Frågetecknet räknar dem som kanske fanns: ingen källa säger när de började eller om de pågår. Strecket betyder ingenting alls. På kartan är pricken fylld där något säkert finns, tom där det bara kanske finns och liten och röd där inget finns.
initiatives-coverage-note = Varje länsrad räknar initiativ som är till för just det länet; de för hela landet står för sig. Ett initiativ i flera skeden räknas i varje. Utan känt slut räknas det som pågående i tre år efter att en källa talade om det.
initiatives-coverage-caption = Initiativ efter län och skede
initiatives-coverage-download = Ladda ner täckningen
initiatives-every-kind = Alla slag
initiatives-year = År
initiatives-perhaps = kanske
initiatives-white = inget
initiatives-by-kind = Slag och skede i hela landet
initiatives-by-kind-caption = Svenska initiativ efter slag och skede
initiatives-white-title = Vita fläckar
initiatives-white-text = Här har kartläggningen inte funnit något. Det kan finnas ändå: föreslå det i så fall.
initiatives-white-none = Inga vita fläckar det här året.
initiatives-white-country = I hela landet
initiatives-white-counties = Län för län
initiatives-white-shows-supply = Inget initiativ visar bara utbudet.
initiatives-white-shows-demand = Inget initiativ visar bara efterfrågan: vad någon vill få tillverkat.
initiatives-white-shows-both = Inget initiativ visar eller matchar både utbud och efterfrågan.
initiatives-white-shows-help = Inget initiativ hjälper på vägen till produktion.
initiatives-white-kind = Inget av slaget { $kind } för { $stage }.
initiatives-white-county = { $county }: inget eget för { $stage }.
initiatives-years = Över tid
initiatives-years-text = Svenska initiativ år för år. Gamla år är glesare också för att kartläggningen vet mindre om dem.
initiatives-years-caption = Svenska initiativ efter år
initiatives-surely = Fanns säkert
initiatives-perhaps-column = Kanske också

# Report
initiatives-report-title = Kartläggning av initiativ
initiatives-report-lead = Vad som finns för att visa eller matcha utbud och efterfrågan på tillverkningskapacitet, eller hjälpa på vägen; vad som finns dubbelt, och vad som saknas.
initiatives-report-swedish = Svenska initiativ
initiatives-report-running = Pågår
initiatives-report-unknown = Vet ej om de pågår
initiatives-report-ended = Avslutade
initiatives-report-others = I andra länder
initiatives-report-what = Vad som finns
initiatives-report-what-text = Räknat på svenska initiativ som inte är avslutade, om inget annat sägs.
initiatives-report-summary = Av { $count } initiativ { $parts }.
initiatives-report-shows-supply = { $count ->
    [0] visar inget bara utbudet
    [one] visar { $n } utbudet
   *[other] visar { $n } utbudet
}
initiatives-report-shows-demand = { $count ->
    [0] visar inget bara efterfrågan
    [one] visar { $n } efterfrågan
   *[other] visar { $n } efterfrågan
}
initiatives-report-shows-both = { $count ->
    [0] visar eller matchar inget båda
    [one] visar eller matchar { $n } båda
   *[other] visar eller matchar { $n } båda
}
initiatives-report-shows-help = { $count ->
    [0] hjälper inget på vägen utan att visa någotdera
    [one] hjälper { $n } på vägen utan att visa någotdera
   *[other] hjälper { $n } på vägen utan att visa någotdera
}
initiatives-report-kinds = Svenska initiativ efter slag
initiatives-report-showing = De som visar utbud eller efterfrågan
initiatives-report-those = Initiativ
initiatives-report-does = Vad det gör
initiatives-report-overlaps = Vad som finns dubbelt
initiatives-report-overlaps-text = { $count ->
    [0] Inga två initiativ ger samma sorts hjälp på samma plats, i samma skede och för samma bransch.
    [one] Ett par ger samma sorts hjälp på samma plats, i samma skede och för samma bransch.
   *[other] { $n } par ger samma sorts hjälp på samma plats, i samma skede och för samma bransch.
}
initiatives-report-abroad = Hur andra gör
initiatives-report-abroad-text = Nordiska, europeiska och andra initiativ, att jämföra med.
initiatives-report-not-known = Vad kartläggningen inte vet
initiatives-report-not-known-text = Av de svenska initiativen är det okänt om { $runs } pågår, i vilket skede { $stage } hjälper, vem som betalar { $payer } och när { $since } började. { $low } är bara nämnda i en källa.
initiatives-report-method = Källorna är webbsidor, lästa i november 2026; varje initiativ länkar till sina. Skeden är våra tolkningar av vad källan säger. Kartläggningen är ingen räkning av allt som finns.
initiatives-report-kind = Kartläggning
initiatives-report-by-stage = Svenska initiativ efter slag och skede, i år
initiatives-report-perhaps = { $sure } + kanske { $perhaps }
initiatives-report-sources = Var varje initiativ är känt ifrån
initiatives-report-none = Inga.
initiatives-report-download = Ladda ner kartläggningen
initiatives-report-source = Källor: de sidor som varje initiativ länkar till, och de ändringar och förslag som kommit därefter.
initiatives-sheet-register = Initiativ
initiatives-sheet-coverage = Täckning
initiatives-sheet-white = Vita fläckar
initiatives-sheet-overlaps = Dubbelt
initiatives-sheet-years = Över tid

# Suggest
initiatives-suggest-title = Föreslå ett initiativ
initiatives-suggest-of = Säg något om { $name }
initiatives-suggest-about = Stämmer något inte? Säg till
initiatives-suggest-lead = En person läser förslaget, letar upp källan och bestämmer. Du behöver inte säga vem du är; skriv inga namn eller telefonnummer till personer.
initiatives-suggest-does = En mening: vad gör det, och för vem?
initiatives-suggest-source = En webbadress där det går att läsa, till exempel https://exempel.se/om-oss
initiatives-suggest-optional = Behövs inte.
initiatives-suggest-note = Vad du vill säga
initiatives-suggest-note-hint = Till exempel var det finns, vad som är fel eller att det har slutat. Högst 1 000 tecken.
initiatives-suggest-send = Skicka förslaget
initiatives-suggest-done = Tack, förslaget är mottaget
initiatives-suggest-next = Den som sköter registret läser det. Tas det in syns det i listan.
initiatives-suggest-trap = Lämna tomt
initiatives-suggest-many = Just nu kommer fler förslag än vi hinner ta emot ({ $most } på en timme). Försök igen om en timme; det du skrev står kvar.
initiatives-suggest-wait = Så många förslag tar vi inte emot på en gång. Försök igen om { $minutes } min; det du skrev står kvar.

# Review
initiatives-review-title = Granska förslag
initiatives-review-lead = Förslag från allmänheten och ur projektbanken. Ta in det som har en källa, ändra det som behövs, och säg varför.
initiatives-review-none = Inget väntar
initiatives-review-none-text = Alla förslag är avgjorda. Förslag ur projektbanken väljs ut för hand på projektbankens sidor, eller kommer med hemtag initiatives from-bank när banken har importerats.
initiatives-review-waiting = { $count ->
    [one] { $n } förslag väntar
   *[other] { $n } förslag väntar
}
initiatives-review-decided-count = { $count ->
    [one] Ett avgjort förslag
   *[other] { $count } avgjorda förslag
}
initiatives-review-state-waiting = Väntar
initiatives-review-filter-state = Hur de står
initiatives-review-filter-from = Varifrån
initiatives-review-filter-q = Ord i förslaget
initiatives-review-from-all = Alla
initiatives-review-from-bank = Ur projektbanken
initiatives-review-none-such = Inget förslag stämmer
initiatives-review-none-such-text = Ta bort ett ord eller välj alla.
initiatives-review-all = Alla som väntar
initiatives-review-decided = Avgjorda
initiatives-review-accepted = Togs in
initiatives-review-rejected = Avvisades
initiatives-review-nameless = Utan namn
initiatives-review-public = Från allmänheten
initiatives-review-from = Kommer från
initiatives-review-why = Ord som gav poäng
initiatives-review-in-name = i projektets namn
initiatives-review-in-text = i beskrivningen
initiatives-review-sum = Summa
initiatives-review-points = { $count ->
    [one] { $n } poäng
   *[other] { $n } poäng
}
initiatives-review-accept = Ta in
initiatives-review-reject = Avvisa
initiatives-review-was-decided = Avgjordes { $when }.

# Form
initiatives-choose = Välj
initiatives-hint-empty = Lämna tomt om källan inte säger det.
initiatives-hint-payer = Skilj åt med semikolon. Lämna tomt om källan inte säger det.
initiatives-hint-when = År, månad eller dag: 2018, 2018-07 eller 2018-07-05
initiatives-hint-until = Lämna tomt om det pågår eller inte är känt.
initiatives-hint-does = En mening med egna ord, högst 300 tecken.
initiatives-hint-source = Webbadresser, skilda av mellanslag.
initiatives-reason = Varför
initiatives-reason-hint = Står i historiken. Högst 500 tecken.
initiatives-save = Spara
initiatives-take-out = Ta bort ur registret

# Wrong
initiatives-wrong-needed = { $column }: fyll i det.
initiatives-wrong-long = { $column }: korta texten till högst { $most } tecken.
initiatives-wrong-word = { $column }: ”{ $word }” är inget av orden här. Skriv { $known }.
initiatives-wrong-day = { $column }: ”{ $text }” är ingen dag. Skriv till exempel 2018, 2018-07 eller 2018-07-05.
initiatives-wrong-address = { $column }: ”{ $text }” är ingen webbadress. Skriv hela adressen, från https://.
initiatives-wrong-county = Var i landet: ”{ $code }” är inget län. Skriv läns koder med två siffror, skilda av mellanslag, eller all.
initiatives-wrong-country = Land: ”{ $code }” är inget land. Skriv en kod med två bokstäver, till exempel SE, eller EU.
initiatives-wrong-abroad = Var i landet: län finns bara i Sverige. Lämna tomt, eller välj Sverige som land.
initiatives-wrong-end = Slutade: slutet ligger före början.
initiatives-wrong-id = Id: ”{ $text }” går inte i en adress. Skriv små bokstäver a–z, siffror och bindestreck.
initiatives-wrong-reason = Skriv varför, med högst 500 tecken.
initiatives-wrong-nothing = Det är redan det som gäller: ändra något först.
initiatives-wrong-taken = Det finns redan ett initiativ med den adressen. Ändra det i stället, eller ge det här ett annat namn.
initiatives-wrong-meanwhile = Någon annan hann före. Öppna sidan igen, se vad som ändrats och gör om din ändring; det du skrev står kvar här.

# Fitting
initiatives-fitting = Hjälp som finns
initiatives-fitting-both = Initiativ för { $stage } i { $county } och i hela landet.
initiatives-fitting-stage = Initiativ för { $stage } i hela landet. Säg var du finns, så visas de i ditt län först.
initiatives-fitting-county = Initiativ i { $county } och i hela landet.
initiatives-fitting-any = Initiativ i hela landet.
initiatives-fitting-none = Kartläggningen har inte funnit något som passar här. Det är en vit fläck.
initiatives-fitting-near = i länet
initiatives-fitting-country = hela landet
initiatives-fitting-ask = fråga om det pågår
initiatives-fitting-all = { $count ->
    [one] Se det i listan
   *[other] Se alla { $n } i listan
}

# Import
initiatives-import-title = Importera initiativ
initiatives-import-of = Import av { $file }
initiatives-import-lead = En tabell med en rad per initiativ. Du ser vad den skulle göra innan något sparas.
initiatives-import-hint = CSV eller XLSX, högst { $limit } MB.
initiatives-import-columns = Kolumnerna heter
initiatives-import-again = En rad med ett känt id, eller utan id med ett känt namn, ändrar det som finns. Ingenting tas bort.
initiatives-import-example = Ladda ner registret som exempel
initiatives-import-no-name = Filen har ingen kolumn som heter name. Den har { $columns }. Ladda ner registret för att se hur en tabell ser ut.
initiatives-import-nothing-yet = Ingenting är sparat än.
initiatives-import-new = Nytt
initiatives-import-changed = Ändrat
initiatives-import-known = Finns redan
initiatives-import-twice = Står två gånger
initiatives-import-wrong = Fel
initiatives-import-row = Rad
initiatives-import-fate = Vad som händer
initiatives-import-rows = Filens rader
initiatives-import-earlier = först i rad { $row }
initiatives-import-more = { $count ->
    [one] och { $n } rad till
   *[other] och { $n } rader till
}
initiatives-import-do = { $count ->
    [one] Spara { $n } initiativ
   *[other] Spara { $n } initiativ
}
initiatives-import-drop = Kasta filen
initiatives-import-done = { $count ->
    [0] Inget nytt fanns i filen
    [one] { $n } initiativ sparat
   *[other] { $n } initiativ sparade
}

# Terminal
initiatives-cli-none = Det finns inget initiativ med id ”{ $id }”. Se hemtag initiatives list.
initiatives-cli-word = ”{ $word }” går inte att välja här. Skriv { $known }.
initiatives-cli-bank-look = { $projects } projekt lästa, { $proposed } föreslås, varav { $known } redan har föreslagits.
initiatives-cli-bank-kept = { $count ->
    [one] { $n } förslag väntar nu på granskning: /initiatives/review
   *[other] { $n } förslag väntar nu på granskning: /initiatives/review
}
