# Ritningar
drawing-over = Ritning
drawing-new-title = Lämna en ritning
drawing-new-lead = Ritningen sparas som den är. Ingen läser siffror ur den åt dig: det som står på den skriver du själv i svaren, och markerar att det står på ritningen.
drawing-new-hint = PDF, PNG, JPEG eller DXF. Högst { $most } MB. En fil i taget.
drawing-new-submit = Lämna ritningen
drawing-held = Ritningar som finns här
drawing-go-on = Gå vidare
drawing-have-one = Har du en ritning? Lämna den här
drawing-one-more = Lämna en ritning till
drawing-of-part = Ritningar till delen
drawing-too-many = Här finns redan { $most } ritningar. Ta bort en, eller lägg ihop flera blad i en PDF.
drawing-lead = { $format }, { $size } kB, lämnad { $date }
drawing-alt = Ritningen { $name }
drawing-encrypted = Filen är krypterad
drawing-encrypted-text = Den sparas som den är. Den som öppnar den kan behöva ett lösenord, som du lämnar för sig.
drawing-outline = Konturerna i filen är { $width } × { $height } mm, med { $cut } att skära. Ram och ritningshuvud räknas med om de är ritade som konturer.
drawing-no-outline = Inga konturer kunde läsas ur filen. Den sparas som den är.
drawing-download = Hämta ritningen
drawing-remove = Ta bort ritningen
drawing-read-by-you = Bara du, och den du ger länken, ser ritningen. Den ligger krypterad.
drawing-remove-text = Ritningen försvinner och kan inte hämtas tillbaka. Svaren som du läst ur den står kvar.
drawing-says = Svaret står på ritningen
drawing-says-wall = Väggen står på ritningen
drawing-says-mass = Vikten står på ritningen
drawing-check-about = Står något av svaren på ritningen? Välj Ändra vid svaret och markera det.
drawing-refused-empty = Filen är tom. Spara ritningen på nytt och välj den igen.
drawing-refused-model = Det här är en modell ({ $format }) och ingen ritning. Läs den som en del i stället: då fylls svaren i åt dig.
drawing-refused-other = Det här är { $format }. Spara ritningen som PDF, PNG, JPEG eller DXF och lämna den.
drawing-refused-unknown = Det här är varken PDF, PNG, JPEG eller DXF. Spara ritningen i något av dem och lämna den.
drawing-refused-broken = Filen börjar som { $format } men går inte att läsa. Spara ritningen på nytt.

# Var svaren kommer ifrån
need-stated-title = Det här säger behovet
need-stated-lead = Varje svar, och var det kommer ifrån.
need-stated-parts = { $count ->
    [one] { $n } del
   *[other] { $n } delar
}
need-files-title = Filer till behovet
need-from-form = angett i formuläret
need-from-drawing = från ritningen
need-parts-differ-form = { $field }: i formuläret står { $need }.
need-parts-differ-drawing = { $field }: ritningen säger { $need }.
need-parts-differ-file = CAD-filen säger { $file }.
need-parts-differ-manifest = { $field }: manifestet säger { $need }.
need-parts-differ-sheet = { $field }: tabellen säger { $need }.
need-parts-differ-part-file = { $field }: behovet säger, ur en CAD-fil, { $need }.
need-parts-differ-need-file = { $field }: behovets egen fil säger { $need }.
need-parts-differ-link = Se { $name }.
need-part-choice = Delarna
