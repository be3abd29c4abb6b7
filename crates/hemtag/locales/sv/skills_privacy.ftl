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
privacy-rule-validation-concluded = En validering med resultat, efter senaste ändringen
privacy-rule-validation-unfinished = En validering utan resultat, efter senaste ändringen
privacy-rule-share-ended = Uppgiften om en delning, efter att den slutat gälla
privacy-rule-look = Vem som har tittat
privacy-rule-record-withdrawn = Ett återtaget intyg
privacy-rule-invitation-whom = Namn och adress i en inbjudan, efter att den är antagen eller har gått ut
privacy-rule-invitation = Uppgiften om en inbjudan, efter att den gått ut
privacy-rule-assessor-ended = Vem som var bedömare, efter att perioden tagit slut
privacy-records = Intyg
privacy-made = När
privacy-sha = SHA-256
privacy-looks-made = Vad du har tittat på
privacy-number = Nummer
privacy-for = För
privacy-assesses = Perioder då du får bedöma
privacy-from = Från och med
privacy-wrote = Vad du har skrivit hos andra
privacy-wrote-map = Kompetenskarta
privacy-wrote-plan = Kompetensplan
privacy-wrote-assessor = Bedömare på ett testcenter
privacy-firm = Var
privacy-version = Version
privacy-letters = Brev till dig
privacy-subject = Ämne
privacy-sent = Skickat
privacy-known-until = Gäller till
privacy-planned = Åtgärder
privacy-planned-of = { $firm }: åtgärder i planer
privacy-planned-what = Åtgärd
privacy-planned-where = Var
privacy-planned-when = När
privacy-planned-develop = Lära sig
privacy-planned-validate = Validera
privacy-planned-recruit = Rekrytera
privacy-planned-buy-in = Hyra in
privacy-planned-reorganise = Arbeta också som eller på
privacy-planned-in = Vald för hand
privacy-planned-out = Bortvald för hand
privacy-planned-kept = Plan från { $day }
privacy-planned-count = { $count ->
    [one] En åtgärd i företagets planer gäller dig. Den står i filen som du laddar ner.
   *[other] { $count } åtgärder i företagets planer gäller dig. De står i filen som du laddar ner.
}
privacy-hand-out = Ta ut allt om personen
privacy-hand-out-about = Den som vill veta vad kartan och planerna säger om en ska få det, också utan konto. Filen innehåller allt om personen och vem som har utfärdat det, men inget annat om andra. Att den togs ut loggas, men inte vem den gäller.
privacy-hand-out-pdf = PDF att skriva ut
privacy-hand-out-json = JSON
privacy-rule-map-version = En tidigare version av företagets karta, efter att den ersattes
privacy-rule-person-left = Den som har slutat, efter sista dagen: personen och allt som sägs om den tas bort ur karta och planer
privacy-rule-map-untouched = Företagets karta och planer, efter senaste ändringen
privacy-rule-map-untouched-told = Så länge får företaget på sig efter brevet om det
privacy-rule-plan-earlier = Personer i en plan som har ersatts, efter att den sparades
privacy-rule-upload = En fil som väntar på att läsas in
privacy-rule-letter = Ett brev, efter att det skickades
letter-skills-map-ends-subject = En kompetenskarta i Hemtag raderas snart
letter-skills-map-ends-body =
    Hej!

    En kompetenskarta som du får ändra har inte ändrats på nästan tre år. Den { $day } raderas den med sina planer.

    Vill ni ha den kvar ändrar ni något i den före dess:
    { $link }
