# Vilken utlysning, vilken andel och vilken summa
skills-support-call = Utlysning
skills-support-share = Andel
skills-plan-call = { $call }: högst { $share } %
skills-support-sum = Stöd att söka
skills-support-now = kan sökas nu
skills-support-after = kan sökas efter validering
skills-support-note = Andelen är det mesta som utlysningen betalar. Stödet är räknat på mitten av varje kostnad och inom utlysningens högsta belopp. Beslutet fattas först efter en ansökan.
skills-support-after-note = Utbildning får stöd först när en validering har visat behovet: av den personen, i den kompetensen och på en lägre nivå. Innan dess räknar planen med 0 kr.

# En plan som är sparad, och vad det blev av den
skills-followed-title = År för år mot planen från { $day }
skills-followed-by-year = Planerat och gjort, år för år
skills-followed-requirements = Täckta krav, år för år
skills-followed-planned-heads = Personer i planen
skills-followed-done-heads = Gjort, personer
skills-followed-planned-cost = Kostnad i planen
skills-followed-planned-support = Stöd i planen
skills-followed-done-cost = Gjort, till planens kostnad
skills-followed-spent = Ni har använt, kr
skills-followed-planned-hours = Timmar i planen
skills-followed-done-hours = Gjort, timmar i planen
skills-followed-spent-hours = Ni har använt, timmar
skills-followed-planned-covered = Krav säkert täckta vid årets slut, i planen
skills-followed-is-covered = Täckta krav
skills-followed-to-cover = { $sure } av { $of }
skills-followed-covered = säkert { $sure }, kanske { $perhaps }, av { $of }
skills-followed-unseen = och { $heads } som kartan inte visar
skills-followed-unsaid = ni har inte angett det
skills-followed-not-looked = ingen uppföljning det året
skills-followed-note = Kostnaden och timmarna i planen är det som skulle falla på året: hela kostnaden med löner, före stödet. Personer hör till det år då deras åtgärd skulle börja. Gjort är det som kartan visar, eller visade vid en tidigare uppföljning, till åtgärdens hela kostnad och timmar i planen. Vad ni har använt är era egna pengar, som ni själva anger: jämför med kostnaden minus stödet. Inhyrda syns inte i kartan.
skills-followed-plans = Sparade planer
skills-followed-plan = Plan { $number }, sparad { $day }
skills-followed-written = Skrivna uppföljningar
skills-followed-on = Dag
skills-followed-due = Årets uppföljning för den senaste planen väntar sedan { $day }.
skills-followed-write = Skriv dagens uppföljning
skills-followed-write-text = Uppföljningen sparas med dagens datum: hur långt varje åtgärd har kommit och vilka krav som är täckta. En skrivs av sig själv varje år på dagen då planen sparades.
skills-followed-year = År som pengar och timmar gäller
skills-followed-spent-of = Egna pengar som ni har använt det året
skills-followed-hours-of = Timmar borta från produktionen det året
skills-followed-optional = Lämna tomt om ni inte vet.
skills-followed-write-do = Spara uppföljningen
skills-firm-done-plan-followed = Uppföljningen är sparad
letter-skills-follow-subject = En årlig uppföljning väntar i Hemtag
letter-skills-follow-body =
    Hej!

    En årlig uppföljning väntar på dig i Hemtag. Den tar några minuter:

    { $link }

    Brevet säger inte mer, eftersom innehållet bara är för er.

# Från planen till en ansökan
skills-apply-title = Sök stödet
skills-apply-text = Ansökan börjar med antal personer per kompetens och antal timmar från planen. Inga namn följer med.
skills-apply-do = Börja ansöka: { $call }
skills-apply-least = { $call } tar emot ansökningar om minst { $least }. Planens stöd är mindre än så.
skills-apply-summary = Omfattar { $people } personer och { $hours } timmar borta från produktionen.
