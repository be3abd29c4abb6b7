# Inloggningsnycklar (passkeys): sidan på kontot, knapparna vid inloggningen, breven.
passkeys-title = Inloggningsnycklar
passkeys-lead = Med en inloggningsnyckel (passkey) loggar du in med fingret, ansiktet eller skärmlåset på din telefon eller dator, eller med en säkerhetsnyckel. Du slipper lösenordet, och ingen kan lura av dig nyckeln på en falsk sida.
passkeys-none = Du har ingen inloggningsnyckel än.
passkeys-own = { $count ->
    [0] Lägg till en inloggningsnyckel
    [one] En inloggningsnyckel
   *[other] { $count } inloggningsnycklar
}
passkeys-done-added = Nyckeln är tillagd. Nästa gång kan du logga in med den.
passkeys-done-named = Nyckeln har fått sitt nya namn.
passkeys-done-removed = Nyckeln är borttagen. Den går inte längre att logga in med.
passkey-made = Tillagd
passkey-used = Senast använd
passkey-never = aldrig
passkey-copy = Finns på
passkey-copy-yes = flera enheter: den är säkerhetskopierad i ditt konto hos tillverkaren
passkey-copy-no = bara en enhet
passkey-copy-unknown = det vet vi inte
passkey-rename = Byt namn
passkey-name = Namn på nyckeln
passkey-name-hint = Så att du känner igen den, till exempel ”Min telefon”.
passkey-usual-name = Nyckel { $n }
passkey-remove = Ta bort
passkey-remove-title = Ta bort nyckeln { $name }?
passkey-remove-lead = Du kan inte längre logga in med den. Ta bort den på telefonen eller datorn också, så att du inte väljer den av misstag.
passkey-new-title = Lägg till en nyckel
passkey-add = Lägg till nyckeln
passkey-needs-script = Det går bara i en webbläsare som har inloggningsnycklar och JavaScript påslaget. Engångskoder ur en app fungerar överallt.
passkey-instead = Eller använd en inloggningsnyckel
passkey-kept = Inloggningsnyckeln är tillagd
passkey-sign-in = Logga in med inloggningsnyckel
passkey-show = Använd inloggningsnyckeln i stället
passkey-cancelled = Det avbröts. Försök igen när du vill.
passkey-known = Den nyckeln hör redan till ett konto. Välj en annan enhet eller nyckel.
passkey-elsewhere = Webbläsaren tillåter inga inloggningsnycklar på den här adressen. Öppna sidan på tjänstens vanliga adress.
passkey-failed = Det gick inte. Ladda om sidan och försök igen.
passkey-full = Du har så många nycklar som ett konto kan ha. Ta bort en först.
passkey-no-name = Skriv ett namn på nyckeln.
passkey-not-begun = Det tog för lång tid, eller var redan gjort. Försök igen.
passkey-not-trusted = Nyckeln godtogs inte. Försök igen, eller logga in på ett annat sätt.
passkey-counter = Nyckeln godtogs inte: det kan finnas en kopia av den. Logga in på ett annat sätt och ta bort den.
passkey-last-factor = Du kan inte ta bort din sista nyckel: din roll kräver tvåstegsinloggning. Lägg till en ny nyckel eller slå på engångskoder först.
passkey-last-way = Du kan inte ta bort nyckeln: det är det enda sättet att logga in. Välj ett lösenord först.
passkey-no-site-number = Här går det inte att använda inloggningsnycklar: tjänsten nås på en adress av siffror. Den som driver den kan ge den ett namn (inställningen public_url).
passkey-no-site-not-safe = Här går det inte att använda inloggningsnycklar: tjänsten nås utan kryptering. Den som driver den kan ge den en adress som börjar med https (inställningen public_url).
passkey-no-site-no-address = Här går det inte att använda inloggningsnycklar: tjänstens adress går inte att läsa. Den som driver den kan rätta inställningen public_url.
factor-has-passkey = { $count ->
    [one] På, med inloggningsnyckel. Du har en reservkod kvar.
   *[other] På, med inloggningsnyckel. Du har { $count } reservkoder kvar.
}
letter-passkey-added-subject = En inloggningsnyckel lades till i ditt konto i Hemtag
letter-passkey-added-body = Hej!

    { $at } lades en inloggningsnyckel till i ditt konto. Var det du behöver du inte göra något.

    Var det inte du: ta bort nyckeln och byt lösenord genast.
    { $link }
letter-passkey-removed-subject = En inloggningsnyckel togs bort ur ditt konto i Hemtag
letter-passkey-removed-body = Hej!

    { $at } togs en inloggningsnyckel bort ur ditt konto. Var det du behöver du inte göra något.

    Var det inte du: byt lösenord genast och se efter vilka nycklar som finns.
    { $link }
letter-passkey-copy-subject = En inloggningsnyckel till ditt konto i Hemtag stoppades
letter-passkey-copy-body = Hej!

    { $at } försökte någon logga in i ditt konto med en av dina inloggningsnycklar. Nyckeln stoppades, för det ser ut som om det finns en kopia av den.

    Logga in på ett annat sätt, ta bort nyckeln och lägg till en ny.
    { $link }
