# Registret över stöd av mindre betydelse (de minimis).

aid-title = Stödregister
aid-lead = Vilka företag som har fått stöd av mindre betydelse, av vem och när. Här är allt som registret innehåller, också sådant som företag har uppgett om stöd från andra.
aid-public-title = Stöd av mindre betydelse
aid-public-lead = Det stöd av mindre betydelse (de minimis) som myndigheten har beviljat.
aid-public-about = Uppgifterna publiceras enligt artikel 6 i förordning (EU) 2023/2831. Enskilda näringsidkare visas med ett nummer i stället för namn, för deras organisationsnummer är personnummer. Vad företag har uppgett om stöd från andra publiceras inte. Uppgifterna är fria att använda.
aid-file-note = Stöd av mindre betydelse som myndigheten har beviljat, med fälten i artikel 6 i förordning (EU) 2023/2831. Enskilda näringsidkare är maskerade. amount_eur är stödets värde i euro (bruttobidragsekvivalent); tomt betyder att det inte är känt.
aid-file-staff-note = Hela stödregistret, för handläggare. Det innehåller uppgifter som företag har lämnat om stöd från andra och som inte publiceras.
aid-search = Sök på företag, organisationsnummer eller stödgivare
aid-from = Beviljat från
aid-to = Beviljat till
aid-found = { $count ->
    [one] { $n } stöd
   *[other] { $n } stöd
}
aid-none-title = Inga stöd
aid-none = Registret är tomt.
aid-none-filtered = Inget stöd i registret passar filtren.
aid-withdrawn = Återtaget
aid-withdraw = Återta
aid-save = Spara
aid-saved = Sparat
aid-yes = Ja
aid-no = Nej

aid-column-firm = Företag
aid-column-granted = Beviljat
aid-column-euro = Värde i euro
aid-column-grantor = Stödgivare
aid-column-instrument = Stödform
aid-column-branch = Bransch (SNI/NACE)
aid-column-origin = Källa
aid-column-rules = Regler
aid-column-worth = Värde
aid-column-counts = Räknas
aid-column-why = Varför

aid-origin-advice = Rådgivning i ett ärende
aid-origin-decision = Beslut om stöd
aid-origin-stated = Uppgett av företaget
aid-origin-imported = Importerat
aid-origin-written = Infört av handläggare
aid-instrument-grant = Bidrag
aid-instrument-advice = Rådgivning eller annan tjänst
aid-instrument-loan = Lån
aid-instrument-guarantee = Garanti
aid-instrument-other = Annat

aid-euro = { $amount } euro
aid-kronor = { $amount } kronor
aid-kronor-at = { $amount } kronor ({ $rate } kronor för en euro, { $day })
aid-hours = { $hours } timmar à { $rate }
aid-between = mellan { $least } och { $most }
aid-at-least = minst { $least }
aid-at-most = högst { $most }
aid-between-days = mellan { $from } och { $to }
aid-number-personal = Personnummer, visas inte
aid-sole-trader = Enskild näringsidkare nr { $number }
aid-article = artikel { $number }

aid-sum = Stöd som räknas
aid-ceiling = Tak
aid-room-left = Utrymme kvar
aid-room = Det finns utrymme: { $room }
aid-full = Det finns inget utrymme kvar
aid-unknown = Det går inte att säga om det finns utrymme
aid-rules = { $regulation }: högst { $ceiling } för ett enda företag. Räknat från { $from } till { $to }. { $window }
aid-window-fiscal = Det räknas över räkenskapsåret som pågår och de två före.
aid-window-rolling = Det räknas tre år bakåt från dagen.
aid-no-rules-title = Inget stöd kan beviljas
aid-no-rules = Inga regler för stöd av mindre betydelse är kända för den här dagen.
aid-no-rules-after = { $rules } gällde till { $day }. Inga senare regler är kända, så inget stöd kan beviljas enligt dem. Det är reglerna den dag rätten till stödet uppstår som gäller, inte de som gällde vid ansökan.
aid-excluded = Branschen är { $branch }. Stöd till sådan verksamhet omfattas inte ({ $article }). Stöd till annan verksamhet i samma företag gör det, om de hålls isär.
aid-members = Räknas som ett enda företag tillsammans med { $firms } ({ $article }).
aid-no-lines = Inget tidigare stöd är känt.
aid-lines = Tidigare stöd, rad för rad
aid-stated = intygat av företaget
aid-counts-whole = Ja
aid-counts-part = Till en del
aid-counts-perhaps = Kanske
aid-counts-no = Nej

aid-why-in-window = Beviljat inom den tid som räknas, från { $from }.
aid-why-before = Beviljat före { $from }, så det räknas inte längre.
aid-why-after = Beviljat efter { $day }.
aid-why-day-not-known = Dagen är inte känd, så det kan ligga inom tiden eller utanför.
aid-why-fiscal-not-known = Om det räknas beror på när räkenskapsåret börjar, och det är inte känt.
aid-why-amount-not-known = Värdet i euro är inte känt: beloppet eller kursen saknas.
aid-why-other-firm = { $firm } hör inte ihop med företaget den här dagen.
aid-why-linked = { $over } bestämmer över { $under }: de räknas som ett enda företag ({ $article }).
aid-why-linked-since = { $over } bestämmer över { $under } sedan { $day }. Stöd från tiden före ett förvärv räknas med ({ $article }).
aid-why-merged = { $firm } gick upp i { $to } den { $day }. Tidigare stöd till alla som gått samman räknas ({ $article }).
aid-why-followed = { $firm } delades den { $day }. Stödet följer den verksamhet som använde det, och den gick till { $to } ({ $article }).
aid-why-divided = { $firm } delades den { $day }. Det går inte att säga vilken verksamhet som använde stödet, så det fördelas efter bokfört eget kapital: { $to } har { $equity } av { $total } ({ $article }).
aid-why-not-divided = { $firm } delades den { $day }. Hur mycket av stödet som hör till { $to } är inte känt: verksamheten eller det egna kapitalet saknas ({ $article }).
aid-why-maybe-same = Kan vara samma stöd som en annan rad. Tills någon har avgjort det räknas det en gång som minst och två som mest.

aid-note-rules-changed = När ansökan kom gällde { $before }. Rätten till stödet uppstår nu, så { $rules } gäller ({ $article }).
aid-note-no-rules-before = Vilka regler som gällde när ansökan kom är inte känt. Det är de som gäller nu som räknas.
aid-note-links-not-known = Det är inte känt vilka företag det hör ihop med. De kan ha fått stöd.
aid-note-grants-not-known = Det är inte känt om andra har gett stöd. Be företaget om ett intyg.
aid-note-fiscal-not-known = Räkenskapsåret är inte känt, så alla tolv månader är prövade.

aid-has-had = Vad företaget har fått
aid-register-alone = Så säger registret i dag. Stöd från andra syns bara om företaget har uppgett det, så be om ett intyg innan något nytt beviljas.
aid-person-about = Enskild näringsidkare: organisationsnumret är ett personnummer och visas inte. I det som publiceras står ett nummer i stället för namnet.
aid-size = Storlek
aid-size-micro = Mikroföretag
aid-size-small = Litet företag
aid-size-medium = Medelstort företag
aid-size-large = Stort företag
aid-fiscal = Räkenskapsår
aid-fiscal-month = Börjar i { $month }
aid-fiscal-begins = Har börjat { $days }
aid-begins = Dagar då räkenskapsår har börjat
aid-begins-hint = Bara när räkenskapsåret har lagts om. En dag på varje rad, till exempel 2022-07-01. Då gäller de i stället för månaden.
aid-firm-change = Ändra uppgifter om företaget
aid-firm-hint = Organisationsnummer eller namn, eller båda med komma mellan.
aid-branch-hint = Två till fem siffror, till exempel 25.62.

aid-links = Företag som det hör ihop med
aid-links-none = Registret känner inte till några.
aid-link-new = Lägg till ett företag som det hör ihop med
aid-link-over = Bestämmer
aid-link-under = Över
aid-link-over-is = { $firm } bestämmer över det andra
aid-link-under-is = Det andra bestämmer över { $firm }
aid-link-other = Det andra företaget
aid-link-way = Vem som bestämmer
aid-link-how = Hur
aid-link-from = Från
aid-link-to = Till och med
aid-link-from-hint = Första dagen. Tomt: så länge någon vet.
aid-link-to-hint = Sista dagen. Tomt: fortfarande.
aid-control-votes = Majoritet av rösterna
aid-control-board = Utser majoriteten i styrelsen
aid-control-contract = Avtal eller bolagsordning
aid-control-agreement = Majoritet av rösterna genom avtal med andra ägare
aid-control-stated = Uppgett, hur är inte känt

aid-changes = Fusioner och delningar
aid-changes-none = Registret känner inte till några.
aid-change-new = Lägg till en fusion eller delning
aid-change-on = Dag
aid-change-what = Vad som hände
aid-change-merger = { $firms } gick upp i { $into }
aid-change-split = { $firm } delades i { $parts }
aid-change-took = Andra gick upp i { $firm }
aid-change-went = { $firm } gick upp i ett annat
aid-change-divided = { $firm } delades
aid-change-firms = De andra företagen
aid-change-firms-hint = Ett på varje rad: organisationsnummer, namn eller båda. Vid en delning: skriv efter ett semikolon delens bokförda egna kapital i kronor den dagen, och ta med företaget självt om det finns kvar.

aid-source = Källa
aid-source-hint = Var uppgiften kommer från, till exempel ett register, en adress eller en handling.
aid-new-title = Inför ett stöd
aid-new-lead = För stöd som inte har kommit in i registret av sig självt. Lämna dagen eller beloppet tomt om det inte är känt.
aid-own = Myndigheten har själv beviljat det (det publiceras)
aid-amount = Belopp
aid-amount-hint = Stödets värde före skatt. För lån och garantier: vad förmånen är värd, inte lånet.
aid-on-hint = Dagen då rätten till stödet uppstod, inte dagen för utbetalning.
aid-hours-field = Eller timmar
aid-hours-hint = Räknas efter den timkostnad som gäller den dagen. Lämna beloppet tomt.
aid-reference = Hör till (diarienummer eller liknande)
aid-used-by = Verksamheten som använde stödet finns nu i
aid-used-by-hint = Bara när företaget har delats: organisationsnummer eller namn. Tomt: inte känt.
aid-entry-title = Stöd nr { $number }
aid-published = Publiceras
aid-version = Version
aid-version-at = Skriven
aid-versions = Versioner
aid-correct = Rätta
aid-reason = Varför
aid-reason-hint = Behövs för att rätta eller återta. Den tidigare versionen står kvar.

aid-rates-title = Kurser och timkostnader
aid-rates-lead = Vad en euro kostar en viss dag, och vad en timme rådgivning är värd. Programmet har inga egna: varje värde förs in med dag och källa.
aid-rates-none = Inga är införda. Belopp i kronor behöver då en kurs var för sig.
aid-rate-new = Inför ett värde
aid-rate-kind = Vad
aid-rate-exchange = Kronor för en euro
aid-rate-hour = En timme rådgivning
aid-rate-on = Dag
aid-rate-on-hint = Kursens dag, eller första dagen som timkostnaden gäller. En kurs används i högst en månad.
aid-rate-value = Värde
aid-rate-value-hint = Till exempel 11,4365 för en kurs eller 950 för en timme.
aid-rate-currency = Valuta (för timmen)
aid-rate-stands = Läge
aid-rate-no-day = Skriv vilken dag.
aid-rate-no-source = Skriv var uppgiften kommer från, högst 500 tecken.

aid-import-title = Importera stöd
aid-import-lead = Läs in stöd från en tabell. Du ser först vad som händer med varje rad.
aid-import-about = Behövs: beneficiary eller beneficiary_number, amount och granted_on. Tomt betyder att det inte är känt. granted_on kan vara ett år eller en månad. own är yes för det som myndigheten själv har beviljat.
aid-import-no-columns = Filen saknar kolumner som behövs (beneficiary eller beneficiary_number, amount, granted_on). Den har { $columns }. Byt namn på kolumnerna och försök igen.
aid-import-new = Nya
aid-import-known = Finns redan
aid-import-twice = Två gånger i filen
aid-import-wrong = Går inte att läsa
aid-import-do = { $count ->
    [one] Inför { $n } stöd
   *[other] Inför { $n } stöd
}
aid-import-done = { $count ->
    [one] { $n } stöd är infört
   *[other] { $n } stöd är införda
}
aid-row-no-beneficiary = Företaget saknas: skriv namn eller organisationsnummer.
aid-row-no-authority = Stödgivaren saknas (authority).
aid-row-no-currency = "{ $text }" är ingen valuta som tas. Skriv SEK eller EUR.
aid-row-no-rate = "{ $text }" är ingen kurs, eller saknar dag. Skriv kronor för en euro, till exempel 11,4365, och dagen i rate_day.
aid-row-no-day = { $column }: "{ $text }" är ingen dag. Skriv år-månad-dag, till exempel 2026-03-01.
aid-row-no-rules = Inga regler är kända för { $text }.
aid-row-future = { $text } har inte varit ännu.
aid-row-no-instrument = "{ $text }" är ingen stödform. Skriv grant, advice, loan, guarantee eller other.
aid-row-no-yes = own: "{ $text }" är varken yes eller no.

aid-wrong-branch = "{ $text }" är ingen branschkod. Skriv två till fem siffror, till exempel 25.62, eller lämna tomt.
aid-wrong-future = { $day } har inte varit ännu.
aid-wrong-no-hour = Ingen timkostnad gäller den dagen. Skriv ett belopp, eller be en handläggare föra in timkostnaden.
aid-wrong-reason = Skriv varför, högst 500 tecken.
aid-wrong-nothing = Det är vad som redan gäller.
aid-wrong-meanwhile = Någon ändrade det medan du skrev. Läs det som står nu och försök igen.
aid-wrong-number-taken = Ett annat företag i registret har det organisationsnumret.
aid-wrong-same-firm = Ett företag hör inte ihop med sig självt. Skriv det andra företaget.
aid-wrong-other = Skriv ett företag: organisationsnummer eller namn.
aid-wrong-firms = Skriv minst ett företag. När företaget gick upp i ett annat: precis ett.
aid-wrong-order = Sista dagen är före den första.
