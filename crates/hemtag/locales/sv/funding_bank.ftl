# Projektbanken: myndighetens bank med beviljade projekt.

bank-title = Projektbanken
bank-lead = Projekt som har beviljats stöd ur strukturfonderna sedan 2007: vem som fick stöd, hur mycket, var och inom vilket program.
bank-source = Källa: Tillväxtverkets projektbank. Beloppen står som banken anger dem: noll är noll, och ett tomt fält betyder att beloppet inte är känt.
bank-as-of = Uppgifterna om { $period } är från { $day }.
bank-empty = Projektbanken är tom
bank-empty-text = Inga projekt har importerats än.
bank-empty-officer = Inga projekt har importerats än. Hämta bankens tabeller hos Tillväxtverket och importera dem här, eller med hemtag import project-bank FIL.
bank-search = Sök på namn, stödmottagare, ärendenummer eller ord
bank-found = { $count ->
    [one] { $n } projekt
   *[other] { $n } projekt
}
bank-hidden = Inget projekt passar filtren
bank-table = Projekt
bank-period = Programperiod
bank-from = Pågick år eller senare
bank-to = Pågick år eller tidigare
bank-told-from = { $year } eller senare
bank-told-to = { $year } eller tidigare
bank-recipient-hint = Hela namnet. Stora bokstäver och AB spelar ingen roll.
bank-counties = Län
bank-regions-abroad = Regioner utanför Sverige
bank-other = Övrigt
bank-amount-is-kronor = Beviljat i kronor
bank-amount-is-euro = Beviljat i euro
bank-amount-is-zero = Noll beviljat
bank-amount-is-unknown = Beloppet är inte känt
bank-sum-kronor = Beviljat i kronor
bank-sum-euro = Beviljat i euro
bank-sum-unknown = Utan känt belopp
bank-granted = Beviljat
bank-days = Tid
bank-days-unknown = Tiden är inte känd
bank-amount-unknown = Inte känt
bank-euro = { $amount } euro
bank-abroad = { $name } ({ $country })
bank-country-NO = Norge
bank-country-DK = Danmark
bank-country-FI = Finland
bank-no-place = Inget län angivet
bank-every-county = Alla län
bank-not-said = Inte angivet
bank-not-divided = Banken säger inte hur pengarna fördelas mellan länen.
bank-number = Ärende { $number } i Tillväxtverkets projektbank
bank-financiers = Offentliga finansiärer
bank-financiers-kronor = Som banken anger dem, i kronor. Beloppen ingår inte i det beviljade.
bank-financiers-euro = Som banken anger dem. Banken skriver ingen valuta; projektet är beviljat i euro, och beloppen läses så. De ingår inte i det beviljade.
bank-pays = Belopp
bank-summary = Vad projektet gör
bank-summary-staff = Visas bara för personal: texten kan nämna personer.
bank-versions = Vad banken sade tidigare
bank-version = Version
bank-version-at = Importerad
bank-version-differs = Det som skiljer, med beloppet och tiden som gällde
bank-from-row = Rad { $row } i bankens tabell, som är från { $day }. Importerad { $imported }.
bank-file-note = Tillväxtverkets projektbank, som den har importerats. granted_sek och granted_eur står som banken anger dem: 0 är noll, tomt är inte känt. counties: länskoder, och namn på regioner utanför Sverige; stödet är inte fördelat mellan dem.

# Kolumner
bank-column-number = Ärendenummer
bank-column-name = Projekt
bank-column-recipient = Stödmottagare
bank-column-kronor = Beviljat belopp i kronor
bank-column-euro = Beviljat belopp i euro
bank-column-starts = Starttid
bank-column-ends = Sluttid
bank-column-goal = Målprogram
bank-column-programme = Program
bank-column-priority = Insatsområde
bank-column-theme = Tematiskt mål
bank-column-financiers = Offentlig finansiär
bank-column-counties = Län
bank-column-kommuner = Kommuner
bank-column-summary = Projektbeskrivning
bank-column-as-of = Tabellens datum
bank-column-standing = Pågår eller slut

# Summor
bank-sums-title = Projektbankens summor
bank-sums-lead = Vart pengarna har gått: per år, per län och per program, bredvid det som beviljas här.
bank-sums-of-these = Summor för de här projekten
bank-sums-whole = Allt tillsammans
bank-sums-how = Ett projekt som anger flera län delas inte upp, för banken säger inte hur pengarna fördelas. Därför räknas det helt för varje län som det berör, och bredvid står summan av de projekt som anger det länet och inget annat. Kronor och euro läggs aldrig ihop.
bank-on-the-map = På kartan står hur många projekt som berör länet.
bank-of-one = Anger ett län eller en region
bank-of-several = Anger flera
bank-of-none = Anger inget
bank-of-all = Alla
bank-what = Projekt som
bank-projects = Antal
bank-kronor = Kronor
bank-euros = Euro
bank-unknown = Utan känt belopp
bank-year = År
bank-here = Beviljat här, kronor
bank-by-year = Per år
bank-by-year-text = Banken räknas på året då projektet började, för den säger varken när det beviljades eller hur pengarna fördelas på år. Det som beviljas här räknas på beslutets år och har den ljusa stapeln. Staplarna visar kronor.
bank-by-place = Per län
bank-by-place-text = Den ljusa stapeln är alla projekt som berör länet; de överlappar varandra och kan inte summeras över länen. Den mörka är projekt som bara anger det länet; de kan summeras. Staplarna visar kronor.
bank-touches-projects = Berör, antal
bank-touches = Berör, belopp
bank-alone-projects = Bara här, antal
bank-alone = Bara här, belopp
bank-by-programme = Per program
bank-by-programme-text = Båda perioderna namnger program efter region. Staplarna visar kronor.
bank-sums-file-note = Summor ur Tillväxtverkets projektbank, per program och län. touches: varje projekt som anger länet, helt; summorna överlappar. alone: projekt som bara anger det länet. unknown: projekt utan känt belopp.

# Import
bank-import-title = Importera projektbanken
bank-import-lead = Läs in Tillväxtverkets tabeller över beviljade projekt. Först visas vad som händer med varje rad; inget sparas förrän du bekräftar.
bank-import-about = Tabellen känns igen på sina rubriker, en uppsättning för varje programperiod. Importerar du samma tabell igen ändras ingenting. En rad som har ändrats blir en ny version av projektet, och den tidigare finns kvar. Projekt som inte står i tabellen ligger kvar.
bank-heads-2007 = Rubriker för 2007–2013:
bank-heads-2014 = Rubriker för 2014–2020:
bank-import-no-layout = Rubrikerna är inte projektbankens. Filen har: { $columns }. Perioden 2007–2013 har: { $first }. Perioden 2014–2020 har: { $second }. Minst ärende-id, projektnamn, belopp i kronor och län måste finnas, och rubriker från bara en av perioderna.
bank-import-period = Tabellen är från programperioden { $period }.
bank-import-unknown = Kolumner som inte läses: { $columns }.
bank-import-lacking = Kolumner som saknas: { $columns }.
bank-import-not-named = { $count ->
    [one] { $n } projekt i banken står inte i tabellen. Det ligger kvar.
   *[other] { $n } projekt i banken står inte i tabellen. De ligger kvar.
}
bank-import-do = { $count ->
    [one] Importera { $n } projekt
   *[other] Importera { $n } projekt
}
bank-import-nothing = Det finns inget att importera: inget är nytt och inget har ändrats.
bank-import-done = { $count ->
    [one] { $n } projekt importerat
   *[other] { $n } projekt importerade
}
bank-import-refused = { $count ->
    [one] { $n } rad togs inte in. Rätta den i tabellen och importera igen.
   *[other] { $n } rader togs inte in. Rätta dem i tabellen och importera igen.
}
bank-fate-all = Alla
bank-fate-new = Nya
bank-fate-changed = Ändrade
bank-fate-unchanged = Oförändrade
bank-fate-twice = Dubbletter
bank-fate-wrong = Tas inte in
bank-fate-noted = Med anmärkning
bank-fate-choose = Rader som visas
bank-row-new = Nytt.
bank-row-changed = Ändrat: { $columns }.
bank-row-unchanged = Som förut.
bank-row-twice = Dubblett av rad { $row }. Tas inte in en gång till.
bank-row-wrong = Tas inte in. { $why }
bank-note-zero = Noll beviljat, som banken anger. Sparas som noll.
bank-note-no-amount = Inget belopp angivet. Sparas som inte känt.
bank-note-both = Belopp i både kronor och euro. De läggs inte ihop.
bank-note-no-county = Inget län angivet.
bank-note-no-days = Starttid eller sluttid saknas.
bank-note-mended = { $count } trasiga tecken rättade i: { $columns }.
bank-note-lost = { $count } tecken är förlorade (¿) och kan inte rättas i: { $columns }.
bank-note-financier = { $count } finansiärer utan läsbart belopp.
bank-note-perhaps = Kanske samma projekt som på rad { $row }: namn, stödmottagare och starttid är lika, men ärendenumret är ett annat. Båda sparas.
bank-noted-zero = Noll beviljat
bank-noted-no-amount = Utan belopp
bank-noted-both = Belopp i både kronor och euro
bank-noted-no-county = Utan län
bank-noted-no-days = Utan starttid eller sluttid
bank-noted-mended = Med rättade tecken
bank-noted-lost = Med förlorade tecken (¿)
bank-noted-financier = Med finansiär utan läsbart belopp
bank-noted-perhaps = Kanske samma projekt som en rad ovanför
bank-wrong-cells = Raden har { $has } celler, men rubrikerna är { $heads }. Se efter om ett kommatecken saknar citattecken.
bank-wrong-needed = { $column } saknas.
bank-wrong-number = Ärendenumret ”{ $text }” är inte ett nummer. Det ska vara högst tolv siffror.
bank-wrong-long = { $column } är längre än { $most } tecken.
bank-wrong-amount = { $column }: ”{ $text }” är inte ett belopp. Skriv till exempel 1 234,50.
bank-wrong-negative = { $column }: ”{ $text }” är mindre än noll. Ett beviljat belopp kan inte vara negativt.
bank-wrong-too-much = { $column }: ”{ $text }” är orimligt stort. Se efter om det är rätt.
bank-wrong-day = { $column }: ”{ $text }” är inte ett datum mellan 1990 och 2060. Skriv år-månad-dag, till exempel 2015-09-01.
bank-wrong-order = Projektet slutar { $ends }, innan det börjar { $starts }.
bank-wrong-county = ”{ $text }” är inget län och ingen av grannländernas regioner. Skriv länets namn, flera med komma emellan.
bank-wrong-twice = Ärendenumret står också på rad { $row }, som säger något annat om: { $columns }. Den raden gäller.
bank-cli-kept = Sparat. Det syns på /funding/bank.
bank-cli-nothing-kept = Inget är sparat.

# Förslag till kartan
bank-proposals-title = Projekt till kartan över initiativ
bank-proposals-lead = Projekt i banken vars ord talar för att de visar, matchar eller hjälper tillverkning, de starkaste först. Välj ut ett, så granskas det som alla andra förslag. På kartan kommer det först när någon har bekräftat det där.
bank-proposals-found = { $count ->
    [one] { $n } projekt
   *[other] { $n } projekt
}
bank-proposals-all = Visa också dem som redan är föreslagna
bank-proposals-new = Visa bara dem som inte är föreslagna
bank-points = { $points } poäng:
bank-reason-name = ”{ $word }” i namnet { $points }
bank-reason-text = ”{ $word }” { $points }
bank-put-forward = Föreslå till kartan
bank-put-forward-title = Kartan över initiativ
bank-put-forward-text = Visar projektet någon som kan tillverka, eller hjälper det någon att hitta dit? Föreslå det, så granskas det innan det syns på kartan.
bank-became-waits = Föreslaget, väntar på granskning
bank-became-accepted = Står på kartan
bank-became-rejected = Föreslaget och avvisat

# Sökande
bank-likely = Projektbanken om parterna
bank-likely-about = Banken har namn men inga organisationsnummer. Därför är det bara ett förslag att en stödmottagare med samma namn är samma organisation. Det räknas inte som tidigare stöd förrän du har sagt det, och då från projektets första dag, för banken säger inte när det beviljades. Belopp i euro räknas inte.
bank-likely-none = Ingen stödmottagare i banken har namnet på någon av parterna. Det kan finnas stöd under ett annat namn.
bank-likely-of = Beviljat till stödmottagare med namnet { $name }
bank-likely-perhaps = Kanske samma: samma namn. Ingen har tagit ställning.
bank-likely-no-number = Kanske samma: samma namn. Parten har inget läsbart organisationsnummer, så du kan inte ta ställning än.
bank-likely-same = Samma organisation, enligt handläggare { $day }: { $reason }
bank-likely-another = En annan organisation, enligt handläggare { $day }: { $reason }
bank-likely-tell = Ta ställning
bank-likely-tell-again = Ta ställning på nytt
bank-likely-question = Är stödmottagaren samma organisation som parten?
bank-likely-hint = Se efter i organisationens handlingar eller fråga den.
bank-likely-yes = Ja, samma
bank-likely-no = Nej, en annan
bank-likely-why = Hur vet du det?
bank-likely-why-hint = Till exempel: organisationsnumret står i ärende 185210.
bank-likely-do = Spara
bank-likely-choose = Välj om det är samma organisation eller en annan.
bank-likely-no-reason = Skriv hur du vet det, högst 2 000 tecken.
apply-done-recipient = Ställningstagandet om stödmottagaren är sparat
