# Ärenden
cases-title = Ärenden
cases-lead = Behov som någon vill ha hjälp med. Det som har väntat längst står först.
cases-none = Inga ärenden här
case-number = Ärende { $number }
case-column-case = Ärende
case-next = Nästa steg
case-waits-for = Väntar på
case-waits-since = Väntar sedan
case-adviser = Rådgivare
case-adviser-none = Ingen ännu
case-county = Län
case-county-unknown = Vet ej
case-branch = Bransch
case-branch-hint = Avgör vilken rådgivare som passar. Du behöver inte veta.
case-branch-unknown = Vet ej
case-triage = Gäller
case-triage-none = Inte sagt ännu
case-triage-find = Hitta tillverkare
case-triage-choose = Välja tillverkningssätt
case-triage-prepare = Förbereda produktion
case-state = Läge
case-state-new = Nytt, ingen rådgivare ännu
case-state-working = Pågår
case-state-resting = Vilar
case-state-closed = Avslutat
case-party-owner = Produktägaren
case-party-adviser = Rådgivaren
case-party-office = Den som utser rådgivare
case-party-maker = En tillverkare
case-party-other = Någon annan
case-party-nobody = Ingen
case-tasks = Att göra
case-task-state-not-started = Inte påbörjad
case-task-state-waiting = Väntar på någon
case-task-state-information-missing = Uppgifter saknas
case-task-state-done = Klar
case-task-waits = Väntar på { $who }
case-task-own = Egen uppgift
case-task-confirm-facts = Gå igenom behovet: stämmer kraven, antalen och tiden?
case-task-read-answer = Läs svaret: vem klarar allt, vem nästan, och vem behöver frågas?
case-task-adjust-need = Råd om ändringar som ger fler tillverkare
case-task-read-strategy = Läs produktionsstrategin: sätt att tillverka, kostnader och brytpunkter
case-task-advise-process = Råd om tillverkningssätt för antalen
case-task-decide-process = Bestäm tillverkningssätt
case-task-hand-over-drawings = Lämna ritningar och CAD-filer
case-task-review-design = Gå igenom konstruktionen: vad gör den dyr eller svår att tillverka?
case-task-plan-series = Planera nollserien: verktyg, kontroll, leveranser
case-step-closed = Ärendet är avslutat. Det går att öppna igen.
case-step-come-back = Ärendet vilar. Vi påminner när dagen kommer.
case-step-own = Enligt egen text
case-step-choose-triage = Säg vad ärendet gäller
case-step-name-adviser = Utse rådgivare
case-step-state-aid = Intyga tidigare stöd, så att rådgivningen kan börja
case-step-accept-aid = Granska intyget om tidigare stöd
case-step-inform = Komplettera det som saknas: { $task }
case-step-begin = Börja: { $task }
case-step-await = Vänta in: { $task }
case-step-overdue = Dagen har passerat: { $task }
case-step-qualify = Bedöm om underlaget räcker för att visas för tillverkare
case-step-ask-makers = Fråga tillverkare
case-step-decide = Allt är gjort. Avsluta ärendet, eller säg vad det ska gälla härnäst.
case-open-title = Ta hjälp av en rådgivare
case-open-lead = Du får en namngiven person att vända dig till. Hon eller han säljer ingenting och ser bara det du själv har skrivit.
case-open-question = Vad behöver du hjälp med?
case-open-find = Hitta någon som kan tillverka
case-open-find-hint = Du vet vad som ska göras, och söker vem.
case-open-choose = Välja hur det ska tillverkas
case-open-choose-hint = Material, metod och antal: vad passar, och var bryter det?
case-open-prepare = Förbereda produktionen
case-open-prepare-hint = Till exempel ändra konstruktionen så att den blir billig att tillverka.
case-open-later = Inte nu, jag kommer tillbaka senare
case-open-later-hint = Ärendet vilar till den dag du väljer. Då får du ett brev.
case-open-day = Dag då du kommer tillbaka
case-open-day-hint = Bara om du svarar "inte nu". Högst två år fram.
case-open-why = När du öppnar ett ärende får rådgivare i ditt län läsa behovet. Tillverkare får inte veta mer än förut.
case-open-do = Öppna ärendet
case-open-no-question = Välj vad du behöver hjälp med.
case-open-no-day = Välj en dag. "{ $text }" kan inte läsas som ett datum.
case-open-wrong-day = Välj en dag som kommer, högst två år fram.
case-open-need-closed = Behovet är avslutat. Öppna det igen först.
case-open-account = För att någon ska kunna hjälpa dig måste du gå att nå. Logga in, eller skaffa ett konto med din e-postadress.
case-open-account-after = Behovets länk är kvar. Kom tillbaka hit när du har loggat in.
case-open-others = Ett annat konto har redan öppnat ett ärende för det här behovet. Logga in med det kontot, eller be den personen om hjälp.
case-done-opened = Ärendet är öppnat.

# Ett ärende
case-next-waits = Väntar på { $who } sedan { $since }.
case-next-on = Senast { $day }.
case-until = till { $day }
case-opened = Öppnat
case-standing = Läget
case-people = Vem som hjälper
case-owner = Produktägare
case-adviser-none-owner = Ingen ännu. Du får ett brev när någon är utsedd.
case-adviser-orphaned = Den utsedda rådgivaren har inte rollen längre. Någon annan kan ta ärendet.
case-person-ended = Kontot är avslutat
case-account-number = Konto { $number }
case-writes-sv = läser svenska
case-writes-en = läser engelska
case-take = Ta ärendet
case-name = Utse rådgivare
case-name-other = Utse en annan rådgivare
case-name-hint = Den som passar län och bransch och har minst att göra står först. Produktägaren får ett brev.
case-name-near = Passar län och bransch
case-name-far = Andra
case-name-do = Utse
case-name-nobody = Välj en rådgivare i listan.
case-no-advisers = Det finns ingen rådgivare att utse. Bjud in en under Konton och roller.
case-everywhere = hela landet
case-open-cases = { $count ->
    [one] { $n } öppet ärende
   *[other] { $n } öppna ärenden
}
case-way-about = Säg vad det gäller
case-way-adviser = Utse eller ta ärendet
case-way-state-aid = Intyga tidigare stöd
case-way-accept-aid = Granska intyget
case-way-task = Till uppgiften
case-way-fit = Till bedömningen
case-way-decide = Avsluta eller gå vidare
case-step-set = Sätt nästa steg själv
case-step-change = Ändra nästa steg
case-step-text = Nästa steg
case-step-text-hint = En mening som produktägaren också läser. Lämna tomt så säger uppgifterna vad som kommer härnäst.
case-step-by = Vems tur det är
case-step-on = Senast
case-step-do = Spara nästa steg
case-no-day = "{ $text }" kan inte läsas som ett datum. Skriv till exempel 2026-12-01.
case-too-long = Texten är för lång. Högst { $most } tecken.
case-too-many = Det finns redan { $most }. Ta bort något först.
case-meanwhile = Någon ändrade ärendet medan du skrev: { $what }. Det du skrev står kvar. Spara igen om det fortfarande gäller.
case-about-change = Ändra vad ärendet gäller
case-about-lead = Uppgifter som någon har börjat med står kvar. De som hör till det nya läggs till.
case-about-do = Spara
case-fit = Visas för tillverkare
case-fit-not-yet = Inte bedömt ännu
case-fit-since = Underlaget räcker, bedömt { $day }
case-fit-do = Underlaget räcker för att visas för tillverkare
case-fit-undo = Ta tillbaka bedömningen
case-fit-about = En tillverkare ska inte behöva gissa: krav, antal och tid ska vara klara.
case-need = Behovet
case-need-answer = Behovet och svaret
case-need-counts = Klarar allt: { $exact }. Behöver frågas: { $ask }. Ändringar som ger fler: { $changes }.
case-need-nothing-asked = Behovet säger inget som går att jämföra ännu.
case-need-facts = Allt som behovet säger
case-tasks-none = Inga uppgifter ännu. De kommer när ärendet säger vad det gäller.
case-tasks-caption = Uppgifter i ärendet
case-task = Uppgift
case-task-stands = Hur det står till
case-task-whose = Vems uppgift
case-task-due = Senast
case-task-due-hint = Lämna tomt om det inte finns någon dag.
case-task-no-day = Ingen dag
case-task-done-on = Klar { $day }
case-task-late = { $day }, dagen har passerat
case-task-is-advice = Rådgivning
case-task-new = Lägg till en uppgift
case-task-title = Vad som ska göras
case-task-title-hint = Produktägaren läser det också.
case-task-advice = Det är rådgivning till företaget, så intyget om tidigare stöd behövs först
case-task-add = Lägg till
case-task-empty = Skriv vad som ska göras.
case-task-waits-for = Väntar på
case-task-waits-name = Namn, om det är någon annan
case-task-save = Spara
case-task-no-state = Välj hur det står till med uppgiften.
case-task-nobody = Säg vem uppgiften väntar på.
case-task-aid-first = Uppgiften är rådgivning. Den kan börja när intyget om tidigare stöd är godkänt.
case-task-state-waiting-hint = Säg vem nedan.
case-task-state-information-missing-hint = Någon har tittat, men något måste kompletteras.
case-notes = Anteckningar
case-notes-none = Inga anteckningar ännu.
case-note-inner = Bara för rådgivare
case-note-write = Skriv en anteckning
case-note-hint = Sparas förseglad. Det går inte att ändra den efteråt.
case-note-for = Vem ska läsa den?
case-note-for-staff = Bara rådgivare och handläggare
case-note-for-both = Produktägaren också
case-note-do = Spara anteckningen
case-note-empty = Skriv något i anteckningen.
case-files = Filer
case-files-none = Inga filer ännu. Behovets egna filer och ritningar finns hos behovet.
case-files-caption = Filer i ärendet
case-file = Fil
case-file-size = Storlek
case-file-by = Lämnad av
case-file-remove = Ta bort
case-file-new = Lämna en fil
case-file-hint = PDF, bild, CAD-fil, Word, Excel eller text. Den sparas förseglad och lämnas bara ut som fil.
case-file-do = Lämna filen
case-file-share = Lämna till produktägaren också
case-file-keep-inner = Lämna bara till rådgivare
case-file-none = Välj en fil som inte är tom.
case-file-macros = Dokumentet innehåller ett program (makron) och tas inte emot. Spara det utan makron, eller som PDF.
case-file-kind = Filens innehåll är inte av något slag som tas emot. Spara den som PDF.
case-file-is-kind = Filens innehåll är { $kind }, och det tas inte emot. Spara den som PDF.
case-timeline = Vad som har hänt
case-timeline-about = Det senaste först. Tider i UTC.
case-timeline-before = Vad som hände före det
case-close-title = Avsluta ärendet
case-close-about = Ett avslutat ärende går att läsa och att öppna igen. Behovet påverkas inte.
case-close-do = Avsluta ärendet
case-reopen-title = Öppna ärendet igen
case-reopen-about = Det går vidare där det slutade.
case-reopen-do = Öppna ärendet igen
case-done-named = Rådgivaren är utsedd, och produktägaren får ett brev.
case-done-taken = Ärendet är ditt, och produktägaren får ett brev.
case-done-about = Sparat.
case-done-step = Nästa steg är sparat.
case-done-qualified = Bedömningen är sparad.
case-done-closed = Ärendet är avslutat.
case-done-reopened = Ärendet är öppet igen.
case-done-note = Anteckningen är sparad.
case-done-task = Uppgifterna är sparade.
case-done-file = Filerna är uppdaterade.
case-done-aid = Sparat.

# Intyg om tidigare stöd
case-aid = Intyg om tidigare stöd
case-aid-see = Se intyget
case-aid-none = Inte intygat ännu
case-aid-stated = Intygat { $day }, väntar på granskning
case-aid-returned = Skickat tillbaka { $day } för komplettering
case-aid-accepted = Godkänt { $day }
case-aid-lead = Rådgivning som inte kostar något räknas som stöd av mindre betydelse. Innan den börjar intygar företaget vilket stöd det redan har fått, så att taket inte passeras.
case-aid-rules = I dag gäller { $regulation }: högst { $ceiling } för ett företag och dem det hör ihop med ({ $from } till { $to }).
case-aid-window-fiscal = Det räknas över företagets räkenskapsår: det som pågår och de två före.
case-aid-window-rolling = Det räknas tre år bakåt från dagen.
case-aid-rules-source = Källa: { $source }.
case-aid-no-rules = Inga regler för stöd av mindre betydelse är kända för den här dagen.
case-aid-stated-title = Vad som är intygat
case-aid-stands = Läge
case-aid-firm = Företag
case-aid-number = Organisationsnummer
case-aid-linked = Företag som hör ihop med det
case-aid-linked-ask = Hör företaget ihop med andra?
case-aid-linked-hint = Till exempel moderbolag, dotterbolag eller företag med samma ägare som bestämmer. De räknas som ett enda företag.
case-aid-linked-none = Nej
case-aid-linked-these = Ja, de här
case-aid-linked-names = Vilka? Ett på varje rad
case-aid-linked-which = Skriv vilka företag det hör ihop med.
case-aid-linked-contradicts = Du har skrivit företag men svarat något annat. Välj ett av dem.
case-aid-linked-choose = Svara om företaget hör ihop med andra. Du kan svara vet ej.
case-aid-earlier = Tidigare stöd
case-aid-earlier-ask = Har företaget, eller något som hör ihop med det, fått stöd av mindre betydelse?
case-aid-earlier-hint = Bidrag, checkar, subventionerad rådgivning. Det står i beslutet om det är sådant stöd.
case-aid-earlier-none = Nej, inget
case-aid-earlier-these = Ja, det här
case-aid-earlier-which = Skriv minst ett stöd nedan.
case-aid-earlier-contradicts = Du har skrivit stöd men svarat något annat. Välj ett av dem.
case-aid-earlier-choose = Svara om företaget har fått stöd förut. Du kan svara vet ej.
case-aid-support = Stöd { $number }
case-aid-grantor = Vem som gav det
case-aid-on = Dag för beslutet
case-aid-amount = Belopp
case-aid-currency = Valuta
case-aid-rate = Kronor för en euro
case-aid-rate-on = Kursens dag
case-aid-in-euro = I euro
case-aid-fiscal = Räkenskapsåret börjar i
case-aid-fiscal-hint = De äldre reglerna räknar räkenskapsår.
case-aid-more = Fler rader
case-aid-certify = Jag intygar att uppgifterna är riktiga
case-aid-do = Lämna intyget
case-aid-again = Lämna ett nytt intyg
case-aid-no-firm = Skriv företagets namn.
case-aid-wrong-number = "{ $text }" är inget organisationsnummer. Skriv tio siffror, eller lämna tomt.
case-aid-not-certified = Kryssa i att uppgifterna är riktiga.
case-aid-no-grantor = Skriv vem som gav stödet.
case-aid-wrong-amount = "{ $text }" är inget belopp. Skriv till exempel 50 000 eller 1 234,50.
case-aid-wrong-rate = "{ $text }" är ingen kurs. Skriv hur många kronor en euro kostar, till exempel 11,4365.
case-aid-no-rate-day = Skriv vilken dag kursen gäller.
case-aid-kronor = { $amount } kronor
case-aid-kronor-at = { $amount } kronor ({ $rate } kronor för en euro, { $day })
case-euro = { $amount } euro
case-aid-sum = Stöd som räknas från { $from }: { $sum }.
case-aid-sum-between = Stöd som räknas från { $from }: mellan { $least } och { $most }.
case-aid-sum-least = Stöd som räknas från { $from }: minst { $least }. Hur mycket mer vet ingen ännu.
case-aid-room = Det finns utrymme: { $room }
case-aid-full = Det finns inget utrymme kvar
case-aid-unknown = Det går inte att säga om det finns utrymme
case-aid-unknown-do = Något är inte känt: en dag, ett belopp, en kurs, vilka som hör ihop. Ta reda på det och lämna ett nytt intyg. Rådgivning som du själv betalar påverkas inte.
case-aid-was-accepted = Räknat enligt { $rules }: { $sum } tidigare, och rådgivning värd { $value }.
case-aid-answer = Granska intyget
case-aid-value = Vad rådgivningen är värd
case-aid-value-hint = Timmar gånger vad en timme kostar. Det blir självt ett stöd.
case-aid-accept = Godkänn intyget
case-aid-return = Skicka tillbaka för komplettering
case-aid-return-about = Skriv i en anteckning vad som saknas. När du skickar tillbaka spelar beloppet ingen roll.
case-aid-no-value = Skriv vad rådgivningen är värd.
case-aid-no-rate = Ett belopp i kronor behöver en kurs, så att det går att säga i euro.
case-aid-no-room = Det finns inget utrymme för rådgivning av det värdet, eller det går inte att säga. Intyget kan inte godkännas.
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# Vad som har hänt
happened-other = Något hände ({ $what }).
happened-need-stated = Behovet beskrevs.
happened-need-changed = Behovet ändrades.
happened-need-change-undone = En ändring av behovet togs tillbaka.
happened-need-closed = Behovet avslutades.
happened-need-reopened = Behovet öppnades igen.
happened-case-opened = Ärendet öppnades: { $triage }.
happened-case-adviser-named = { $has_before ->
    [yes] { $adviser } blev rådgivare efter { $before }.
   *[no] { $adviser } blev rådgivare.
}
happened-case-about-changed = { $has_day ->
    [yes] Ärendet vilar till { $day }.
   *[no] Ärendet gäller nu: { $triage }.
}
happened-case-step-set = { $own ->
    [yes] Nästa steg sattes.
   *[no] Nästa steg lämnades till uppgifterna.
}
happened-case-qualified = Underlaget bedömdes räcka för att visas för tillverkare.
happened-case-qualification-withdrawn = Bedömningen av underlaget togs tillbaka.
happened-case-closed = Ärendet avslutades.
happened-case-reopened = Ärendet öppnades igen.
happened-case-reminded = Ett brev påminde om dagen { $day }.
happened-case-task-late = En uppgifts dag passerade.
happened-case-task-added = Uppgift tillagd: { $task }
happened-case-task-changed = { $task } ({ $state })
happened-case-note-added = { $inner ->
    [yes] En anteckning för rådgivare skrevs.
   *[no] En anteckning skrevs.
}
happened-case-file-kept = En fil lämnades ({ $kind }).
happened-case-file-removed = En fil togs bort.
happened-case-aid-stated = Tidigare stöd intygades.
happened-case-aid-returned = Intyget om tidigare stöd skickades tillbaka.
happened-case-aid-accepted = Intyget godkändes: { $sum } tidigare, rådgivning värd { $value }, tak { $ceiling }.

# Brev
letter-case-named-subject = Du har fått en rådgivare
letter-case-named-body = En rådgivare är utsedd för ditt ärende { $number } i Hemtag. Logga in och se vem det är och vad som händer härnäst:

    { $link }
letter-case-given-subject = Ett ärende väntar på dig
letter-case-given-body = Du är utsedd till rådgivare för ärende { $number } i Hemtag:

    { $link }
letter-case-come-back-subject = Ditt ärende i Hemtag
letter-case-come-back-body = Du ville komma tillbaka till ditt ärende { $number } i dag. Säg vad det ska gälla, eller välj en ny dag:

    { $link }

# Listan
cases-search = Sök på behovets namn eller ärendets nummer
cases-found = { $count ->
    [one] { $n } ärende
   *[other] { $n } ärenden
}
cases-caption = Ärenden, det som har väntat längst först
cases-none-why = Ett ärende börjar hos ett behov: den som äger det tar hjälp av en rådgivare.
cases-hidden = Filtren döljer alla ärenden
cases-all = Visa alla öppna ärenden
cases-any = Alla
cases-open = Alla som inte är avslutade
cases-mine = Mina
cases-since = Väntar sedan före
cases-own = Mina ärenden
cases-advisers = Rådgivare och hur mycket de har
cases-advisers-lead = Öppna ärenden för varje rådgivare, och i hur många av dem det är rådgivarens tur.
cases-serves = Län och branscher
cases-load-open = Öppna ärenden
cases-load-waiting = Väntar på rådgivaren

# Kalender
calendar-title = Kalender
calendar-about = Dagar i dina ärenden i din egen kalender: numret och vad slags sak det är, inget mer. Den som har adressen kan läsa dem.
calendar-address = Adress att lägga till i kalendern
calendar-make = Skapa en adress
calendar-renew = Byt adress
calendar-end = Stäng av
calendar-name = Hemtag
calendar-task = Ärende { $number }: uppgift
calendar-advice = Ärende { $number }: rådgivning
calendar-step = Ärende { $number }: nästa steg
calendar-back = Ärende { $number }: dags att komma tillbaka

# Fler händelser
happened-request-made = En fråga till en tillverkare skrevs.
happened-request-agreed = En fråga till en tillverkare godkändes.
happened-request-answered = En tillverkare svarade.
happened-request-replied = En tillverkare fick svar på sin fråga.
happened-request-sent-again = En fråga skickades igen.
happened-request-taken-back = En fråga togs tillbaka.
happened-request-reminded = En tillverkare påmindes.
happened-need-outcome = Vad det ledde till skrevs in.
happened-need-outcome-asked = Produktägaren fick frågan vad det ledde till.
happened-need-disclosed = Vad tillverkare får se av behovet ändrades.
happened-need-taken = Behovet lades till ett konto.
happened-need-left = Behovet lämnade sitt konto.
happened-need-notices-seen = Produktägaren läste vad som hade hänt.
happened-undertaking-accepted = En tillverkare lovade tystnad.
happened-gap-opened = Ingen klarade behovet: en lucka öppnades.
happened-gap-changed = Luckan blev av ett annat slag.
happened-gap-closed = Luckan stängdes: någon klarar behovet.
letter-case-new-subject = Ett nytt ärende väntar på en rådgivare
letter-case-new-body = Ärende { $number } i Hemtag ligger i ett område som du arbetar med, och ingen rådgivare är utsedd. Se vad det gäller och ta det om du kan:

    { $link }
