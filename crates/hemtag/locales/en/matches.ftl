# The answer to a need: criteria, verdicts, questions, changes
criterion-process = Process
criterion-material = Material
criterion-size = Largest size
criterion-smallest-part = Smallest size
criterion-mass = Mass
criterion-tolerance = Tolerance
criterion-wall = Thinnest wall
criterion-quantity = Series size
criterion-stage = Stage
criterion-lead-time = Lead time
criterion-capacity = Free hours
criterion-distance = Distance
criterion-county = County
criterion-in-house = Own production
criterion-newcomer = New product owners

asked-by = by { $day }
asked-valid = valid on { $day }
offered-in-general = only in general
materials-and-more = { $names } and { $n } more
offered-held = holds it
asked-at-least = at least { $amount }
asked-within = within { $amount }
amount-waived = no requirement
amount-not-stated = not stated
amount-no-stage = no stage
series-from = at least { $amount }
series-to = at most { $amount }
amount-stage-prototype = prototype
amount-stage-pilot-series = pilot series
amount-stage-full-scale = full-scale production
amount-sourcing-in-house = in own premises
amount-sourcing-partner = at a partner
amount-sourcing-brokered = brokered
amount-newcomers-yes = welcome
amount-newcomers-with-adviser = welcome with an adviser
amount-newcomers-no = not taken on
amount-newcomer-alone = come without an adviser
amount-newcomer-with-adviser = come with an adviser

spare = { $amount } to spare
spare-exactly = exactly enough
spare-tolerance-none = just as fine as needed
spare-tolerance = { $count ->
    [one] one grade finer than needed
   *[other] { $n } grades finer than needed
}
spare-distance = { $amount } inside the limit
remark-met-if = Met if { $change }.
remark-no-change = No sensible change of the need helps here.

change-instead-of = { $change } instead of { $from }
change-process = the process may be { $to }
change-material = the material may be { $to }
change-size = the part is at most { $to }
change-smallest-part = the part's longest side is at least { $to }
change-mass = the part weighs at most { $to }
change-tolerance = the tolerance may be { $to }
change-wall = the wall is at least { $to }
change-quantity = the series is { $to }
change-stage = it first concerns { $to }
change-lead-time = delivery may wait until { $to }
change-capacity = the work takes { $to }
change-distance = the distance may be { $to }
change-newcomer = you { $to }
waive-certificate = { $what } is not required
waive-county = the county does not matter
waive-in-house = the work may be placed with a partner

question-process = Do you have { $asked }?
question-process-closer = Do you have { $asked } itself? You have only stated a wider group.
question-material = Do you work in { $asked }?
question-material-closer = Do you work in { $asked } itself? You have only stated its family.
question-size = Does a part of { $asked } fit at your site?
question-smallest-part = Do you take parts as small as { $asked }?
question-mass = Can you handle parts of { $asked }?
question-tolerance = Do you hold { $asked }?
question-wall = Can you make a wall of { $asked }?
question-quantity = Do you take a series of { $asked }?
question-stage = Do you make { $asked }?
question-certificate = Do you hold { $asked }, valid on { $day }?
question-certificate-runs-out = Your { $asked } runs out on { $day }. Will you renew it?
question-lead-time = Can you deliver by { $day }?
question-capacity = Do you have { $asked } free before { $day }?
question-capacity-any = Do you have { $asked } free?
question-capacity-later = Your calendar ends too early. Do you have { $asked } free later on?
question-distance = Where is your workshop?
question-county = In which county is your workshop?
question-in-house = Is the work done in your own premises?
question-newcomer = Do you take on those who are new to having things made?

reason-met = { $count ->
    [one] One offer meets everything.
   *[other] { $n } offers meet everything.
}
reason-ask = { $count ->
    [one] Nobody has stated all that you need, but one offer may do. Put the questions below.
   *[other] Nobody has stated all that you need, but { $n } offers may do. Put the questions below.
}
reason-change = Nobody meets the need as it is stated. Below stands what must change for somebody to meet it.
reason-lacking = Nobody in the register meets the need, and no change of up to three criteria helps.
reason-empty-register = The register is empty, so there is nothing to compare with. Read makers in with hemtag import makers FILE.
reason-nothing-asked = The need says nothing that can be compared with what makers have stated. Say how it is to be made, or material, size and quantity.
reason-process-not-stated = You have not said how the part is to be made. Makers of every kind are therefore in the answer. Choose a process to make it surer.
reason-filter-hides = { $count ->
    [one] One offer is hidden by the filters.
   *[other] { $n } offers are hidden by the filters.
}

sum-nothing-asked = No criteria to compare with
sum-met = Meets { $met } of { $of }
sum-ask = Meets { $met } of { $of }, { $unknown } to ask about
sum-missed = { $missed } of { $of } missing
sum-missed-and-unknown = { $missed } of { $of } missing, { $unknown } to ask about

band-exact = Meet everything
band-ask = Must be asked
band-near = Nearly
band-change = What you can change
proposal-condition = If { $changes }
proposal-exact = { $count ->
    [one] more offer that meets everything
   *[other] more offers that meet everything
}
proposal-possible = { $count ->
    [one] more offer
   *[other] more offers
}
proposal-near = { $n } within 100 km
proposal-near-in-all = in all { $n } within 100 km
proposal-ask-in-all = in all { $n } must be asked
proposal-ask = { $count ->
    [one] one must be asked
   *[other] { $n } must be asked
}

gap-name-unknown = Not known
gap-name-design = Design
gap-name-skill = Certificate or skill
gap-name-capacity = Capacity or time
gap-name-place = Place
gap-name-capability = Capability
gap-is-unknown = There are makers that may do, but they have not stated everything.
gap-is-design = A change of the part, or coming with an adviser, gives makers.
gap-is-skill = There are makers of such things, but they lack a certificate or a process next to their own.
gap-is-capacity = There are makers that can, but they are full, too slow or take other series.
gap-is-place = There are makers that can, but they are farther away or place the work with others.
gap-is-capability = Nobody in the register can make it, not even with up to three criteria changed.
gap-evidence-unknown = { $count ->
    [one] One offer must be asked, first about { $about }.
   *[other] { $n } offers must be asked, first about { $about }.
}
gap-evidence-full = Those who can have no free hours before the day of delivery.
gap-evidence-nothing = No maker close to it was found.
gap-next-unknown = Next step: put the questions. One maker that says yes to all of them closes the gap.
gap-next-design = Next step: try the change, or take it to an adviser.
gap-next-skill = Next step: the nearest makers can train, validate or recruit.
gap-next-capacity = Next step: move it in time, split the series or let the maker expand.
gap-next-place = Next step: search a wider area.
gap-next-capability = Next step: the gap becomes grounds for a call. What is missing, where and how much stands in the register of gaps.

groups-title = Together
groups-broken = Nobody can make { $what }, so no group can make the whole product yet.
groups-group = { $count ->
    [one] { $number }. One maker makes all of it: { $lead }
   *[other] { $number }. { $count } makers, led by { $lead }
}
groups-ask = (must be asked)

text-untitled = A need without a name
text-compared = The register on { $day }: { $n } offers compared.
text-part = Part { $number }: { $name }
text-operation = step { $number }: { $name }
text-asked = You need
text-nothing-asked = No criterion is stated that can be compared.
text-wish = , wish
text-shown-of = { $shown } of { $n }
text-example = example
text-counts = What stands between
text-missed = do not meet
text-unknown = not known
text-gap = Gap: { $kind }

tried-title = You are trying a change
tried-text = The answer holds if { $changes }. Nothing is kept.
tried-back = Back to the need as it is stated
overview-title = Parts and steps
overview-part = Part or step
overview-reason = How it went
answer-download = Download the answer
proof-of = Criterion by criterion: { $maker }
offers-count = { $count ->
    [one] { $n } offer
   *[other] { $n } offers
}
band-exact-lead = These have stated that they meet every criterion. Contact them first.
band-ask-lead = Nothing speaks against them, but they have not stated everything. Their answers decide.
band-near-lead = They lack something. It says what differs and what would have to change.
band-change-lead = Each proposal is the smallest change that gives more makers.
band-change-more = There are answers above already. With a change there are more.
summary-exact = meet everything
summary-ask = must be asked
summary-near = nearly
summary-change = proposed changes
choose-process-title = The process is not chosen
choose-process-edit = Choose a process
choose-process-read = Read about the processes first
choose-edit = Change the need
filter-any = Does not matter
filter-km = Within { $km }
filter-distance = At most this far away
filter-county = County
filter-stage = Takes on
filters-clear = Remove the filters
empty-filtered = The filters hide all answers
empty-nothing = No offer to show
questions-title = Whom to ask what
questions-lead = Copy the questions into a letter. Yes to all of them moves the maker to “Meet everything”.
questions-caption = Questions to each maker
questions-maker = Maker
questions-what = Questions
counts-title = What removes makers
counts-lead = How many offers each criterion sifts out. “Only obstacle” are those that fail on that criterion and no other.
counts-caption = Of { $n } offers in the register
places-title = Where they are
places-caption = The same places as on the map
places-place = Place
gap-title = What is lacking
groups-broken-title = The chain breaks
groups-see-why = See what stands between
groups-not-proven = There may be a better group: the search stopped before all were tried.
groups-caption = Who does what
groups-state = State
groups-state-ask = must be asked
groups-state-met = meets everything
text-standard-input = standard input
text-batch = { $needs } needs compared: { $opened } gaps opened, { $changed } changed, { $closed } closed.
api-need-refused = The need could not be read
findings-title = About the description
findings-questions = This needs to be made clear
findings-told = How the description was read
proposal-title = Change { $what }
questions-fold = { $count ->
    [one] The questions to one maker
   *[other] The questions to { $n } makers
}
findings-answer = Answer
