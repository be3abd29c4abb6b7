# Whose a need is: an account's, or whoever's that holds the key
needs-own-sign-in = Sign in to see them from every browser
needs-own-lead = You reach the needs of your account from every browser in which you are signed in.
needs-own-none = There are no needs in your account yet
needs-remembered = In this browser only
needs-remembered-about = The browser remembers these, but they are not in your account. Open a need to keep it in the account.
need-account-title = The need and your account
need-account-yours = The need is in your account and stands under
need-account-taken = The need is kept in your account
need-account-left = The need is taken out of your account
need-account-anothers = The need belongs to somebody's account. You see it because you have its secret address.
need-account-free = The need belongs to no account. Whoever has the secret address can see and change it. In an account you find it again from every browser.
need-account-take = Keep the need in my account
need-account-leave = Take the need out of my account
need-account-sign-in = Sign in to keep it
needs-own-all = { $count ->
    [0] All your needs
    [one] Your only need
   *[other] All your { $n } needs
}
