# Svaret på ett behov: krav, utfall, frågor, ändringar
criterion-process = Process
criterion-material = Material
criterion-size = Största mått
criterion-smallest-part = Minsta storlek
criterion-mass = Vikt
criterion-tolerance = Tolerans
criterion-wall = Tunnaste vägg
criterion-quantity = Seriestorlek
criterion-stage = Skede
criterion-lead-time = Leveranstid
criterion-capacity = Lediga timmar
criterion-distance = Avstånd
criterion-county = Län
criterion-in-house = Egen tillverkning
criterion-newcomer = Nya produktägare

asked-by = senast { $day }
asked-at-least = minst { $amount }
asked-within = inom { $amount }
amount-waived = inget krav
amount-not-stated = inte uppgivet
amount-no-stage = inget skede
series-from = minst { $amount }
series-to = högst { $amount }
stage-prototype = prototyp
stage-pilot-series = nollserie
stage-full-scale = serieproduktion
sourcing-in-house = i egna lokaler
sourcing-partner = hos en partner
sourcing-brokered = förmedlas
newcomers-yes = välkomna
newcomers-with-adviser = välkomna med rådgivare
newcomers-no = tas inte emot
newcomer-alone = kommer utan rådgivare
newcomer-with-adviser = kommer med rådgivare

spare = { $amount } till godo
spare-tolerance-none = precis så fint som behövs
spare-tolerance = { $count ->
    [one] en grad finare än det behövs
   *[other] { $n } grader finare än det behövs
}
spare-distance = { $amount } innanför gränsen
remark-met-if = Klarar kravet om { $change }.
remark-no-change = Ingen rimlig ändring av behovet hjälper här.

change-instead-of = { $change } i stället för { $from }
change-process = processen får vara { $to }
change-material = materialet får vara { $to }
change-size = delen får bli högst { $to }
change-smallest-part = delens längsta sida blir minst { $to }
change-mass = delen väger högst { $to }
change-tolerance = toleransen får vara { $to }
change-wall = väggen blir minst { $to }
change-quantity = serien blir { $to }
change-stage = det först gäller { $to }
change-lead-time = leveransen får vänta till { $to }
change-capacity = arbetet ryms på { $to }
change-distance = avståndet får vara { $to }
change-newcomer = du { $to }
waive-certificate = { $what } inte krävs
waive-county = länet inte spelar roll
waive-in-house = arbetet får läggas ut på en partner

question-process = Har ni { $asked }?
question-process-closer = Har ni just { $asked }? Ni har bara uppgett en bredare grupp.
question-material = Arbetar ni i { $asked }?
question-material-closer = Arbetar ni just i { $asked }? Ni har bara uppgett familjen.
question-size = Går en del på { $asked } in hos er?
question-smallest-part = Tar ni delar så små som { $asked }?
question-mass = Kan ni hantera delar på { $asked }?
question-tolerance = Håller ni { $asked }?
question-wall = Klarar ni en vägg på { $asked }?
question-quantity = Tar ni en serie på { $asked }?
question-stage = Gör ni { $asked }?
question-certificate = Har ni { $asked }, giltigt { $day }?
question-certificate-runs-out = Ert { $asked } går ut { $day }. Förnyar ni det?
question-lead-time = Hinner ni leverera till { $day }?
question-capacity = Har ni { $asked } lediga före { $day }?
question-capacity-any = Har ni { $asked } lediga?
question-capacity-later = Er kalender slutar för tidigt. Har ni { $asked } lediga längre fram?
question-distance = Var ligger er verkstad?
question-county = I vilket län ligger er verkstad?
question-in-house = Gör ni arbetet i egna lokaler?
question-newcomer = Tar ni emot den som är ny på att låta tillverka?
