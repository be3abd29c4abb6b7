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
asked-valid = giltigt { $day }
offered-in-general = bara i stort
materials-and-more = { $names } och { $n } till
offered-held = har det
asked-at-least = minst { $amount }
asked-within = inom { $amount }
amount-waived = inget krav
amount-not-stated = inte uppgivet
amount-no-stage = inget skede
series-from = minst { $amount }
series-to = högst { $amount }
amount-stage-prototype = prototyp
amount-stage-pilot-series = nollserie
amount-stage-full-scale = serieproduktion
amount-sourcing-in-house = i egna lokaler
amount-sourcing-partner = hos en partner
amount-sourcing-brokered = förmedlas
amount-newcomers-yes = välkomna
amount-newcomers-with-adviser = välkomna med rådgivare
amount-newcomers-no = tas inte emot
amount-newcomer-alone = kommer utan rådgivare
amount-newcomer-with-adviser = kommer med rådgivare

spare = { $amount } till godo
spare-exactly = precis nog
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

reason-met = { $count ->
    [one] Ett erbjudande klarar allt.
   *[other] { $n } erbjudanden klarar allt.
}
reason-ask = { $count ->
    [one] Ingen har uppgett allt du behöver, men ett erbjudande kan passa. Ställ frågorna nedan.
   *[other] Ingen har uppgett allt du behöver, men { $n } erbjudanden kan passa. Ställ frågorna nedan.
}
reason-change = Ingen klarar behovet som det är beskrivet. Nedan står vad som behöver ändras för att någon ska klara det.
reason-lacking = Ingen i registret klarar behovet, och ingen ändring av upp till tre krav hjälper.
reason-empty-register = Registret är tomt, så det finns inget att jämföra med. Läs in tillverkare med hemtag import makers FIL.
reason-nothing-asked = Behovet säger inget som går att jämföra med vad tillverkarna har uppgett. Ange hur det ska göras, eller material, mått och antal.
reason-process-not-stated = Du har inte angett hur delen ska göras. Därför är alla sorters tillverkare med i svaret. Välj en process så blir det säkrare.
reason-filter-hides = { $count ->
    [one] Ett erbjudande döljs av filtren.
   *[other] { $n } erbjudanden döljs av filtren.
}

sum-nothing-asked = Inga krav att jämföra med
sum-met = Klarar { $met } av { $of } krav
sum-ask = Klarar { $met } av { $of } krav, { $unknown } att fråga om
sum-missed = Saknar { $missed } av { $of }
sum-missed-and-unknown = Saknar { $missed } av { $of }, { $unknown } att fråga om

band-exact = Klarar allt
band-ask = Behöver frågas
band-near = Nästan
band-change = Vad du kan ändra
proposal-condition = Om { $changes }
proposal-exact = { $count ->
    [one] erbjudande till som klarar allt
   *[other] erbjudanden till som klarar allt
}
proposal-possible = { $count ->
    [one] erbjudande till
   *[other] erbjudanden till
}
proposal-near = { $n } inom 100 km
proposal-near-in-all = sammanlagt { $n } inom 100 km
proposal-ask-in-all = sammanlagt behöver { $n } frågas
proposal-ask = { $count ->
    [one] ett behöver frågas
   *[other] { $n } behöver frågas
}

gap-name-unknown = Inte känt
gap-name-design = Konstruktion
gap-name-skill = Certifikat eller kunskap
gap-name-capacity = Kapacitet eller tid
gap-name-place = Plats
gap-name-capability = Förmåga
gap-is-unknown = Det finns tillverkare som kan passa, men de har inte uppgett allt.
gap-is-design = En ändring av delen, eller att du kommer med en rådgivare, ger tillverkare.
gap-is-skill = Det finns tillverkare som gör sådant, men de saknar ett certifikat eller en närliggande process.
gap-is-capacity = Det finns tillverkare som kan, men de är fulla, för långsamma eller tar andra serier.
gap-is-place = Det finns tillverkare som kan, men de ligger längre bort eller lägger ut arbetet.
gap-is-capability = Ingen i registret kan göra det, inte ens om upp till tre krav ändras.
gap-evidence-unknown = { $count ->
    [one] Ett erbjudande behöver frågas, först om { $about }.
   *[other] { $n } erbjudanden behöver frågas, först om { $about }.
}
gap-evidence-full = De som kan har inga lediga timmar före leveransdagen.
gap-evidence-nothing = Ingen närliggande tillverkare hittades.
gap-next-unknown = Nästa steg: ställ frågorna. En tillverkare som svarar ja på alla stänger luckan.
gap-next-design = Nästa steg: prova ändringen, eller ta den till en rådgivare.
gap-next-skill = Nästa steg: de närmaste tillverkarna kan utbilda, validera eller rekrytera.
gap-next-capacity = Nästa steg: flytta i tid, dela serien eller låt tillverkaren bygga ut.
gap-next-place = Nästa steg: sök i ett större område.
gap-next-capability = Nästa steg: luckan blir underlag för en utlysning. Det som saknas, var och i vilken mängd står i luckregistret.

groups-title = Tillsammans
groups-broken = Ingen kan göra { $what }, så ingen grupp kan göra hela produkten än.
groups-group = { $count ->
    [one] { $number }. En tillverkare gör allt: { $lead }
   *[other] { $number }. { $count } tillverkare, { $lead } leder
}
groups-ask = (behöver frågas)

text-untitled = Behov utan namn
text-compared = Registret den { $day }: { $n } erbjudanden jämförda.
text-part = Del { $number }: { $name }
text-operation = steg { $number }: { $name }
text-asked = Du behöver
text-nothing-asked = Inget krav är angett som går att jämföra.
text-wish = , önskemål
text-shown-of = { $shown } av { $n }
text-example = exempel
text-counts = Vad som skiljer
text-missed = klarar inte
text-unknown = inte känt
text-gap = Lucka: { $kind }

tried-title = Du provar en ändring
tried-text = Svaret gäller om { $changes }. Inget är sparat.
tried-back = Tillbaka till behovet som det är beskrivet
overview-title = Delar och steg
overview-part = Del eller steg
overview-reason = Hur det gick
answer-download = Ladda ner svaret
proof-of = Krav för krav: { $maker }
offers-count = { $count ->
    [one] { $n } erbjudande
   *[other] { $n } erbjudanden
}
band-exact-lead = De här har uppgett att de klarar varje krav. Hör av dig till dem först.
band-ask-lead = Inget talar emot dem, men de har inte uppgett allt. Deras svar avgör.
band-near-lead = De saknar något. Det står vad som skiljer och vad som behöver ändras.
band-change-lead = Varje förslag är den minsta ändring som ger fler tillverkare.
band-change-more = Det finns redan svar ovan. Med en ändring blir de fler.
summary-exact = klarar allt
summary-ask = behöver frågas
summary-near = nästan
summary-change = förslag till ändring
choose-process-title = Processen är inte vald
choose-process-edit = Välj process
choose-process-read = Läs om processerna först
choose-edit = Ändra behovet
filter-any = Spelar ingen roll
filter-km = Inom { $km }
filter-distance = Högst så långt bort
filter-county = Län
filter-stage = Tar emot
filters-clear = Ta bort filtren
empty-filtered = Filtren döljer alla svar
empty-nothing = Inget erbjudande att visa
questions-title = Vem du ska fråga om vad
questions-lead = Kopiera frågorna till ett brev. Ett ja på alla frågor flyttar tillverkaren till ”Klarar allt”.
questions-caption = Frågor till varje tillverkare
questions-maker = Tillverkare
questions-what = Frågor
counts-title = Vad som tar bort tillverkare
counts-lead = Hur många erbjudanden varje krav gallrar bort. ”Enda hindret” är de som faller på det kravet och inget annat.
counts-caption = Av { $n } erbjudanden i registret
places-title = Var de finns
places-caption = Samma platser som på kartan
places-place = Plats
gap-title = Vad som saknas
groups-broken-title = Kedjan bryts
groups-see-why = Se vad som skiljer
groups-not-proven = Det kan finnas en bättre grupp: sökningen avbröts innan alla hade prövats.
groups-caption = Vem som gör vad
groups-state = Läge
groups-state-ask = behöver frågas
groups-state-met = klarar allt
text-standard-input = standard in
text-batch = { $needs } behov jämförda: { $opened } luckor öppnade, { $changed } ändrade, { $closed } stängda.
api-need-refused = Behovet gick inte att läsa
findings-title = Om beskrivningen
findings-questions = Det här behöver du förtydliga
findings-told = Så har beskrivningen lästs
proposal-title = Ändra { $what }
questions-fold = { $count ->
    [one] Frågorna till en tillverkare
   *[other] Frågorna till { $n } tillverkare
}
findings-answer = Svara
