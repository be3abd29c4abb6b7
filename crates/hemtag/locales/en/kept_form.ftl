# A session that ended while somebody typed
session-over = You were signed out while you wrote
session-over-kept = What you typed is kept for an hour. Nothing has been sent. Sign in, and you get the form back as you filled it in.
session-over-large = What you typed was too large to be kept. Go back in the browser and copy the text before you sign in.
session-over-file = Files are not kept. Sign in, and choose the file again.
session-over-ended-by-itself = Sign in to go on.
kept-form-title = What you typed is still here
kept-form-text = You were signed out before you could send it. The form is filled in as you left it, and nothing has been sent yet. Read it through and send it.
kept-form-all = Show everything that is kept
kept-form-lead = This is what you typed when you were signed out. It is kept for an hour. The page with the form may not look as before; here everything stands, field by field.
kept-form-open = Open the page with the form
kept-form-discard = Throw away what I typed
kept-form-none = Nothing is kept. What is kept when you are signed out stays for an hour, in the same browser.
