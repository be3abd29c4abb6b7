# Requests to makers, answers, what is shown to whom, contacts and outcomes
language-sv = Swedish
language-en = English
requests-save = Save
requests-case = Case { $number }
requests-title = Requests
requests-lead = Who was asked, what they answered, and what they see of the need.
requests-count = { $asked } of at most { $most } makers are asked.
requests-ask = Ask makers
requests-none = Nobody is asked yet
requests-none-text = Choose makers from the need's answer. The letter goes when both the owner and the adviser have said yes.
requests-not-yet = The need has not been gone through yet
requests-not-yet-text = An adviser goes through the need before any maker sees it. You can choose makers now; the letter goes when the adviser has said yes.
request-what = What
request-maker = Maker
request-kind = What we ask
request-kind-information = Can you? (request for information)
request-kind-information-about = One click for the maker: yes, no with a reason, or a question.
request-kind-quote = What does it cost? (request for quotation)
request-kind-quote-about = Price per quantity, tooling, lead time and conditions. It costs the maker hours: ask few, and mean it.
request-state = State
request-state-waits-for-owner = Waits for the owner's yes
request-state-waits-for-adviser = Waits for the adviser's yes
request-state-sent = Sent
request-state-seen = Opened by the maker
request-state-yes = Answer: yes
request-state-no = Answer: no
request-state-ask = Answer: a question
request-state-silent = No answer in time
request-state-taken-back = Taken back
request-sent = Sent
request-answer-by = Answer by
request-answer-by-hint = Leave empty for two weeks.
request-beyond = Why more than usual are asked
request-beyond-label = Why more than { $most } are asked (only if needed)
request-shown = Sees of the need
request-shown-then = { $level } once confidentiality is undertaken
request-closed-by = Taken back by { $who } { $day }:
request-party-owner = The owner
request-party-adviser = The adviser
request-party-maker = The maker
request-verdict-yes = yes
request-verdict-no = no
request-verdict-ask = a question
request-reason-size = The size
request-reason-tolerance = The tolerance
request-reason-material = The material
request-reason-quantity = The quantity
request-reason-capacity = No free capacity
request-reason-certificate = A certificate we do not hold
request-reason-price-level = The price level
request-reason-other = Something else
request-price-at = Price each at { $quantity }
request-whole-at = Everything at { $quantity }, with tooling
request-lowest = lowest
request-tooling = Tooling, once
request-lead-time = Lead time
request-days = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
request-holds-until = Holds until
request-conditions = Conditions
request-quotes = Quotations side by side
request-quotes-about = In the order in which they were asked for. The cheapest is not always the best: read the conditions, and ask what you wonder.
request-agree = Say yes
request-again = Send the letter again
request-reply = Send the reply
request-reply-or-back = Write to the maker, or take the request back
request-back = Take the request back
request-take-back = Take back
request-words = Text
request-no-words = Write something first: a reply, or why the request is taken back.
request-too-soon = The letter went less than a day ago.
request-is-closed = The request is closed.
request-not-qualified = An adviser must go through the need first. That is done on the case's page.
request-no-address = There is no e-mail address for { $maker }. Enter it on the maker's page under Address for letters.
request-show-more = Show the maker
request-show-more-do = Change what is shown
request-new-title = Ask makers
request-new-lead = Choose few and the right ones. Every request costs its receiver time.
request-whom = Who is to be asked?
request-whom-hint = From the need's answer, those who meet everything first.
request-nobody = Choose at least one maker.
request-no-kind = Choose what you ask.
request-quantities = Quantities you want prices for
request-quantities-hint = Set apart by commas: 10, 100, 1000. Needed for a quotation only.
request-no-quantities = Write one to { $most } whole numbers set apart by commas, for example 10, 100, 1000.
request-no-day = Write a date: year-month-day.
request-past-day = The day has passed. Write one that is to come.
request-too-many = That makes { $asked } makers. At most { $most } are asked about one need; an adviser may ask more and says why.
request-no-candidates = The need's answer has no maker
request-no-candidates-text = Search the register and open the maker, or change the need so that somebody meets it.
request-words-to-maker = To the maker
request-words-to-maker-hint = What they need to know besides the requirements. Write nothing here that gives away more than you want to show.
request-owner-decides = The maker sees the requirements only, without names. The owner decides whether more is shown.
request-send = Send
request-send-owner = Send to the adviser
request-send-adviser = Propose to the owner
request-band-exact = meets everything
request-band-ask = something is not known
request-band-near = something is missing
request-band-none = chosen in the register
request-is-asked = asked already
request-not-reached = no address yet
request-lately = contacted by { $who } { $day }
disclosure-title = What has been shown
disclosure-what = Sees
disclosure-when = When (UTC)
disclosure-choose = What may they see?
disclosure-choose-hint = You can show more later, one maker at a time. More than the requirements is shown only once the maker has undertaken confidentiality.
disclosure-requirements = The requirements, without names
disclosure-requirements-about = Sizes, tolerances, materials and quantities. No names and no words of your own.
disclosure-name = Name and description
disclosure-name-about = Also who you are, what the product is, and everything you wrote.
disclosure-drawings = Drawings and files
disclosure-drawings-about = Also drawings and CAD files.
undertaking-title = Undertake confidentiality
undertaking-lead = The owner wants to show more: { $level }. Read and accept first.
undertaking-name = Your name
undertaking-function = Your role in the firm
undertaking-function-hint = You must be entitled to undertake this for the firm.
undertaking-accept = I accept the undertaking of confidentiality on behalf of the firm
undertaking-do = Accept and show more
undertaking-not-accepted = Tick the box if you accept.
undertaking-no-name = Write your name.
undertaking-given = Confidentiality undertaken by { $name } { $day }.
undertaking-of = Undertaking of confidentiality: { $maker }, { $day }
undertaking-by = Accepted by { $name }, { $function }. Version of the text: { $version }.
undertaking-2026-11-26 =
    Undertaking of confidentiality

    1. What is shown of the need – names, descriptions, drawings, files and what can be worked out from them – belongs to the owner. It may be used only to judge, answer and, should it be ordered, carry out the request.

    2. It may not be shown to anybody outside the firm. Employees may see what their work requires and are to know that it is confidential.

    3. A subcontractor may see it only if the owner has agreed beforehand and the subcontractor has undertaken the same in writing.

    4. This does not hold for what was generally known, what the firm knew already or has received elsewhere without confidentiality, or what law or a court requires the firm to give out.

    5. If nothing is ordered, the firm deletes or returns drawings and files when the owner asks for it.

    6. The undertaking holds for five years from the day of acceptance, also when the request is taken back. Swedish law applies.
answer-title-information = Can you make this?
answer-title-quote = What does this cost?
answer-lead = To { $maker }. You need no account. The link in the letter is yours: share it within the firm only.
answer-done-answered = Thank you. The answer is kept, and whoever asked is told.
answer-done-undertaken = Thank you. More of the need is shown now.
answer-done-corrected = Thank you. The profile is changed.
answer-taken-back = The request is taken back
answer-need-closed = The need is closed. Thank you for your time.
answer-too-late = The time for answers has run out
answer-said = What has been said
answer-asked = What is to be made
answer-how-many = { $asked } of at most { $most } makers are asked. An adviser has gone through the need.
answer-by = Please answer by { $day }.
answer-heading = Your answer
answer-again = Change or add
answer-no-verdict = Choose yes, no or a question.
answer-yes = Yes, we can
answer-yes-quote = Send the quotation
answer-ask = Send a question
answer-no-legend = No, because of …
answer-no-hint = One click is enough. The reason helps the next request to go right.
answer-no-reason = Choose why it cannot be done.
answer-words = Anything to add?
answer-words-hint = Needed only for a question, or when the reason is “something else”.
answer-no-words = Write what you mean.
answer-too-long = The text is too long. At most 5,000 characters.
answer-files = Files
answer-files-hint = PDF, PNG, JPEG or DXF, at most { $most }. Should something in the form be wrong, you choose the files again.
answer-too-many-files = There may be at most { $most } files.
answer-quote = Quotation
answer-quote-hint = Fill in what you know. At least one price. What you leave empty counts as not said, not as zero.
answer-currency = Currency
answer-tooling-hint = 0 if no tooling is needed.
answer-lead-time-hint = Calendar days from the order.
answer-not-an-amount = Write an amount, for example 1,234.50 as 1234.50.
answer-not-days = Write a number of days, for example 21.
answer-no-price = Write at least one price.
correct-title = Shall we correct your profile?
correct-lead = Your no says that the profile promises too much. Change what is not right, and fewer requests will go wrong. Do nothing if it is right.
correct-certificates = Tick the certificates that you do not hold
correct-certificates-hint = The profile then says that you do not hold them, with today's date and that you say so. What you do not tick stays as it was.
correct-certificates-held = the profile says today that you hold it
correct-certificates-do = We do not hold these
correct-certificates-none = Tick at least one certificate, or do nothing.
correct-hours = Free time
correct-hours-text = Say that the machines that fit the need have no free time from this week until { $week }. Other weeks stay as they were.
correct-hours-do = No free time until then
correct-do = Change the profile
reach-title = Address for letters
reach-lead = Requests and questions about the profile go here. The address is shown to nobody but advisers and the firm itself.
reach-none = There is no address: the maker cannot be asked
reach-email-hint = Preferably one that several people read, such as sales@firm.se.
reach-questions = Questions about the profile
reach-questions-on = Now and then, at most one letter a week, we ask about something that the profile does not say and a need depends on.
reach-questions-off = Such letters are not sent to you.
reach-questions-turn-off = Turn the questions off
reach-questions-turn-on = Receive questions again
maker-requests-title = Requests to you
maker-requests-lead = What you have received through Hemtag. Open one to read and answer.
maker-requests-none = No requests yet
contacts-title = Contacts
contacts-lead = Which organisations have contacted the firm, so that it is not too many.
contacts-none = No contact is noted
contact-when = When (UTC)
contact-who = Who
contact-way = How
contact-note = Note
contact-note-hint = For colleagues. The firm does not see it. Write no personal data.
contact-keep = Note a contact
contact-keep-do = Note it
contact-way-information = Request
contact-way-quote = Request for quotation
contact-way-questions = Questions about the profile
contact-way-telephone = Telephone
contact-way-mail = E-mail
contact-way-meeting = Meeting
contact-way-visit = Visit
letters-off-title = Turn off questions about the profile
letters-off-lead = Requests about needs still come; they go only to those that an owner and an adviser have chosen.
letters-off-do = Turn off
letters-off-done = The questions are turned off. You can turn them on again under Address for letters.
outcome-title = How did it go?
outcome-lead = Tell us also if nothing came of it. That is how gaps are seen.
outcome-reached = How far did the need come?
outcome-reached-reached = Stated
outcome-reached-reached-about = The need was stated, but nobody has gone through it.
outcome-reached-studied = Gone through
outcome-reached-studied-about = The need was gone through, but no maker said yes.
outcome-reached-matched = Somebody can
outcome-reached-matched-about = At least one maker said that it can.
outcome-reached-quoted = Quoted
outcome-reached-quoted-about = At least one maker gave a price.
outcome-reached-made = Made
outcome-reached-made-about = It was ordered and made in Sweden.
outcome-why = Why did it come no further?
outcome-why-hint = Not needed if it was made.
outcome-why-price = The price
outcome-why-lead-time = The lead time
outcome-why-quality = Quality or tolerance
outcome-why-no-answer = The makers did not answer
outcome-why-nobody-could = Nobody could
outcome-why-not-now = Not now, perhaps later
outcome-why-no-money = Lack of money
outcome-why-abroad = It is made abroad
outcome-why-changed = The product or the plan changed
outcome-why-other = Something else
outcome-maker = Which maker?
outcome-maker-none = None of them, or rather not say
outcome-words = In your own words
outcome-words-hint = What would have taken it further?
outcome-no-reached = Choose how far the need came.
outcome-no-why = Choose why it came no further.
letter-request-information-subject = A question to you through Hemtag: can you make it?
letter-request-information-body =
    Hello,

    a Swedish firm wonders whether you can make something for them. An adviser has gone through the need, and you are one of few who are asked.

    Read and answer here, without an account. A no takes one click:
    { $link }

    Please answer by { $day }.
letter-request-quote-subject = A request for quotation to you through Hemtag
letter-request-quote-body =
    Hello,

    a Swedish firm wants a price for having something made. An adviser has gone through the need, and you are one of few who are asked.

    Read and answer here, without an account. A no takes one click:
    { $link }

    Please answer by { $day }.
letter-request-reminder-subject = Reminder: a request waits for your answer
letter-request-reminder-body =
    Hello,

    a request to you waits for an answer. A no is a good answer too, and takes one click:
    { $link }

    Please answer by { $day }. We will not remind you again.
letter-request-reply-subject = A reply to your question
letter-request-reply-body =
    Hello,

    whoever asked you has written to you. Read and answer here:
    { $link }
letter-request-taken-back-subject = A request to you is taken back
letter-request-taken-back-body =
    Hello,

    a request to you is taken back. You need do nothing. Why, and what you answered, stands here:
    { $link }
letter-request-answered-subject = A maker has answered
letter-request-answered-body =
    Hello,

    a maker has answered in your case. Read the answer here:
    { $link }
letter-outcome-subject = How did it go?
letter-outcome-body =
    Hello,

    some time ago you asked makers through Hemtag. Tell us how it went, also if nothing came of it. It takes a minute:
    { $link }
profile-questions-title = A few questions about your profile
profile-questions-lead = To { $maker }. Needs wait for the answers. Fill in what you know, the rest can wait. No account is needed.
profile-questions-none = No questions wait for an answer
profile-questions-none-text = Thank you. You hear from us when a need hangs on something that the profile does not say, at most once a week.
profile-questions-kept = { $count ->
    [one] Thank you. { $n } answer stands in the profile now.
   *[other] Thank you. { $n } answers stand in the profile now.
}
profile-questions-needs = { $count ->
    [one] { $n } need hangs on the answer.
   *[other] { $n } needs hang on the answer.
}
profile-questions-yes = Yes
profile-questions-no = No
profile-questions-skip = We would rather not say
profile-questions-not-now = Not known now
profile-questions-send = Save the answers
profile-questions-off = You do not want such questions?
profile-questions-profile = See your whole profile
letter-questions-subject = A few short questions about your profile in Hemtag
letter-questions-body =
    Hello,

    needs that you may be able to make wait for { $count ->
        [one] one thing
       *[other] { $count } things
    } that your profile does not say. Answering takes a minute, without an account:
    { $link }

    We write at most once a week. If you do not want such questions:
    { $off }
request-kind-information-short = Can you?
request-kind-quote-short = Quotation
requests-see = See all requests
outcome-told = Outcome { $day }: { $reached }.
request-intent = Do you mean an order?
request-intent-hint = For a quotation. The maker is told: a quotation costs hours.
request-intent-order = We mean to order if it suits
request-intent-price-check = We only want to know the price now
request-no-intent = Choose whether you mean an order or only want to know the price.
case-step-agree-to-ask = Say yes or no to asking a maker
case-step-answer-maker = Answer the maker's question
case-step-await-makers = Wait for the makers' answers
case-step-compare = Compare the answers, and tell how it went
answer-no-jump = You cannot? Say no in one click.
