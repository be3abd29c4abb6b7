# Processer, material, certifikat och ord
knowledge-way-up = Var du är
knowledge-also-called = Kallas också
knowledge-in-other-language = På engelska
knowledge-approximate = Kan syfta på
knowledge-approximate-note = handelsnamn eller ungefärliga motsvarigheter, bekräfta alltid
knowledge-code = Kod i Hemtag
knowledge-source = Källa
knowledge-name-confidence = Hur säkert namnet är
knowledge-valid-from = Gäller från
confidence-low = osäker
confidence-low-medium = ganska osäker
confidence-medium = ganska säker
confidence-high = säker

processes-title = Processer
processes-lead = { $n } sätt att tillverka, ordnade efter DIN 8580 och ISO/ASTM 52900 med tillägg för elektronik, textil, trä och montering. Öppna en grupp eller sök på ett ord.
processes-count = { $count ->
    [one] { $n } process
   *[other] { $n } processer
}
processes-about-group = Om { $group }
processes-table-note = Siffrorna är tumregler; se kolumnerna figures_confidence och source.

process-what-kind = En process inom { $parent }.
process-what-main = En av huvudgrupperna.
process-what-din = Grupp { $group } i DIN 8580.
process-what-astm = Kategori { $category } i ISO/ASTM 52900.
process-what-round = Arbetsstycket roterar, så storleken anges som diameter × längd.
process-kinds = Processer i gruppen
process-no-figures = Inga siffror är angivna för den här processen.
process-rule-of-thumb = tumregel, { $sure }
process-series = Serie
process-series-unit = stycken i en serie
process-size = Storlek
process-size-unit = längsta sidan på delen
process-tolerance = Tolerans
process-tolerance-note = vanligen, { $typical } på ett mått om 100 mm. Med möda { $best }, { $width }.
process-tooling = Verktyg
tooling-free = Verktygslös
tooling-bound = Verktygsbunden
tooling-cost-none = inget verktyg för just din del
tooling-cost-10k = verktyg under 10 000 kr
tooling-cost-100k = verktyg 10 000–100 000 kr
tooling-cost-500k = verktyg 100 000–500 000 kr
tooling-cost-2m = verktyg 0,5–2 miljoner kr
tooling-cost-over = verktyg över 2 miljoner kr
process-fits = Passar när
process-fits-not = Passar sällan när
process-fits-series = serien är { $range } stycken
process-fits-size = delens längsta sida är { $range }
process-fits-tolerance = vanliga mått får vara IT{ $grade } eller grövre
process-fits-changes = konstruktionen fortfarande ändras: inget verktyg behöver göras om
process-not-below = serien är mindre än { $limit }.
process-not-above = serien är större än { $limit }.
process-not-finer = toleransen är finare än { $limit }.
process-not-changing = konstruktionen fortfarande ändras: verktyget är dyrt att göra om.
process-look-at = Se då
process-names = Namn
process-materials = Material
process-materials-unstated = Vilka material som är vanliga är inte angivet.
process-related = Andra processer inom { $group }
process-next = Gå vidare
process-next-need = Beskriv något du vill få tillverkat så här
process-next-makers = Tillverkare som har processen
process-next-gaps = Behov som inte gått att placera

process-where = Var i Sverige
process-where-none = Ingen tillverkare i registret har uppgett processen. Det betyder inte att ingen finns: registret är inte fullständigt.
process-where-lead = { $count ->
    [one] { $n } tillverkare i registret har uppgett processen.
   *[other] { $n } tillverkare i registret har uppgett processen.
}
material-where-none = Ingen tillverkare i registret har uppgett materialet. Det betyder inte att ingen finns: registret är inte fullständigt.
material-where-lead = { $count ->
    [one] { $n } tillverkare i registret har uppgett materialet.
   *[other] { $n } tillverkare i registret har uppgett materialet.
}
process-where-county = Län
process-where-makers = Tillverkare
process-where-unknown = Plats okänd eller utanför Sverige

materials-title = Material
materials-lead = Material och familjer med beteckning, standard och densitet. En familj som ”aluminium” duger när du inte vet vilken sort.
materials-count = { $count ->
    [one] { $n } material
   *[other] { $n } material
}
material-kinds = Material i familjen
material-designation = Beteckning
material-standard = Standard
material-density = Densitet
material-property = Typisk egenskap
material-processes = Processer
material-processes-note = Tumregel: processer som är vanliga för materialet eller dess familj.
material-processes-none = Ingen process anger materialet.
material-next-need = Beskriv något du vill få gjort i materialet
material-next-makers = Tillverkare som arbetar i materialet

certificates-title = Certifikat
certificates-lead = Vad certifikaten gäller, vem som ger dem och vad de omfattar. Den som har ett certifikat räknas också ha det som står under ”Ger också”.
certificates-source = Omfattningen är beskriven med egna ord, inte citerad ur standarderna. Kontrollera alltid mot certifikatet.
certificate-area-management = Ledningssystem
certificate-area-process = Särskilda processer
certificate-area-product = Produkter
certificate-area-personnel = Personer
certificate-area-facility = Lokaler och laboratorier
certificate-area-security = Säkerhet
certificate-area-rating = Omdömen
certificate-area-legal = Lagkrav
certificate-name = Certifikat
certificate-scope = Gäller
certificate-issuer = Ges av
certificate-gives = Ger också
issuer-accredited-body = ackrediterat certifieringsorgan
issuer-accreditation-body = ackrediteringsorgan (i Sverige Swedac)
issuer-notified-body = anmält organ
issuer-industry-programme = branschprogram
issuer-authority = myndighet
issuer-rater = bedömningsföretag
issuer-self = företaget självt

terms-title = Slå upp ett ord
terms-label = Process, material eller certifikat
terms-button = Sök
terms-lead = Skriv ordet som det står på ritningen eller i offerten, på svenska eller engelska.
terms-found = ”{ $text }” betyder
terms-read-as = läst som ”{ $read }”
terms-several = ”{ $text }” kan betyda flera saker.
terms-several-which = Vilken menar du?
terms-nothing = ”{ $text }” finns inte i ordlistorna.
terms-nothing-text = Ordet gissas inte. Välj något av det närmaste, eller beskriv det med ett annat ord.
terms-nearest = Närmast är
terms-kind-process = process
terms-kind-material = material
terms-kind-certificate = certifikat
process-where-caption = Tillverkare per län

process-costs = Vad som driver kostnaden
process-costs-lead = Uppskattningar för en del på 100 mm där storleken spelar roll, i kronor, i Sverige. Varje siffra leder till sin källa och sin historik.
process-costs-none = Det finns inga kostnadsuppgifter för den här processen än. Den räknas därför inte med när ett behov får förslag på tillverkningssätt.
process-costs-need = Räkna på din egen del: beskriv ett behov
process-times = Ledtider
process-times-none = Hur lång tid det brukar ta är inte känt. Fråga tillverkaren.
process-rules = Konstruktionsregler
process-rules-lead = Tumregler att jämföra ritningen med. De stoppar ingenting av sig själva; tillverkarens egna gränser gäller.
process-rules-try = Pröva en CAD-fil mot dem
process-rules-none = Vi har inga konstruktionsregler med källa för den här processen. Fråga tillverkaren innan du ritar färdigt.
process-rules-more = { $count ->
    [one] { $n } regel till
   *[other] { $n } regler till
}
process-rule-stops = stoppar
process-rule-advises = råd
process-path = Före och efter på vägen från prototyp till serie
process-path-lead = Processer för liknande former och material som brukar väljas för mindre och större serier.
process-path-guide = Läs om vägen
process-path-before = När serien är mindre
process-path-after = När serien är större
process-path-none = Ingen i tabellerna.
process-path-unknown = Tabellerna säger inte vilken serie processen brukar väljas för, så här står inget om före och efter.
process-path-series = vanligen omkring { $n } st
process-where-count = { $count ->
    [one] { $n } tillverkare
   *[other] { $n } tillverkare
}
process-where-stages = Kolumnerna för lägen räknar bara dem som sagt att de tar det läget; den som inte sagt något räknas inte som nej.
process-where-search = Sök bland alla tillverkare
process-ask-need = Med ett behov i handen går samtalet fortare:
material-costs-none = Vad materialet kostar är inte känt i tabellerna.
