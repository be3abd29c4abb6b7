# Signing in by one’s employer (OpenID Connect)
oidc-sign-in = Sign in with { $label }
oidc-silent-title = The sign-in service does not answer
oidc-silent = Try again in a while, or sign in with a password.
oidc-again-title = Signing in took too long
oidc-again = It was begun in another browser, was used already or is too old. Begin again here.
oidc-refused-title = The sign-in was not accepted
oidc-refused = The answer of the sign-in service could not be trusted. Try again, or tell whoever runs this service.
oidc-no-account-title = You have no account here
oidc-no-account = Your employer’s sign-in gives no account in Hemtag: the address is not verified or is not its own. Ask a colleague to invite you.
oidc-known-title = You have an account here already
oidc-known = Sign in with the password once more, and the account is tied to your employer’s sign-in.
oidc-tie-title = Tie the sign-ins together
oidc-tie-lead = From then on you sign in to this account with your employer’s sign-in.
oidc-tie-do = Tie them together
account-done-oidc-tied = Done. Next time you can sign in with your employer’s sign-in.
account-done-oidc-untied = The tie is removed. You sign in by password or passkey.
oidc-ties-title = Your employer's sign-in
oidc-tied-since = { $label }: tied { $made }, last used { $used }.
oidc-untie = Remove the tie
oidc-untie-title = Remove the tie to { $label }?
oidc-untie-lead = You can no longer sign in to the account that way. Roles that you got through it end.
oidc-untie-last = Then you could not sign in at all. Choose a password or add a passkey first.
letter-oidc-untied-subject = A sign-in was removed from your account in Hemtag
letter-oidc-untied-body = Hello!

    The tie between your account and { $label } was removed on { $at }. If it was you there is nothing to do.

    If it was not you: change your password now.
    { $link }
