# hemtag verify, backup, restore
verify-in-row = { $table }, rad { $row }, { $column }
verify-in-whole-row = { $table }, rad { $row }
verify-structure = { $at }: själva filen är skadad ({ $words }). Stoppa servern och lägg tillbaka den senaste hela säkerhetskopian.
verify-unreadable = { $at } kan inte läsas ({ $words }). Stoppa servern och lägg tillbaka den senaste hela säkerhetskopian.
verify-empty = { $at } är tom: där finns ingen tabell över händelser. Om en säkerhetskopia skulle läsas in här har det inte skett; se vad den körningen sade och kör den igen.
verify-event-changed = { $at }: händelsen har ändrats efter att den skrevs. Jämför den med en säkerhetskopia.
verify-event-after = { $at }: en händelse före den här har ändrats eller tagits bort. Jämför med en säkerhetskopia.
verify-not-as-backed-up = { $at }: händelsen som säkerhetskopian slutar med finns inte kvar som den var. Händelser har ändrats eller tagits bort sedan dess.
verify-does-not-open = { $at }: det som är förseglat går inte att öppna. Det har ändrats, eller förseglats med en nyckel som inte finns i nyckelfilen.
verify-other-sum = { $at }: innehållet har en annan kontrollsumma än den som står bredvid. Jämför det med en säkerhetskopia.
verify-nothing-there = { $at }: pekar på { $to } { $id }, som inte finns. Jämför med en säkerhetskopia.
verify-missing = { $at } saknas. Använd en annan säkerhetskopia.
verify-changed = { $at } är inte som den skrevs. Använd en annan säkerhetskopia.
verify-not-of-it = { $at } hör inte till säkerhetskopian. Flytta bort den.
verify-manifest = Säkerhetskopia från { $at } (UTC), gjord av Hemtag { $program }, med { $rows } rader.
verify-files = { $count ->
    [one] { $n } fil i säkerhetskopian jämfördes med sin kontrollsumma.
   *[other] { $n } filer i säkerhetskopian jämfördes med sina kontrollsummor.
}
verify-events = { $count ->
    [one] Händelser i kedjan: { $n }.
   *[other] Händelser i kedjan: { $n }.
}
verify-references = Kolumner som pekar på rader i andra tabeller: { $columns }, i { $tables } tabeller.
verify-opened = { $count ->
    [one] { $n } förseglat innehåll öppnades med nyckeln.
   *[other] { $n } förseglade innehåll öppnades med nyckeln.
}
verify-no-key = Det finns ingen nyckelfil { $path }: det som är förseglat öppnades inte. Lägg nyckeln där, så gås också det igenom.
verify-well = Allt är helt.
verify-not-well = Något är fel; det står ovan.
verify-not-whole = Säkerhetskopian är inte hel. Använd en annan; ingenting har ändrats.
backup-made = Säkerhetskopian är gjord: { $place }
backup-key = Nyckeln ingår inte. Utan nyckelfilen { $path } kan det som är förseglat inte läsas: förvara en kopia av den på en annan plats än säkerhetskopiorna.
backup-no-key = Det finns ingen nyckelfil { $path }, så inget förseglat öppnades. Om nyckeln finns någon annanstans, förvara en kopia av den på en annan plats än säkerhetskopiorna.
backup-of-what-is-wrong = Säkerhetskopian är gjord, men det den gjordes av är inte helt; det står ovan. Behåll äldre säkerhetskopior.
restore-key-missing = Det förseglade i säkerhetskopian kräver dess nyckelfil, som inte ingår. Lägg den på { $path } innan du startar servern, annars kan det förseglade inte öppnas.
restore-key-other = Nyckelfilen { $path } börjar inte med den nyckel som säkerhetskopian gjordes med. Om det förseglade inte går att öppna, lägg den äldre nyckeln på en rad under den nyare.
restore-key-right = Nyckelfilen { $path } är den som säkerhetskopian gjordes med.
restore-would = Säkerhetskopian är hel. Den skulle läggas på { $database }. Ingenting har ändrats.
restore-would-replace = Säkerhetskopian är hel. Den skulle ersätta { $database }, som skulle behållas under ett annat namn. Ingenting har ändrats.
restore-ask = Ersätta { $database } med säkerhetskopian? Det som har skrivits där sedan säkerhetskopian gjordes används då inte längre. Skriv ja, eller tryck på Enter för att låta bli:
restore-yes = ja
restore-not-done = Ingenting har ändrats.
restore-done = Säkerhetskopian är på plats: { $database }. Starta servern, eller kör hemtag verify först.
restore-kept = Det som fanns där finns kvar som { $kept }. Ta bort det när du inte längre behöver det.
