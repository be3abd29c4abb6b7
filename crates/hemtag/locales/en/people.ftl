# Accounts, roles and letters
role-visitor = Visitor
role-product-owner = Product owner
role-maker = Maker
role-adviser = Adviser
role-officer = Officer
role-assessor = Assessor
role-administrator = Administrator
nav-account = My account
account-title = My account
account-sign-in = Sign in
account-sign-out = Sign out
account-signed-out = You are signed out.
account-was-ended = The account is ended and what was in it is gone.
account-email = E-mail address
account-password = Password
account-new-password = New password
account-present-password = Present password
account-wrong-password = That is not the account's password.
account-change-password = Change password
account-name = Name
account-language = Language of letters
account-no-name = Write your name.
account-no-address = Write an e-mail address, for example kim@example.se.
account-new = Make an account
account-new-lead = We send a link to your e-mail address. You need no account to state a need and see who can make it.
account-recover = Forgotten your password?
account-recover-lead = We send a link where you choose a new password.
account-send-link = Send the link
account-link-sent = Look in your e-mail
account-link-sent-lead = We have sent a letter to { $email }, if the address can be reached.
account-link-sent-none = Nothing within some minutes? Look among unwanted mail, and check the address. At most five letters an hour are sent to one address.
account-no-post-title = No letters are sent from this installation
account-no-post = Those who run the service have not set up e-mail yet. Contact them:
account-no-link = The link does not hold
account-no-link-why = It is used, too old, or not whole. Ask for a new one.
account-link-register = Make the account
account-link-register-do = Make the account
account-link-recover = Choose a new password
account-link-recover-do = Change the password and sign in
account-link-install = Become administrator
account-link-install-do = Become administrator
administrator-link = Open this within an hour to make { $email } an administrator. It can be used once:
account-link-invite = You are invited
account-link-invite-do = Accept
account-link-keeps-password = You already have an account with this address. Your password stays the same.
account-roles = Roles
account-roles-none = You hold no role in any organisation. You can state needs and follow them.
account-edit-maker = Edit the profile
account-leave = Leave
account-claim = Request to speak for a maker
account-name-title = Name and language
account-password-title = Password
account-sessions = You are signed in here
account-session-seen = last used { $at }
account-sessions-end = Sign out everywhere but here
account-leave-title = Leave Hemtag
account-end = End the account
account-end-lead = Name, address, password and roles are taken away for good. What you did in the service stays under a number. Your needs stay under their own links.
account-end-do = End the account for good
account-done-named = Saved.
account-done-password = The password is changed, and you are signed out elsewhere.
account-done-sessions = You are signed out everywhere else.
account-done-left = You have left the role.
account-done-factor-removed = Two-step sign-in is off.
account-done-entered = Welcome. You are signed in.
account-done-claimed = You now speak for the maker and can edit its profile.
account-done-claim-waits = Your request waits for an adviser. You get a letter when it is decided.
account-done-invited = The invitation is sent.
password-hint = At least { $n } characters. Several words in a row are easy to remember and hard to guess.
password-too-short = The password is too short. It needs at least { $n } characters.
password-too-long = The password is too long. It may have at most { $n } characters.
password-guessable = The password is easy to guess. Choose several words that do not belong together, and not your name.
sign-in-wrong = Nobody has this address and this password together. Check both.
sign-in-wait = Too many tries have failed. Wait { $n } seconds and try again.
factor-title = Two-step sign-in
factor-lead = Write the code from your app, or one of your recovery codes.
factor-code = Code
factor-code-hint = Six digits from the app, or a recovery code.
factor-new-hint = Six digits from the app.
factor-go-on = Continue
factor-wrong = The code is not right, or is used already. Wait until the app shows a new one.
factor-new-title = Turn on two-step sign-in
factor-new-lead = Read the square with an app for one-time codes, and write the code that the app shows. Whoever works with what belongs to others needs it.
factor-key = Or type the key:
factor-open = Open in the app on this device
factor-keep = Turn on
factor-kept = Two-step sign-in is on
factor-codes-title = Keep your recovery codes
factor-codes-lead = Each code lets you in once if you lose the app. They are shown only now: print them or keep them in a safe place.
factor-has = { $count ->
    [one] On. One recovery code is left.
   *[other] On. { $n } recovery codes are left.
}
factor-none = Off. With a code from your phone, your password alone lets nobody in.
factor-again = Change app or get new recovery codes
factor-remove = Turn off
claim-title = Speak for the maker
claim-lead = Whoever speaks for a maker edits its profile and answers questions. That you may is shown by your e-mail address, or by an adviser who knows the firm.
claim-shown = Your address { $email } is at the firm's own domain. That is enough.
claim-not-shown = Your address { $email } is not at the firm's domain. An adviser reads what you write and contacts the firm.
claim-words = How come you speak for the firm?
claim-words-hint = Your role there, and whom we may ask. Read by an adviser.
claim-no-words = Write how come, so that an adviser can decide.
claim-do = Ask to speak for it
claim-reason = Reason of the decision
claim-no-reason = Write the reason. It stands in the letter to who asked.
claim-grant = Yes
claim-refuse = No
claim-state-open = waits for an adviser
claim-state-refused = no
claims-title = Requests to speak for a maker
claims-lead = Say yes to those you know may speak for the firm. Contact the firm when you are unsure.
claims-none = Nobody waits.
maker-claim = Is this your firm? Speak for it
people-title = Accounts
people-caption = Accounts and what they may do
people-search = Search by name or address
people-none = No account fits.
people-since = Since
people-until = Holds until
people-role = Role
people-organisation = Organisation
people-new-organisation = Name of a new organisation
people-new-organisation-below = A new one, with the name below
people-choose = Choose
people-no-role = Choose a role.
people-no-organisation = Choose an organisation or write the name of a new one.
people-counties = Counties
people-counties-hint = For advisers. Tick none when all apply.
people-members = Members
people-end = Take away
people-sessions = Sessions
people-sign-out = Sign out
people-signed-out = The account is signed out everywhere.
people-invite = Invite
people-invite-lead = We send a link that holds for fourteen days. Whoever has an account already keeps the password.
people-invite-colleague = Invite a colleague
people-send-invitation = Send the invitation
people-invited = The invitation is sent.
people-open-invitations = Invitations that wait
people-letters-wait = { $count ->
    [one] One letter waits. Set mail in the settings.
   *[other] { $n } letters wait. Set mail in the settings.
}
people-letters-tried = { $count ->
    [one] One letter could not be sent
   *[other] { $n } letters could not be sent
}
letter-end = Hemtag helps firms find manufacturing in Sweden. You cannot reply to this letter.
letter-register-subject = Make your account in Hemtag
letter-register-body = Hello,

    Open the link to make your account. It holds for a day:
    { $link }

    If you did not ask for it, throw this letter away.
letter-have-account-subject = You already have an account in Hemtag
letter-have-account-body = Hello,

    Somebody, perhaps you, wanted to make an account with your address. There is one already. To choose a new password, go here within an hour:
    { $link }

    If you did not ask for it, throw this letter away.
letter-recover-subject = New password in Hemtag
letter-recover-body = Hello,

    Open the link to choose a new password. It holds for an hour:
    { $link }

    If you did not ask for it, throw this letter away: the password is the same.
letter-no-account-subject = No account in Hemtag has your address
letter-no-account-body = Hello,

    Somebody, perhaps you, wanted to change the password of an account with your address. There is none. To make one, go here within a day:
    { $link }

    If you did not ask for it, throw this letter away.
letter-invite-subject = You are invited to Hemtag
letter-invite-body = Hello,

    You are invited as { $role } ({ $organisation }). Open the link to accept. It holds for fourteen days:
    { $link }
letter-claim-granted-subject = You now speak for { $maker } in Hemtag
letter-claim-granted-body = Hello,

    Your request to speak for { $maker } is granted.
    Reason: { $reason }

    { $link }
letter-claim-refused-subject = Your request in Hemtag is refused
letter-claim-refused-body = Hello,

    Your request to speak for { $maker } is refused.
    Reason: { $reason }

    { $link }
notices-title = Letters to you
notices-lead = We write when something waits for you. The letter says that something waits, never what it says.
notices-legend = How often do you want letters?
notices-each = At once, a letter for each
notices-daily = At most once a day, gathered
notices-weekly = At most once a week, gathered
notices-off = Never; I look at the pages myself
notices-save = Save
notices-kinds = What we write about
notices-kind-case = Cases
notices-kind-case-what = You have got an adviser. If you are an adviser: a case waits for you, or for somebody in your county.
notices-kind-answers = Answers to requests
notices-kind-answers-what = A maker has answered in a case that you own or are the adviser of.
notices-kind-come-back = The day you wanted to come back
notices-kind-come-back-what = You have said that you wanted to go on with your case on that day.
notices-kind-outcome = How it went
notices-kind-outcome-what = We ask some time after makers were asked, also when nothing came of it.
notices-kind-capacity = Free capacity
notices-kind-capacity-what = You speak for a maker whose stated free hours will soon not count. At most once a week for each maker. Letters about one maker only are turned off by the link in the letter.
notices-kind-guides = Guides to review
notices-kind-guides-what = A guide that you changed last has passed the day of its review. At most once a month.
notices-kind-skills = Follow-up of the plan for skills
notices-kind-skills-what = It is a year since your firm kept its plan for skills. Once a year.
notices-always = What is always sent
notices-always-what = Letters that you ask for yourself (a new account, a new password), invitations, and whether you may speak for a maker. Requests and questions to a maker go to the maker and not to your account: questions are turned off by the link in those letters, requests always come.
account-done-notices = Saved. That is how often we write from now on.
letter-digest-subject = This waits for you in Hemtag
letter-digest-body =
    Hello,

    { $count ->
        [one] one thing waits
       *[other] { $count } things wait
    } for you:

    { $lines }

    Change how often we write: { $settings }
