# Troliga tillverkare: de som inte nämner processen
likely-title = { $count ->
    [one] En tillverkare till att fråga, som inte säger att den gör detta
   *[other] { $count } tillverkare till att fråga, som inte säger att de gör detta
}
likely-lead = De nämner inte { $process }, men tillverkare som liknar dem gör det oftast. Det är en fråga att ställa, inte ett svar.
likely-because = { $also } av { $of } andra tillverkare med { $shared } anger också { $process }.
likely-material = materialet { $material }
likely-branch = branschen { $name } (SNI { $code })
likely-word = ordet "{ $word }…" i sin egen text
likely-source = Räknat på vad tillverkarna i registret själva anger. Under en viss andel påstås ingenting.
