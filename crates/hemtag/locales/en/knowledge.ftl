# Processes, materials, certificates and words
knowledge-way-up = Where you are
knowledge-also-called = Also called
knowledge-in-other-language = In Swedish
knowledge-approximate = May refer to
knowledge-approximate-note = trade names or near equivalents, always confirm
knowledge-code = Code in Hemtag
knowledge-source = Source
knowledge-name-confidence = How sure the name is
knowledge-valid-from = Valid from
confidence-low = unsure
confidence-low-medium = rather unsure
confidence-medium = fairly sure
confidence-high = sure

processes-title = Processes
processes-lead = { $n } ways of making things, ordered by DIN 8580 and ISO/ASTM 52900 with additions for electronics, textile, wood and assembly. Open a group or search for a word.
processes-count = { $count ->
    [one] { $n } process
   *[other] { $n } processes
}
processes-about-group = About { $group }
processes-table-note = The figures are rules of thumb; see the columns figures_confidence and source.

process-what-kind = A process within { $parent }.
process-what-main = One of the main groups.
process-what-din = Group { $group } of DIN 8580.
process-what-astm = Category { $category } of ISO/ASTM 52900.
process-what-round = The workpiece turns, so its size is given as diameter × length.
process-kinds = Processes in the group
process-no-figures = No figures are stated for this process.
process-rule-of-thumb = rule of thumb, { $sure }
process-series = Series
process-series-unit = pieces in one series
process-size = Size
process-size-unit = the part's longest side
process-tolerance = Tolerance
process-tolerance-note = usually, { $typical } on a dimension of 100 mm. With effort { $best }, { $width }.
process-tooling = Tooling
tooling-free = No tooling
tooling-bound = Needs tooling
tooling-cost-none = no tool made for your part
tooling-cost-10k = tools below SEK 10,000
tooling-cost-100k = tools SEK 10,000–100,000
tooling-cost-500k = tools SEK 100,000–500,000
tooling-cost-2m = tools SEK 0.5–2 million
tooling-cost-over = tools above SEK 2 million
process-fits = Fits when
process-fits-not = Seldom fits when
process-fits-series = the series is { $range } pieces
process-fits-size = the part's longest side is { $range }
process-fits-tolerance = ordinary dimensions may be IT{ $grade } or coarser
process-fits-changes = the design still changes: no tool has to be made again
process-not-below = the series is smaller than { $limit }.
process-not-above = the series is larger than { $limit }.
process-not-finer = the tolerance is finer than { $limit }.
process-not-changing = the design still changes: the tool is expensive to make again.
process-look-at = Then look at
process-names = Names
process-materials = Materials
process-materials-unstated = Which materials are usual is not stated.
process-related = Other processes within { $group }
process-next = What to do next
process-next-need = State something you want made this way
process-next-makers = Makers that have the process
process-next-gaps = Needs that could not be placed

process-where = Where in Sweden
process-where-none = No maker in the register has stated this process. That does not mean there is none: the register is not complete.
process-where-lead = { $count ->
    [one] { $n } maker in the register has stated this process.
   *[other] { $n } makers in the register have stated this process.
}
material-where-none = No maker in the register has stated this material. That does not mean there is none: the register is not complete.
material-where-lead = { $count ->
    [one] { $n } maker in the register has stated this material.
   *[other] { $n } makers in the register have stated this material.
}
process-where-county = County
process-where-makers = Makers
process-where-unknown = Place unknown or outside Sweden

materials-title = Materials
materials-lead = Materials and families with designation, standard and density. A family such as “aluminium” will do when you do not know which kind.
materials-count = { $count ->
    [one] { $n } material
   *[other] { $n } materials
}
material-kinds = Materials of the family
material-designation = Designation
material-standard = Standard
material-density = Density
material-property = Typical property
material-processes = Processes
material-processes-note = Rule of thumb: processes that are usual for the material or its family.
material-processes-none = No process names the material.
material-next-need = State something you want made of it
material-next-makers = Makers that work in the material

certificates-title = Certificates
certificates-lead = What the certificates are about, who gives them and what they include. Who holds one counts as holding what stands under “Also gives”.
certificates-source = The scope is described in our own words, not quoted from the standards. Always check against the certificate.
certificate-area-management = Management systems
certificate-area-process = Special processes
certificate-area-product = Products
certificate-area-personnel = People
certificate-area-facility = Premises and laboratories
certificate-area-security = Security
certificate-area-rating = Ratings
certificate-area-legal = Legal requirements
certificate-name = Certificate
certificate-scope = About
certificate-issuer = Given by
certificate-gives = Also gives
issuer-accredited-body = accredited certification body
issuer-accreditation-body = accreditation body (in Sweden Swedac)
issuer-notified-body = notified body
issuer-industry-programme = industry programme
issuer-authority = authority
issuer-rater = rating firm
issuer-self = the firm itself

terms-title = Look up a word
terms-label = Process, material or certificate
terms-button = Search
terms-lead = Write the word as it stands on the drawing or in the quote, in Swedish or English.
terms-found = “{ $text }” means
terms-read-as = read as “{ $read }”
terms-several = “{ $text }” can mean several things.
terms-several-which = Which do you mean?
terms-nothing = “{ $text }” is not in the vocabularies.
terms-nothing-text = The word is not guessed. Choose one of the nearest, or describe it with another word.
terms-nearest = Nearest are
terms-kind-process = process
terms-kind-material = material
terms-kind-certificate = certificate
process-where-caption = Makers by county

process-costs = What drives the cost
process-costs-lead = Estimates for a part of 100 mm where size matters, in kronor, in Sweden. Every figure leads to its source and history.
process-costs-none = There are no figures of cost for this process yet. So it is left out when a need is told how it might be made.
process-costs-need = Reckon on your own part: state a need
process-times = Lead times
process-times-none = How long it tends to take is not known. Ask the maker.
process-rules = Rules of design
process-rules-lead = Rules of thumb to compare the drawing with. They stop nothing by themselves; the maker's own limits hold.
process-rules-try = Try a CAD file against them
process-rules-none = We have no rules of design with a source for this process. Ask the maker before you finish drawing.
process-rules-more = { $count ->
    [one] { $n } more rule
   *[other] { $n } more rules
}
process-rule-stops = stops
process-rule-advises = advice
process-path = Before and after on the way from prototype to series
process-path-lead = Processes for like shapes and materials that are usually chosen for smaller and larger series.
process-path-guide = Read about the way
process-path-before = When the series is smaller
process-path-after = When the series is larger
process-path-none = None in the tables.
process-path-unknown = The tables do not say which series this process is usually chosen for, so nothing is said of before and after.
process-path-series = usually about { $n } pieces
process-where-count = { $count ->
    [one] { $n } maker
   *[other] { $n } makers
}
process-where-stages = The columns of stages count only those who said that they take the stage; who has said nothing is not counted as no.
process-where-search = Search all makers
process-ask-need = With a need in hand the talk is quicker:
material-costs-none = What the material costs is not known in the tables.
