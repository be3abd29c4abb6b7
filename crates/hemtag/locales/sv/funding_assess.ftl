# Bedömare
assess-mine-title = Dina bedömningar
assess-mine-lead = Ansökningar som du har fått frågan om att bedöma, och dem du har bedömt.
assess-mine-none = Inget att bedöma nu
assess-mine-none-why = Du får ett brev när någon frågar dig.
assess-mine-caption = Ansökningar som du bedömer
assess-application = Ansökan
assess-call = Utlysning
assess-stands = Läge
assess-by = Senast
assess-by-day = Lämna in senast { $day }.
assess-late = { $day }, försenad
assess-me-title = Det du kan och är knuten till
assess-statement-of = Det { $name } kan och är knuten till
assess-me-lead = Ansökningar föreslås efter det du kan. Organisationer som du är knuten till gör att du aldrig får deras ansökningar.
assess-me-first = Fyll i innan du kan få något att bedöma
assess-me-first-why = Utan det vet ingen om du är jävig.
assess-knows = Kan
assess-knows-goals = Delmål som du kan bedöma
assess-knows-branches = Branscher som du kan
assess-knows-branches-hint = Två siffror enligt SNI 2007, med komma emellan: 25, 28
assess-most = Hur många ansökningar som mest på samma gång
assess-most-hint = Ett tal från 1 till 200
assess-bound = Organisationer som du är knuten till
assess-bound-lead = Anställning, ägande, styrelse, samma koncern, och där någon närstående har det. En knytning räknas i { $years } år efter att den tog slut. Är du inte knuten till någon: lämna raderna tomma och spara.
assess-bound-row = Organisation { $number }
assess-bound-number = Organisationsnummer
assess-bound-name = Namn
assess-bound-tie = Knytning
assess-bound-since = Sedan
assess-bound-until = Till
assess-bound-more = Spara för att få fler rader. En tom rad räknas inte.
assess-tie-employment = Anställd
assess-tie-ownership = Ägare
assess-tie-board = Styrelse
assess-tie-group = Samma koncern som en organisation som jag är knuten till
assess-tie-close = En närstående är knuten till den
assess-tie-other = Annat
assess-save = Spara
assess-changed = Någon annan ändrade uppgifterna medan du skrev. Öppna sidan på nytt och se vad som gäller.
assess-stated = Uppgifter lämnade
assess-stated-on = Lämnat { $day }
assess-nothing-stated = Inget lämnat än
assess-done-stated = Uppgifterna är sparade
assess-done-conflict = Jävet är antecknat. Ansökan är inte längre din att läsa.
assess-done-declined = Du har tackat nej
assess-done-kept = Utkastet är sparat
assess-done-handed-in = Bedömningen är inlämnad
assess-done-asked = Bedömarna har fått frågan
assess-done-note = Anteckningen är sparad
assess-done-close = Ansökan är bedömd och väntar på urval och beslut
assess-done-remove = Bedömaren är borttagen från ansökan
assess-done-reopen = Bedömningen är öppnad igen
assess-wrong-most = Skriv ett helt tal från 1 till 200.
assess-wrong-many = Det är fler organisationer än vad som får plats. Skriv de viktigaste.
assess-wrong-number = Skriv ett organisationsnummer med tio siffror, till exempel 556036-0793.
assess-wrong-number-why = Skriv ett organisationsnummer med tio siffror, till exempel 556036-0793. ({ $why })
assess-wrong-long = Skriv ett kortare namn, högst 200 tecken.
assess-wrong-days = Slutdagen ligger före den första dagen. Rätta en av dem.
assess-wrong-day = ”{ $text }” är ingen dag. Skriv år-månad-dag, till exempel 2026-12-01.
assess-wrong-branch = ”{ $text }” är ingen bransch med två siffror i SNI 2007.
assess-assessors = Bedömare
assess-assessors-lead = Konton med rollen bedömare. Den som inget har lämnat föreslås inte: då är det inte känt om det finns jäv.
assess-no-assessors = Inga bedömare än
assess-no-assessors-why = Bjud in konton i rollen bedömare under Personer.
assess-assessor = Bedömare
assess-organisation = Organisation
assess-load = Väntar på dem
assess-load-of = { $load } av högst { $most } ansökningar

# Fråga och jäv
assess-question-title = Är du jävig?
assess-question = Har du något jäv i ansökan?
assess-question-hint = Svara innan du läser. Frågan följer 16 § förvaltningslagen. Svarar du att du är jävig är ansökan genast stängd för dig.
assess-answer-none = Nej, jag är inte jävig och vill bedöma ansökan
assess-answer-none-hint = Du får läsa hela ansökan.
assess-answer-decline = Jag är inte jävig, men tackar nej
assess-answer-decline-hint = För att du inte hinner eller inte kan området.
assess-declare-affected = Ja: jag är själv part, eller påverkas av hur det går
assess-declare-close-affected = Ja: någon närstående är part, eller påverkas av hur det går
assess-declare-represents = Ja: jag företräder eller har företrätt en part, eller någon som påverkas
assess-declare-took-part = Ja: jag har varit med om ansökan tidigare, som rådgivare eller hos en annan myndighet
assess-declare-other = Ja: något annat gör att min opartiskhet kan ifrågasättas
assess-question-words = Med egna ord
assess-question-words-hint = Behövs när du är jävig: på vilket sätt. Handläggaren läser det.
assess-question-no-words = Skriv med egna ord på vilket sätt du är jävig, högst 2 000 tecken.
assess-question-none-chosen = Välj ett svar.
assess-question-send = Svara
assess-ground-same-organisation = Knuten till en organisation som deltar
assess-ground-same-group = Knuten till samma koncern som en organisation som deltar
assess-ground-applies = Söker i samma utlysning
assess-ground-co-applicant = Söker i samma utlysning tillsammans med en organisation som deltar
assess-ground-same-person = Skriver ansökan, eller har samma adress som den som skriver den
assess-ground-same-domain = Har adress på samma ställe som den som skriver ansökan
assess-ground-affected = Uppger: är part eller påverkas
assess-ground-close-affected = Uppger: en närstående är part eller påverkas
assess-ground-represents = Uppger: företräder eller har företrätt en part
assess-ground-took-part = Uppger: har varit med om ansökan tidigare
assess-ground-other = Uppger: annat som rubbar opartiskheten
assess-state-asked = Frågad
assess-state-accepted = Bedömer
assess-state-handed-in = Inlämnad
assess-state-declined = Tackade nej
assess-state-conflict = Jävig
assess-state-removed = Borttagen
assess-leave = Jag har upptäckt att jag är jävig
assess-leave-why = På vilken grund
assess-leave-send = Anmäl jäv och lämna ansökan

# Bedömningen
assess-sheet = Bedömning
assess-to-sheet = Till bedömningen
assess-points = Poäng, 0 till { $most } (vikt { $weight })
assess-points-none = Inte satt än
assess-points-short = Poäng
assess-points-of = { $points } av { $most }
assess-not-applicable = Går inte att bedöma här
assess-not-applicable-short = –
assess-reason = Skäl
assess-summary = Styrkor och svagheter i stort
assess-summary-hint = Frivilligt. Handläggaren och panelen läser det.
assess-keep = Spara utkast
assess-hand-in = Lämna in
assess-hand-in-why = En inlämnad bedömning står fast. Bara handläggaren kan öppna den igen, med skäl.
assess-handed-in-at = Inlämnad { $at }
assess-handed-in-why = Bedömningen står fast. Behöver något rättas: hör av dig till handläggaren.
assess-closed = Ansökan bedöms inte längre
assess-another = Inlämnat av en annan bedömare ({ $number })
assess-changed-sheet = Bedömningen ändrades i ett annat fönster medan du skrev. Det du skrev står kvar här; öppna sidan i ett nytt fönster och jämför.
assess-wrong-criterion = Utlysningen har inget sådant kriterium.
assess-wrong-points = Poängen ligger utanför skalan. Välj ett av talen i listan.
assess-wrong-points-text = Välj ett helt tal från 0 till { $most }.
assess-wrong-not-applicable = Det här kriteriet måste få poäng.
assess-wrong-both = Välj antingen poäng eller att det inte går att bedöma.
assess-wrong-text = Skriv kortare, högst { $most } tecken.
assess-lacks-points = Sätt poäng innan du lämnar in.
assess-lacks-reason = Skriv skäl innan du lämnar in.

# Ansökan
assess-read-when = Projekttid
assess-read-cost = Kostnad
assess-read-asked = Sökt belopp
assess-read-co-funded = Medfinansiering
assess-read-parties = Parter
assess-read-party = Part
assess-read-role = Roll
assess-read-does = Gör
assess-read-work = Arbete
assess-read-result = Resultat:
assess-read-budget = Budget
assess-read-kind = Slag
assess-read-year = År
assess-read-amount = Belopp
assess-read-note = Anmärkning
assess-read-co-funding = Medfinansiering
assess-read-in-kind = Arbete eller saker
assess-read-money = Pengar
assess-read-effect = Det projektet väntas ge
assess-read-firms = { $count } företag
assess-role-lead = Sökande
assess-role-partner = Partner
assess-role-funder = Finansiär
assess-role-beneficiary = Mottagare

# Förslag
assess-propose-title = Föreslå bedömare
assess-propose-lead = Förslaget är det bästa för alla ansökningar på en gång: alla får sin första bedömare innan någon får sin andra, sedan räknas området och hur mycket var och en redan har. Den som är jävig föreslås aldrig. Ändra som du vill; inget händer förrän du frågar.
assess-each = Bedömare för varje ansökan
assess-propose-anew = Föreslå på nytt
assess-propose-none = Inga ansökningar bedöms nu
assess-propose-none-why = En ansökan kan få bedömare när den är komplett och behörig.
assess-why-field = kan { $field }
assess-why-no-field = inget gemensamt område känt
assess-lacks-assessors = Det finns inte fler bedömare utan jäv som tar mer.
assess-others = Andra som kan väljas
assess-ask-by = Lämnas in senast
assess-ask-by-hint = Dagen står fast; bara en ändring med skäl flyttar den.
assess-ask = Fråga de valda
assess-ask-nobody = Välj minst en bedömare.
assess-ask-load = En av dem tar inte fler ansökningar. Välj någon annan, eller ändra hur många den tar.
assess-ask-not-stated = En av dem har inte lämnat uppgift om vad den är knuten till.
assess-ask-not-now = En av ansökningarna bedöms inte längre. Öppna sidan på nytt.
assess-ask-conflict = En av de valda är jävig i ”{ $title }”. Ta bort den.
assess-day-passed = Dagen har redan varit. Välj en dag från och med i dag.

# Läget
assess-left = Kvar att göra
assess-left-asked = { $name } har inte svarat på frågan om jäv (senast { $day })
assess-left-accepted = { $name } bedömer (senast { $day })
assess-left-nobody = Ingen har fått frågan än.
assess-no-day = ingen dag satt
assess-counts = { $asked } frågade, { $accepted } bedömer, { $handed } har lämnat in
assess-close = Avsluta bedömningen
assess-close-why = Ansökan väntar sedan på urval och beslut. Inga bedömningar ändras efter det.
assess-points-title = Poäng sida vid sida
assess-points-caption = Poäng per kriterium och bedömare
assess-no-points = Inga poäng är inlämnade än.
assess-criterion = Kriterium
assess-criterion-of = { $title } (0–{ $most }, vikt { $weight })
assess-mean = Medel ± spridning
assess-range = Lägst–högst
assess-total = Totalt, 0–100
assess-one-only = { $mean } (en bedömare; spridning okänd)
assess-not-known = Vet ej
assess-plot-key = Punkten är medelvärdet i procent av högsta poäng. Strecket är en standardavvikelse åt varje håll; utan streck är spridningen okänd.
assess-plot-key-call = Totalpoäng 0–100, i den ordning ansökningarna kom in. Strecket är en standardavvikelse åt varje håll: där strecken går i varandra skiljer poängen inte ansökningarna åt.
assess-points-source = Medel och spridning (standardavvikelse i stickprovet) av inlämnade bedömningar. Totalt: andel av högsta poäng viktad med kriteriernas vikter, utan kriterier som inte går att bedöma.
assess-earlier = Inlämnat { $at }, före öppnandet
assess-reopen = Öppna igen
assess-reopen-reason = Skäl
assess-remove = Ta bort från ansökan
assess-remove-reason = Skäl
assess-no-reason = Skriv ett skäl, högst 2 000 tecken.
assess-notes = Panelens anteckningar
assess-notes-none = Inga anteckningar än.
assess-note = Ny anteckning
assess-note-hint = Ligger förseglad; sparas med namn och tid.
assess-note-add = Spara anteckning
assess-note-empty = Skriv något att spara.

# Utlysningens ansökningar
assess-applications = Ansökningar
assess-applications-lead = Alla inlämnade ansökningar i den ordning de kom in, med hur bedömningen står.
assess-applications-none = Inga ansökningar är inlämnade än
assess-hidden = Filtren döljer alla ansökningar
assess-all = Visa alla ansökningar
assess-any = Alla
assess-goal = Delmål
assess-assessment = Bedömning
assess-filter-none = Ingen frågad
assess-filter-waiting = Något kvar
assess-filter-done = Alla inlämnade
assess-handed-in-of = Inlämnade
assess-handed-of = { $handed } av { $asked }
assess-overlaps = Skiljs inte från

# Brev
letter-assess-asked-subject = Fråga om en bedömning i Hemtag
letter-assess-asked-body = Du har fått frågan om att bedöma en ansökan. Svara först om du är jävig:

    { $link }
letter-assess-reopened-subject = En bedömning i Hemtag är öppnad igen
letter-assess-reopened-body = En bedömning som du har lämnat in är öppnad igen. Se vad som behöver ändras och lämna in på nytt:

    { $link }
assess-has = { $count ->
    [one] Har { $n } bedömare redan.
   *[other] Har { $n } bedömare redan.
}
assess-conflicts = { $count ->
    [one] { $n } jävig
   *[other] { $n } jäviga
}
assess-found = { $count ->
    [one] { $n } ansökan
   *[other] { $n } ansökningar
}
assess-files-about = Som de lämnades in. När du öppnar en fil skrivs det upp.
