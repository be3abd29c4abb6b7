# Sök tillverkare och en tillverkares sida
makers-title = Sök tillverkare
makers-lead = Registret visar vad tillverkare i Sverige har uppgett att de kan, med vem som säger det och när. Vill du veta vem som klarar just din del är det bättre att beskriva behovet.
makers-search-label = Företag, process, material eller ort
makers-filter-process = Process
makers-filter-county = Län
makers-filter-certificate = Certifikat
makers-filter-any = Alla
makers-filter-whole-country = Hela landet
makers-filter-unknown = Bara de som inte uppger någon process
makers-found = { $count ->
    [one] En tillverkare
   *[other] { $n } tillverkare
}
makers-none-title = Registret är tomt
makers-none-text = Ingen har läst in några tillverkare än.
makers-none-action = Så läser du in ett register
makers-past-title = Listan är kortare än så
makers-past-action = Till första sidan
makers-hidden-title = Ingen tillverkare passar med det du valt
makers-hidden-text = { $count ->
    [one] Det finns en tillverkare i registret, men ditt val döljer den.
   *[other] Det finns { $n } tillverkare i registret, men dina val döljer dem.
}
makers-hidden-action = Visa alla
makers-says-nothing = Säger inte vad den kan.
makers-download = Ladda ner listan
place-not-stated = Plats inte angiven
not-stated = Inte angivet
example = Exempel
maker-example = Påhittat exempel: företaget finns inte
maker-number = Organisationsnummer
maker-places = Platser
maker-branches = Bransch (SNI 2007)
maker-web = Webbplats
maker-offers = Vad tillverkaren kan
maker-offers-at = Vad tillverkaren kan i { $place }
maker-says-nothing = Profilen säger inte vilka processer tillverkaren har. Den räknas därför varken som kan eller som kan inte.
maker-own-words = Med egna ord
maker-as-stated = Uppgifter som inte kunde tolkas
maker-as-stated-why = De står kvar som de skrevs, så att inget går förlorat.
maker-certificates = Certifikat
maker-certificates-caption = Certifikat, vem som gett ut dem och hur länge de gäller
maker-no-certificates = Inga certifikat är angivna.
maker-certificates-complete = Tillverkaren har { $date } uppgett att listan är fullständig.
maker-does-not-hold = Har inte { $certificate }.
maker-certificates-open = Tillverkaren har inte sagt att listan är fullständig. Ett certifikat som inte står här är okänt, inte saknat.
maker-updated = Ändrad { $date }.
maker-order-explained = Ingen kan betala för en plats i ett svar. Ordningen följer av kraven, sedan av hur väl uppgifterna är styrkta.
held-name = Certifikat
held-issuer = Utgivare
held-until = Gäller till
held-sites = Omfattar
held-all-sites = Alla platser
held-has-run-out = har gått ut
evidence-label = Vem som säger det
offer-fact = Uppgift
offer-stated = Angivet
offer-caption = { $process }: vad som är angivet
offer-as-stated = Uppgifter som inte kunde tolkas
offer-materials = Material
offer-largest = Största del
offer-smallest = Minsta del
offer-heaviest = Tyngsta del
offer-tolerance = Finaste tolerans
offer-wall = Tunnaste vägg
offer-series = Serier som är välkomna
offer-stages = Skeden
offer-lead-time = Ledtid
offer-sourcing = Var arbetet görs
offer-newcomers = Nya produktägare
offer-from = från { $amount }
offer-up-to = upp till { $amount }
sourcing-in-house = I egen verkstad
sourcing-partner = Hos en fast partner
sourcing-brokered = Förmedlas
newcomers-yes = Välkomna
newcomers-with-adviser = Välkomna med rådgivare
newcomers-no = Tas inte emot
stage-prototype = prototyp
stage-pilot-series = nollserie
stage-full-scale = full skala
stage-not = inte { $stage }
week = Vecka
week-free = Ledigt
week-maximum = Högst
weeks-stated = { $count ->
    [one] Ledig tid: en vecka angiven
   *[other] Ledig tid: { $n } veckor angivna
}
weeks-caption = Lediga timmar per vecka
makers-meant = Menade du
makers-meant-process = Visa tillverkare som har processen { $name }
makers-meant-material = Visa tillverkare som arbetar i { $name }
makers-meant-certificate = Visa tillverkare med { $name }
makers-meant-kommun = Visa tillverkare i { $name } kommun
makers-meant-county = Visa tillverkare i { $name }
makers-filter-material = Material
makers-no-such-name = Ingen tillverkare har ”{ $words }” i sitt namn
makers-no-such-name-text = Orden betyder något annat i registret. Välj det om det var det du menade.
makers-no-such-name-action = Visa det i stället
maker-edit = Ändra uppgifterna
maker-needs = Behov som väntar
offer-said = Med tillverkarens ord
offer-process = Process
offer-free-weeks = Lediga veckor
maker-needs-why = Bara antal visas här. Vems behoven är visas inte, och konfidentiella behov räknas inte.
makers-no-such = Det finns ingen tillverkare med nummer { $id }. Sök efter namnet: hemtag makers list --name …
maker-needs-met = { $count ->
    [one] Ett väntande behov uppfylls helt av det tillverkaren uppger.
   *[other] { $n } väntande behov uppfylls helt av det tillverkaren uppger.
}
maker-needs-ask = { $count ->
    [one] Ett väntande behov kan uppfyllas, om tillverkaren svarar på en fråga.
   *[other] { $n } väntande behov kan uppfyllas, om tillverkaren svarar på en fråga.
}
