# Förfrågningar till tillverkare, svar, vad som visas för vem, kontakter och utfall
language-sv = Svenska
language-en = Engelska
requests-save = Spara
requests-case = Ärende { $number }
requests-title = Förfrågningar
requests-lead = Vem som är tillfrågad, vad de svarade och vad de ser av behovet.
requests-count = { $asked } av högst { $most } tillverkare är tillfrågade.
requests-ask = Fråga tillverkare
requests-none = Ingen är tillfrågad ännu
requests-none-text = Välj tillverkare i svaret på behovet. Brevet går när både ägaren och rådgivaren har sagt ja.
requests-not-yet = Behovet är inte genomgånget ännu
requests-not-yet-text = En rådgivare går igenom behovet innan någon tillverkare ser det. Du kan välja tillverkare redan nu; brevet går när rådgivaren har sagt ja.
request-what = Vad
request-maker = Tillverkare
request-kind = Vad vi frågar
request-kind-information = Kan ni? (förfrågan om möjlighet)
request-kind-information-about = Ett klick för tillverkaren: ja, nej med skäl, eller en fråga.
request-kind-quote = Vad kostar det? (offertförfrågan)
request-kind-quote-about = Pris per antal, verktyg, ledtid och villkor. Kostar tillverkaren timmar: fråga få, och mena allvar.
request-state = Läge
request-state-waits-for-owner = Väntar på ägarens ja
request-state-waits-for-adviser = Väntar på rådgivarens ja
request-state-sent = Skickad
request-state-seen = Öppnad av tillverkaren
request-state-yes = Svar: ja
request-state-no = Svar: nej
request-state-ask = Svar: en fråga
request-state-silent = Inget svar i tid
request-state-taken-back = Återtagen
request-sent = Skickad
request-answer-by = Svar senast
request-answer-by-hint = Lämna tomt för två veckor.
request-beyond = Varför fler än vanligt tillfrågas
request-beyond-label = Varför fler än { $most } tillfrågas (bara om det behövs)
request-shown = Ser av behovet
request-shown-then = { $level } när sekretess är utlovad
request-closed-by = Återtagen av { $who } { $day }:
request-party-owner = Ägaren
request-party-adviser = Rådgivaren
request-party-maker = Tillverkaren
request-verdict-yes = ja
request-verdict-no = nej
request-verdict-ask = en fråga
request-reason-size = Storleken
request-reason-tolerance = Toleransen
request-reason-material = Materialet
request-reason-quantity = Antalet
request-reason-capacity = Ingen ledig tid
request-reason-certificate = Ett certifikat vi inte har
request-reason-price-level = Prisläget
request-reason-other = Annat
request-price-at = Pris per styck vid { $quantity } st
request-whole-at = Allt vid { $quantity } st, med verktyg
request-lowest = lägst
request-tooling = Verktyg, en gång
request-lead-time = Ledtid
request-days = { $count ->
    [one] { $n } dag
   *[other] { $n } dagar
}
request-holds-until = Gäller till
request-conditions = Villkor
request-quotes = Offerter sida vid sida
request-quotes-about = I den ordning de begärdes. Det billigaste är inte alltid det bästa: läs villkoren, och fråga om det du undrar.
request-agree = Säg ja
request-again = Skicka brevet igen
request-reply = Skicka svaret
request-reply-or-back = Skriv till tillverkaren, eller ta tillbaka förfrågan
request-back = Ta tillbaka förfrågan
request-take-back = Ta tillbaka
request-words = Text
request-no-words = Skriv något först: ett svar, eller varför förfrågan tas tillbaka.
request-too-soon = Brevet gick för mindre än ett dygn sedan.
request-is-closed = Förfrågan är stängd.
request-not-qualified = En rådgivare måste först ha gått igenom behovet. Det görs på ärendets sida.
request-no-address = Det finns ingen e-postadress till { $maker }. Lägg in den på tillverkarens sida under Adress för brev.
request-show-more = Visa tillverkaren
request-show-more-do = Ändra vad som visas
request-new-title = Fråga tillverkare
request-new-lead = Välj få och rätt. Varje förfrågan tar tid för den som får den.
request-whom = Vilka ska tillfrågas?
request-whom-hint = Ur svaret på behovet, de som klarar allt först.
request-nobody = Välj minst en tillverkare.
request-no-kind = Välj vad ni frågar.
request-quantities = Antal som ni vill ha pris på
request-quantities-hint = Skilda med komma: 10, 100, 1000. Behövs bara för offert.
request-no-quantities = Skriv ett till { $most } hela tal skilda med komma, till exempel 10, 100, 1000.
request-no-day = Skriv ett datum: år-månad-dag.
request-past-day = Dagen har varit. Skriv en dag som kommer.
request-too-many = Det blir { $asked } tillverkare. Högst { $most } tillfrågas om ett behov; en rådgivare kan fråga fler och skriver då varför.
request-no-candidates = Svaret på behovet har ingen tillverkare
request-no-candidates-text = Sök i registret och öppna tillverkaren, eller ändra behovet så att någon klarar det.
request-words-to-maker = Till tillverkaren
request-words-to-maker-hint = Vad de behöver veta utöver kraven. Skriv inget här som avslöjar mer än du vill visa.
request-owner-decides = Tillverkaren ser bara kraven, utan namn. Ägaren bestämmer om mer ska visas.
request-send = Skicka
request-send-owner = Skicka till rådgivaren
request-send-adviser = Föreslå för ägaren
request-band-exact = klarar allt
request-band-ask = något är inte känt
request-band-near = något saknas
request-band-none = vald i registret
request-is-asked = redan tillfrågad
request-not-reached = ingen adress ännu
request-lately = kontaktad av { $who } { $day }
disclosure-title = Vad som har visats
disclosure-what = Ser
disclosure-when = När (UTC)
disclosure-choose = Vad får de se?
disclosure-choose-hint = Du kan visa mer senare, en tillverkare i taget. Mer än kraven visas först när tillverkaren har lovat sekretess.
disclosure-requirements = Kraven, utan namn
disclosure-requirements-about = Mått, toleranser, material och antal. Inga namn och inga egna texter.
disclosure-name = Namn och beskrivning
disclosure-name-about = Även vem ni är, vad produkten är och allt ni har skrivit.
disclosure-drawings = Ritningar och filer
disclosure-drawings-about = Även ritningar och CAD-filer.
undertaking-title = Lova sekretess
undertaking-lead = Ägaren vill visa mer: { $level }. Läs och godkänn först.
undertaking-name = Ditt namn
undertaking-function = Din roll i företaget
undertaking-function-hint = Du ska ha rätt att lova detta för företagets räkning.
undertaking-accept = Jag godkänner sekretessförbindelsen för företagets räkning
undertaking-do = Godkänn och visa mer
undertaking-not-accepted = Kryssa i rutan om du godkänner.
undertaking-no-name = Skriv ditt namn.
undertaking-given = Sekretess utlovad av { $name } { $day }.
undertaking-of = Sekretessförbindelse: { $maker }, { $day }
undertaking-by = Godkänd av { $name }, { $function }. Textens version: { $version }.
undertaking-2026-11-26 =
    Sekretessförbindelse

    1. Det som visas om behovet – namn, beskrivningar, ritningar, filer och det som går att räkna ut av dem – är ägarens. Det får användas bara för att bedöma, besvara och, om det blir en beställning, utföra förfrågan.

    2. Det får inte visas för någon utanför företaget. Den som är anställd får se det som arbetet kräver och ska veta att det är hemligt.

    3. En underleverantör får se det bara om ägaren har sagt ja i förväg och underleverantören har lovat detsamma skriftligt.

    4. Det gäller inte sådant som redan var allmänt känt, som företaget redan visste eller har fått från annat håll utan sekretess, eller som lag eller domstol kräver att företaget lämnar ut.

    5. Om det inte blir någon beställning raderar eller lämnar företaget tillbaka ritningar och filer när ägaren ber om det.

    6. Förbindelsen gäller i fem år från dagen för godkännandet, även om förfrågan tas tillbaka. Svensk rätt gäller.
answer-title-information = Kan ni göra det här?
answer-title-quote = Vad kostar det här?
answer-lead = Till { $maker }. Du behöver inget konto. Länken i brevet är din: dela den bara inom företaget.
answer-done-answered = Tack. Svaret är sparat och den som frågade får veta det.
answer-done-undertaken = Tack. Nu visas mer av behovet.
answer-done-corrected = Tack. Profilen är ändrad.
answer-taken-back = Förfrågan är återtagen
answer-need-closed = Behovet är avslutat. Tack för din tid.
answer-too-late = Tiden för svar har gått ut
answer-said = Vad som har sagts
answer-asked = Vad som behöver göras
answer-how-many = { $asked } av högst { $most } tillverkare är tillfrågade. En rådgivare har gått igenom behovet.
answer-by = Svara helst senast { $day }.
answer-heading = Ditt svar
answer-again = Ändra eller lägg till
answer-no-verdict = Välj ja, nej eller fråga.
answer-yes = Ja, vi kan
answer-yes-quote = Skicka offerten
answer-ask = Skicka en fråga
answer-no-legend = Nej, för att …
answer-no-hint = Ett klick räcker. Skälet hjälper nästa förfrågan att hamna rätt.
answer-no-reason = Välj varför det inte går.
answer-words = Något att tillägga?
answer-words-hint = Behövs bara för en fråga, eller om skälet är ”annat”.
answer-no-words = Skriv vad du menar.
answer-too-long = Texten är för lång. Högst 5 000 tecken.
answer-files = Filer
answer-files-hint = PDF, PNG, JPEG eller DXF, högst { $most }. Blir något fel i formuläret får du välja filerna igen.
answer-too-many-files = Det får vara högst { $most } filer.
answer-quote = Offert
answer-quote-hint = Fyll i det du vet. Minst ett pris. Det du lämnar tomt räknas som inte sagt, inte som noll.
answer-currency = Valuta
answer-tooling-hint = 0 om inget verktyg behövs.
answer-lead-time-hint = Kalenderdagar från beställning.
answer-not-an-amount = Skriv ett belopp, till exempel 1 234,50.
answer-not-days = Skriv ett antal dagar, till exempel 21.
answer-no-price = Skriv minst ett pris.
correct-title = Ska vi rätta er profil?
correct-lead = Ditt nej säger att profilen lovar för mycket. Ändra det som inte stämmer, så kommer färre förfrågningar fel. Gör inget om den stämmer.
correct-certificates = Kryssa för de certifikat som ni inte har
correct-certificates-hint = Profilen säger då att ni inte har dem, med dagens datum och att det är ni som säger det. Det ni inte kryssar för är som förut.
correct-certificates-held = profilen säger i dag att ni har det
correct-certificates-do = Vi har inte dessa
correct-certificates-none = Kryssa för minst ett certifikat, eller gör inget.
correct-hours = Ledig tid
correct-hours-text = Säg att de maskiner som passar behovet inte har någon ledig tid från den här veckan till och med { $week }. Andra veckor är som förut.
correct-hours-do = Ingen ledig tid till dess
correct-do = Ändra profilen
reach-title = Adress för brev
reach-lead = Hit skickas förfrågningar och frågor om profilen. Adressen visas inte för andra än rådgivare och företaget självt.
reach-none = Ingen adress finns: tillverkaren kan inte tillfrågas
reach-email-hint = Helst en adress som flera läser, som offert@företaget.se.
reach-questions = Frågor om profilen
reach-questions-on = Ibland, högst ett brev i veckan, frågar vi om något som profilen inte säger och som ett behov hänger på.
reach-questions-off = Sådana brev skickas inte till er.
reach-questions-turn-off = Stäng av frågorna
reach-questions-turn-on = Ta emot frågor igen
maker-requests-title = Förfrågningar till er
maker-requests-lead = Det ni har fått via Hemtag. Öppna en för att läsa och svara.
maker-requests-none = Inga förfrågningar ännu
contacts-title = Kontakter
contacts-lead = Vilka organisationer som har kontaktat företaget, så att det inte blir för många.
contacts-none = Ingen kontakt är antecknad
contact-when = När (UTC)
contact-who = Vem
contact-way = Hur
contact-note = Anteckning
contact-note-hint = För kollegor. Företaget ser den inte. Skriv inga personuppgifter.
contact-keep = Anteckna en kontakt
contact-keep-do = Anteckna
contact-way-information = Förfrågan
contact-way-quote = Offertförfrågan
contact-way-questions = Frågor om profilen
contact-way-telephone = Telefon
contact-way-mail = E-post
contact-way-meeting = Möte
contact-way-visit = Besök
letters-off-title = Stäng av frågor om profilen
letters-off-lead = Förfrågningar om behov kommer ändå; de går bara till dem en ägare och en rådgivare har valt.
letters-off-do = Stäng av
letters-off-done = Frågorna är avstängda. Ni kan slå på dem igen under Adress för brev.
outcome-title = Hur gick det?
outcome-lead = Berätta även om det inte blev något. Det är så luckorna syns.
outcome-reached = Hur långt kom behovet?
outcome-reached-reached = Beskrivet
outcome-reached-reached-about = Behovet beskrevs, men ingen har gått igenom det.
outcome-reached-studied = Genomgånget
outcome-reached-studied-about = Behovet gicks igenom, men ingen tillverkare sa ja.
outcome-reached-matched = Någon kunde
outcome-reached-matched-about = Minst en tillverkare sa att den kan.
outcome-reached-quoted = Offert
outcome-reached-quoted-about = Minst en tillverkare lämnade pris.
outcome-reached-made = Tillverkat
outcome-reached-made-about = Det beställdes och gjordes i Sverige.
outcome-why = Varför kom det inte längre?
outcome-why-hint = Behövs inte om det tillverkades.
outcome-why-price = Priset
outcome-why-lead-time = Ledtiden
outcome-why-quality = Kvalitet eller tolerans
outcome-why-no-answer = Tillverkarna svarade inte
outcome-why-nobody-could = Ingen kunde
outcome-why-not-now = Inte nu, kanske senare
outcome-why-no-money = Finansiering saknas
outcome-why-abroad = Det tillverkas utomlands
outcome-why-changed = Produkten eller planen ändrades
outcome-why-other = Annat
outcome-maker = Vilken tillverkare?
outcome-maker-none = Ingen av dem, eller vill inte säga
outcome-words = Med egna ord
outcome-words-hint = Vad hade fått det att gå längre?
outcome-no-reached = Välj hur långt behovet kom.
outcome-no-why = Välj varför det inte kom längre.
letter-request-information-subject = En fråga till er via Hemtag: kan ni tillverka?
letter-request-information-body =
    Hej,

    ett svenskt företag undrar om ni kan tillverka något åt dem. En rådgivare har gått igenom behovet och ni är en av få som tillfrågas.

    Läs och svara här, utan konto. Ett nej tar ett klick:
    { $link }

    Svara helst senast { $day }.
letter-request-quote-subject = En offertförfrågan till er via Hemtag
letter-request-quote-body =
    Hej,

    ett svenskt företag vill ha pris på en tillverkning. En rådgivare har gått igenom behovet och ni är en av få som tillfrågas.

    Läs och svara här, utan konto. Ett nej tar ett klick:
    { $link }

    Svara helst senast { $day }.
letter-request-reminder-subject = Påminnelse: en förfrågan väntar på svar
letter-request-reminder-body =
    Hej,

    en förfrågan till er väntar på svar. Ett nej är också ett bra svar och tar ett klick:
    { $link }

    Svara helst senast { $day }. Vi påminner inte fler gånger.
letter-request-reply-subject = Svar på er fråga i en förfrågan
letter-request-reply-body =
    Hej,

    den som frågade er har skrivit till er. Läs och svara här:
    { $link }
letter-request-taken-back-subject = En förfrågan till er är återtagen
letter-request-taken-back-body =
    Hej,

    en förfrågan till er är återtagen. Ni behöver inte göra något. Varför, och vad ni har svarat, står här:
    { $link }
letter-request-answered-subject = En tillverkare har svarat
letter-request-answered-body =
    Hej,

    en tillverkare har svarat i ditt ärende. Läs svaret här:
    { $link }
letter-outcome-subject = Hur gick det?
letter-outcome-body =
    Hej,

    för en tid sedan frågade ni tillverkare via Hemtag. Berätta hur det gick, även om det inte blev något. Det tar en minut:
    { $link }
profile-questions-title = Några frågor om er profil
profile-questions-lead = Till { $maker }. Behov väntar på svaren. Fyll i det ni vet, resten kan vänta. Inget konto behövs.
profile-questions-none = Inga frågor väntar på svar
profile-questions-none-text = Tack. Ni hör av oss när ett behov hänger på något som profilen inte säger, högst en gång i veckan.
profile-questions-kept = { $count ->
    [one] Tack. { $n } svar står nu i profilen.
   *[other] Tack. { $n } svar står nu i profilen.
}
profile-questions-needs = { $count ->
    [one] { $n } behov hänger på svaret.
   *[other] { $n } behov hänger på svaret.
}
profile-questions-yes = Ja
profile-questions-no = Nej
profile-questions-skip = Vi vill inte säga
profile-questions-not-now = Vet inte nu
profile-questions-send = Spara svaren
profile-questions-off = Vill ni inte ha sådana frågor?
profile-questions-profile = Se hela er profil
letter-questions-subject = Några korta frågor om er profil i Hemtag
letter-questions-body =
    Hej,

    behov som ni kanske kan göra väntar på { $count ->
        [one] en uppgift
       *[other] { $count } uppgifter
    } som er profil inte säger. Det tar någon minut att svara, utan konto:
    { $link }

    Vi skriver högst en gång i veckan. Vill ni inte ha sådana frågor:
    { $off }
request-kind-information-short = Kan ni?
request-kind-quote-short = Offert
requests-see = Se alla förfrågningar
outcome-told = Utfall { $day }: { $reached }.
request-intent = Menar ni en beställning?
request-intent-hint = Gäller offert. Tillverkaren får veta det: en offert kostar timmar.
request-intent-order = Vi tänker beställa om det passar
request-intent-price-check = Vi vill bara veta priset nu
request-no-intent = Välj om ni menar en beställning eller bara vill veta priset.
case-step-agree-to-ask = Säg ja eller nej till att fråga en tillverkare
case-step-answer-maker = Svara på tillverkarens fråga
case-step-await-makers = Vänta in tillverkarnas svar
case-step-compare = Jämför svaren, och berätta hur det gick
answer-no-jump = Kan ni inte? Säg nej med ett klick.
