# Sharing out free weeks: the page for advisers and hemtag allocate
allocation-title = Who makes what when time is short
allocation-lead = The needs that wait and the free hours that makers have stated, shared out together: as many needs as possible, then as fairly as possible.
allocation-note = This is a proposal. Nothing is booked and nobody has been asked. You decide, and ask in the case.
allocation-nothing-title = Nothing to share out now
allocation-nothing = No waiting need has a maker that meets everything but the hours.
allocation-waiting = Needs to share out
allocation-waiting-note = have makers that meet everything but the hours
allocation-get-place = Get a place
allocation-without-place = Without a place
allocation-see-why = See why
allocation-hours-used = Hours used
allocation-hours-of = of { $free } free at those who can
allocation-county = County of the need
allocation-all-counties = All counties
allocation-proposed = The proposal
allocation-proposed-about = Go on by asking the maker in the need's case. Where a need has no case, its owner opens one.
allocation-none-placed = No need gets a place with what has been stated.
allocation-all-placed = Every need gets a place.
allocation-count = { $count ->
    [one] { $n } need
   *[other] { $n } needs
}
allocation-need = Need
allocation-maker = Maker
allocation-weeks = Weeks
allocation-hours = Hours
allocation-why = Others who can
allocation-others = { $count ->
    [0] nobody else
    [one] { $n } other
   *[other] { $n } others
}
allocation-case = The case
allocation-not-placed = Without a place
allocation-why-not = Why
allocation-next = What would help
allocation-why-no-candidates = Nobody who could make it is known.
allocation-why-hours-not-stated = The need does not say how many hours it takes.
allocation-why-ask = Nobody has stated enough free hours, but some have not stated all weeks.
allocation-why-no-hours = All have stated their weeks, and nobody has enough free hours in the weeks of the need.
allocation-why-outcompeted = It would fit alone, but the free hours do more for other needs.
allocation-ask-owner = Ask the owner how many hours it takes.
allocation-could = { $count ->
    [one] { $n } maker meets everything else.
   *[other] { $n } makers meet everything else.
}
allocation-beside = The hours go to:
allocation-ask-makers = Ask about the weeks:
allocation-and-more = { $count ->
    [one] and { $n } more.
   *[other] and { $n } more.
}
allocation-move-day = See whether the need can wait longer.
allocation-more-lines = { $count ->
    [one] { $n } more row is in the files.
   *[other] { $n } more rows are in the files.
}
allocation-left-maker = { $count ->
    [one] { $n } operation has no part in this: nobody meets everything but the hours.
   *[other] { $n } operations have no part in this: nobody meets everything but the hours.
}
allocation-left-gaps = See the gaps.
allocation-left-soon = { $count ->
    [one] { $n } operation has no part in this: no whole week is left until its day.
   *[other] { $n } operations have no part in this: no whole week is left until their day.
}
allocation-left-hidden = { $count ->
    [one] { $n } need has no part in this: it is shown only to the adviser who got its link.
   *[other] { $n } needs have no part in this: they are shown only to the adviser who got their link.
}
allocation-left-no-day = { $count ->
    [one] { $n } operation has no day: all weeks of the next half year count.
   *[other] { $n } operations have no day: all weeks of the next half year count.
}
allocation-fair = How fair it is
allocation-fair-about = Of the proposals that give as many needs a place, the one that shares most equally is chosen: first between counties, by how much of the county's needs get a place, then between firms, by how much of their free hours is used.
allocation-regions = Counties: needs that get a place, of those there are
allocation-region = County
allocation-got = Get a place
allocation-asked = There are
allocation-no-region = County not stated
allocation-firms = Firms: hours used, of those free
allocation-firm = Firm
allocation-used = Used
allocation-free = Free
allocation-no-firms = No firm's hours are used.
allocation-idle = { $count ->
    [one] { $n } firm has free hours that are not used.
   *[other] { $n } firms have free hours that are not used.
}
allocation-firms-hidden = { $count ->
    [one] { $n } more firm is not shown.
   *[other] { $n } more firms are not shown.
}
allocation-spread-proven = Proved: no allocation of as many needs shares more equally between counties.
allocation-spread-bound = Between counties, an allocation that shares more equally is at most { $gap } per cent better.
allocation-load-proven = Proved: no such allocation shares the work more equally between firms.
allocation-load-bound = Between firms, an allocation that shares more equally is at most { $gap } per cent better.
allocation-proven = Proved: no allocation gives more.
allocation-bound = No allocation gives more than { $bound } ({ $gap } per cent more).
allocation-short = Weeks that are short
allocation-short-about = Here more free hours would give more needs a place. The value is approximate: what one hour more would give if needs could be split.
allocation-short-count = { $count ->
    [one] { $n } short period
   *[other] { $n } short periods
}
allocation-price = Value of one hour more
allocation-more = If one more need came
allocation-more-about = Try who would move. The need can be made by the same firms as the one you choose. As few as possible move.
allocation-more-like = It is like
allocation-more-like-hint = The same makers can make it.
allocation-more-choose = Choose a need
allocation-more-hours = Hours it takes
allocation-more-weight = Weight
allocation-more-weight-hint = The other needs weigh 1.
allocation-more-county = County
allocation-more-same = The same county
allocation-more-from = From week
allocation-more-to = To week
allocation-more-week-hint = For example 2026-W50. Empty: the same weeks.
allocation-more-ask = See what happens
allocation-more-hours-wrong = Write the hours as a whole number from 1, for example 24.
allocation-more-weight-wrong = Write the weight as a whole number from 1, or leave it empty.
allocation-more-week-wrong = Write year and week, for example 2026-W50.
allocation-more-weeks-reversed = The last week lies before the first. Exchange them.
allocation-more-gone = The need that you chose does not wait any more. Choose another.
allocation-more-name = the new need
allocation-more-gets = It gets a place at { $machines }: { $weeks }.
allocation-more-no-place = It gets no place.
allocation-more-nobody = Nobody else moves.
allocation-more-perhaps-less = It is not proved that fewer would not do.
allocation-more-what = What changes
allocation-more-changes = { $count ->
    [one] { $n } need is affected
   *[other] { $n } needs are affected
}
allocation-more-placed = If { $need } came: a place at { $machines } ({ $weeks }).
allocation-more-not-placed = If { $need } came: no place.
allocation-displaced = { $need } loses its place at { $from }.
allocation-moved = { $need } moves from { $from } to { $to }.
allocation-other-weeks = { $need } changes weeks: { $before } becomes { $after }.
allocation-gets = { $need } gets a place at { $to }.
allocation-untitled = Need { $number } with no title shown
allocation-download = Take the proposal with you
allocation-how = How this is worked out
allocation-how-value = Every need weighs the same. As many as possible get a place, never first come, first served. A need of several operations counts operation by operation.
allocation-how-regions = Of all such allocations: the fairest between counties. The first tenth of a county's needs counts ten times, the next nine times and the last once.
allocation-how-firms = Of those: the most even between firms. An hour in the last quarter of a firm's free hours weighs four times as much as one in the first.
allocation-how-hours = The hours are those that the need states. Where it states none they are unknown, and its owner is to be asked. Hours of a week that nobody has stated, or that were stated too long ago, are unknown and never count as free.
allocation-how-weeks = A need's hours may be spread over whole weeks from next week until its day, at one single maker.
allocation-source = Source: the needs in Hemtag and what makers themselves have stated of free hours, as long as it counts. Method: docs/decisions/0040.
allocation-placed-of = { $placed } of { $needs } needs get a place (value { $value }):
allocation-hours-unknown = the hours are not known
allocation-stand = takes { $hours } h, { $free } h free, { $left } h left
allocation-unknown-weeks = ask about { $weeks }
allocation-no-such-need = There is no need called { $need } in the file. Write an id that is there.
