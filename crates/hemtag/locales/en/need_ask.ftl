# The questions about a need, one a page

## What
need-ask-what = What do you want made?
need-ask-what-why = How far you have come decides who wants the job: not everybody makes prototypes, and not everybody makes large series.
need-ask-title-label = What do you call it?
need-ask-title-hint = A short name, for example Bracket for a battery box.
need-ask-function-label = What does it do? (optional)
need-ask-function-hint = One sentence is enough.
need-ask-stage = How far have you come?
need-ask-stage-idea = Idea
need-ask-stage-idea-about = It is on paper, or in your head.
need-ask-stage-prototype = Prototype
need-ask-stage-prototype-about = One or a few, to try out.
need-ask-stage-pilot-series = Pilot series
need-ask-stage-pilot-series-about = A first small series before the real one.
need-ask-stage-full-scale = Full scale
need-ask-stage-full-scale-about = It is to be made and sold continuously.

## How many
need-ask-how-many = How many do you need?
need-ask-how-many-why = The series decides which ways of making it pay, and which makers welcome you.
need-ask-first-series-label = How many first?
need-ask-first-series-hint = The first order. Roughly is enough.
need-ask-per-year-label = How many a year after that? (optional)
need-ask-per-year-hint = Shown to makers. Counts as the series only when you do not know how many you need first.

## One part of several
need-ask-part = What is part { $number } called?
need-ask-part-why = The product has several parts. The name tells them apart in the answer.
need-ask-name-label = The part’s name
need-ask-name-hint = For example Lid or Shaft.
need-ask-count-label = How many are there in each product?
need-ask-count-hint = Mostly 1.

## Size
need-ask-size = How large is it?
need-ask-size-hint = Roughly is enough: measure the box that the part fits in. Fill in one of the two.
need-ask-size-why = The part must fit into the machine. Makers who take larger parts stay in the answer, so rather say a little too much.
need-ask-size-box = A part with edges
need-ask-size-round = A round part, such as a shaft or a wheel
need-ask-length-label = Length
need-ask-width-label = Width
need-ask-height-label = Height
need-ask-diameter-label = Diameter
need-ask-axis-label = Length

## Process
need-ask-process = How is it to be made?
need-ask-process-why = This decides most about who can. If you do not know, that is a good answer: makers of every kind are compared, and the answer shows which ways there are.
need-ask-process-label = Process
need-ask-process-hint = For example turning or injection moulding. If several will do, put semicolons between them.
need-ask-process-read = Read about the processes (opens in a new tab)
need-ask-step = { $part }: what is done in step { $step }?
need-ask-step-why = A step is done by whoever can, who need not be the same maker. The answer shows who covers all the steps together.
need-meaning-several = What do you mean by “{ $word }”?
need-meaning-nearest = We do not know the word “{ $word }”. Do you mean one of these?
need-meaning-unknown = We do not know the word “{ $word }”.
need-meaning-keep = None of them, or I don’t know
need-meaning-keep-about = The word stays as you wrote it. No maker is judged by it, and the answer asks again.

## Material
need-ask-material = What material is it to be made of?
need-ask-material-why = Not everybody works in every material.
need-ask-material-label = Material
need-ask-material-hint = For example aluminium, EN AW-6082 or 1.4301. If several will do, put semicolons between them.

## Exactness
need-ask-exact = What must be exact?
need-ask-exact-why = The finer the tolerance, the fewer makers and the higher the price. Ask only for what the part needs to work.
need-ask-exact-nothing = Nothing special
need-ask-exact-nothing-about = Then ISO 2768-m holds, which is usual in workshops: for example ±0.3 mm on a dimension of 100 mm.
need-ask-exact-some = Some dimension matters
need-ask-exact-some-about = Write the finest tolerance in the fields below.
need-ask-exact-list = Several dimensions, I will write a list
need-ask-exact-list-about = Write them in the list below. The finest decides who can.
need-ask-exact-some-fields = The most exact dimension
need-ask-tolerance-label = Tolerance
need-ask-tolerance-hint = For example ±0.02 or H7
need-ask-at-label = On the dimension
need-ask-at-hint = For example 30
need-ask-list-label = List of exact dimensions
need-ask-list-hint = One a line, for example 9.14 ±0.02 or 4 H7.

## Requirements
need-ask-requirements = What else must the maker be able to do?
need-ask-requirements-hint = Everything here is optional. Leave empty what does not matter.
need-ask-requirements-why = Every requirement takes makers away. The answer shows how many each of them takes.
need-ask-wall-label = How thin is the thinnest wall?
need-ask-wall-hint = For example 1.2 mm.
need-ask-mass-label = What does the part weigh?
need-ask-mass-hint = With a unit, for example 250 g or 3.5 kg.
need-ask-certificates-label = Which certificates must the maker hold?
need-ask-certificates-hint = Tick only what a law or a customer asks for.
need-ask-certificates-other-label = Other certificates that are required
need-ask-certificates-other-hint = Put semicolons between several.
need-ask-certificates-wished-label = Certificates that are wished for
need-ask-certificates-wished-hint = Nobody is taken away for lacking it, but who holds it comes higher.
need-ask-hours-label = How many hours of work is the series?
need-ask-hours-hint = Fill in if you know. Then the makers’ free time counts.
need-ask-in-house = May the maker let others do the work?
need-ask-in-house-false = Yes, it does not matter
need-ask-in-house-true = No, it must be done in the maker’s own house
need-unit-pieces = pcs
need-unit-hours = hours

## More parts
need-ask-more = Is there anything more to make?
need-ask-more-hint = A product can have several parts, and a part can be made in several steps.
need-ask-more-no = No, that was all
need-ask-more-part = Yes, one more part
need-ask-more-part-about = The product consists of several parts. Each part has its own questions.
need-ask-more-step = Yes, one more step of the part
need-ask-more-step-of = Yes, one more step of { $part }
need-ask-more-step-about = For example hardening, painting or assembly afterwards.

## When and where
need-ask-when-where = When is it needed, and where are you?
need-ask-when-where-why = The day is compared with the makers’ lead times. The kommun gives the distance to them.
need-ask-due-label = Delivered no later than
need-ask-due-hint = A day, week or month: 2027-03-01, 2027-W10 or 2027-03.
need-ask-kommun-label = In which kommun (municipality) are you?
need-ask-kommun-hint = For example Gnosjö.
need-ask-within-km-label = Greatest distance to the maker (optional)
need-ask-within-km-hint = Empty means the whole country.
need-ask-counties-label = Only in some counties (optional)
need-ask-counties-hint = For example Skåne, Halland. Empty means all.

## Who you are
need-ask-you = Who are you?
need-ask-you-why = Some makers welcome new product owners only together with an adviser. The rest is used only if you let it be seen on the next page.
need-ask-newcomer = Have you had anything made before?
need-ask-newcomer-experienced = Yes
need-ask-newcomer-with-adviser = No, but I have an adviser
need-ask-newcomer-alone = No
need-ask-you-optional = The rest is optional.
need-ask-organisation-label = Company or organisation
need-ask-owner-name-label = Name
need-ask-contact-label = How makers reach you
need-ask-contact-hint = E-mail or telephone. Shown only when the need is open.

## Who may see
need-ask-who = Who may see the need?
need-ask-confidentiality-hint = Only you who hold the link see the answer. This decides what others see.
need-ask-confidentiality-anonymous = The requirements show, not who you are
need-ask-confidentiality-anonymous-about = Makers see what is to be made. Names, texts and place are not shown.
need-ask-confidentiality-open = Everything shows
need-ask-confidentiality-open-about = Makers see the whole need and can contact you.
need-ask-confidentiality-adviser-only = Nobody sees it
need-ask-confidentiality-adviser-only-about = Only you, and the adviser you give the link to. The need is counted in statistics only when it cannot be recognised.
need-preview-title = This is how a maker sees the need
need-preview-nothing = Nothing. The need is shown to nobody else.

## The draft
need-draft-title = You have begun a need
need-draft-text = “{ $title }” is kept as you left it.
need-draft-go-on = Go on where you were
need-draft-kept = What you write is kept for 30 days. Save this page’s address if you want to go on at another computer.
need-ways-title = Other ways
need-ways-file = Hand over a file: Hemtag’s own form or an Open Know-How manifest
need-ways-own = See your needs and what has happened to them
need-ways-one-page = Fill in everything on one page, for the practised

## Errors
need-error-title = Error: { $title }
need-missing-title = Write what you call it. A short name is enough.
need-missing-stage = Choose how far you have come, or Not known.
need-missing-first-series = Write how many you need first, or tick Not known.
need-missing-part-name = Write what the part is called.
need-missing-count = Write how many there are in each product, or tick Not known.
need-missing-size = Write the measures, or tick Not known.
need-missing-size-one = You have filled in both a part with edges and a round one. Empty one of them.
need-missing-side = Write this measure too, or empty the others and tick Not known.
need-missing-process = Write how it is to be made, or tick Not known.
need-missing-material = Write the material, or tick Not known.
need-missing-meaning = Choose what you mean by “{ $word }”.
need-missing-exact = Choose what must be exact, or Not known.
need-missing-tolerance = Write the tolerance, for example ±0.02 or H7, or choose another answer above.
need-missing-list = Write at least one dimension with its tolerance, or choose another answer above.
need-missing-more = Choose whether there is anything more.
need-missing-due = Write when it is needed, or tick Not known.
need-missing-kommun = Write your kommun, or tick Not known.
need-missing-newcomer = Choose whether you have had things made before, or Not known.
need-missing-confidentiality = Choose who may see the need.
need-missing-both = You have both written an answer and ticked Not known. Keep one of them.

## Check the answers
need-check-title = Check your answers
need-check-change = Change the need
need-check-lead = This is how we read what you wrote. Change what is not right.
need-check-open = One question is left
need-check-questions = You can go on all the same. No maker is judged by what is not clear.
need-check-answer = Answer
need-check-unclear = “{ $stated }”, which needs to be made clear
need-check-not-given = Not stated
need-check-state = Show who can
need-check-keep = Keep the change
need-check-keep-mine = Keep my changes on top
need-check-throw-away = Throw the draft away
need-check-parts = Parts and steps
need-check-add = Add a part or a step
need-check-remove = Take away { $part }
need-check-unstep = Take away the last step of { $part }
need-conflict-title = The need was changed while you wrote
need-conflict-text = Somebody else with the link has kept a change. Your changes are still here and stand below, on top of it. This differs from what is kept now:
need-conflict-read = Read the need as it is now

## The need in words
need-stage-idea = Idea
need-stage-prototype = Prototype
need-stage-pilot-series = Pilot series
need-stage-full-scale = Full scale
need-newcomer-experienced = Has had things made before
need-newcomer-with-adviser = New, with an adviser
need-newcomer-alone = New
need-yes = Yes
need-no = No
need-at = { " " }at { $at }
need-tolerance-list = { $list }. The finest decides: { $finest }
need-word-open = “{ $word }”, which we do not understand
need-part-number = Part { $number }
need-step-number = step { $number }

## Needs that are shown
needs-title = Needs that wait for a maker
needs-lead = The needs that their owners let others see. Do answer an open one: it says how to reach its owner.
needs-own = Your needs
needs-own-about = Those of your account and those that you stated in this browser. Only you see this list.
needs-all = All that are shown
needs-none = No needs are shown just now
need-shown-anonymous = Anonymous need
need-shown-example = Example: a real open project that nobody has ordered
need-shown-source = Taken from { $format }.

## A file
need-file-title = Hand over a need as a file
need-file-lead = Hemtag’s own form (TOML or JSON), an Open Know-How manifest or a request for quotation of Catena-X (JSON). What the file does not say counts as not known.
need-file-file = File
need-file-file-hint = At most 2 MB. UTF-8, UTF-16 and Latin-1 will do.
need-file-text-hint = Paste the whole text if you would rather. Use one of the two.
need-file-both = You have both chosen a file and pasted text. Use one of them.
need-file-too-large = { $name } is larger than 2 MB, and a need never is. Is it the right file? Several needs are read with the command hemtag import needs.
