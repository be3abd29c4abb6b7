# The page shell and error pages
skip-to-content = Skip to content
nav-label = Main menu
nav-need = State a need
nav-makers = Find makers
nav-processes = Processes
nav-gaps = Gaps
nav-about = About the data
language-own-name = English
footer-what = Hemtag helps firms find manufacturing in Sweden and shows what is missing.
error-not-found-title = This page does not exist
error-not-found-text = The address may be mistyped, or the page has been removed. For a need you must have its whole secret link.
error-forbidden-title = You may not do this
error-forbidden-text = It takes another permission. Whoever runs the service can sign in with the link shown when it was started.
error-bad-request-title = What you sent could not be read
error-bad-request-text = Something in the address or the form has a shape that the page does not understand. Go back and try again.
error-conflict-title = Somebody else was first
error-conflict-text = The details have changed since you opened the page. Open it again and make your change anew.
error-too-large-title = The file is too large
error-too-large-text = Split it into smaller parts, or import it with the command hemtag import.
error-too-many-title = Wait a while
error-too-many-text = { $count ->
    [one] So much has come from your address at once that we take no more just now. Nothing is lost. Send it again in { $n } minute.
   *[other] So much has come from your address at once that we take no more just now. Nothing is lost. Send it again in { $n } minutes.
}
error-internal-title = Something went wrong on our side
error-internal-text = Nothing of what you did was half saved. Try again in a while.
error-unavailable-title = The service cannot keep anything just now
error-unavailable-text = The database is busy, full or out of reach. Nothing of what you did was half saved. Go back, so that what you typed is still there, and try again in a minute.
error-to-start = To the start page
sign-in-title = Sign in as administrator
sign-in-what = With this link you can import and change what the register says. It holds until the service is restarted.
sign-in-button = Sign in
nav-menu = Menu
nav-initiatives = Initiatives that help
nav-needs = Needs that wait
nav-help = Help
nav-accessibility = Accessibility
brand-to-start = Hemtag, to the start page
demo-title = Example data
demo-text = The makers are made up and do not exist.
demo-more = What is made up
footer-what-label = Service
footer-register-label = Register
footer-register-examples = Made-up examples
footer-register-real = Makers in Sweden
footer-more-label = Read more
footer-version-label = Version
