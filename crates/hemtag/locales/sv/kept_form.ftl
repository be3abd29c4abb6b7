# En session som tog slut medan någon skrev
session-over = Du blev utloggad medan du skrev
session-over-kept = Det du skrev är sparat i en timme. Inget är skickat. Logga in, så får du tillbaka formuläret som du fyllde i det.
session-over-large = Det du skrev var för stort för att sparas. Gå tillbaka i webbläsaren och kopiera texten innan du loggar in.
session-over-file = Filer sparas inte. Logga in, och välj filen igen.
session-over-ended-by-itself = Logga in för att gå vidare.
kept-form-title = Det du skrev är kvar
kept-form-text = Du blev utloggad innan du hann skicka. Formuläret är ifyllt som du lämnade det, och inget är skickat än. Läs igenom och skicka.
kept-form-all = Visa allt som är sparat
kept-form-lead = Detta skrev du när du blev utloggad. Det sparas i en timme. Sidan med formuläret ser kanske inte ut som förut; här står allt, fält för fält.
kept-form-open = Öppna sidan med formuläret
kept-form-discard = Släng det jag skrev
kept-form-none = Inget är sparat. Det som sparas när du blir utloggad finns kvar i en timme, i samma webbläsare.
