# Nouns
initiatives-title = Initiatives
initiatives-lead = What there is for you who look for someone to make a thing, want to show what you can do, or need help from prototype to production. Every row has its source.
initiatives-search = Search the initiatives
initiatives-found = { $count ->
    [one] { $n } initiative
   *[other] { $n } initiatives
}
initiatives-hidden = { $count ->
    [one] The filters hide the only initiative.
   *[other] The filters hide all { $n } initiatives.
}
initiatives-none = The register is empty. Suggest the first one.
initiatives-none-title = No initiatives here
initiatives-download = Download the list
initiatives-file-note = Mapping of initiatives. Empty means that the sources do not say. Every row has its source.
initiatives-number = Initiatives
initiatives-where = Where they are
initiatives-where-text = An initiative counts in every county that it is for. Those for the whole country or another country are not on the map.
initiatives-by-county = Initiatives by county
initiatives-unknown = not known
initiatives-eu = EU
initiatives-whole-country = The whole country
initiatives-reach-unknown = Sweden, county not known
initiatives-stage-unknown = Stage not known
initiatives-runs = Does it still run?
initiatives-seen = last spoken of { $when }
initiatives-source-bank = The agency's bank of projects, case { $number }

# One
initiatives-changed = The change is kept
initiatives-edit-title = Change
initiatives-edit-of = Change { $name }
initiatives-edit-lead = Write only what a source says. Leave what you do not know empty.
initiatives-new-title = Add an initiative
initiatives-overlaps = Nearly the same offer
initiatives-overlaps-text = Somebody who looks for help may take them for the same thing: they give the same sort of help in the same place, at the same stage and for the same branch.
initiatives-overlaps-none = No other initiative gives the same sort of help in the same place, at the same stage and for the same branch.
initiatives-overlaps-not-looked = Only Swedish initiatives that have not ended are compared.
initiatives-overlap-why = { $offer } in { $place }, stage { $stages }, branch { $branches }
initiatives-history = History
initiatives-origin-base = The program's own row
initiatives-origin-edited = Changed by the administrator
initiatives-origin-suggested = Suggestion that was taken in
initiatives-origin-imported = Import
initiatives-origin-project-bank = From the bank of projects
initiatives-taken-out = Taken out of the register
initiatives-restore = Bring this version back
initiatives-restored = An earlier version was brought back.

# Columns
initiative-column-id = Id
initiative-column-name = Name
initiative-column-operator = Who runs it
initiative-column-country = Country
initiative-column-counties = Where in the country
initiative-column-shows = What it shows
initiative-column-stages = Stages
initiative-column-branches = Branches and technologies
initiative-column-kind = Kind
initiative-column-payer = Who pays
initiative-column-since = Since
initiative-column-until = Until
initiative-column-web = Web site
initiative-column-does-sv = What it does, in Swedish
initiative-column-does-en = What it does, in English
initiative-column-source = Source
initiative-column-source-date = Day of the source
initiative-column-confidence = How sure

# Words
initiative-shows-supply = Shows supply
initiative-shows-demand = Shows demand
initiative-shows-both = Shows or matches both
initiative-shows-help = Helps on the way
initiative-kind-directory = Directory
initiative-kind-marketplace = Marketplace
initiative-kind-fair = Trade fair
initiative-kind-network = Network or cluster
initiative-kind-adviser = Adviser
initiative-kind-hub = Hub or science park
initiative-kind-lab = Workshop or test bed
initiative-kind-programme = Programme or project
initiative-kind-tool = Tool
initiative-branch-any = all manufacturing
initiative-branch-metal = metal
initiative-branch-plastics = plastics and rubber
initiative-branch-wood = wood
initiative-branch-textile = textile
initiative-branch-electronics = electronics
initiative-branch-additive = additive manufacturing
initiative-branch-automation = automation
initiative-branch-digital = digital technology
initiative-branch-vehicles = vehicles
initiative-branch-energy = energy
initiative-branch-life-science = life science
initiative-branch-process = process and materials industry
initiative-branch-food = food
initiative-branch-research-facilities = research facilities
initiative-status-running = Running
initiative-status-unknown = Not known whether it runs
initiative-status-ended = Ended
initiative-offer-meeting = search and be found
initiative-offer-advice = advice and contacts
initiative-offer-workshop = machines and places to try
initiative-offer-programme = money and measures for a time
initiative-offer-tool = something to use by oneself
initiative-sure-low = low: a source only names it
initiative-sure-low-medium = rather low
initiative-sure-medium = medium: a newspaper or another party tells
initiative-sure-high = high: who runs or pays for it says so

# Coverage
initiatives-coverage-title = Coverage and white spots
initiatives-coverage-lead = What there is in each county and at each stage, and where there is nothing at all.
initiatives-coverage-of = { $kind }, { $year }
initiatives-coverage-how = A number is initiatives that surely were there that year. The question mark counts those that perhaps were: no source says when they began or whether they run. The dash means nothing at all. On the map a point is filled where something surely is, empty where there only perhaps is something, and small and red where there is nothing.
initiatives-coverage-note = Each county's row counts initiatives for that county; those for the whole country stand apart. An initiative at several stages counts at each. Without a known end it counts as running for three years after a source spoke of it.
initiatives-coverage-caption = Initiatives by county and stage
initiatives-coverage-download = Download the coverage
initiatives-every-kind = Every kind
initiatives-year = Year
initiatives-perhaps = perhaps
initiatives-white = nothing
initiatives-by-kind = Kind and stage in the whole country
initiatives-by-kind-caption = Swedish initiatives by kind and stage
initiatives-white-title = White spots
initiatives-white-text = Here the mapping found nothing. There may be something even so: then suggest it.
initiatives-white-none = No white spots this year.
initiatives-white-country = In the whole country
initiatives-white-counties = County by county
initiatives-white-shows-supply = No initiative shows supply alone.
initiatives-white-shows-demand = No initiative shows demand alone: what somebody wants made.
initiatives-white-shows-both = No initiative shows or matches both supply and demand.
initiatives-white-shows-help = No initiative helps on the way to production.
initiatives-white-kind = Nothing of the kind { $kind } for { $stage }.
initiatives-white-county = { $county }: nothing of its own for { $stage }.
initiatives-years = Over time
initiatives-years-text = Swedish initiatives year by year. Old years are sparser also because the mapping knows less of them.
initiatives-years-caption = Swedish initiatives by year
initiatives-surely = Surely there
initiatives-perhaps-column = Perhaps also

# Report
initiatives-report-title = Mapping of initiatives
initiatives-report-lead = What there is to show or match supply and demand of manufacturing capacity, or to help on the way; what is there twice, and what is lacking.
initiatives-report-swedish = Swedish initiatives
initiatives-report-running = Running
initiatives-report-unknown = Not known whether they run
initiatives-report-ended = Ended
initiatives-report-others = In other countries
initiatives-report-what = What there is
initiatives-report-what-text = Counted over Swedish initiatives that have not ended, unless said otherwise.
initiatives-report-summary = Of { $count } initiatives, { $parts }.
initiatives-report-shows-supply = { $count ->
    [0] none shows supply alone
    [one] { $n } shows supply
   *[other] { $n } show supply
}
initiatives-report-shows-demand = { $count ->
    [0] none shows demand alone
    [one] { $n } shows demand
   *[other] { $n } show demand
}
initiatives-report-shows-both = { $count ->
    [0] none shows or matches both
    [one] { $n } shows or matches both
   *[other] { $n } show or match both
}
initiatives-report-shows-help = { $count ->
    [0] none helps on the way without showing either
    [one] { $n } helps on the way without showing either
   *[other] { $n } help on the way without showing either
}
initiatives-report-kinds = Swedish initiatives by kind
initiatives-report-showing = Those that show supply or demand
initiatives-report-those = Initiatives
initiatives-report-does = What it does
initiatives-report-overlaps = What is there twice
initiatives-report-overlaps-text = { $count ->
    [0] No two initiatives give the same sort of help in the same place, at the same stage and for the same branch.
    [one] One pair gives the same sort of help in the same place, at the same stage and for the same branch.
   *[other] { $n } pairs give the same sort of help in the same place, at the same stage and for the same branch.
}
initiatives-report-abroad = How others do it
initiatives-report-abroad-text = Nordic, European and other initiatives, to compare with.
initiatives-report-not-known = What the mapping does not know
initiatives-report-not-known-text = Of the Swedish initiatives it is not known whether { $runs } still run, at which stage { $stage } help, who pays for { $payer } and when { $since } began. { $low } are only named by a source.
initiatives-report-method = The sources are web pages, read in November 2026; every initiative links to its own. Stages are our reading of what the source says. The mapping is no count of everything there is.
initiatives-report-kind = Mapping
initiatives-report-by-stage = Swedish initiatives by kind and stage, this year
initiatives-report-perhaps = { $sure } + perhaps { $perhaps }
initiatives-report-sources = Where each initiative is known from
initiatives-report-none = None.
initiatives-report-download = Download the mapping
initiatives-report-source = Sources: the pages that each initiative links to, and the changes and suggestions since.
initiatives-sheet-register = Initiatives
initiatives-sheet-coverage = Coverage
initiatives-sheet-white = White spots
initiatives-sheet-overlaps = Twice
initiatives-sheet-years = Over time

# Suggest
initiatives-suggest-title = Suggest an initiative
initiatives-suggest-of = Say something about { $name }
initiatives-suggest-about = Is something wrong? Tell us
initiatives-suggest-lead = A person reads the suggestion, looks the source up and decides. You need not say who you are; write no names or telephone numbers of people.
initiatives-suggest-does = One sentence: what does it do, and for whom?
initiatives-suggest-source = A web address where it can be read, for example https://example.org/about
initiatives-suggest-optional = Not needed.
initiatives-suggest-note = What you want to say
initiatives-suggest-note-hint = For example where it is, what is wrong or that it has ended. At most 1,000 characters.
initiatives-suggest-send = Send the suggestion
initiatives-suggest-done = Thank you, the suggestion has arrived
initiatives-suggest-next = Whoever keeps the register reads it. If it is taken in, it shows in the list.
initiatives-suggest-trap = Leave empty
initiatives-suggest-many = More suggestions come just now than we can take ({ $most } in an hour). Try again in an hour; what you wrote is still here.
initiatives-suggest-wait = We do not take so many suggestions at once. Try again in { $minutes } min; what you wrote is still here.

# Review
initiatives-review-title = Review suggestions
initiatives-review-lead = Suggestions of the public and from the bank of projects. Take in what has a source, change what is needed, and say why.
initiatives-review-none = Nothing waits
initiatives-review-none-text = All suggestions are decided. Proposals from the bank of projects come with hemtag initiatives from-bank once the bank is imported, or are chosen by hand on the project bank's pages.
initiatives-review-waiting = { $count ->
    [one] { $n } suggestion waits
   *[other] { $n } suggestions wait
}
initiatives-review-decided-count = { $count ->
    [one] One decided suggestion
   *[other] { $count } decided suggestions
}
initiatives-review-state-waiting = Waiting
initiatives-review-filter-state = How they stand
initiatives-review-filter-from = From where
initiatives-review-filter-q = Words in the suggestion
initiatives-review-from-all = All
initiatives-review-from-bank = Out of the bank of projects
initiatives-review-none-such = No suggestion fits
initiatives-review-none-such-text = Take away a word, or choose all.
initiatives-review-all = All that wait
initiatives-review-decided = Decided
initiatives-review-accepted = Taken in
initiatives-review-rejected = Rejected
initiatives-review-nameless = Without a name
initiatives-review-public = From the public
initiatives-review-from = Comes from
initiatives-review-why = Words that gave points
initiatives-review-in-name = in the project's name
initiatives-review-in-text = in the description
initiatives-review-sum = Sum
initiatives-review-points = { $count ->
    [one] { $n } point
   *[other] { $n } points
}
initiatives-review-accept = Take in
initiatives-review-reject = Reject
initiatives-review-was-decided = Was decided { $when }.

# Form
initiatives-choose = Choose
initiatives-hint-empty = Leave empty if the source does not say.
initiatives-hint-payer = Part with semicolons. Leave empty if the source does not say.
initiatives-hint-when = Year, month or day: 2018, 2018-07 or 2018-07-05
initiatives-hint-until = Leave empty if it runs or is not known.
initiatives-hint-does = One sentence in your own words, at most 300 characters.
initiatives-hint-source = Web addresses, parted by blanks.
initiatives-reason = Why
initiatives-reason-hint = Stands in the history. At most 500 characters.
initiatives-save = Save
initiatives-take-out = Take out of the register

# Wrong
initiatives-wrong-needed = { $column }: fill it in.
initiatives-wrong-long = { $column }: shorten the text to at most { $most } characters.
initiatives-wrong-word = { $column }: “{ $word }” is none of the words here. Write { $known }.
initiatives-wrong-day = { $column }: “{ $text }” is no day. Write for example 2018, 2018-07 or 2018-07-05.
initiatives-wrong-address = { $column }: “{ $text }” is no web address. Write the whole address, from https:// on.
initiatives-wrong-county = Where in the country: “{ $code }” is no county. Write codes of counties with two digits, parted by blanks, or all.
initiatives-wrong-country = Country: “{ $code }” is no country. Write a code of two letters, for example SE, or EU.
initiatives-wrong-abroad = Where in the country: counties belong to Sweden. Leave it empty, or choose Sweden as the country.
initiatives-wrong-end = Until: the end lies before the beginning.
initiatives-wrong-id = Id: “{ $text }” does not fit an address. Write small letters a–z, digits and hyphens.
initiatives-wrong-reason = Write why, in at most 500 characters.
initiatives-wrong-nothing = That is what holds already: change something first.
initiatives-wrong-taken = There is an initiative with that address already. Change it instead, or give this one another name.
initiatives-wrong-meanwhile = Somebody else was first. Open the page again, see what changed and make your change anew; what you wrote is still here.

# Fitting
initiatives-fitting = Help that there is
initiatives-fitting-both = Initiatives for { $stage } in { $county } and in the whole country.
initiatives-fitting-stage = Initiatives for { $stage } in the whole country. Say where you are, and those in your county come first.
initiatives-fitting-county = Initiatives in { $county } and in the whole country.
initiatives-fitting-any = Initiatives in the whole country.
initiatives-fitting-none = The mapping found nothing that fits here. It is a white spot.
initiatives-fitting-near = in the county
initiatives-fitting-country = the whole country
initiatives-fitting-ask = ask whether it still runs
initiatives-fitting-all = { $count ->
    [one] See it in the list
   *[other] See all { $n } in the list
}

# Import
initiatives-import-title = Import initiatives
initiatives-import-of = Import of { $file }
initiatives-import-lead = A table with one row an initiative. You see what it would do before anything is kept.
initiatives-import-hint = CSV or XLSX, at most { $limit } MB.
initiatives-import-columns = The columns are called
initiatives-import-again = A row with a known id, or without one and with a known name, changes what is there. Nothing is taken away.
initiatives-import-example = Download the register as an example
initiatives-import-no-name = The file has no column called name. It has { $columns }. Download the register to see what a table looks like.
initiatives-import-nothing-yet = Nothing is kept yet.
initiatives-import-new = New
initiatives-import-changed = Changed
initiatives-import-known = There already
initiatives-import-twice = Stands twice
initiatives-import-wrong = Wrong
initiatives-import-row = Row
initiatives-import-fate = What happens
initiatives-import-rows = The file's rows
initiatives-import-earlier = first in row { $row }
initiatives-import-more = { $count ->
    [one] and { $n } row more
   *[other] and { $n } rows more
}
initiatives-import-do = { $count ->
    [one] Keep { $n } initiative
   *[other] Keep { $n } initiatives
}
initiatives-import-drop = Drop the file
initiatives-import-done = { $count ->
    [0] There was nothing new in the file
    [one] { $n } initiative kept
   *[other] { $n } initiatives kept
}

# Terminal
initiatives-cli-none = There is no initiative with id “{ $id }”. See hemtag initiatives list.
initiatives-cli-word = “{ $word }” cannot be chosen here. Write { $known }.
initiatives-cli-bank-look = { $projects } projects read, { $proposed } proposed, { $known } of them proposed before.
initiatives-cli-bank-kept = { $count ->
    [one] { $n } proposal now waits for review: /initiatives/review
   *[other] { $n } proposals now wait for review: /initiatives/review
}
