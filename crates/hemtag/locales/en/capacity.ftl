# Free capacity
capacity-title = Free capacity
capacity-lead = Write how many hours are free in your machines, week by week. Whoever looks for a maker sees whether you have time.
capacity-rule = What you state counts for { $count ->
    [one] one week
   *[other] { $count } weeks
} from the day you save it; after that it is unknown until you confirm it.
capacity-rule-until = What you save today counts until { $date }.
capacity-rule-since = The rule is Hemtag's own and holds from { $date }.
capacity-no-offers = There is no offer to state hours for yet. Add one first:
capacity-save = Save free hours
capacity-confirm = Everything still holds
capacity-confirm-text = Has nothing changed? Then the same hours hold as of today.
capacity-hours = Free hours a week
capacity-hours-hint = 0 means full, empty means not stated. Write 30/45 if 30 hours are free, and 45 with overtime.
capacity-week = w. { $week } ({ $monday })
capacity-week-of-group = Machine group and week
capacity-unstated = Nothing is stated.
capacity-counts = Stated { $on } by { $by }. Counts until { $until }.
capacity-faded = Stated { $on } by { $by }. Counted until { $until } and is unknown now.
capacity-fill = Fill in many weeks
capacity-fill-none = no, as I write
capacity-fill-copy = copy the last week filled in onwards
capacity-fill-repeat = repeat the weeks filled in as a pattern
capacity-fill-full = full in all weeks
capacity-fill-until = nothing free before a day
capacity-fill-until-when = Free from (year-month-day)
capacity-fill-look = Fill in and show first
capacity-filled-title = The weeks are filled in but not saved
capacity-filled-text = See that they are right, then save.
capacity-done-saved = The hours are saved
capacity-done-confirmed = The hours hold as of today
capacity-done-grouped = The machine groups are saved
capacity-done-feed-renewed = The calendar has a new address
capacity-done-feed-stopped = The calendar's address no longer works
capacity-done-imported = The file's hours are saved
capacity-changed-title = Somebody else was first
capacity-changed-text = Nothing was saved. This is how it stands now; have a look and try again.
capacity-groups-title = Machine groups
capacity-groups-text = Offers at one site that share machines share their hours too. Give them the same name, for example Turning centres. Without a name an offer has machines of its own.
capacity-groups-save = Save machine groups
capacity-files-title = Files and calendar
capacity-download = Download the free hours
capacity-example = The maker is made up for the demonstration.
capacity-feed-title = Subscribe in a calendar
capacity-feed-text = A secret address that a calendar program reads. Whoever has the address sees the free weeks. Make a new one if it has come into the wrong hands.
capacity-feed-make = Make an address
capacity-feed-renew = New address
capacity-feed-stop = Remove the address
capacity-letters-are-off = Letters saying that the hours will soon be unknown are turned off. The link in the latest letter turns them on.
capacity-calendar = Free capacity: { $maker }
capacity-calendar-week = { $hours } free, { $group }
capacity-calendar-about = { $place }. Stated { $on }, counts until { $until }.
capacity-problem-hours = "{ $stated }" is no number of hours. Write a whole number from 0 to { $most }, or two with a slash: 30/45.
capacity-problem-most = "{ $stated }": there are fewer hours with overtime than free ones. Swap them or correct one.
capacity-problem-nothing = There is nothing to copy. Fill in at least one week first.
capacity-problem-day = "{ $stated }" is no day. Write year, month and day, for example 2027-01-11, or a week, 2027-W02.
capacity-problem-week = "{ $stated }" is no week. Write for example 2027-W02, or a day in the week, 2027-01-11.
capacity-problem-group = The maker has no machine group and no offer called "{ $stated }". Write the name as on the page.
capacity-problem-groups = "{ $stated }" could mean several machine groups. Give the groups names of their own on the page, and write those.
capacity-problem-name = The name is too long. Write at most { $most } characters.
capacity-import-title = Read free hours from a file
capacity-import-lead = A table with a row for each machine group and week. You see what each row would do before anything is saved.
capacity-import-columns = The columns are called group, week, free_hours and, if you like, most_hours. Weeks and groups that the file does not name stay as they are.
capacity-import-example = Download the hours that are stated, as an example
capacity-import-no-columns = The file must have columns for machine group, week and free hours. It has: { $columns }.
capacity-import-group = Machine group
capacity-import-new = New week
capacity-import-changed = Changes
capacity-import-known = Unchanged
capacity-import-passed = Has passed, left out
capacity-import-twice = Stands there twice
capacity-import-wrong = Wrong
capacity-import-before = { $week } was { $hours }
capacity-import-do = { $count ->
    [one] Save one week
   *[other] Save { $count } weeks
}
capacity-import-message = You can also hand over the JSON file from here, or a message of Catena-X (week_based_capacity_group 3.0.1): its weeks become free hours of the machine group of that name.
capacity-import-notes = This of the file is not taken
capacity-exchange-title = Free hours for one customer
capacity-exchange-lead = A message of Catena-X (week_based_capacity_group 3.0.1) about the hours of a machine group, which the customer's planning system reads. You send it yourself.
capacity-exchange-nothing = There are no hours to tell of: nothing is stated for weeks ahead, or it is too old to count. State or confirm the hours first.
capacity-exchange-groups = A message is about one machine group. Choose which:
capacity-exchange-names = The file says who the customer is. It is not kept here, and we send it to nobody
capacity-exchange-lost = This stands in the register and not in the file:
capacity-exchange-lost-stated = who stated the hours and until when they count (the day on which they were stated is carried)
capacity-exchange-lost-offers = which offers share the machines
capacity-exchange-lost-place = the place, unless two groups are told apart by it. You can write partner numbers of sites
capacity-exchange-lost-most = weeks of which it is not stated how many hours are free at most: the format demands both
capacity-exchange-lost-passed = weeks that have passed
capacity-exchange-supplier = Your partner number (BPNL)
capacity-exchange-customer = The customer's partner number (BPNL)
capacity-exchange-sites = Partner numbers of the sites that deliver (BPNS)
capacity-exchange-sites-hint = May be left empty. Several have blanks between them.
capacity-exchange-wrong-site = Write BPNS and twelve letters or digits for each site, such as BPNS0000000001AB, and at most { $most } sites.
capacity-exchange-no-more-title = Weeks without hours at most
capacity-exchange-no-more = Take them along: there are no more than the free hours.
capacity-exchange-no-weeks = No week has hours at most, so the file would be empty. Tick here if there are no more hours than those that are free, or write 30/45, say, on the page of free capacity.
capacity-answer-title = Do the free hours hold?
capacity-answer-confirm = Yes, they still hold
capacity-answer-change = Do they not?
capacity-answer-change-do = Sign in and change the hours
capacity-answer-nothing = No hours are stated for the weeks ahead.
capacity-answer-done-confirmed = Thank you! The hours hold as of today
capacity-answer-done-off = You get no more such letters
capacity-answer-done-on = You get letters again before the hours become unknown
capacity-answer-letters = Letters like this one
capacity-answer-are-on = They are sent at most once a week, before the hours become unknown.
capacity-answer-are-off = They are turned off for the maker.
capacity-answer-off = Stop sending them
capacity-answer-on = Send them again
letter-capacity-subject = Do the free hours of { $maker } still hold?
letter-capacity-waits-subject = Stated free hours will soon not count any more. Do they hold?
letter-capacity-body = Hello!

    The free hours stated for { $maker } count until { $until }. After that they are unknown, and whoever looks for a maker cannot see whether you have time.

    Confirm or see them here, without signing in:
    { $link }

    If you want no such letters:
    { $off }
# The maker's page
weeks-count-until = Counts until { $until }.
weeks-faded = Stated { $on }, too long ago to count. Free time is unknown.
edit-capacity = Free capacity
