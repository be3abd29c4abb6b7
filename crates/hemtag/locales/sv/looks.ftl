# Vem som har tittat på ett behov
looks-title = Vem har tittat på behovet
looks-about = Så fort någon annan än du tittar på behovet antecknas det här: vem, i vilken roll, när och hur mycket. Tittar samma person flera gånger inom en timme blir det en rad. Var du själv inte inloggad kan ”någon som har behovets adress” ha varit du.
looks-none = Ingen annan har tittat på behovet. När någon gör det ser du det här.
looks-when = När
looks-who = Vem
looks-seen = Vad
looks-count = Gånger
looks-seen-anonymous = Kraven, utan vem du är
looks-seen-name = Hela beskrivningen
looks-seen-drawings = Filer och ritningar
looks-by-link = Någon som har behovets adress
looks-by-link-signed-in = Någon med konto som har behovets adress
looks-more = { $count ->
    [one] Och en äldre rad.
   *[other] Och { $n } äldre rader.
}
