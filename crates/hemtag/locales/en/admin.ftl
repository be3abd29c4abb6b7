# /admin
admin-title = Running the service
admin-lead = For administrators: what waits in the queue and to be sent, which versions are in use and how much is kept. No names and no texts of anybody stand here.
admin-now = Now
admin-database = Database
admin-answers = answers
admin-does-not-answer = does not answer
admin-clock = Clock
admin-clock-steady = steady
admin-clock-jumped = has jumped since the program began; put it right and restart
admin-newest = Newest event
admin-offers = Offers in memory
admin-commands = On the server: hemtag check says what to mend in the settings, hemtag verify looks everything over, hemtag backup makes a copy.
admin-post = Letters that are not sent yet
admin-no-mail = The setting mail is not given: letters wait.
admin-no-letters = No letter waits.
admin-letters = { $count ->
    [one] { $n } letter waits. The newest are shown.
   *[other] { $n } letters wait. The newest are shown.
}
admin-letter-kind = Kind
admin-letter-made = Made (UTC)
admin-letter-tries = Tries
admin-letter-next = Next try (UTC)
admin-letter-problem = What the last try said
admin-letter-not-tried = not tried yet
admin-again = Try them again now
admin-again-done = The letters are tried again within some seconds. Load the page anew to see how it went.
admin-node = This node
admin-to-jobs = All jobs
admin-messages = Messages to other systems
admin-messages-waiting = Waiting
admin-messages-tried = Of these, tried in vain
admin-messages-given-up = Given up in the last month
admin-versions = Versions
admin-program = Program
admin-shape = Shape of the database
admin-vocabulary = Vocabulary { $scheme }
admin-to-vocabularies = Vocabularies of skills
admin-to-figures = Figures of costs
admin-storage = What is kept
admin-whole = The database takes { $size }.
admin-table = Table
admin-rows = Rows
admin-sealed = Sealed contents
