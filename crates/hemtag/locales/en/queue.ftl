# The queue of long work
jobs-title = Jobs in the queue
jobs-lead = Long work is done by the server while pages go on: one node at a time takes a job, and another takes over if it vanishes. Counts and causes stand here, never what a job is about.
jobs-none = No jobs
jobs-none-at-all = Nothing was put into the queue in the last 30 days.
jobs-none-so = No job stands as you have chosen.
jobs-found = { $count ->
    [one] { $n } job
   *[other] { $n } jobs
}
jobs-again-done = The job is tried again within some seconds. Load the page anew to see how it goes.
job-number = Number
job-kind = Kind
job-kind-makers-import = Import of makers
job-kind-needs-import = Import of needs
job-kind-makers-preview = Reading of a file of makers
job-kind-needs-preview = Reading of a file of needs
job-kind-matching = Matching of needs that wait
job-kind-report-files = Files of a signed report
job-state = State
job-state-waiting = Waiting
job-state-taken = Under way
job-state-failed = Failed, is tried again
job-state-done = Done
job-state-given-up = Given up
job-asked = Asked for
job-account = account { $number }
job-how = How it goes
job-act = Act
job-on-node = On the node { $node } since { $since } (UTC)
job-done-of = { $n } of { $of }
job-done-so-far = { $n } so far
job-next = Next try { $at } (UTC)
job-ended = Ended { $at } (UTC)
job-attempts = { $count ->
    [one] One attempt
   *[other] { $n } attempts
}
job-again = Try again
job-why = Why it did not go
job-why-database = The database did not answer, was full or locked.
job-why-key = What the job needs cannot be opened with the key that the node has. See that all nodes have the same key file.
job-why-gone = What the job is about is no longer there.
job-why-unreadable = The file cannot be read.
job-why-rows = Rows of the file have become wrong since it was looked at.
job-why-changed = Somebody changed meanwhile what was to be changed.
job-why-broken = A fault of the program. The log says more.
job-why-vanished = The nodes that took the job vanished, each before it was done. The logs say why.
