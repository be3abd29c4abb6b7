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
asked-at-least = at least { $amount }
asked-within = within { $amount }
amount-waived = no requirement
amount-not-stated = not stated
amount-no-stage = no stage
series-from = at least { $amount }
series-to = at most { $amount }
stage-prototype = prototype
stage-pilot-series = pilot series
stage-full-scale = full-scale production
sourcing-in-house = in own premises
sourcing-partner = at a partner
sourcing-brokered = brokered
newcomers-yes = welcome
newcomers-with-adviser = welcome with an adviser
newcomers-no = not taken on
newcomer-alone = come without an adviser
newcomer-with-adviser = come with an adviser

spare = { $amount } to spare
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
