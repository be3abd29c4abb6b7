# Sidornas byggstenar
verdict-met = Klarar
verdict-missed = Klarar inte
verdict-unknown = Inte känt
proof-criterion = Krav
proof-asked = Du behöver
proof-offered = Erbjuds
proof-verdict = Utfall
proof-remark = Marginal, eller vad som skiljer
proof-remark-short = Marginal
proof-preferred = Önskemål
offer-proof = Krav för krav
relaxation-to = blir
relaxation-try = Visa svaret med ändringen
counts-alone = Enda hindret
evidence-self-declared = Självuppgift
evidence-adviser-seen = Sett av rådgivare
evidence-document = Styrkt av dokument
evidence-delivered = Har levererats
evidence-years-old = { $years ->
    [2] mer än två år sedan
    [3] mer än tre år sedan
    [4] mer än fyra år sedan
    [5] mer än fem år sedan
   *[other] mer än { $years } år sedan
  }
breadcrumbs-label = Du är här
breadcrumbs-start = Start
back = Tillbaka
pager-label = Sidor
pager-previous = Förra
pager-next = Nästa
pager-page = Sida { $page }
pager-shows = Visar { $first }–{ $last } av { $total }
download-file = ladda ner
errors-title = { $count ->
    [one] Rätta en uppgift
   *[other] Rätta { $count } uppgifter
  }
not-known = Vet ej
or = eller
continue = Fortsätt
change = Ändra
question-step = Fråga { $step } av { $of }
question-next = Nästa: { $next }
search = Sök
filters = Filter
filters-show = Visa
filters-chosen = Valda filter
filters-remove = Ta bort filtret
tree-about = Om { $name }
weeks-key-free = lediga timmar
weeks-key-maximum = veckans timmar
map-source = Länsgränser: SCB, CC0.
map-ring = Streckad ring: { $km } km.
map-outside = { $count ->
    [one] En plats ligger utanför kartan och står bara i listan.
   *[other] { $count } platser ligger utanför kartan och står bara i listan.
  }
gap-kind-unknown = Inte känt
gap-kind-design = Konstruktion
gap-kind-certificate = Certifikat eller kunskap
gap-kind-capacity = Kapacitet eller tid
gap-kind-place = Plats
gap-kind-capability = Förmåga
gap-lever-unknown = Fråga
gap-lever-design = Rådge
gap-lever-certificate = Utbilda
gap-lever-capacity = Planera
gap-lever-place = Vidga
gap-lever-capability = Finansiera
offers-more = { $count ->
    [one] Visa ett erbjudande till
   *[other] Visa { $n } erbjudanden till
}
choose = Välj
