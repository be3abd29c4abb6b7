# hemtag check
check-settings = Inställningar
check-not-set = inte angivet
check-from = från { $from }
check-default = förvalt
check-database = Databas
check-no-file = Filen finns inte än. Den skapas av det första kommando som behöver den.
check-empty = tom än så länge
check-version = { $kind }, version { $version }.
check-waiting = { $count ->
    [one] { $n } ändring av databasens form väntar. Nästa kommando som öppnar den gör ändringen; ta en kopia först.
   *[other] { $n } ändringar av databasens form väntar. Nästa kommando som öppnar den gör dem; ta en kopia först.
}
check-holds = Tillverkare: { $makers }. Behov: { $needs }.
check-offers = { $count ->
    [one] Registret går att läsa: { $n } erbjudande.
   *[other] Registret går att läsa: { $n } erbjudanden.
}
check-register-unreadable = Registret går inte att läsa: { $problem }
check-events = { $count ->
    [one] Händelseloggen är hel: { $n } händelse.
   *[other] Händelseloggen är hel: { $n } händelser.
}
check-events-broken = Händelseloggen är bruten vid händelse { $id }: den har ändrats efter att den skrevs. Jämför med en säkerhetskopia.
check-unstyled = Sidornas utseende är inte inbyggt i programmet, så de visas utan det. Bygg det med cargo xtask faces och kompilera om.
check-well = Allt är som det ska.
check-not-well = Något behöver åtgärdas; det står ovan.
check-advice = Att göra innan någon kommer hit
check-advice-no-public-url = public_url är inte angiven: länkar i brev leder till { $named }. Ange adressen som folk använder.
check-advice-not-encrypted = public_url, { $named }, är inte krypterad: lösenord och kakor kan läsas på vägen. Sätt en proxy med certifikat framför och skriv https://.
check-advice-no-proxy = behind_proxy är false, fast folk kommer via { $named }: den som frågar för ofta känns igen på proxyns adress, så att alla avvisas tillsammans. Ange true när proxyn skriver X-Forwarded-For.
check-advice-open-to-all = Sidorna visas på { $named } för alla nät, okrypterat. Lyssna på 127.0.0.1 och sätt en proxy med certifikat framför.
check-advice-metrics-open = metrics_listen, { $named }, kan nås från alla nät. Lyssna på 127.0.0.1 eller en adress i det egna nätet.
check-advice-traces-unencrypted = traces går okrypterade till { $named }: vilka sidor som efterfrågas och när kan läsas på vägen. Skriv https://, eller skicka dem till en mottagare i ert eget nät.
check-advice-no-operator = { $named } är inte angiven: tillgänglighetsredogörelsen måste säga vem som ansvarar och hur den nås.
check-advice-statement-lacks = { $named } är inte angiven: tillgänglighetsredogörelsen är inte färdig. Ange answer_days som ett antal arbetsdagar, published_on som en dag.
check-advice-no-operator-type = { $named } är inte angiven: katalogen över öppna data (DCAT-AP-SE) måste säga vilken sorts aktör som ger ut den.
check-advice-no-mail = { $named } är inte angiven: brev väntar, och ingen kan skaffa konto. Ange smtps://användare:lösenord@värd.
check-advice-no-sender = { $named } är inte angiven: brev kommer från hemtag@localhost, som många servrar avvisar. Ange en egen adress.
check-advice-letters-failed = Brev som inte gick att skicka: { $named }. Se om e-postservern nås och tar emot dem.
check-advice-no-part-worker = Programmet som läser CAD-filer finns inte på { $named }: filer med detaljer avvisas. Lägg det bredvid hemtag, eller säg var det finns med part_worker.
check-advice-no-adviser = Ingen { $named } är satt: självtestet och behoven kan inte säga vem man talar med. Lägg till en med namn och telefon eller e-post, utan län om den ansvarar för hela landet.
check-advice-no-adviser-elsewhere = Ingen { $named } är utan län: den som finns i ett län som ingen ansvarar för har ingen att tala med. Lägg till en.
check-advice-no-key = Det finns ingen nyckelfil { $named }. En skapas när den först behövs; om databasen har flyttats hit, ta med nyckeln, annars kan det förseglade inte öppnas.
check-advice-key-readable = Nyckelfilen { $named } kan läsas av andra på den här datorn. Kör chmod 600 på den.
