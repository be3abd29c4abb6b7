# Vems behovet är: i ett konto, eller hos den som har nyckeln
needs-own-sign-in = Logga in för att se dem från varje webbläsare
needs-own-lead = Behoven i ditt konto når du från varje webbläsare där du är inloggad.
needs-own-none = Inga behov finns i ditt konto ännu
needs-remembered = Bara i den här webbläsaren
needs-remembered-about = Dem minns webbläsaren, men de finns inte i ditt konto. Öppna behovet för att spara det i kontot.
need-account-title = Behovet och ditt konto
need-account-yours = Behovet finns i ditt konto och står under
need-account-taken = Behovet är sparat i ditt konto
need-account-left = Behovet är borttaget ur ditt konto
need-account-anothers = Behovet hör till någons konto. Du ser det för att du har dess hemliga adress.
need-account-free = Behovet hör inte till något konto. Den som har den hemliga adressen kan se och ändra det. I ett konto hittar du det igen från varje webbläsare.
need-account-take = Spara behovet i mitt konto
need-account-leave = Ta bort behovet ur mitt konto
need-account-sign-in = Logga in för att spara det
needs-own-all = { $count ->
    [0] Alla dina behov
    [one] Ditt enda behov
   *[other] Alla dina { $n } behov
}
