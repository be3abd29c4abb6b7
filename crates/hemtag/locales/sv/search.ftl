# Sökning på hela webbplatsen
search-title = Sök
search-lead = Guider, processer, material, certifikat, initiativ och tillverkare, på svenska eller engelska.
search-label = Vad letar du efter?
search-site = Sök på Hemtag
search-kinds = Visa bara
search-all-kinds = Allt
search-kind-guide = Guide
search-kind-process = Process
search-kind-material = Material
search-kind-certificate = Certifikat
search-kind-initiative = Initiativ
search-kind-maker = Tillverkare
search-kinds-guide = Guider
search-kinds-process = Processer
search-kinds-material = Material
search-kinds-certificate = Certifikat
search-kinds-initiative = Initiativ
search-kinds-maker = Tillverkare
search-count = { $count ->
    [one] { $n } träff
   *[other] { $n } träffar
}
search-read-as = ”{ $typed }” är inget ord här. Visar träffar för ”{ $read }”.
search-some-words = Ingen sida har alla orden. Här är sidor med några av dem.
search-none = Inget hittades för ”{ $text }”
search-none-why = Orden finns, men inte på någon sida tillsammans.
search-none-words = De här orden finns inte på någon sida: { $words }.
search-none-of-kind = Inget av det slaget
search-others = { $count ->
    [one] { $n } träff av annat slag
   *[other] { $n } träffar av annat slag
}
search-try-fewer = Pröva ett ord i taget, eller ett vanligare ord.
search-try-terms = Slå upp ordet bland processer, material och certifikat
search-try-makers = Sök bland tillverkare efter ort och process
search-try-need = Beskriv vad du vill få tillverkat
search-nothing-asked = Skriv minst en bokstav eller siffra att söka efter.
search-too-long = Det är för långt att söka efter. Skriv högst 400 tecken.
search-refused = Frågan går inte att söka på
