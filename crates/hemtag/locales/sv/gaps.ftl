# Luckregistret
gaps-title = Vad som saknas i landet
gaps-lead = Här står varje del av ett behov som ingen i registret klarar som det är beskrivet. Sorten säger vad som stänger luckan.
gaps-examples = Luckorna är exempel: konstruktionerna finns på riktigt, men de flesta beställare, deras orter, antal och dagar är påhittade, liksom tillverkarna. De säger ingenting om landet.
gaps-examples-more = Vad som är påhittat
gaps-count = { $count ->
    [one] { $n } lucka
   *[other] { $n } luckor
}
gaps-kind = Sort
gaps-number = Luckor
gaps-pieces = Stycken som väntar
gaps-hours = Timmar som väntar
gaps-caption = Luckor per process, sort, län och skede
gaps-by-county = Luckor per län
gaps-no-county = Plats inte angiven
gaps-no-process = Process inte angiven
gaps-pooled = Konfidentiella behov, alla processer och län
gaps-download = Ladda ner luckorna
gaps-none-title = Inga luckor här
gaps-none = Inga behov väntar på något som saknas. När ett behov inte kan placeras visas det här.
gaps-none-filtered = Ingen lucka passar filtren. Det kan finnas andra.
gaps-withheld = Några konfidentiella behov räknas inte, eftersom de är för få för att inte kunna kännas igen.
gaps-small-cells = Behov som bara visas för rådgivare räknas först när minst tre sådana behov ligger i samma ruta, annars bara per sort eller inte alls. Öppna och anonyma behov räknas alltid.
gaps-no-such-kind = ”{ $word }” är ingen sort av lucka. Skriv någon av { $known }.
gaps-no-such-process = Det finns ingen process med koden ”{ $word }”. Se hemtag terms tree.
gaps-no-such-county = Det finns inget län med koden ”{ $word }”. Skriv två siffror, till exempel 06 för Jönköping.
gaps-initiatives = Vilken hjälp som finns i varje län, och var ingen finns
