# Guider
guides-title = Guider
guides-lead = Från idé till serie, i klarspråk: vad som ändras på vägen, vad du ska ha klart och vad som brukar gå fel. Varje uppgift har en källa.
guides-none = Det finns inga guider just nu.
guides-none-why = Alla är borttagna. Under tiden kan du läsa om processer och material.
guides-more = Slå upp
guides-for-owner = För dig som vill få något tillverkat
guides-for-maker = För dig som tillverkar
guides-for-skills = För dig som planerar kompetens
guides-contents = Innehåll
guides-sources = Källor
guides-source-read = (läst { $day })
guides-to-be-reviewed = Guiden ses över senast { $day }.
guides-was-to-be-reviewed = Guiden skulle ha setts över { $day }. Uppgifter kan ha hunnit ändras sedan dess.
guides-done-changed = Guiden är sparad.
guides-done-restored = Den tidigare versionen gäller igen.
guides-overdue = { $count ->
    [one] { $n } guide ska ses över nu
   *[other] { $n } guider ska ses över nu
}
guides-overdue-since = skulle ha setts över { $day }
guides-review-now = Ska ses över: dagen var { $day }
guides-review-how = Gå igenom uppgifter och källor, ändra det som inte stämmer och sätt en ny dag, även när allt stämmer.
guides-newer-title = Programmet har en nyare text
guides-newer-show = Visa vad som skiljer
guides-newer-text = Det ni skrivit gäller. Så här skiljer sig programmets nyare text från den; återställ den ur listan nedan om den är bättre.
guides-edit-title = Ändra
guides-edit-of = Ändra: { $name }
guides-new-title = Ny guide
guides-history = Versioner
guides-history-of = Versioner: { $name }
guides-how-to-write = Skriv Markdown: ## för rubriker, - för listor, | för tabeller, [ord](/needs/new) för länkar. Länkar får gå till https eller till en sida här. HTML visas som text. Högst { $most } tecken per språk.
guides-field-title-sv = Rubrik på svenska
guides-field-title-en = Rubrik på engelska
guides-field-summary-sv = Sammanfattning på svenska
guides-field-summary-en = Sammanfattning på engelska
guides-field-body-sv = Text på svenska
guides-field-body-en = Text på engelska
guides-field-audience = Vem guiden är till för
guides-field-place = Plats i listan
guides-field-review-on = Ses över senast
guides-field-sources = Källor
guides-field-reason = Varför ändrar du?
guides-sources-hint = En per rad: namn | adress | dag då den lästes. Till exempel: SPOK, Parlör för tillverkning | https://s-p-o-k.se/parlor/ | 2026-11-23. Adressen får vara tom.
guides-place-hint = Ett heltal; lägst kommer först.
guides-review-hint = Den dagen påminns den som senast ändrade.
guides-reason-hint = Står i versionslistan, till exempel ”Nya gränser för stöd av mindre betydelse”.
guides-save = Spara
guides-preview = Förhandsgranska
guides-preview-title = Så här blir det
guides-preview-text = Inget är sparat än.
guides-take-out = Ta bort guiden
guides-wrong-missing = Fyll i det här.
guides-wrong-long = Texten är { $is } tecken. Högst { $most } går in; dela upp den i två guider.
guides-wrong-audience = Välj vem guiden är till för.
guides-wrong-place = Skriv ett heltal från 0 till 65535.
guides-wrong-day = ”{ $text }” är ingen dag. Skriv år-månad-dag, till exempel 2027-05-31.
guides-wrong-source = Rad { $line }: ”{ $text }” ska vara namn | adress | dag.
guides-wrong-source-address = Rad { $line }: ”{ $text }” har en adress som inte börjar med https:// eller http://.
guides-wrong-sources = Högst { $most } källor går in.
guides-wrong-control = Texten innehåller styrtecken som inte syns. Klistra in den igen som ren text.
guides-wrong-reason = Skriv kort varför, högst 500 tecken.
guides-wrong-nothing = Det är vad som redan står. Ändra något, eller lämna sidan.
guides-wrong-taken = Det finns redan en guide med den adressen. Välj en annan engelsk rubrik.
guides-wrong-meanwhile = Någon annan ändrade guiden medan du skrev. Se överst vad som ändrats, för in det du vill behålla och spara igen.
guides-meanwhile-title = Någon annan hann före
guides-meanwhile-text = Det här ändrades medan du skrev. Det du skrivit står kvar i formuläret. Sparar du igen gäller ditt.
guides-no-difference = Inget skiljer.
guides-line-taken = borttaget:
guides-line-put = tillagt:
guides-show-difference = Vad som ändrades
guides-restore = Återställ
guides-restored = Återställd från en tidigare version
guides-origin-base = Programmets text
guides-origin-edited = Ändrad
guides-by-program = Kom med programmet
guides-by = { $role }, konto { $number }
guides-holds = gäller nu
guides-taken-out = borttagen
guides-source-no-address = utan adress
guides-letter-subject = Guider att se över
guides-letter-waits-subject = En guide som du ändrade senast ska ses över
guides-letter-body =
    Hej!

    De här guiderna skulle ha setts över. Du ändrade dem senast, därför skriver vi till dig:

    { $list }

    Gå igenom uppgifterna och sätt en ny dag. Du får högst ett sådant här brev i månaden.
