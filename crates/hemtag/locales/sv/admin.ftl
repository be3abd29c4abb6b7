# /admin
admin-title = Driften av tjänsten
admin-lead = För administratörer: vad som väntar i kön och på att skickas, vilka versioner som används och hur mycket som är sparat. Inga namn och ingens texter står här.
admin-now = Just nu
admin-database = Databas
admin-answers = svarar
admin-does-not-answer = svarar inte
admin-clock = Klocka
admin-clock-steady = går jämnt
admin-clock-jumped = har hoppat sedan programmet startade; ställ den rätt och starta om
admin-newest = Senaste händelse
admin-offers = Erbjudanden i minnet
admin-commands = På servern: hemtag check säger vad som bör rättas i inställningarna, hemtag verify går igenom allt, hemtag backup gör en säkerhetskopia.
admin-post = Brev som inte är skickade än
admin-no-mail = Inställningen mail är inte angiven: brev väntar.
admin-no-letters = Inget brev väntar.
admin-letters = { $count ->
    [one] { $n } brev väntar. De nyaste visas.
   *[other] { $n } brev väntar. De nyaste visas.
}
admin-letter-kind = Slag
admin-letter-made = Skrivet (UTC)
admin-letter-tries = Försök
admin-letter-next = Nästa försök (UTC)
admin-letter-problem = Vad det senaste försöket sa
admin-letter-not-tried = inte försökt än
admin-again = Försök igen nu
admin-again-done = Breven skickas på nytt inom några sekunder. Ladda om sidan för att se hur det gick.
admin-node = Den här noden
admin-to-jobs = Alla jobb
admin-messages = Meddelanden till andra system
admin-messages-waiting = Väntar
admin-messages-tried = Av dem försökta förgäves
admin-messages-given-up = Gavs upp den senaste månaden
admin-versions = Versioner
admin-program = Program
admin-shape = Databasens form
admin-vocabulary = Ordlista { $scheme }
admin-to-vocabularies = Ordlistor för kompetens
admin-to-figures = Kostnadssiffror
admin-storage = Vad som är sparat
admin-whole = Databasen tar { $size }.
admin-table = Tabell
admin-rows = Rader
admin-sealed = Förseglat innehåll
