need-page-title = Answer: { $title }
need-page-untitled = A need without a name
need-page-over = Answer to a need stated on { $date }
need-page-closed = The need is closed
need-page-closed-why = Reason: { $why }.
need-page-closed-text = It counts as a gap no longer. The answer below is of the register as it is today.
need-page-reopen = Open the need again
need-page-changed = The change is kept
need-page-undo = Undo the change
need-page-use = Use the change
need-page-use-about = The need itself is changed. You can undo it afterwards.
need-page-edit = Change the need
need-page-to-close = Close the need
need-page-download = Download the need
need-page-okh-leaves-out = Open Know-How has no place for { $fields }.
need-page-link = The address of this page is secret and gives the right to see and change the need. Keep it.
need-news = { $count ->
    [one] Something has happened since last time
   *[other] { $n } things have happened since last time
}
need-news-gap-closed = The gap is closed: somebody now meets everything you need.
need-news-gap-closed-of = The gap of { $part } is closed: somebody now meets everything you need.
need-news-maker = The maker is
need-news-seen = I have read it
need-news-before = What has happened before
need-close-title = Close the need
need-close-text = When you close it, the need no longer waits for makers and does not count as a gap. You can open it again.
need-close-why = Why do you close it?
need-close-placed = I have found a maker
need-close-given-up = It will not be made
need-close-elsewhere = It will be made outside Sweden
need-close-choose = Choose why you close the need.
need-close-button = Close the need
