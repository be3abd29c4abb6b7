# Mått, antal och uppräkningar
measure-pieces = { $n } st
measure-days = { $count ->
    [one] { $n } dag
   *[other] { $n } dagar
}
measure-hours = { $count ->
    [one] { $n } timme
   *[other] { $n } timmar
}
list-and = och
list-or = eller
download = Ladda ner
