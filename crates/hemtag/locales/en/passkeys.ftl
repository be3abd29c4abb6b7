# Passkeys: the account's page, the buttons at signing in, the letters.
passkeys-title = Passkeys
passkeys-lead = With a passkey you sign in by the finger, face or screen lock of your phone or computer, or by a security key. You need no password, and nobody can trick you out of it on a false page.
passkeys-none = You have no passkey yet.
passkeys-own = { $count ->
    [0] Add a passkey
    [one] One passkey
   *[other] { $count } passkeys
}
passkeys-done-added = The passkey is added. You can sign in with it next time.
passkeys-done-named = The passkey has its new name.
passkeys-done-removed = The passkey is removed. It no longer signs anybody in.
passkey-made = Added
passkey-used = Last used
passkey-never = never
passkey-copy = Is on
passkey-copy-yes = several devices: it is backed up in your account with the maker
passkey-copy-no = one device only
passkey-copy-unknown = not known
passkey-rename = Rename
passkey-name = Name of the passkey
passkey-name-hint = So that you know it again, such as “My phone”.
passkey-usual-name = Passkey { $n }
passkey-remove = Remove
passkey-remove-title = Remove the passkey { $name }?
passkey-remove-lead = It will no longer sign you in. Remove it from the phone or computer too, so that you do not choose it by mistake.
passkey-new-title = Add a passkey
passkey-add = Add the passkey
passkey-needs-script = This takes a browser that has passkeys, with JavaScript turned on. One-time codes of an app work everywhere.
passkey-instead = Or use a passkey
passkey-kept = The passkey is added
passkey-sign-in = Sign in with a passkey
passkey-show = Use the passkey instead
passkey-cancelled = It was cancelled. Try again when you like.
passkey-known = That passkey belongs to an account already. Choose another device or key.
passkey-elsewhere = The browser allows no passkeys at this address. Open the page at the service's usual address.
passkey-failed = It did not work. Reload the page and try again.
passkey-full = You have as many passkeys as an account can have. Remove one first.
passkey-no-name = Write a name for the passkey.
passkey-not-begun = It took too long, or was done already. Try again.
passkey-not-trusted = The passkey was not accepted. Try again, or sign in another way.
passkey-counter = The passkey was not accepted: there may be a copy of it. Sign in another way and remove it.
passkey-last-factor = You cannot remove your last passkey: your role asks for a second factor. Add another passkey or turn on one-time codes first.
passkey-last-way = You cannot remove the passkey: it is the only way to sign in. Choose a password first.
passkey-no-site-number = Passkeys cannot be used here: the service is reached at an address of numbers. Whoever runs it can give it a name (the setting public_url).
passkey-no-site-not-safe = Passkeys cannot be used here: the service is reached without encryption. Whoever runs it can give it an address that begins with https (the setting public_url).
passkey-no-site-no-address = Passkeys cannot be used here: the address of the service cannot be read. Whoever runs it can correct the setting public_url.
factor-has-passkey = { $count ->
    [one] On, with a passkey. You have one recovery code left.
   *[other] On, with a passkey. You have { $count } recovery codes left.
}
letter-passkey-added-subject = A passkey was added to your account in Hemtag
letter-passkey-added-body = Hello!

    A passkey was added to your account on { $at }. If it was you there is nothing to do.

    If it was not you: remove the passkey and change your password now.
    { $link }
letter-passkey-removed-subject = A passkey was removed from your account in Hemtag
letter-passkey-removed-body = Hello!

    A passkey was removed from your account on { $at }. If it was you there is nothing to do.

    If it was not you: change your password now and look at which passkeys there are.
    { $link }
letter-passkey-copy-subject = A passkey of your account in Hemtag was stopped
letter-passkey-copy-body = Hello!

    On { $at } somebody tried to sign in to your account with one of your passkeys. It was stopped, because there seems to be a copy of it.

    Sign in another way, remove the passkey and add a new one.
    { $link }
