# Kön av långt arbete
jobs-title = Jobb i kön
jobs-lead = Långt arbete görs av servern medan sidorna går vidare: en nod i taget tar ett jobb, och en annan tar över om den försvinner. Här står antal och orsaker, aldrig vad ett jobb handlar om.
jobs-none = Inga jobb
jobs-none-at-all = Inget har lagts i kön de senaste 30 dagarna.
jobs-none-so = Inget jobb är så som du har valt.
jobs-found = { $count ->
    [one] { $n } jobb
   *[other] { $n } jobb
}
jobs-again-done = Jobbet görs på nytt inom några sekunder. Ladda om sidan för att se hur det går.
job-number = Nummer
job-kind = Slag
job-kind-makers-import = Inläsning av tillverkare
job-kind-needs-import = Inläsning av behov
job-kind-makers-preview = Granskning av en fil med tillverkare
job-kind-needs-preview = Granskning av en fil med behov
job-kind-matching = Matchning av behov som väntar
job-kind-report-files = Filer till en undertecknad redovisning
job-state = Läge
job-state-waiting = Väntar
job-state-taken = Pågår
job-state-failed = Misslyckades, görs igen
job-state-done = Klart
job-state-given-up = Gavs upp
job-asked = Begärt
job-account = konto { $number }
job-how = Hur det går
job-act = Åtgärd
job-on-node = På noden { $node } sedan { $since } (UTC)
job-done-of = { $n } av { $of }
job-done-so-far = { $n } hittills
job-next = Nästa försök { $at } (UTC)
job-ended = Slutade { $at } (UTC)
job-attempts = { $count ->
    [one] Ett försök
   *[other] { $n } försök
}
job-again = Försök igen
job-why = Varför det inte gick
job-why-database = Databasen svarade inte, var full eller låst.
job-why-key = Det som jobbet behöver går inte att öppna med den nyckel som noden har. Se efter att alla noder har samma nyckelfil.
job-why-gone = Det som jobbet handlar om finns inte kvar.
job-why-unreadable = Filen går inte att läsa.
job-why-rows = Rader i filen har blivit fel sedan den granskades.
job-why-changed = Någon ändrade samtidigt det som skulle ändras.
job-why-broken = Ett fel i programmet. Loggen säger mer.
job-why-vanished = De noder som tog jobbet försvann, var och en innan de var klara. Loggarna säger varför.
