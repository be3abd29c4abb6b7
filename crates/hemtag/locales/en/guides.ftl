# Guides
guides-title = Guides
guides-lead = From idea to series in plain words: what changes on the way, what to have ready and what often goes wrong. Every figure has a source.
guides-none = There are no guides just now.
guides-none-why = All have been taken out. Meanwhile, read about processes and materials.
guides-more = Look it up
guides-for-owner = If you want something made
guides-for-maker = If you make things for others
guides-for-skills = If you plan skills
guides-contents = Contents
guides-sources = Sources
guides-source-read = (read { $day })
guides-to-be-reviewed = To be reviewed by { $day }.
guides-was-to-be-reviewed = This guide was to be reviewed by { $day }. Things may have changed since.
guides-done-changed = The guide is saved.
guides-done-restored = The earlier version holds again.
guides-overdue = { $count ->
    [one] { $n } guide is due for review
   *[other] { $n } guides are due for review
}
guides-overdue-since = was to be reviewed by { $day }
guides-review-now = Due for review: the day was { $day }
guides-review-how = Go through figures and sources, change what is no longer right and set a new day, also when everything is right.
guides-newer-title = The program has a newer text
guides-newer-show = Show what differs
guides-newer-text = What you wrote holds. This is how the program's newer text differs from it; restore it from the list below if it is better.
guides-edit-title = Edit
guides-edit-of = Edit: { $name }
guides-new-title = New guide
guides-history = Versions
guides-history-of = Versions: { $name }
guides-how-to-write = Write Markdown: ## for headings, - for lists, | for tables, [words](/needs/new) for links. Links may lead to https or to a page here. HTML is shown as text. At most { $most } characters in each language.
guides-field-title-sv = Title in Swedish
guides-field-title-en = Title in English
guides-field-summary-sv = Summary in Swedish
guides-field-summary-en = Summary in English
guides-field-body-sv = Text in Swedish
guides-field-body-en = Text in English
guides-field-audience = Whom it is for
guides-field-place = Place in the list
guides-field-review-on = Review by
guides-field-sources = Sources
guides-field-reason = Why do you change it?
guides-sources-hint = One a line: name | address | day it was read. For example: SPOK, Parlör för tillverkning | https://s-p-o-k.se/parlor/ | 2026-11-23. The address may be empty.
guides-place-hint = A whole number; the lowest comes first.
guides-review-hint = On that day whoever changed it last is reminded.
guides-reason-hint = Stands in the list of versions, for example "New ceilings of minor aid".
guides-save = Save
guides-preview = Preview
guides-preview-title = How it will look
guides-preview-text = Nothing is saved yet.
guides-take-out = Take the guide out
guides-wrong-missing = Fill this in.
guides-wrong-long = The text has { $is } characters. At most { $most } fit; make two guides of it.
guides-wrong-audience = Choose whom the guide is for.
guides-wrong-place = Write a whole number from 0 to 65535.
guides-wrong-day = "{ $text }" is not a day. Write year-month-day, for example 2027-05-31.
guides-wrong-source = Line { $line }: "{ $text }" should be name | address | day.
guides-wrong-source-address = Line { $line }: the address in "{ $text }" does not begin with https:// or http://.
guides-wrong-sources = At most { $most } sources fit.
guides-wrong-control = The text holds control characters that cannot be seen. Paste it again as plain text.
guides-wrong-reason = Say briefly why, in at most 500 characters.
guides-wrong-nothing = That is what stands there already. Change something, or leave the page.
guides-wrong-taken = There is a guide with that address already. Choose another English title.
guides-wrong-meanwhile = Somebody else changed the guide while you wrote. See at the top what changed, put in what you want to keep and save again.
guides-meanwhile-title = Somebody else was first
guides-meanwhile-text = This changed while you wrote. What you wrote is still in the form. If you save again, yours holds.
guides-no-difference = Nothing differs.
guides-line-taken = taken out:
guides-line-put = put in:
guides-show-difference = What changed
guides-restore = Restore
guides-restored = Restored from an earlier version
guides-origin-base = The program's text
guides-origin-edited = Edited
guides-by-program = Came with the program
guides-by = { $role }, account { $number }
guides-holds = holds now
guides-taken-out = taken out
guides-source-no-address = no address
guides-letter-subject = Guides to review
guides-letter-waits-subject = A guide that you changed last is to be reviewed
guides-letter-body =
    Hello,

    These guides were to be reviewed. You changed them last, so we write to you:

    { $list }

    Go through them and set a new day. You get at most one letter like this a month.
