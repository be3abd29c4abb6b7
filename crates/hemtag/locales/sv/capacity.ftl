# Ledig kapacitet
capacity-title = Ledig kapacitet
capacity-lead = Skriv hur många timmar som är lediga i dina maskiner, vecka för vecka. Den som söker tillverkning ser om du hinner.
capacity-rule = Uppgifterna räknas i { $count ->
    [one] en vecka
   *[other] { $count } veckor
} från den dag du sparar dem; sedan är de okända tills du bekräftar dem.
capacity-rule-until = Det du sparar i dag räknas till och med { $date }.
capacity-rule-since = Regeln är Hemtags egen och gäller från { $date }.
capacity-no-offers = Det finns inget erbjudande att ange timmar för än. Lägg till ett först:
capacity-save = Spara lediga timmar
capacity-confirm = Allt stämmer fortfarande
capacity-confirm-text = Har inget ändrats? Då gäller samma timmar från och med i dag.
capacity-hours = Lediga timmar per vecka
capacity-hours-hint = 0 betyder fullt och tomt betyder inte angivet. Skriv 30/45 om 30 timmar är lediga och 45 med övertid.
capacity-week = v. { $week } ({ $monday })
capacity-week-of-group = Maskingrupp och vecka
capacity-unstated = Inget är angivet.
capacity-counts = Angivet { $on } av { $by }. Räknas till och med { $until }.
capacity-faded = Angivet { $on } av { $by }. Räknades till och med { $until } och är nu okänt.
capacity-fill = Fyll i många veckor
capacity-fill-none = nej, som jag skriver
capacity-fill-copy = kopiera sista ifyllda veckan framåt
capacity-fill-repeat = upprepa de ifyllda veckorna som mönster
capacity-fill-full = fullt alla veckor
capacity-fill-until = inget ledigt före en viss dag
capacity-fill-until-when = Ledigt först från (år-månad-dag)
capacity-fill-look = Fyll i och visa först
capacity-filled-title = Veckorna är ifyllda men inte sparade
capacity-filled-text = Se efter att de stämmer och spara sedan.
capacity-done-saved = Timmarna är sparade
capacity-done-confirmed = Timmarna gäller från och med i dag
capacity-done-grouped = Maskingrupperna är sparade
capacity-done-feed-renewed = Kalendern har en ny adress
capacity-done-feed-stopped = Kalenderns adress gäller inte längre
capacity-done-imported = Filens timmar är sparade
capacity-changed-title = Någon annan hann ändra
capacity-changed-text = Inget sparades. Så här står det nu; se efter och försök igen.
capacity-groups-title = Maskingrupper
capacity-groups-text = Erbjudanden på samma plats som delar maskiner delar också timmar. Ge dem samma namn, till exempel Fleroperationssvarvar. Utan namn har erbjudandet egna maskiner.
capacity-groups-save = Spara maskingrupper
capacity-files-title = Filer och kalender
capacity-download = Ladda ner de lediga timmarna
capacity-example = Tillverkaren är påhittad för demonstrationen.
capacity-feed-title = Prenumerera i en kalender
capacity-feed-text = En hemlig adress som ett kalenderprogram läser. Den som har adressen ser de lediga veckorna. Gör en ny om den har hamnat hos fel person.
capacity-feed-make = Skapa adress
capacity-feed-renew = Ny adress
capacity-feed-stop = Ta bort adressen
capacity-letters-are-off = Brev om att timmarna snart blir okända är avstängda. De slås på med länken i det senaste brevet.
capacity-calendar = Ledig kapacitet: { $maker }
capacity-calendar-week = { $hours } ledigt, { $group }
capacity-calendar-about = { $place }. Angivet { $on }, räknas till och med { $until }.
capacity-problem-hours = "{ $stated }" är inga timmar. Skriv ett heltal från 0 till { $most }, eller två med snedstreck: 30/45.
capacity-problem-most = "{ $stated }": timmarna med övertid är färre än de lediga. Byt plats på dem eller rätta det ena.
capacity-problem-nothing = Det finns inget att kopiera. Fyll i minst en vecka först.
capacity-problem-day = "{ $stated }" är ingen dag. Skriv år, månad och dag, till exempel 2027-01-11, eller en vecka, 2027-W02.
capacity-problem-week = "{ $stated }" är ingen vecka. Skriv till exempel 2027-W02, eller en dag i veckan, 2027-01-11.
capacity-problem-group = Tillverkaren har ingen maskingrupp och inget erbjudande som heter "{ $stated }". Skriv namnet som på sidan.
capacity-problem-groups = "{ $stated }" kan betyda flera maskingrupper. Ge grupperna egna namn på sidan och skriv det.
capacity-problem-name = Namnet är för långt. Skriv högst { $most } tecken.
capacity-import-title = Läs in lediga timmar från en fil
capacity-import-lead = En tabell med en rad per maskingrupp och vecka. Du ser vad varje rad skulle göra innan något sparas.
capacity-import-columns = Kolumnerna heter group (eller maskingrupp), week (eller vecka), free_hours (eller lediga timmar) och, om du vill, most_hours (högst timmar). Veckor och grupper som filen inte nämner ändras inte.
capacity-import-example = Ladda ner de timmar som är angivna, som exempel
capacity-import-no-columns = Filen måste ha kolumner för maskingrupp, vecka och lediga timmar. Den har: { $columns }.
capacity-import-group = Maskingrupp
capacity-import-new = Ny vecka
capacity-import-changed = Ändras
capacity-import-known = Oförändrad
capacity-import-passed = Har gått, hoppas över
capacity-import-twice = Står två gånger
capacity-import-wrong = Fel
capacity-import-before = { $week } var { $hours }
capacity-import-do = { $count ->
    [one] Spara en vecka
   *[other] Spara { $count } veckor
}
capacity-import-message = Du kan också lämna filen i JSON härifrån, eller ett meddelande enligt Catena-X (week_based_capacity_group 3.0.1): veckorna blir lediga timmar i maskingruppen med det namnet.
capacity-import-notes = Det här i filen tas inte med
capacity-exchange-title = Lediga timmar för en viss kund
capacity-exchange-lead = Ett meddelande enligt Catena-X (week_based_capacity_group 3.0.1) om en maskingrupps timmar, som kundens planeringssystem läser. Du skickar det själv.
capacity-exchange-nothing = Det finns inga timmar att berätta om: inget är angivet för kommande veckor, eller så är det för gammalt för att räknas. Skriv eller bekräfta timmarna först.
capacity-exchange-groups = Ett meddelande gäller en maskingrupp. Välj vilken:
capacity-exchange-names = Filen säger vem kunden är. Den sparas inte här, och vi skickar den inte till någon
capacity-exchange-lost = Det här finns i registret men inte i filen:
capacity-exchange-lost-stated = vem som angav timmarna och till och med när de räknas (dagen då de angavs följer med)
capacity-exchange-lost-offers = vilka erbjudanden som delar maskinerna
capacity-exchange-lost-place = platsen, om den inte behövs för att skilja två grupper åt. Du kan skriva partnernummer för platser
capacity-exchange-lost-most = veckor där det inte står hur många timmar som mest är lediga: formatet kräver båda
capacity-exchange-lost-passed = veckor som har gått
capacity-exchange-supplier = Ert partnernummer (BPNL)
capacity-exchange-customer = Kundens partnernummer (BPNL)
capacity-exchange-sites = Partnernummer för de platser som levererar (BPNS)
capacity-exchange-sites-hint = Kan lämnas tomt. Flera skiljs åt med mellanslag.
capacity-exchange-wrong-site = Skriv BPNS och tolv bokstäver eller siffror för varje plats, som BPNS0000000001AB, och högst { $most } platser.
capacity-exchange-no-more-title = Veckor utan högsta antal timmar
capacity-exchange-no-more = Ta med dem: mer än de lediga timmarna finns inte.
capacity-exchange-no-weeks = Ingen vecka har ett högsta antal timmar, så filen blir tom. Kryssa här om det inte finns fler timmar än de lediga, eller skriv till exempel 30/45 på sidan om ledig kapacitet.
capacity-answer-title = Stämmer de lediga timmarna?
capacity-answer-confirm = Ja, de stämmer fortfarande
capacity-answer-change = Stämmer de inte?
capacity-answer-change-do = Logga in och ändra timmarna
capacity-answer-nothing = Inga timmar är angivna för kommande veckor.
capacity-answer-done-confirmed = Tack! Timmarna gäller från och med i dag
capacity-answer-done-off = Du får inga fler sådana brev
capacity-answer-done-on = Du får brev igen innan timmarna blir okända
capacity-answer-letters = Brev som det här
capacity-answer-are-on = De skickas högst en gång i veckan, innan timmarna blir okända.
capacity-answer-are-off = De är avstängda för tillverkaren.
capacity-answer-off = Sluta skicka dem
capacity-answer-on = Börja skicka dem igen
letter-capacity-subject = Stämmer de lediga timmarna för { $maker }?
letter-capacity-waits-subject = Angivna lediga timmar räknas snart inte längre. Stämmer de?
letter-capacity-body = Hej!

    De lediga timmar som är angivna för { $maker } räknas till och med { $until }. Sedan är de okända, och den som söker tillverkning ser inte om ni hinner.

    Bekräfta eller se dem här, utan att logga in:
    { $link }

    Vill ni inte ha sådana brev:
    { $off }
# Tillverkarens sida
weeks-count-until = Räknas till och med { $until }.
weeks-faded = Angivet { $on }, för länge sedan för att räknas. Ledig tid är okänd.
edit-capacity = Ledig kapacitet
