# Find makers and a maker's page
makers-title = Find makers
makers-lead = The register shows what makers in Sweden have stated that they can do, with who says so and when. To know who can make your very part, it is better to state the need.
makers-search-label = Firm, process, material or place
makers-filter-process = Process
makers-filter-county = County
makers-filter-certificate = Certificate
makers-filter-any = All
makers-filter-whole-country = The whole country
makers-filter-unknown = Only those that state no process
makers-found = { $count ->
    [one] One maker
   *[other] { $n } makers
}
makers-none-title = The register is empty
makers-none-text = Nobody has imported any makers yet.
makers-none-action = How to import a register
makers-past-title = The list is shorter than that
makers-past-action = To the first page
makers-hidden-title = No maker fits what you have chosen
makers-hidden-text = { $count ->
    [one] There is one maker in the register, but your choice hides it.
   *[other] There are { $n } makers in the register, but your choices hide them.
}
makers-hidden-action = Show all
makers-says-nothing = Does not say what it can do.
makers-download = Download the list
place-not-stated = Place not stated
not-stated = Not stated
example = Example
maker-example = Made-up example: the firm does not exist
maker-number = Organisation number
maker-places = Places
maker-branches = Branch (SNI 2007)
maker-web = Website
maker-offers = What the maker can do
maker-offers-at = What the maker can do in { $place }
maker-says-nothing = The profile does not say which processes the maker has. It therefore counts neither as can nor as cannot.
maker-own-words = In its own words
maker-as-stated = Statements that could not be understood
maker-as-stated-why = They are kept as they were written, so that nothing is lost.
maker-certificates = Certificates
maker-certificates-caption = Certificates, who issued them and how long they hold
maker-no-certificates = No certificates are stated.
maker-certificates-complete = On { $date } the maker stated that the list is complete.
maker-does-not-hold = Does not hold { $certificate }.
maker-certificates-open = The maker has not said that the list is complete. A certificate that is not here is unknown, not missing.
maker-updated = Changed { $date }.
maker-order-explained = Nobody can pay for a place in an answer. The order follows from the requirements, then from how well the statements are supported.
held-name = Certificate
held-issuer = Issuer
held-until = Valid until
held-sites = Covers
held-all-sites = All sites
held-has-run-out = has run out
evidence-label = Who says so
offer-fact = Fact
offer-stated = Stated
offer-caption = { $process }: what is stated
offer-as-stated = Statements that could not be understood
offer-materials = Materials
offer-largest = Largest part
offer-smallest = Smallest part
offer-heaviest = Heaviest part
offer-tolerance = Finest tolerance
offer-wall = Thinnest wall
offer-series = Welcome series
offer-stages = Stages
offer-lead-time = Lead time
offer-sourcing = Where the work is done
offer-newcomers = New product owners
offer-from = from { $amount }
offer-up-to = up to { $amount }
sourcing-in-house = In its own workshop
sourcing-partner = At a regular partner
sourcing-brokered = Brokered
newcomers-yes = Welcome
newcomers-with-adviser = Welcome with an adviser
newcomers-no = Not taken on
stage-prototype = prototype
stage-pilot-series = pilot series
stage-full-scale = full scale
stage-not = not { $stage }
week = Week
week-free = Free
week-maximum = At most
weeks-stated = { $count ->
    [one] Free time: one week stated
   *[other] Free time: { $n } weeks stated
}
weeks-caption = Free hours a week
makers-meant = Did you mean
makers-meant-process = Show makers that have the process { $name }
makers-meant-material = Show makers that work in { $name }
makers-meant-certificate = Show makers with { $name }
makers-meant-kommun = Show makers in the municipality of { $name }
makers-meant-county = Show makers in { $name }
makers-filter-material = Material
makers-no-such-name = No maker has “{ $words }” in its name
makers-no-such-name-text = The words mean something else in the register. Choose that if it is what you meant.
makers-no-such-name-action = Show that instead
maker-edit = Change the facts
maker-needs = Needs that wait
offer-said = In the maker's words
offer-process = Process
offer-free-weeks = Free weeks
maker-needs-why = Only numbers are shown here. Whose the needs are is not shown, and confidential needs are not counted.
makers-no-such = There is no maker with the number { $id }. Search for the name: hemtag makers list --name …
maker-needs-met = { $count ->
    [one] One waiting need is met in full by what the maker states.
   *[other] { $n } waiting needs are met in full by what the maker states.
}
maker-needs-ask = { $count ->
    [one] One waiting need may be met, if the maker answers a question.
   *[other] { $n } waiting needs may be met, if the maker answers a question.
}
