# Measures, counts and lists
measure-pieces = { $n } pcs
measure-days = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
measure-hours = { $count ->
    [one] { $n } hour
   *[other] { $n } hours
}
list-and = and
list-or = or
download = Download
