# Import av behov på sidan
needs-import-title = Läs in behov
needs-import-lead = Läs in behov från en tabell med en del per rad, eller från en fil från Hemtag eller Open Know-How. Du ser vad som skulle hända innan något sparas.
needs-import-file-hint = XLSX, CSV, TOML eller JSON, högst { $limit } MB. En tabells första rad är rubrikerna.
needs-import-help-table-title = En tabell
needs-import-help-table-1 = En del per rad. Finns en kolumn för delen hör rader med samma nummer, eller samma titel, till ett behov; det som gäller produkten behöver då bara stå en gång.
needs-import-help-table-2 = Flera tillverkningssätt, material, län eller certifikat i en cell skiljs åt med semikolon. En kolumn som inget behov har sparas med sin del och prövar ingen tillverkare.
needs-import-help-columns = Kolumnerna, som också får heta så på svenska (titel, del, mått, vikt …):
needs-import-help-again = Ett behov känns igen på sitt nummer, annars på allt det säger. Ett som bara heter likadant som ett annat är tveksamt och sparas bara om du säger det.
needs-import-help-level-title = Vem som får se dem
needs-import-help-level = Ett behov vars fil inte säger vem som får se det visas bara för administratören.
needs-import-rows = Behov
needs-import-rows-note = i filen
needs-import-new = Nya
needs-import-new-note = behov
needs-import-changed = Ändrade
needs-import-changed-note = behov
needs-import-known = Som förut
needs-import-known-note = behov
needs-import-doubtful = Tveksamma
needs-import-doubtful-note = heter som ett annat
needs-import-rejected = Fel
needs-import-rejected-note = kan inte sparas
needs-import-all-right = Alla behov i filen kan sparas
needs-import-some-wrong = { $count ->
    [one] { $n } behov kan inte sparas
   *[other] { $n } behov kan inte sparas
}
needs-import-some-wrong-text = Rätta filen och välj den igen, eller läs in bara de behov som är rätt.
needs-import-good = Läs in de behov som är rätt
needs-import-doubtful-too = Spara också de tveksamma: de är egna behov
needs-import-doubt = Behov nummer { $number } heter likadant. Spara det bara om det är ett annat.
needs-import-row = Rad
needs-import-errors-file = Ladda ner allt som är fel eller tveksamt (CSV)
needs-import-nothing = Allt som kan sparas ur filen finns redan. Inget ändrades.
needs-import-done = { $count ->
    [one] { $n } behov är sparat
   *[other] { $n } behov är sparade
}
needs-import-left = { $count ->
    [one] { $n } behov lämnades, eftersom något i det är fel.
   *[other] { $n } behov lämnades, eftersom något i dem är fel.
}
needs-import-done-next = De jämförs med tillverkarna nu. Det som inte kan placeras finns strax bland luckorna.
needs-import-to-needs = Till behoven
needs-import-to-gaps = Till luckorna
needs-import-preview-title = Det här skulle hända med behoven
needs-import-done-title = Behoven är inlästa
