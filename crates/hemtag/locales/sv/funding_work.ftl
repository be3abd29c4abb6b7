# Arbetslistan
work-title = Det som väntar
work-lead = Allt som väntar på någon: vem, sedan när och till när. Det som har tidigast dag står först. Svensk tid.
work-caption = Det som väntar, tidigaste dagen först
work-what = Vad
work-application = Ansökan
work-waits-for = Väntar på
work-since = Sedan
work-till = Till
work-call = Utlysning
work-no-day = Ingen dag satt
work-mine = Bara mina
work-late = Bara försenade
work-any = Alla
work-none = Inget väntar
work-none-why = När något väntar på någon står det här.
work-hidden = Filtren döljer allt
work-all = Visa allt
work-calendar = Dagarna som kalender
work-kind-eligibility = Pröva behörighet
work-kind-complete = Komplettera
work-kind-assess = Bedöma
work-kind-decide = Besluta
work-kind-claim = Begära utbetalning och rapportera
work-kind-final-report = Slutrapport
work-kind-decide-claim = Besluta om utbetalning
work-kind-pay = Betala ut
work-kind-pay-back = Betala tillbaka
work-kind-turn = Ansökan väntar
work-kind-claim-turn = Begäran om utbetalning väntar
work-waits-applicant = Den som söker
work-waits-officer = Handläggaren
work-waits-assessor = Bedömaren
work-waits-decider = Beslutsfattaren
work-waits-nobody = Ingen
work-days = Dagar som gäller och har gällt
work-day = Dag
work-day-why = Varför
work-day-set = Satt
work-day-holds = Läge
work-day-now = Gäller
work-day-before = Gällde före
work-day-done = Gjort { $at }
work-day-over = Dagen kan inte flyttas: den är gjord, eller en annan gäller.
work-move = Flytta dagen
work-move-to = Ny dag
work-move-why = Skäl
work-move-why-hint = Står kvar bredvid dagen.
work-move-send = Flytta
work-move-wrong-day = Välj en annan dag, från och med i dag.
work-move-changed = Någon annan flyttade dagen, eller så är den gjord. Se vad som gäller.
letter-funding-day-subject = En dag i Hemtag närmar sig
letter-funding-day-body = Något som väntar på dig ska vara gjort inom några dagar. Se vad och när:

    { $link }
letter-funding-moved-subject = En dag i Hemtag är flyttad
letter-funding-moved-body = En dag som gäller dig är flyttad. Se vilken dag som gäller nu och varför:

    { $link }
work-found = { $count ->
    [one] { $n } sak väntar
   *[other] { $n } saker väntar
}
work-found-late = { $count ->
    [one] { $n } försenad
   *[other] { $n } försenade
}
work-late-by = { $count ->
    [one] { $n } dag försenad
   *[other] { $n } dagar försenad
}

# Varför en dag är satt
due-why-came-in = { $days } dagar efter att ansökan kom in.
due-why-asked = { $days } dagar efter begäran om komplettering.
due-why-complete = { $days } dagar efter att ansökan var fullständig, { $on }.
due-why-assessor = Dagen som handläggaren satte när bedömaren fick frågan.
due-why-claims = Beslutets villkor: första begäran inom { $first } månader, sedan var { $each }:e månad.
due-why-last-day = Slutrapport senast projektets sista dag.
due-why-complete-claim = Utlysningens villkor: { $days } dagar att komplettera.
due-why-decide-claim = Utlysningens villkor: beslut inom { $days } dagar.
due-why-pay = Husets regel: betalas inom { $days } dagar från beslutet.
