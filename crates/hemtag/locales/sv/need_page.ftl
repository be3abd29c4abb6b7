need-page-title = Svar: { $title }
need-page-untitled = Behov utan namn
need-page-over = Svar på behov, beskrivet { $date }
need-page-closed = Behovet är avslutat
need-page-closed-why = Orsak: { $why }.
need-page-closed-text = Det räknas inte längre som en lucka. Svaret nedan gäller registret som det är i dag.
need-page-reopen = Öppna behovet igen
need-page-changed = Ändringen är sparad
need-page-undo = Ångra ändringen
need-page-use = Använd ändringen
need-page-use-about = Behovet ändras på riktigt. Du kan ångra efteråt.
need-page-edit = Ändra behovet
need-page-to-close = Avsluta behovet
need-page-download = Ladda ner behovet
need-page-okh-leaves-out = Open Know-How har ingen plats för { $fields }.
need-page-link = Adressen till den här sidan är hemlig och ger rätt att se och ändra behovet. Spara den.
need-news = { $count ->
    [one] Något har hänt sedan sist
   *[other] { $n } saker har hänt sedan sist
}
need-news-gap-closed = Luckan är stängd: någon klarar nu allt du behöver.
need-news-gap-closed-of = Luckan för { $part } är stängd: någon klarar nu allt du behöver.
need-news-maker = Tillverkaren är
need-news-seen = Jag har läst det
need-news-before = Vad som har hänt tidigare
need-close-title = Avsluta behovet
need-close-text = När du avslutar slutar behovet att vänta på tillverkare och räknas inte som en lucka. Du kan öppna det igen.
need-close-why = Varför avslutar du det?
need-close-placed = Jag har hittat en tillverkare
need-close-given-up = Det blir inte av
need-close-elsewhere = Det tillverkas utanför Sverige
need-close-choose = Välj varför du avslutar behovet.
need-close-button = Avsluta behovet
