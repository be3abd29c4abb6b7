# Kompetens in i slingan: ett steg ifrån
skills-loop-title = Ett steg ifrån
skills-loop-lead = Behov som väntar, där ert företag klarar allt utom en sak. Det här skulle stänga luckan.
skills-loop-waiting = { $count ->
    [one] { $n } behov väntar
   *[other] { $n } behov väntar
}
skills-loop-waiting-long = { $count ->
    [one] { $n } behov väntar på det, och er profil missar inget annat.
   *[other] { $n } behov väntar på det, och er profil missar inget annat.
}
skills-loop-unsaid = { $count ->
    [one] En uppgift till behöver er profil säga för att det ska vara säkert.
   *[other] { $n } uppgifter till behöver er profil säga för att det ska vara säkert.
}
skills-loop-see = Se vad som stänger luckan
skills-loop-only-you = Bara ni som företräder företaget ser det här. Vems behoven är visas inte.
skills-loop-none = Inget väntar på en enda sak hos er just nu
skills-loop-none-why = När ett behov väntar på ett certifikat eller en process, och ni klarar allt annat, står det här.
skills-loop-develop = Utveckla
skills-loop-validate = Validera
skills-loop-validate-read = Läs om validering
skills-loop-recruit = Rekrytera
skills-loop-take = Ta som mål i företagets karta
skills-loop-by = Till när (frivilligt)
skills-loop-taken = Målet finns i företagets karta.
skills-loop-taken-known = Målet fanns redan i företagets karta.
skills-loop-taken-see = Öppna kartan
skills-loop-wrong-day = { $text } är inget datum. Skriv år, månad och dag, till exempel 2027-06-30, en dag som inte har varit.
skills-loop-gained-certificate = Vi har det nu: skriv in certifikatet
skills-loop-gained-process = Vi kan det nu: skriv in erbjudandet
skills-loop-goal-certificate = Ha certifikatet { $name }
skills-loop-goal-process = Kunna erbjuda { $name }
skills-loop-goal-note = { $count ->
    [one] { $n } behov i Hemtag väntade på det när målet togs.
   *[other] { $n } behov i Hemtag väntade på det när målet togs.
}
skills-loop-nearest-title = Vem är ett steg ifrån?
skills-loop-nearest-lead = Luckor i kompetens där det finns tillverkare som klarar allt utom ett certifikat eller en process. Får en av dem det, kan behovet placeras.
skills-loop-nearest-all = Se alla, och hämta tabellen
skills-loop-nearest-none = Ingen lucka hänger på en enda sak just nu
skills-loop-nearest-none-why = Antingen väntar inga behov på ett certifikat eller en process, eller så saknar alla tillverkare mer än så.
skills-loop-nearest-download = Hämta tabellen
skills-loop-nearest-note = Behov som bara rådgivare får se räknas inte här. Tillverkare räknas en gång för varje sak som saknas; upp till 500 erbjudanden per lucka jämförs.
skills-loop-nearest-note-all = Alla behov räknas, också de som bara rådgivare får se: sprid inte tabellen. Tillverkare räknas en gång för varje sak som saknas; upp till 500 erbjudanden per lucka jämförs.
skills-loop-lack = Saknas
skills-loop-needs = Behov
skills-loop-makers = Tillverkare ett steg ifrån
skills-loop-caption = Vad som saknas, hur många behov som väntar på det och hur många tillverkare som inte missar något annat
letter-questions-near-subject = { letter-questions-subject }
letter-questions-near-body =
    { letter-questions-body }

    { $near ->
        [one] Ett behov väntar
       *[other] { $near } behov väntar
    } dessutom på en enda sak som ni inte har i dag. Vad det är, och vad som skulle stänga luckan, ser ni som företräder företaget när ni har loggat in:
    { $near_link }
skills-loop-reached = Enligt er karta finns det nu
skills-loop-reached-line = Enligt er karta finns det nu: skriv in det i profilen.
skills-loop-reached-why = Behoven matchas om när er profil säger det. Det skriver ni in själva; formuläret börjar med vem som har visat det.
skills-loop-in-map = I er karta är det målet ”{ $goal }”.
skills-loop-in-map-nothing = Det kräver ingen kompetens än.
skills-loop-in-map-sure = { $sure } av { $needed } har det säkert.
skills-loop-in-map-perhaps = { $more } till kanske.
skills-loop-plan = Se planen
