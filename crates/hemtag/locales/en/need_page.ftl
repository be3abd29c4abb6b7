need-page-title = Answer: { $title }
need-page-untitled = A need without a name
need-page-over = Answer to a need stated on { $date }
need-page-closed = The need is closed
need-page-link = The address of this page is secret and gives the right to see and change the need. Keep it.
