# Frågorna om ett behov, en på varje sida

## Vad
need-ask-what = Vad vill du få tillverkat?
need-ask-what-why = Skedet avgör vilka som vill ha jobbet: alla gör inte prototyper, och alla gör inte stora serier.
need-ask-title-label = Vad kallar du det?
need-ask-title-hint = Ett kort namn, till exempel Fäste till batterilåda.
need-ask-function-label = Vad gör det? (frivilligt)
need-ask-function-hint = En mening räcker.
need-ask-stage = Hur långt har du kommit?
need-ask-stage-idea = Idé
need-ask-stage-idea-about = Det finns på papper eller i huvudet.
need-ask-stage-prototype = Prototyp
need-ask-stage-prototype-about = Ett eller några exemplar för att prova.
need-ask-stage-pilot-series = Nollserie
need-ask-stage-pilot-series-about = En första mindre serie innan den riktiga.
need-ask-stage-full-scale = Full skala
need-ask-stage-full-scale-about = Det ska tillverkas och säljas löpande.

## Hur många
need-ask-how-many = Hur många behöver du?
need-ask-how-many-why = Serien avgör vilka sätt att tillverka som lönar sig, och vilka tillverkare som tar emot dig.
need-ask-first-series-label = Hur många först?
need-ask-first-series-hint = Den första beställningen. Ungefär räcker.
need-ask-per-year-label = Hur många per år sedan? (frivilligt)
need-ask-per-year-hint = Visas för tillverkare. Räknas som serie bara om du inte vet hur många som behövs först.

## En del av flera
need-ask-part = Vad heter del { $number }?
need-ask-part-why = Produkten har flera delar. Namnet skiljer dem åt i svaret.
need-ask-name-label = Delens namn
need-ask-name-hint = Till exempel Lock eller Axel.
need-ask-count-label = Hur många sitter det i varje produkt?
need-ask-count-hint = Oftast 1.

## Mått
need-ask-size = Hur stor är den?
need-ask-size-hint = Ungefär räcker: mät lådan som delen ryms i. Skriv det ena av de två.
need-ask-size-why = Delen måste få plats i maskinen. Tillverkare som tar större delar är kvar, så ta hellre till lite.
need-ask-size-box = Kantig del
need-ask-size-round = Rund del, som en axel eller ett hjul
need-ask-length-label = Längd
need-ask-width-label = Bredd
need-ask-height-label = Höjd
need-ask-diameter-label = Diameter
need-ask-axis-label = Längd

## Tillverkningssätt
need-ask-process = Hur ska den tillverkas?
need-ask-process-why = Det är det som mest avgör vem som kan. Vet du inte är det ett bra svar: då jämförs tillverkare av alla slag, och svaret visar vilka sätt som går.
need-ask-process-label = Tillverkningssätt
need-ask-process-hint = Till exempel svarvning eller formsprutning. Går flera lika bra, skilj dem åt med semikolon.
need-ask-process-read = Läs om tillverkningssätten (öppnas i ny flik)
need-ask-step = { $part }: vad görs i steg { $step }?
need-ask-step-why = Ett steg görs av den som kan det, som inte behöver vara samma tillverkare. Svaret visar vilka som tillsammans klarar alla steg.
need-meaning-several = Vad menar du med ”{ $word }”?
need-meaning-nearest = Vi känner inte ordet ”{ $word }”. Menar du något av de här?
need-meaning-unknown = Vi känner inte ordet ”{ $word }”.
need-meaning-keep = Inget av dem, eller vet ej
need-meaning-keep-about = Ordet står kvar som du skrev det. Ingen tillverkare bedöms efter det, och svaret frågar igen.

## Material
need-ask-material = Vilket material ska den vara av?
need-ask-material-why = Alla bearbetar inte alla material.
need-ask-material-label = Material
need-ask-material-hint = Till exempel aluminium, EN AW-6082 eller 1.4301. Går flera lika bra, skilj dem åt med semikolon.

## Noggrannhet
need-ask-exact = Vad måste vara exakt?
need-ask-exact-why = Ju finare tolerans, desto färre tillverkare och högre pris. Kräv bara det som behövs för att delen ska fungera.
need-ask-exact-nothing = Inget särskilt
need-ask-exact-nothing-about = Då gäller ISO 2768-m, det som är vanligt i verkstäder: till exempel ±0,3 mm på ett mått av 100 mm.
need-ask-exact-some = Något mått är noga
need-ask-exact-some-about = Skriv den finaste toleransen i fälten nedan.
need-ask-exact-list = Flera mått, jag skriver en lista
need-ask-exact-list-about = Skriv dem i listan nedan. Den finaste avgör vem som kan.
need-ask-exact-some-fields = Det noggrannaste måttet
need-ask-tolerance-label = Tolerans
need-ask-tolerance-hint = Till exempel ±0,02 eller H7
need-ask-at-label = På måttet
need-ask-at-hint = Till exempel 30
need-ask-list-label = Lista på noggranna mått
need-ask-list-hint = Ett på varje rad, till exempel 9,14 ±0,02 eller 4 H7.

## Krav
need-ask-requirements = Vad måste tillverkaren klara mer?
need-ask-requirements-hint = Allt här är frivilligt. Lämna tomt det som inte spelar någon roll.
need-ask-requirements-why = Varje krav tar bort tillverkare. Svaret visar hur många vart och ett tar bort.
need-ask-wall-label = Hur tunn är den tunnaste väggen?
need-ask-wall-hint = Till exempel 1,2 mm.
need-ask-mass-label = Vad väger delen?
need-ask-mass-hint = Med enhet, till exempel 250 g eller 3,5 kg.
need-ask-certificates-label = Vilka certifikat måste tillverkaren ha?
need-ask-certificates-hint = Kryssa bara i det som lag eller kund kräver.
need-ask-certificates-other-label = Andra certifikat som krävs
need-ask-certificates-other-hint = Skilj flera åt med semikolon.
need-ask-certificates-wished-label = Certifikat som är önskemål
need-ask-certificates-wished-hint = Ingen tas bort för att det saknas, men den som har det hamnar högre.
need-ask-hours-label = Hur många timmars arbete är serien?
need-ask-hours-hint = Fyll i om du vet. Då räknas tillverkarnas lediga tid.
need-ask-in-house = Får tillverkaren lägga ut arbetet på andra?
need-ask-in-house-false = Ja, det spelar ingen roll
need-ask-in-house-true = Nej, det ska göras i egna lokaler
need-unit-pieces = st
need-unit-hours = timmar

## Fler delar
need-ask-more = Är det något mer som ska tillverkas?
need-ask-more-hint = En produkt kan ha flera delar, och en del kan göras i flera steg.
need-ask-more-no = Nej, det var allt
need-ask-more-part = Ja, en del till
need-ask-more-part-about = Produkten består av flera delar. Varje del får sina egna frågor.
need-ask-more-step = Ja, ett steg till på delen
need-ask-more-step-of = Ja, ett steg till på { $part }
need-ask-more-step-about = Till exempel härdning, lackering eller montering efteråt.

## När och var
need-ask-when-where = När behövs det, och var finns du?
need-ask-when-where-why = Dagen jämförs med tillverkarnas ledtider. Kommunen ger avståndet till dem.
need-ask-due-label = Senast levererat
need-ask-due-hint = En dag, vecka eller månad: 2027-03-01, v 10 2027 eller 2027-03.
need-ask-kommun-label = I vilken kommun finns du?
need-ask-kommun-hint = Till exempel Gnosjö.
need-ask-within-km-label = Längsta avstånd till tillverkaren (frivilligt)
need-ask-within-km-hint = Tomt betyder hela landet.
need-ask-counties-label = Bara i vissa län (frivilligt)
need-ask-counties-hint = Till exempel Skåne, Halland. Tomt betyder alla.

## Vem du är
need-ask-you = Vem är du?
need-ask-you-why = Några tillverkare tar emot nya produktägare bara tillsammans med en rådgivare. De andra uppgifterna använder vi bara om du på nästa sida låter dem synas.
need-ask-newcomer = Har du låtit tillverka något förut?
need-ask-newcomer-experienced = Ja
need-ask-newcomer-with-adviser = Nej, men jag har en rådgivare
need-ask-newcomer-alone = Nej
need-ask-you-optional = Resten är frivilligt.
need-ask-organisation-label = Företag eller organisation
need-ask-owner-name-label = Namn
need-ask-contact-label = Hur tillverkare når dig
need-ask-contact-hint = E-post eller telefon. Visas bara om behovet är öppet.

## Vem som får se
need-ask-who = Vem får se behovet?
need-ask-confidentiality-hint = Svaret ser bara du som har länken. Det här avgör vad andra ser.
need-ask-confidentiality-anonymous = Kraven syns, inte vem du är
need-ask-confidentiality-anonymous-about = Tillverkare ser vad som ska göras. Namn, texter och plats visas inte.
need-ask-confidentiality-open = Allt syns
need-ask-confidentiality-open-about = Tillverkare ser hela behovet och kan höra av sig till dig.
need-ask-confidentiality-adviser-only = Ingen ser det
need-ask-confidentiality-adviser-only-about = Bara du, och den rådgivare som du ger länken till. Behovet räknas i statistik först när det inte går att känna igen.
need-preview-title = Så här ser en tillverkare behovet
need-preview-nothing = Ingenting. Behovet visas inte för någon annan.

## Utkastet
need-draft-title = Du har ett påbörjat behov
need-draft-text = ”{ $title }” är sparat som du lämnade det.
need-draft-go-on = Fortsätt där du var
need-draft-kept = Det du skriver sparas i 30 dagar. Spara sidans adress om du vill fortsätta på en annan dator.
need-ways-title = Andra sätt
need-ways-file = Lämna en fil: Hemtags form eller ett Open Know-How-manifest
need-ways-own = Se dina behov och vad som har hänt med dem
need-ways-one-page = Fyll i allt på en sida, för dig som är van

## Fel
need-error-title = Fel: { $title }
need-missing-title = Skriv vad du kallar det. Ett kort namn räcker.
need-missing-stage = Välj hur långt du har kommit, eller Vet ej.
need-missing-first-series = Skriv hur många du behöver först, eller kryssa i Vet ej.
need-missing-part-name = Skriv vad delen heter.
need-missing-count = Skriv hur många som sitter i varje produkt, eller kryssa i Vet ej.
need-missing-size = Skriv måtten, eller kryssa i Vet ej.
need-missing-size-one = Du har fyllt i både en kantig och en rund del. Töm den ena.
need-missing-side = Skriv det här måttet också, eller töm de andra och kryssa i Vet ej.
need-missing-process = Skriv hur den ska tillverkas, eller kryssa i Vet ej.
need-missing-material = Skriv materialet, eller kryssa i Vet ej.
need-missing-meaning = Välj vad du menar med ”{ $word }”.
need-missing-exact = Välj vad som måste vara exakt, eller Vet ej.
need-missing-tolerance = Skriv toleransen, till exempel ±0,02 eller H7, eller välj ett annat svar ovanför.
need-missing-list = Skriv minst ett mått med tolerans, eller välj ett annat svar ovanför.
need-missing-more = Välj om det är något mer.
need-missing-due = Skriv när det behövs, eller kryssa i Vet ej.
need-missing-kommun = Skriv din kommun, eller kryssa i Vet ej.
need-missing-newcomer = Välj om du har låtit tillverka förut, eller Vet ej.
need-missing-confidentiality = Välj vem som får se behovet.
need-missing-both = Du har både skrivit ett svar och kryssat i Vet ej. Behåll det ena.

## Kontrollera svaren
need-check-title = Kontrollera dina svar
need-check-change = Ändra behovet
need-check-lead = Så här har vi läst det du skrev. Ändra det som inte stämmer.
need-check-open = En fråga är kvar
need-check-questions = Du kan gå vidare ändå. Ingen tillverkare bedöms efter det som inte är klart.
need-check-answer = Svara
need-check-unclear = ”{ $stated }”, som behöver förtydligas
need-check-not-given = Inte angivet
need-check-state = Visa vem som kan
need-check-keep = Spara ändringen
need-check-keep-mine = Spara mina ändringar ovanpå
need-check-throw-away = Släng utkastet
need-check-parts = Delar och steg
need-check-add = Lägg till en del eller ett steg
need-check-remove = Ta bort { $part }
need-check-unstep = Ta bort sista steget på { $part }
need-conflict-title = Behovet ändrades medan du skrev
need-conflict-text = Någon annan med länken har sparat en ändring. Dina ändringar är kvar och står nedan, ovanpå det nya. Det här skiljer från vad som är sparat nu:
need-conflict-read = Läs behovet som det är nu

## Behovet i ord
need-stage-idea = Idé
need-stage-prototype = Prototyp
need-stage-pilot-series = Nollserie
need-stage-full-scale = Full skala
need-newcomer-experienced = Har låtit tillverka förut
need-newcomer-with-adviser = Ny, med rådgivare
need-newcomer-alone = Ny
need-yes = Ja
need-no = Nej
need-at = { " " }vid { $at }
need-tolerance-list = { $list }. Den finaste avgör: { $finest }
need-word-open = ”{ $word }”, som vi inte förstår
need-part-number = Del { $number }
need-step-number = steg { $number }

## Behov som visas
needs-title = Behov som väntar på en tillverkare
needs-lead = De behov som ägaren låter andra se. Svara gärna på ett öppet behov: då står det hur du når ägaren.
needs-own = Dina behov
needs-own-about = De som hör till ditt konto och de som du har beskrivit i den här webbläsaren. Bara du ser den här listan.
needs-all = Alla som visas
needs-none = Inga behov visas just nu
need-shown-anonymous = Anonymt behov
need-shown-example = Exempel: ett verkligt öppet projekt som ingen har beställt
need-shown-source = Hämtat ur { $format }.

## En fil
need-file-title = Lämna ett behov som fil
need-file-lead = Hemtags egen form (TOML eller JSON), ett manifest enligt Open Know-How eller en offertförfrågan enligt Catena-X (JSON). Det som saknas i filen räknas som att du inte vet.
need-file-file = Fil
need-file-file-hint = Högst 2 MB. UTF-8, UTF-16 och Latin-1 går bra.
need-file-text-hint = Klistra in hela texten om du hellre gör det. Använd det ena av de två.
need-file-both = Du har både valt en fil och klistrat in text. Använd det ena.
need-file-too-large = { $name } är större än 2 MB, och ett behov är aldrig så stort. Är det rätt fil? Flera behov läses in med kommandot hemtag import needs.
