# Ansökningar om medel: formuläret, inlämningen, kompletteringar, sidorna.

apply-moment = { $at } svensk tid

apply-state-draft = Utkast
apply-state-submitted = Inlämnad
apply-state-to-complete = Ska kompletteras
apply-state-in-assessment = Bedöms
apply-state-assessed = Inför beslut
apply-state-granted = Beviljad
apply-state-refused = Avslagen
apply-state-withdrawn = Återtagen
apply-role-lead = Sökande
apply-role-partner = Deltar med arbete och kostnader
apply-role-funder = Betalar utan att arbeta
apply-role-beneficiary = Får nytta av projektet
apply-step-about = Projektet
apply-step-parties = Vilka som deltar
apply-step-work = Arbetet
apply-step-budget = Budget
apply-step-effect = Det projektet ger
apply-step-answers = Frågor i utlysningen
apply-step-files = Filer
apply-step-check = Kontrollera och lämna in
apply-lead-about = Det du skriver sparas när du går vidare, även om något saknas.
apply-lead-parties = Skriv den som söker först. Tomma rader räknas inte.
apply-lead-work = Dela upp arbetet i delar med egna datum och resultat.
apply-lead-budget = Kostnaderna ska vara lika stora som det ni söker och det andra betalar, år för år.
apply-lead-effect = Säg vad ni räknar med att nå, och var.
apply-lead-files = Filerna sparas låsta och lämnas bara ut till dem som får läsa ansökan.
apply-lead-check = Läs igenom allt innan du lämnar in.
apply-steps = Ansökans delar
apply-step-complete = klart
apply-step-lacks = { $count ->
    [one] { $n } sak saknas
   *[other] { $n } saker saknas
}
apply-closes = Utlysningen stänger { $at }. Serverns klocka avgör.
apply-keep-and-go-on = Spara och fortsätt
apply-keep = Spara
apply-untitled = Ansökan utan namn
apply-draft = Utkast
apply-done-kept = Sparat
apply-done-unread = Sparat, men något kan inte läsas. Det står kvar som du skrev det.
apply-done-file = Filen är sparad
apply-done-deleted = Utkastet är borttaget
apply-done-submitted = Ansökan är inlämnad
apply-done-asked = Begäran är skickad
apply-done-answered = Svaret är skickat
apply-done-judged = Bedömningen är sparad
apply-done-day = Dagen är flyttad
apply-done-withdrawn = Ansökan är återtagen
apply-call-amended = Utlysningen har ändrats sedan du började
apply-changed-title = Någon annan sparade samma sida före dig
apply-changed-about = Inget är borta: det du skrev står i formuläret. Så här skiljer det sig från det som sparats. Sparar du nu gäller ditt.
apply-changed-field = { $field }: sparat är "{ $theirs }", du skrev "{ $yours }"
apply-nothing = inget angivet
apply-nothing-said = Inget angivet
apply-nobody = ingen vald
apply-not-said = Inte angivet
apply-choose = Välj
apply-yes = Ja
apply-no = Nej
apply-optional = { $label } (frivilligt)
apply-row-remove = Ta bort raden när jag sparar
apply-more-rows = Spara och visa fler rader
apply-rows-most = Listan är full: { $most } rader.
apply-field-of-row = { $row }, { $name }
apply-problem = { $field }: { $what }
apply-at-most-characters = Högst { $most } tecken.
apply-too-long = Skriv högst { $most } tecken.

apply-begin = Ansök om pengar
apply-begin-lead = Du kan skriva i lugn och ro: allt sparas, och bara du och din organisation ser utkastet.
apply-begin-do = Börja en ansökan
apply-for-whom = Vem söker du för?
apply-for-whom-hint = Söker du för en organisation ser och ändrar de som hör till den ansökan.
apply-for-myself = Bara jag ser ansökan
apply-open-until = Utlysningen är öppen till { $closes }
apply-clock = Serverns klocka avgör, inte din. Nu är den { $now }.
apply-not-open = Utlysningen är inte öppen
apply-not-open-about = Den öppnar { $opens } och stänger { $closes }. Nu är klockan { $now }.

apply-title = Projektets namn
apply-title-hint = Högst 120 tecken. Namnet blir offentligt om ansökan beviljas.
apply-summary = Sammanfattning
apply-summary-hint = Vad projektet handlar om, i ord som kan bli offentliga.
apply-from = Börjar
apply-to = Slutar
apply-period-hint = Projektet ska ligga mellan { $from } och { $to }.

apply-parties = Organisationer
apply-party-row = Organisation { $number }
apply-party-role = Roll
apply-party-name = Namn
apply-party-number = Organisationsnummer
apply-party-number-hint = Tio siffror
apply-party-county = Län
apply-party-branch = Bransch (SNI)
apply-party-branch-hint = Till exempel 25 eller 25.620
apply-party-employees = Anställda
apply-party-does = Vad den gör i projektet
apply-party-remove = Ta bort

apply-packages = Arbetspaket
apply-package-row = Arbetspaket { $number }
apply-package-title = Namn
apply-package-from = Börjar
apply-package-to = Slutar
apply-package-party = Ansvarig
apply-package-does = Vad som görs
apply-package-result = Vad det leder till
apply-package-remove = Ta bort

apply-budget-bounds = Du kan söka mellan { $least } och { $most }, och högst { $percent } % av kostnaderna.
apply-costs = Kostnader
apply-costs-about = En rad för varje kostnad. Skriv kronor, till exempel 125 000 eller 125000,50.
apply-cost-row = Kostnad { $number }
apply-cost-party = Vems kostnad
apply-cost-year = År
apply-cost-kind = Slag
apply-cost-amount = Belopp i kronor
apply-cost-note = Vad det är
apply-cost-remove = Ta bort
apply-funds = Medfinansiering
apply-funds-about = Det andra betalar i pengar, arbete eller saker.
apply-fund-row = Medfinansiering { $number }
apply-fund-party = Vem som betalar
apply-fund-year = År
apply-fund-amount = Belopp i kronor
apply-fund-in-kind = Arbete eller saker, inte pengar
apply-fund-remove = Ta bort
apply-requested = Det ni söker
apply-requested-year = Söks för { $year }
apply-lowest-share = Kan göras med så mycket av det ni söker
apply-lowest-share-hint = Lämna tomt om projektet bara kan göras med allt.
apply-all-of-it = bara med allt
apply-sums = Summor
apply-sums-about = Av det som är sparat. Spara sidan för att räkna om.
apply-sums-caption = Kostnader och betalning år för år
apply-sum-year = År
apply-sum-cost = Kostnad
apply-sum-asked = Söks
apply-sum-money = Andra, pengar
apply-sum-in-kind = Andra, arbete och saker
apply-sum-lacks = Saknas
apply-sum-all = Hela projektet
apply-sum-by-party = Kostnader för varje organisation
apply-sum-by-kind = Kostnader av varje slag
apply-sums-right = Budgeten går ihop, varje år
apply-sums-lack = Det saknas { $difference }: kostnaderna är större än det som betalas
apply-sums-beyond = Det är { $difference } för mycket: mer betalas än projektet kostar
apply-sums-lack-year = { $year }: { $difference } saknas
apply-sums-beyond-year = { $year }: { $difference } för mycket
apply-sums-uneven = Budgeten går ihop i sin helhet, men inte år för år

apply-contributions = Väntade bidrag till delmålen
apply-gives-row = Bidrag { $number }
apply-gives-sub-goal = Delmål
apply-gives-county = Län
apply-gives-branch = Bransch (SNI)
apply-gives-firms = Företag som nås
apply-gives-why = Varför ni räknar med det
apply-gives-remove = Ta bort
apply-whole-country = Hela landet
apply-targets = Mål
apply-gaps = Luckor som projektet skulle stänga
apply-gaps-about = Luckor är behov som ingen i registret kan tillverka i dag. Kryssa för dem som projektet skulle stänga.
apply-gap = Lucka
apply-gap-line = Lucka { $number }: { $about }
apply-gap-closed = Lucka { $number } (stängd sedan den valdes)
apply-gap-number = Luckans nummer
apply-gap-number-hint = Om du vet det. Flera skiljs med komma.
apply-gap-search = Sök bland öppna luckor
apply-gap-search-hint = Process, län eller slag av lucka. Sidan sparas när du söker.
apply-gap-find = Spara och sök luckor
apply-gaps-none = Ingen öppen lucka passar.
apply-gaps-more = Och { $count } till. Sök med fler ord för att se dem.

apply-no-questions = Utlysningen har inga egna frågor.
apply-validated = Är en validering av kompetens gjord?
apply-validated-hint = Utlysningen kan betala en annan andel för det som bygger på en validering.

apply-files = Filer
apply-files-none = Inga filer ännu.
apply-file-name = Fil
apply-file-purpose = Vad filen är
apply-file-purpose-hint = Det som visar något ska vara PDF. Annat får också vara ett kontorsdokument.
apply-file-size = Storlek
apply-file-sha256 = Fingeravtryck (SHA-256)
apply-file-remove = Ta bort
apply-file-new = Ny fil
apply-file-hint = PDF, Word, Excel, PowerPoint eller OpenDocument, utan makron.
apply-file-do = Lägg till filen
apply-file-empty = Välj en fil som inte är tom.
apply-file-broken = Filen kom inte fram hel, eller är för stor. Försök igen med en mindre fil.
apply-file-too-many = En ansökan har högst { $most } filer. Ta bort en först.
apply-file-macros = filen har makron. Spara den utan makron, eller som PDF.
apply-file-kind = filen är av ett slag som inte tas emot. Spara den som PDF.
apply-file-is-kind = filen är { $kind }, som inte tas emot. Spara den som PDF.
apply-file-no-pdf = filen är ingen PDF. Här behövs en PDF: spara eller skanna den som PDF och försök igen.
apply-file-not-pdf = filen är { $kind }, ingen PDF. Här behövs en PDF: spara den som PDF och försök igen.
apply-purpose-mandate = Visar vem som får skriva under (PDF)
apply-purpose-accounts = Senaste årsredovisning (PDF)
apply-purpose-support = Intyg från en organisation som deltar eller betalar (PDF)
apply-purpose-other = Annat
apply-to-check = Fortsätt till kontrollen

apply-complete = Allt som behövs finns med
apply-lacks = { $count ->
    [one] { $n } sak hindrar att du lämnar in
   *[other] { $n } saker hindrar att du lämnar in
}
apply-signatory = Firmatecknare
apply-signatory-function = Funktion
apply-signatory-email = E-post till firmatecknaren
apply-signatory-email-hint = Behövs bara om någon annan än du skriver under.
apply-signatory-title = Vem som skriver under
apply-signatory-about = Den som får teckna den sökandes firma.
apply-signing-title = Låt firmatecknaren skriva under via e-post
apply-signing-about = Firmatecknaren får en länk, läser hela ansökan och skriver under utan konto. Underskriften gäller precis den version som stod där: ändrar du något efteråt gäller den inte längre.
apply-signature-do = Skicka för underskrift till { $to }
apply-signature-first = Fyll i e-postadressen och det som saknas först.
apply-signed-at = skrev under { $at }
apply-signed-before = skrev under { $at }, men ansökan har ändrats sedan dess: underskriften gäller inte längre
apply-signature-waits = tillfrågad { $at }, har inte skrivit under
apply-signature-void = tillfrågad { $at }, men ansökan har ändrats sedan dess
apply-signed-by = Underskriven av { $name }, { $function }.
apply-hand-in = Lämna in
apply-hand-in-clock = Utlysningen stänger { $closes }. Det som kommer fram före dess är i tid; det som kommer då eller senare tas inte emot. Serverns klocka avgör: sidan visades { $now }.
apply-hand-in-closed = Utlysningen stängde { $closes }. Serverns klocka är { $now }. Ansökan kan inte lämnas in, men den finns kvar.
apply-hand-in-lacks = Du kan lämna in när inget saknas.
apply-hand-in-lacks-these = Det går inte att lämna in än. { $problems }
apply-declared = Jag är { $name }, { $function }, har rätt att teckna den sökandes firma och skriver under ansökan.
apply-unsigned = Ansökan är inte underskriven som den står. Kryssa för att du skriver under, eller skicka den till firmatecknaren.
apply-changed-before-hand-in = Någon har ändrat ansökan sedan du läste den. Läs igenom den igen.
apply-sign-title = Skriv under en ansökan
apply-sign-about = Du är tillfrågad som { $name }, { $function }. Läs igenom hela ansökan. Det du skriver under är precis det som står här.
apply-sign-do = Skriv under
apply-sign-done = Du skrev under { $at }
apply-sign-done-about = Den som skrev ansökan är underrättad och kan lämna in den.
apply-sign-void = Ansökan har ändrats eller är redan inlämnad
apply-sign-void-about = Det går inte att skriva under här. Den som skrev ansökan kan skicka en ny länk.

apply-rules = Vem som får söka
apply-rules-about = Så här ser utlysningens regler ut mot det du har angett. Du får lämna in även om något inte är uppfyllt eller okänt: en handläggare avgör.
apply-rules-none = Utlysningen har inga regler om vem som får söka.
apply-rules-rule = Regel
apply-rules-verdict = Läge
apply-rules-source = Källa
apply-rule-source = Källa: { $source }
apply-rule-branch = Branschen (SNI) börjar med { $any }
apply-rule-branch-but = Branschen (SNI) börjar med { $any }, men inte { $but }
apply-rule-at-most = Högst { $people } anställda
apply-rule-at-least = Minst { $people } anställda
apply-rule-county = Ligger i { $any }
apply-rule-earlier = Har fått högst { $most } av myndigheten på { $years } år
apply-rule-validated = En validering av kompetens är gjord
apply-verdict-met = Uppfyllt
apply-verdict-missed = Inte uppfyllt
apply-verdict-unknown = Okänt

apply-next = Nästa steg
apply-next-write = Skriv klart ansökan.
apply-next-write-do = Fortsätt skriva
apply-next-hand-in = Inget saknas. Läs igenom, skriv under och lämna in.
apply-next-hand-in-do = Kontrollera och lämna in
apply-next-too-late = Utlysningen har stängt och ansökan lämnades inte in.
apply-next-answer = Myndigheten ber om en komplettering.
apply-next-answer-do = Läs och svara
apply-next-wait-eligibility = Myndigheten ser om ansökan är fullständig och får prövas.
apply-next-wait-assess = Ansökan bedöms. Beslutet ska komma senast den dag som står här.
apply-next-wait-decide = Myndigheten fattar beslut.
apply-next-nothing = Inget mer att göra här.
apply-until = Senast
apply-closed-at = Stängde
apply-fact-state = Läge
apply-fact-call = Utlysning
apply-fact-lead = Sökande
apply-fact-asked = Söker
apply-fact-handed-in = Inlämnad
apply-fact-officer = Handläggare
apply-receipt = Diarienummer { $number }. Kom in { $at }.
apply-receipt-fingerprint = Fingeravtryck av det som lämnades in (SHA-256):
apply-versions = Det som lämnats in
apply-versions-about = Varje version står kvar som den lämnades in. Fingeravtrycket är SHA-256 av JSON-filen.
apply-version-version = Version
apply-version-at = Kom in
apply-version-signed = Underskriven av
apply-version-fingerprint = Fingeravtryck
apply-version-download = Hämta
apply-version-submitted = { $number } (ansökan)
apply-version-completed = { $number } (kompletterad)
apply-export = Hämta ansökan som den står:
apply-export-draft = utkast
apply-pdf-kind = Ansökan om medel
apply-pdf-about = Om dokumentet
apply-timeline = Vad som har hänt
apply-who-applicant = Sökande
apply-who-signatory = Firmatecknaren
apply-sure-missing = Kryssa för att du är säker.
apply-delete-title = Ta bort utkastet
apply-delete-about = "{ $title }" försvinner med sina filer och kan inte hämtas tillbaka.
apply-delete-sure = Ja, ta bort utkastet för gott
apply-delete-do = Ta bort
apply-withdraw-title = Ta tillbaka ansökan
apply-withdraw-about = "{ $title }" prövas inte om du tar tillbaka den. Den står kvar att läsa, men kan inte lämnas in igen.
apply-withdraw-sure = Ja, jag tar tillbaka ansökan
apply-withdraw-do = Ta tillbaka

apply-completions = Det myndigheten har bett om
apply-asked-at = Begärt { $at }
apply-answer-by = Svara senast { $day }. { $reason }
apply-answer-was-by = Tidigare dag: { $day }. { $reason }
apply-answered-at = Besvarat { $at }
apply-answered-by-version = Ansökan lämnades in igen, version { $number }.
apply-late = Kom in för sent; handläggaren avgör
apply-late-still = Dagen har passerat. Du kan fortfarande svara; handläggaren avgör.
apply-answer-by-change = Ändra ansökan och lämna in den igen
apply-answer = Svar i ord
apply-answer-hint = Räcker det med ord behöver du inte lämna in igen.
apply-answer-drop = Släng det jag har ändrat i ansökan sedan den lämnades in
apply-answer-do = Skicka svaret
apply-answer-missing = Skriv ett svar.
apply-answer-unsent = Du har ändrat i ansökan. Lämna in den igen, eller kryssa för att ändringarna ska slängas. Har du bytt filer måste du lämna in igen.

apply-ask = Be om komplettering
apply-ask-question = Vad som ska kompletteras
apply-ask-hint = Sökanden läser precis det här.
apply-ask-days = Dagar att svara
apply-ask-do = Skicka begäran
apply-ask-missing = Skriv vad som ska kompletteras.
apply-ask-wrong-days = Skriv ett antal dagar, 1 till 366.
apply-officer-changed = Någon annan hann före. Läs sidan igen innan du gör något.
apply-judge = Får ansökan prövas?
apply-judge-about = Ta ställning till varje regel och skriv varför. Är alla uppfyllda går ansökan till bedömning; annars föreslås avslag.
apply-engine-says = Reglerna säger:
apply-judge-why = Varför
apply-judge-do = Spara ställningstagandet
apply-judge-choose = Välj om regeln är uppfylld.
apply-judge-reason = Skriv varför, högst 2 000 tecken.
apply-judge-before = Tidigare ställningstaganden:
apply-judged-rule = Regel
apply-judged-engine = Reglerna säger
apply-judged-found = Handläggaren
apply-judged-why = Varför
apply-judged-eligible = Får prövas ({ $at })
apply-judged-refusal = Avslag föreslås ({ $at })
apply-judged-old = Ersatt av ett senare ställningstagande.
apply-judged-caption = Regel för regel, { $at }
apply-earlier = Tidigare stöd till dem som deltar
apply-earlier-about = Ur besluten i det här registret. Stöd från andra, och beslut som inte finns här, är okända.
apply-earlier-none = Inget beslut i registret gäller dem som deltar.
apply-earlier-party = Organisation
apply-earlier-decision = Beslut
apply-earlier-on = Dag
apply-earlier-sum = Belopp
apply-days = Dagar
apply-days-none = Ingen dag är satt.
apply-days-what = Vad
apply-days-on = Dag
apply-days-why = Varför den dagen
apply-days-done = Läge
apply-days-moved = flyttad
apply-days-late = { $days } dagar för sent
apply-days-open = väntar
apply-day-move = Flytta: { $what }
apply-day-new = Ny dag
apply-day-reason = Skäl
apply-day-reason-hint = Sökanden läser skälet.
apply-day-do = Flytta dagen
apply-day-wrong = Välj en ny dag som inte har passerat.
apply-day-no-reason = Skriv varför dagen flyttas.
apply-day-changed = Någon annan har flyttat dagen. Läs sidan igen.
apply-due-eligibility = Se om ansökan får prövas
apply-due-complete = Komplettera
apply-due-assess = Bedöm
apply-due-decide = Besluta
apply-due-claim = Rekvirera och rapportera
apply-due-final-report = Slutrapportera
apply-due-decide-claim = Besluta om rekvisition
apply-due-pay = Betala ut
apply-due-pay-back = Betala tillbaka

apply-list-title = Mina ansökningar
apply-list-lead = Dina och din organisations ansökningar, det som ändrades senast först.
apply-list-none = Du har inga ansökningar
apply-list-none-why = En ansökan börjar hos en utlysning som är öppen.
apply-list-to-calls = Se utlysningar
apply-list-name = Ansökan
apply-list-call = Utlysning
apply-list-state = Läge
apply-list-waits = Väntar på
apply-list-asked = Söker
apply-list-closes = Stänger
apply-waits-you = dig
apply-waits-agency = myndigheten
apply-waits-nobody = ingen

apply-wrong-missing = Fyll i det som saknas.
apply-wrong-unread = "{ $typed }" kan inte läsas här. Skriv bara siffror, eller en dag som 2027-03-31. Det står kvar som du skrev det.
apply-wrong-too-long = Texten är { $is } tecken; högst { $most } får plats.
apply-wrong-choose = Välj något i listan.
apply-wrong-no-such = "{ $code }" finns inte i utlysningen. Välj något annat.
apply-wrong-outside-period = Dagen ligger utanför utlysningens tid, { $from } till { $to }.
apply-wrong-ends-first = Slutet ligger före början.
apply-wrong-not-whole = Skriv ett heltal.
apply-wrong-organisation-number = Skriv ett organisationsnummer med tio siffror, till exempel 556036-0793. Stämmer sista siffran?
apply-wrong-twice = Samma organisation står redan på rad { $row }.
apply-wrong-leads = { $are ->
    [0] Ingen organisation är sökande. Välj en.
   *[other] { $are } organisationer är sökande. Bara en kan vara det.
}
apply-wrong-no-party = Välj en organisation som deltar.
apply-wrong-no-year = Utlysningen ger inga pengar { $year }.
apply-wrong-amount = Skriv ett belopp över noll och under 100 miljarder kronor.
apply-wrong-sum = { $more ->
    [cost] Kostnaderna är { $cost } men bara { $paid } betalas: { $difference } saknas.
   *[other] Kostnaderna är { $cost } men { $paid } betalas: { $difference } för mycket.
}
apply-wrong-sum-year = { $more ->
    [cost] { $year } kostar { $cost } men bara { $paid } betalas: { $difference } saknas.
   *[other] { $year } kostar { $cost } men { $paid } betalas: { $difference } för mycket.
}
apply-wrong-below = Sök minst { $least }.
apply-wrong-above = Sök högst { $most }.
apply-wrong-share = Utlysningen betalar högst { $percent } % av kostnaderna: { $most }.
apply-wrong-in-kind = Arbete och saker räknas inte som medfinansiering i den här utlysningen.
apply-wrong-lowest-share = Skriv en andel mellan 1 och 100 procent.

happened-application-begun = Ansökan påbörjades.
happened-application-kept = { $count ->
    [one] Ansökan sparades.
   *[other] Ansökan sparades { $count } gånger.
}
happened-application-file-kept = En fil lades till.
happened-application-file-removed = En fil togs bort.
happened-application-signature-asked = Firmatecknaren tillfrågades.
happened-application-signed = Ansökan skrevs under.
happened-application-submitted = Ansökan lämnades in och fick nummer { $number }.
happened-application-completed = { $is_late ->
    [yes] Ansökan lämnades in igen, { $late } dagar för sent.
   *[no] Ansökan lämnades in igen.
}
happened-application-completion-asked = Komplettering begärdes senast { $by }.
happened-application-answered = { $is_late ->
    [yes] Begäran besvarades, { $late } dagar för sent.
   *[no] Begäran besvarades.
}
happened-application-judged = { $eligible ->
    [yes] Ansökan får prövas.
   *[no] Avslag föreslogs: en regel är inte uppfylld.
}
happened-application-day-moved = Dagen för "{ $what }" flyttades från { $was } till { $on }.
happened-application-withdrawn = Ansökan togs tillbaka.

letter-application-sign-subject = En ansökan väntar på din underskrift
letter-application-sign-body =
    Hej,

    en ansökan om medel väntar på din underskrift. Läs den och skriv under här, utan konto:
    { $link }

    Ändras ansökan innan den lämnas in gäller inte länken längre.
letter-application-signed-subject = Din ansökan är underskriven
letter-application-signed-body =
    Hej,

    firmatecknaren har skrivit under din ansökan. Den är inte inlämnad än. Lämna in den här:
    { $link }
letter-application-received-subject = Kvitto: din ansökan { $number } har kommit in
letter-application-received-body =
    Hej,

    din ansökan har kommit in.

    Nummer: { $number }
    Tid: { $at }
    Fingeravtryck (SHA-256): { $fingerprint }

    Följ den här:
    { $link }
letter-application-to-complete-subject = Din ansökan behöver kompletteras
letter-application-to-complete-body =
    Hej,

    myndigheten ber om en komplettering av din ansökan. Vad som begärs och till när står här:
    { $link }
letter-application-day-moved-subject = En dag i din ansökan är flyttad
letter-application-day-moved-body =
    Hej,

    myndigheten har flyttat en dag i din ansökan. Ny dag och skäl står här:
    { $link }
letter-application-withdrawn-subject = En ansökan är återtagen
letter-application-withdrawn-body =
    Hej,

    sökanden har tagit tillbaka en ansökan som du handlägger:
    { $link }

apply-step-aid = Tidigare stöd
apply-lead-aid = Pengarna är stöd av mindre betydelse. Varje organisation som får del av dem intygar vad den har fått förut.
apply-aid-about = Myndigheten får inte bevilja mer än taket, räknat för hela koncernen och från alla myndigheter. Intyget lämnas in och skrivs under med ansökan. Säg hellre "Vet ej" än att gissa: utan ett säkert svar vet myndigheten inte om det finns utrymme.
apply-aid-nobody = Ingen organisation har kostnader ännu. Skriv budgeten först.
apply-aid-row = Tidigare stöd, organisation { $number }
apply-aid-caption = Intyg om tidigare stöd
apply-aid-party = Organisation
apply-aid-linked = Företag som räknas ihop med den
apply-aid-linked-ask = Finns det företag som räknas ihop med organisationen?
apply-aid-linked-hint = Till exempel moder- och dotterbolag, och företag som den bestämmer över.
apply-aid-linked-none = Nej, inga
apply-aid-linked-these = Ja, de som står här
apply-aid-linked-firms = Vilka företag, om du svarade ja
apply-aid-linked-firms-hint = Ett per rad: namn och organisationsnummer.
apply-aid-earlier = Tidigare stöd av mindre betydelse
apply-aid-earlier-ask = Har någon av dem fått stöd av mindre betydelse de senaste tre åren?
apply-aid-earlier-hint = Det står i beslutet om stödet är av mindre betydelse (de minimis). Räkna med gratis rådgivning.
apply-aid-earlier-none = Nej, inget
apply-aid-earlier-these = Ja, det som står i listan nedan
apply-aid-signed = Vem som intygar
apply-aid-signed-hint = Den som får teckna organisationens firma.
apply-aid-capacity = Funktion
apply-aid-lead-signs = Den som skriver under ansökan intygar också detta.
apply-supports = Stöd som har getts
apply-supports-about = Ett stöd på varje rad. Är dagen eller beloppet okänt lämnar du fältet tomt.
apply-support-row = Stöd { $number }
apply-support-party = Vem som fick det
apply-support-grantor = Vem som gav det
apply-support-on = Dag för beslutet
apply-support-amount = Belopp
apply-support-amount-hint = Står beloppet i euro i beslutet: ange euro.
apply-support-currency = Valuta
apply-support-remove = Ta bort
apply-wrong-contradicts = Två svar säger emot varandra. Ändra det ena.
apply-wrong-no-lines = Skriv vilka i listan nedan, eller svara något annat.
apply-purpose-invoice = Faktura (PDF)
apply-purpose-books = Utdrag ur räkenskaperna (PDF)
apply-purpose-report = Rapport (PDF)
apply-purpose-annex = Bilaga till beslutet (PDF)

# Kompetens: kartläggning, validering, utveckling
apply-step-skills = Kompetens
apply-lead-skills = Hur många som kartläggs, valideras eller utbildas, inom vad och mot vilken standard.
apply-skills-left-out = Det som planen vet följde inte med
apply-skills-left-out-why = Varken kompetenserna, antalen eller sammanfattningen är ifyllda: namnet på någon av planens kompetenser ser ut som ett personnummer eller en e-postadress. Byt namn på den i kartläggningen och börja om från planen, eller fyll i här.
apply-skills-private = Bara antal: skriv aldrig vem någon är
apply-skills-private-why = Namn, personnummer, e-postadresser och enskilda resultat hör inte hemma här. Det enskilda resultatet är den enskildes.
apply-skills-register = Se kvalifikationer att validera mot, och testcenter
apply-skills-people = Personer sammanlagt
apply-groups = Grupper
apply-groups-about = En rad för varje yrke eller område.
apply-group-row = Grupp { $number }
apply-group-area = Yrke eller område
apply-group-people = Antal personer
apply-group-month = Planerad månad
apply-group-month-hint = Till exempel 2027-03
apply-group-model = Standard eller branschmodell
apply-group-other = Vilken annan standard
apply-group-remove = Ta bort
apply-validator-title = Vem som validerar
apply-validator = Organisation som validerar
apply-validator-hint = Till exempel ett testcenter. Skriv organisationen, inte en person.
apply-accreditation = Ackreditering
apply-accreditation-hint = Av vem den är ackrediterad och för vad.
skills-personal-number = Det ser ut som ett personnummer. Skriv bara hur många det gäller; det du skrev är inte sparat.
skills-personal-email = Det ser ut som en e-postadress. Skriv bara hur många det gäller och vilken organisation; det du skrev är inte sparat.
