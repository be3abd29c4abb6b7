# Konton, roller och brev
role-visitor = Besökare
role-product-owner = Produktägare
role-maker = Tillverkare
role-adviser = Rådgivare
role-officer = Handläggare
role-assessor = Bedömare
role-administrator = Administratör
nav-account = Mitt konto
account-title = Mitt konto
account-sign-in = Logga in
account-sign-out = Logga ut
account-signed-out = Du är utloggad.
account-was-ended = Kontot är avslutat och uppgifterna i det är borta.
account-email = E-postadress
account-password = Lösenord
account-new-password = Nytt lösenord
account-present-password = Nuvarande lösenord
account-wrong-password = Det är inte kontots lösenord.
account-change-password = Byt lösenord
account-name = Namn
account-language = Språk i brev
account-no-name = Skriv ditt namn.
account-no-address = Skriv en e-postadress, till exempel kim@example.se.
account-new = Skaffa konto
account-new-lead = Vi skickar en länk till din e-postadress. Du behöver inget konto för att beskriva ett behov och se vem som kan göra det.
account-recover = Glömt lösenordet?
account-recover-lead = Vi skickar en länk där du väljer ett nytt lösenord.
account-send-link = Skicka länken
account-link-sent = Titta i din e-post
account-link-sent-lead = Vi har skickat ett brev till { $email }, om adressen går att nå.
account-link-sent-none = Kommer inget inom några minuter? Titta i skräpposten, och kontrollera adressen. Högst fem brev i timmen skickas till samma adress.
account-no-post-title = Brev skickas inte från den här installationen
account-no-post = Den som driver tjänsten har inte ställt in e-post ännu. Hör av dig dit:
account-no-link = Länken gäller inte
account-no-link-why = Den är använd, för gammal eller inte hel. Be om en ny.
account-link-register = Skapa kontot
account-link-register-do = Skapa kontot
account-link-recover = Välj ett nytt lösenord
account-link-recover-do = Byt lösenord och logga in
account-link-install = Bli administratör
account-link-install-do = Bli administratör
administrator-link = Öppna den här inom en timme för att göra { $email } till administratör. Den kan användas en gång:
account-link-invite = Du är inbjuden
account-link-invite-do = Tacka ja
account-link-keeps-password = Du har redan ett konto med den här adressen. Ditt lösenord är detsamma.
account-roles = Roller
account-roles-none = Du har ingen roll i någon organisation. Du kan beskriva behov och följa dem.
account-edit-maker = Ändra profilen
account-leave = Lämna
account-claim = Begäran att företräda en tillverkare
account-name-title = Namn och språk
account-password-title = Lösenord
account-sessions = Här är du inloggad
account-session-seen = senast använd { $at }
account-sessions-end = Logga ut överallt utom här
account-leave-title = Lämna Hemtag
account-end = Avsluta kontot
account-end-lead = Namn, adress, lösenord och roller tas bort för gott. Vad du har gjort i tjänsten står kvar under ett nummer. Dina behov står kvar under sina egna länkar.
account-end-do = Avsluta kontot för gott
account-done-named = Sparat.
account-done-password = Lösenordet är bytt, och du är utloggad på andra ställen.
account-done-sessions = Du är utloggad på alla andra ställen.
account-done-left = Du har lämnat rollen.
account-done-factor-removed = Tvåstegsinloggningen är avstängd.
account-done-entered = Välkommen. Du är inloggad.
account-done-claimed = Du företräder nu tillverkaren och kan ändra profilen.
account-done-claim-waits = Din begäran väntar på en rådgivare. Du får ett brev när den är avgjord.
account-done-invited = Inbjudan är skickad.
password-hint = Minst { $n } tecken. Flera ord efter varandra är lätta att minnas och svåra att gissa.
password-too-short = Lösenordet är för kort. Det behöver minst { $n } tecken.
password-too-long = Lösenordet är för långt. Det får ha högst { $n } tecken.
password-guessable = Lösenordet är lätt att gissa. Välj flera ord som inte hör ihop, och inte ditt namn.
sign-in-wrong = Ingen har den här adressen och det här lösenordet tillsammans. Kontrollera båda.
sign-in-wait = För många försök har misslyckats. Vänta { $n } sekunder och försök igen.
factor-title = Tvåstegsinloggning
factor-lead = Skriv koden ur din app, eller en av dina reservkoder.
factor-code = Kod
factor-code-hint = Sex siffror ur appen, eller en reservkod.
factor-new-hint = Sex siffror ur appen.
factor-go-on = Fortsätt
factor-wrong = Koden stämmer inte, eller är redan använd. Vänta tills appen visar en ny.
factor-new-title = Slå på tvåstegsinloggning
factor-new-lead = Läs in rutan med en app för engångskoder, och skriv koden som appen visar. Den som arbetar med andras uppgifter behöver det.
factor-key = Eller skriv in nyckeln:
factor-open = Öppna i appen på den här enheten
factor-keep = Slå på
factor-kept = Tvåstegsinloggningen är på
factor-codes-title = Spara dina reservkoder
factor-codes-lead = Varje kod släpper in dig en gång om du blir av med appen. De visas bara nu: skriv ut dem eller spara dem på ett säkert ställe.
factor-has = { $count ->
    [one] På. En reservkod är kvar.
   *[other] På. { $n } reservkoder är kvar.
}
factor-none = Av. Med en kod ur telefonen räcker det inte att någon får tag i ditt lösenord.
factor-again = Byt app eller få nya reservkoder
factor-remove = Stäng av
claim-title = Företräd tillverkaren
claim-lead = Den som företräder en tillverkare ändrar profilen och svarar på frågor. Att du får göra det visas av din e-postadress, eller av en rådgivare som känner firman.
claim-shown = Din adress { $email } ligger på firmans egen domän. Det räcker.
claim-not-shown = Din adress { $email } ligger inte på firmans domän. En rådgivare läser vad du skriver och hör av sig till firman.
claim-words = Hur kommer det sig att du företräder firman?
claim-words-hint = Din roll där, och vem vi kan fråga. Läses av en rådgivare.
claim-no-words = Skriv hur det kommer sig, så att en rådgivare kan avgöra det.
claim-do = Begär att få företräda
claim-reason = Skäl till beslutet
claim-no-reason = Skriv skälet. Det står i brevet till den som frågade.
claim-grant = Ja
claim-refuse = Nej
claim-state-open = väntar på en rådgivare
claim-state-refused = nej
claims-title = Begäran att företräda en tillverkare
claims-lead = Säg ja till den du vet får tala för firman. Hör av dig till firman när du är osäker.
claims-none = Ingen väntar.
maker-claim = Är det din firma? Företräd den
people-title = Konton
people-caption = Konton och vad de får göra
people-search = Sök på namn eller adress
people-none = Inget konto passar.
people-since = Sedan
people-until = Gäller till
people-role = Roll
people-organisation = Organisation
people-new-organisation = Namn på en ny organisation
people-new-organisation-below = En ny, med namnet nedan
people-choose = Välj
people-no-role = Välj en roll.
people-no-organisation = Välj en organisation eller skriv namnet på en ny.
people-counties = Län
people-counties-hint = För rådgivare. Kryssa i inga om alla gäller.
people-members = Medlemmar
people-end = Ta bort
people-sessions = Inloggningar
people-sign-out = Logga ut
people-signed-out = Kontot är utloggat överallt.
people-invite = Bjud in
people-invite-lead = Vi skickar en länk som gäller i fjorton dagar. Den som redan har ett konto behåller sitt lösenord.
people-invite-colleague = Bjud in en kollega
people-send-invitation = Skicka inbjudan
people-invited = Inbjudan är skickad.
people-open-invitations = Inbjudningar som väntar
people-letters-wait = { $count ->
    [one] Ett brev väntar. Ställ in mail i inställningarna.
   *[other] { $n } brev väntar. Ställ in mail i inställningarna.
}
people-letters-tried = { $count ->
    [one] Ett brev har inte gått att skicka
   *[other] { $n } brev har inte gått att skicka
}
letter-end = Hemtag hjälper företag att hitta tillverkning i Sverige. Du kan inte svara på det här brevet.
letter-register-subject = Skapa ditt konto i Hemtag
letter-register-body = Hej!

    Öppna länken för att skapa ditt konto. Den gäller i ett dygn:
    { $link }

    Har du inte bett om det kan du slänga brevet.
letter-have-account-subject = Du har redan ett konto i Hemtag
letter-have-account-body = Hej!

    Någon, kanske du, ville skapa ett konto med din adress. Det finns redan ett. Vill du välja ett nytt lösenord gör du det här inom en timme:
    { $link }

    Har du inte bett om det kan du slänga brevet.
letter-recover-subject = Nytt lösenord i Hemtag
letter-recover-body = Hej!

    Öppna länken för att välja ett nytt lösenord. Den gäller i en timme:
    { $link }

    Har du inte bett om det kan du slänga brevet: lösenordet är detsamma.
letter-no-account-subject = Inget konto i Hemtag har din adress
letter-no-account-body = Hej!

    Någon, kanske du, ville byta lösenord på ett konto med din adress. Det finns inget. Vill du skapa ett gör du det här inom ett dygn:
    { $link }

    Har du inte bett om det kan du slänga brevet.
letter-invite-subject = Du är inbjuden till Hemtag
letter-invite-body = Hej!

    Du är inbjuden som { $role } ({ $organisation }). Öppna länken för att tacka ja. Den gäller i fjorton dagar:
    { $link }
letter-claim-granted-subject = Du företräder nu { $maker } i Hemtag
letter-claim-granted-body = Hej!

    Din begäran att företräda { $maker } är beviljad.
    Skäl: { $reason }

    { $link }
letter-claim-refused-subject = Din begäran i Hemtag är avslagen
letter-claim-refused-body = Hej!

    Din begäran att företräda { $maker } är avslagen.
    Skäl: { $reason }

    { $link }
notices-title = Brev till dig
notices-lead = Vi skriver när något väntar på dig. Brevet säger att något väntar, aldrig vad det står.
notices-legend = Hur ofta vill du ha brev?
notices-each = Direkt, ett brev för varje
notices-daily = Högst en gång om dagen, samlat
notices-weekly = Högst en gång i veckan, samlat
notices-off = Aldrig; jag ser själv på sidorna vad som väntar
notices-save = Spara
notices-kinds = Det här skriver vi om
notices-kind-case = Ärenden
notices-kind-case-what = Du har fått en rådgivare. Är du rådgivare: ett ärende väntar på dig, eller på någon i ditt län.
notices-kind-answers = Svar på förfrågningar
notices-kind-answers-what = En tillverkare har svarat i ett ärende som du äger eller är rådgivare i.
notices-kind-come-back = Dagen då du ville komma tillbaka
notices-kind-come-back-what = Du har sagt att du ville ta upp ditt ärende igen den dagen.
notices-kind-outcome = Hur det gick
notices-kind-outcome-what = Vi frågar en tid efter att tillverkare tillfrågades, också när inget blev av.
notices-kind-capacity = Ledig kapacitet
notices-kind-capacity-what = Du företräder en tillverkare vars angivna lediga timmar snart inte räknas. Högst en gång i veckan för varje tillverkare. Brev om bara en tillverkare stängs av med länken i brevet.
notices-kind-guides = Guider att se över
notices-kind-guides-what = En guide som du ändrade senast har passerat dagen då den skulle ses över. Högst en gång i månaden.
notices-kind-skills = Uppföljning av kompetensplanen
notices-kind-skills-what = Det är ett år sedan ditt företag sparade sin kompetensplan. En gång om året.
notices-always = Det här skickas alltid
notices-always-what = Brev som du själv ber om (nytt konto, nytt lösenord), inbjudningar, och besked om du får företräda en tillverkare. Förfrågningar och frågor till en tillverkare går till tillverkaren och inte till ditt konto: frågorna stängs av med länken i de breven, förfrågningar kommer alltid.
account-done-notices = Sparat. Så ofta skriver vi från och med nu.
letter-digest-subject = Det här väntar på dig i Hemtag
letter-digest-body =
    Hej,

    { $count ->
        [one] en sak väntar
       *[other] { $count } saker väntar
    } på dig:

    { $lines }

    Ändra hur ofta vi skriver: { $settings }
