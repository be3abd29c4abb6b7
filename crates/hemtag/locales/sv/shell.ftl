# Sidans ram och felsidor
skip-to-content = Hoppa till innehållet
nav-label = Huvudmeny
nav-need = Beskriv ett behov
nav-makers = Sök tillverkare
nav-processes = Processer
nav-gaps = Luckor
nav-about = Om uppgifterna
language-own-name = Svenska
footer-what = Hemtag hjälper företag att hitta tillverkning i Sverige och visar vad som saknas.
error-not-found-title = Sidan finns inte
error-not-found-text = Adressen kan vara felskriven, eller så har sidan tagits bort. Är det ett behov behöver du hela den hemliga länken.
error-forbidden-title = Du får inte göra det här
error-forbidden-text = Åtgärden kräver en annan behörighet. Den som driver tjänsten kan logga in med länken som visades när den startades.
error-bad-request-title = Det gick inte att läsa det du skickade
error-bad-request-text = Något i adressen eller formuläret har en form som sidan inte förstår. Gå tillbaka och försök igen.
error-conflict-title = Någon annan hann före
error-conflict-text = Uppgifterna har ändrats sedan du öppnade sidan. Öppna den igen och gör om din ändring.
error-too-large-title = Filen är för stor
error-too-large-text = Dela upp filen i mindre delar, eller läs in den med kommandot hemtag import.
error-too-many-title = Vänta en stund
error-too-many-text = { $count ->
    [one] Så mycket har kommit från din adress på en gång att vi inte tar emot mer just nu. Inget har gått förlorat. Skicka igen om { $n } minut.
   *[other] Så mycket har kommit från din adress på en gång att vi inte tar emot mer just nu. Inget har gått förlorat. Skicka igen om { $n } minuter.
}
error-internal-title = Något gick fel hos oss
error-internal-text = Inget av det du gjorde har sparats till hälften. Försök igen om en stund.
error-unavailable-title = Tjänsten kan inte spara något just nu
error-unavailable-text = Databasen är upptagen, full eller går inte att nå. Inget av det du gjorde sparades till hälften. Gå tillbaka, så finns det du skrev kvar, och försök igen om en minut.
error-to-start = Till startsidan
sign-in-title = Logga in som administratör
sign-in-what = Med den här länken kan du läsa in och ändra uppgifter i registret. Den gäller tills tjänsten startas om.
sign-in-button = Logga in
nav-menu = Meny
nav-initiatives = Initiativ som hjälper
nav-needs = Behov som väntar
nav-help = Hjälp
nav-accessibility = Tillgänglighet
brand-to-start = Hemtag, till startsidan
demo-title = Exempeldata
demo-text = Tillverkarna är påhittade och finns inte på riktigt.
demo-more = Vad som är påhittat
footer-what-label = Tjänst
footer-register-label = Register
footer-register-examples = Påhittade exempel
footer-register-real = Tillverkare i Sverige
footer-more-label = Läs mer
footer-version-label = Version
