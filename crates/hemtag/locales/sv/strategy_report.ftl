# Rapporten: hemtag strategy --pdf, och knappen på /needs/…/strategy
report-download = Ladda ner rapporten (PDF)
report-file = hemtag-rapport
report-sender = Hemtag
report-kind = Beslutsunderlag
report-title = { $name }: hur görs den bäst?
report-note = Siffror { $version }
report-answer-title = Kort svar
report-verdict = Vid { $pieces }: { $verdict }
report-no-process = Det går inte att räkna ut någon kostnad. Vad som saknas står under ”Det här vet vi inte”.
report-band = Åtta av tio
report-range = { $low } till { $high }
report-path-title = Vägen till full serie
report-step = { $stage } ({ $pieces }) genom { $process }
report-path-short = Billigast sammanlagt: { $steps }. Allt tillsammans kostar { $cost }.
report-path-gaps = { $count ->
    [one] Ett av stegen gör ingen i registret som det är ställt: en lucka att fylla.
   *[other] { $n } av stegen gör ingen i registret som det är ställt: luckor att fylla.
}
report-examples = Registret som tillverkarna räknas i är ett exempel: företagen är påhittade.
report-asked-title = Vad som ska göras
report-one-of-parts = Rapporten gäller del { $part } av { $parts }.
report-not-known = vet ej
report-not-given = inte angivet
report-unclear = ”{ $stated }” (inte tolkat)
report-step-field = Steg { $step }: { $field }
report-shape = Form som det räknas på
report-quantities = Antal som det räknas på
report-confidential-title = Vem som får läsa
report-confidential-adviser-only = Behovet är hemligt: det visas bara för den som har länken. Ge rapporten bara till den som ska läsa den.
report-confidential-anonymous = Kraven är öppna, men inte vem som har behovet och inte vad det heter. Båda kan stå i rapporten: ge den bara till den som ska läsa den.
report-confidential-open = Behovet är öppet för alla.
report-unknown-title = Det här vet vi inte
report-costs-plot = Linjediagram över vad en styck kostar vid olika antal, med osäkerheten som ett fält runt varje linje: { $processes }. Siffrorna står i tabellen efter.
report-costs-caption = Kronor styck: mitten, och under den åtta av tio dragningar. * är ett antal som metoden sällan väljs för
report-more = { $count ->
    [one] En till är dyrare och finns i filen på webbsidan.
   *[other] { $n } till är dyrare och finns i filen på webbsidan.
}
report-stage = Skede
report-stage-cost = Kronor för skedet
report-days = Dagar till första biten
report-makers = Tillverkare i registret
report-makers-found = { $exact } klarar allt, { $ask } behöver frågas
report-drivers-title = Vad svaret vilar på, och vad som skulle behöva gälla för att det ska vända
report-no-drivers = Ingen enskild uppgift bär svaret.
report-tornado-plot = Stapeldiagram över hur mycket skillnaden mellan utomlands och Sverige ändras när en uppgift i taget är låg eller hög. Siffrorna står i tabellen efter.
report-waterfall-plot = Stapeldiagram över hur skillnaden mellan utomlands och Sverige växer fram, kostnad för kostnad. Siffrorna står i tabellen efter.
report-places-caption = Chansen att Sverige är billigare, vid varje antal
report-today = I dag
report-five-years = Över fem år
report-reckoned-title = Så har det räknats
report-reckoned-cost = En styck kostar sitt material, tiden i maskin och för operatör, energi och efterarbete, sin del av varje omställning och sin del av verktygen. Tillverkarens omkostnader och vinst är med.
report-reckoned-draws = Varje uppgift är ett spann och inte ett tal. Svaret räknas { $draws } gånger med tal dragna ur spannen, samma tal för alla metoder, så att skillnader mellan dem inte är slump. Mitten är det värde som hälften av dragningarna hamnar under.
report-reckoned-place = Jämförelsen mellan länder lägger tull, frakt, lager, resor, fel och annat till tillverkarens pris. Det som annars räknas två gånger dras av.
report-version = Siffrornas version
report-seed = Frö
report-draws = Dragningar
report-next-title = Nästa steg
report-next-unknown = Svara på det vi inte vet: varje svar gör spannen smalare.
report-next-makers = Fråga de tillverkare som registret föreslår för det första skedet.
report-next-offer = Ta in en offert innan du beslutar. Rapporten ersätter ingen offert.
report-no-contact = Den som driver tjänsten har inte angett någon att tala med.
report-written = { $count ->
    [one] Rapporten, en sida, står i { $file }
   *[other] Rapporten, { $count } sidor, står i { $file }
}
report-unprintable = Tecken som typsnittet saknar skrevs som �: { $letters }
report-sources-title = Siffrorna bakom svaret
report-sources-caption = Varje uppgift med spann, hur säker den är, när den skrevs in, och källans nummer i listan efter tabellen
report-sources = Källor
report-entered = Inskriven
