# The building blocks of pages
verdict-met = Met
verdict-missed = Not met
verdict-unknown = Not known
proof-criterion = Requirement
proof-asked = You need
proof-offered = Offered
proof-verdict = Outcome
proof-remark = Margin, or what differs
proof-remark-short = Margin
proof-preferred = Preferred
offer-proof = Requirement by requirement
relaxation-to = becomes
relaxation-try = Show the answer with this change
counts-alone = The only obstacle
evidence-self-declared = Self-declared
evidence-adviser-seen = Seen by an adviser
evidence-document = Shown by a document
evidence-delivered = Has been delivered
evidence-years-old = { $years ->
    [2] more than two years ago
    [3] more than three years ago
    [4] more than four years ago
    [5] more than five years ago
   *[other] more than { $years } years ago
  }
breadcrumbs-label = You are here
breadcrumbs-start = Start
back = Back
pager-label = Pages
pager-previous = Previous
pager-next = Next
pager-page = Page { $page }
pager-shows = Showing { $first }–{ $last } of { $total }
download-file = download
errors-title = { $count ->
    [one] Correct one answer
   *[other] Correct { $count } answers
  }
not-known = Not known
or = or
continue = Continue
change = Change
question-step = Question { $step } of { $of }
question-next = Next: { $next }
search = Search
filters = Filters
filters-show = Show
filters-chosen = Filters in use
filters-remove = Remove the filter
tree-about = About { $name }
weeks-key-free = free hours
weeks-key-maximum = hours of the week
map-source = County boundaries: Statistics Sweden, CC0.
map-ring = Dashed ring: { $km } km.
map-outside = { $count ->
    [one] One place lies outside the map and stands in the list only.
   *[other] { $count } places lie outside the map and stand in the list only.
  }
gap-kind-unknown = Not known
gap-kind-design = Design
gap-kind-certificate = Certificate or skill
gap-kind-capacity = Capacity or time
gap-kind-place = Place
gap-kind-capability = Capability
gap-lever-unknown = Ask
gap-lever-design = Advise
gap-lever-certificate = Train
gap-lever-capacity = Schedule
gap-lever-place = Widen
gap-lever-capability = Fund
offers-more = { $count ->
    [one] Show one more offer
   *[other] Show { $n } more offers
}
choose = Choose
