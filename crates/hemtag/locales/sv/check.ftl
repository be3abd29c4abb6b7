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
