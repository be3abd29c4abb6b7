# Det som finns om en person i kompetensdelen: ladda ner, radera, hur länge det sparas.

privacy-take = Ta med dig eller radera
privacy-json = Ladda ner allt som JSON
privacy-pdf = Ladda ner allt som PDF
privacy-erase = Radera
privacy-erase-all = { $count ->
    [one] { $n } validering raderas
   *[other] Alla dina { $n } valideringar raderas
}
privacy-erase-goes = Det som försvinner: kartläggningar, bedömningar, resultat, delningar, uppgifter om vem som har tittat, och intyg. Intygens adresser slutar svara. Det går inte att få tillbaka.
privacy-erase-stays = Det som blir kvar: loggen över att något gjordes, med nummer som inte leder till något längre, och beslut om stöd till företag, som bara innehåller antal personer. Loggen är en kedja där inget kan tas bort utan att det märks.
privacy-erase-firm = Det som ett företag själv har skrivit om dig i sin kompetenskarta tar företaget bort. Testcentret kan ha egna handlingar.
privacy-erase-do = Radera
privacy-maps = I företags kompetenskartor
privacy-maps-none = Inget företag har kopplat ditt konto till sin karta.
privacy-called = Du kallas { $name } där.
privacy-skill = Kompetens
privacy-level = Nivå
privacy-known-by = Hur det är känt
privacy-known-on = Dag
privacy-evidence-self-assessed = Egen bedömning
privacy-evidence-leader-assessed = Ledarens bedömning
privacy-evidence-delivered-work = Utfört arbete
privacy-evidence-certificate = Certifikat
privacy-evidence-validated = Validerat
privacy-kept = Hur länge det sparas
privacy-kept-about = Det här raderas av sig självt när tiden är över. Du kan radera tidigare.
privacy-what = Vad
privacy-days = Dagar
privacy-by-firm = företaget raderar
privacy-rule-validation-concluded = En validering med resultat, efter senaste ändringen
privacy-rule-validation-unfinished = En validering utan resultat, efter senaste ändringen
privacy-rule-share-ended = Uppgiften om en delning, efter att den slutat gälla
privacy-rule-look = Vem som har tittat
privacy-rule-record-withdrawn = Ett återtaget intyg
privacy-rule-invitation-whom = Namn och adress i en inbjudan, efter att den är antagen eller har gått ut
privacy-rule-invitation = Uppgiften om en inbjudan, efter att den gått ut
privacy-rule-assessor-ended = Vem som var bedömare, efter att perioden tagit slut
privacy-rule-by-firm = Företagets kompetenskarta
