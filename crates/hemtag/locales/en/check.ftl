# hemtag check
check-settings = Settings
check-not-set = not set
check-from = from { $from }
check-default = the default
check-database = Database
check-no-file = The file is not there yet. The first command that needs it makes it.
check-empty = still empty
check-version = { $kind }, version { $version }.
check-waiting = { $count ->
    [one] { $n } change of the database's shape waits. The next command that opens it makes it; take a copy first.
   *[other] { $n } changes of the database's shape wait. The next command that opens it makes them; take a copy first.
}
check-holds = Makers: { $makers }. Needs: { $needs }.
check-offers = { $count ->
    [one] The register can be read: { $n } offer.
   *[other] The register can be read: { $n } offers.
}
check-register-unreadable = The register cannot be read: { $problem }
check-events = { $count ->
    [one] The log of events is whole: { $n } event.
   *[other] The log of events is whole: { $n } events.
}
check-events-broken = The log of events is broken at event { $id }: it was changed after it was written. Compare with a backup.
check-unstyled = The pages' style is not built into this program, so they are shown without it. Build it with cargo xtask faces and compile anew.
check-well = All is well.
check-not-well = Something must be seen to; it is told above.
check-advice = To see to before people come
check-advice-no-public-url = public_url is not set: links in letters lead to { $named }. Set it to the address that people use.
check-advice-not-encrypted = public_url, { $named }, is not encrypted: passwords and cookies can be read on the way. Put a proxy with a certificate in front and write https://.
check-advice-no-proxy = behind_proxy is false, though people come by { $named }: whoever asks too often is told by the proxy's address, so that all are refused together. Set it to true when the proxy writes X-Forwarded-For.
check-advice-open-to-all = The pages are served at { $named } to every network, unencrypted. Listen at 127.0.0.1 and put a proxy with a certificate in front.
check-advice-metrics-open = metrics_listen, { $named }, can be reached from every network. Listen at 127.0.0.1 or an address of your own network.
check-advice-traces-unencrypted = traces go to { $named } unencrypted: which pages are asked for and when can be read on the way. Write https://, or send them to a collector in your own network.
check-advice-no-operator = { $named } is not set: the accessibility statement must name who is responsible and how to reach them.
check-advice-statement-lacks = { $named } is not set: the accessibility statement is not complete. State answer_days as a number of working days, published_on as a day.
check-advice-no-operator-type = { $named } is not set: the catalogue of open data (DCAT-AP-SE) must say what kind of body publishes it.
check-advice-no-mail = { $named } is not set: letters wait, and nobody can make an account. Set it to smtps://user:password@host.
check-advice-no-sender = { $named } is not set: letters come from hemtag@localhost, which many servers refuse. Set it to an address of yours.
check-advice-letters-failed = Letters that could not be sent: { $named }. See whether the mail server is reached and takes them.
check-advice-no-part-worker = The program that reads CAD files is not at { $named }: files of parts are refused. Put it beside hemtag, or say where it is with part_worker.
check-advice-no-adviser = No { $named } is set: the self-test and the needs cannot say whom one talks to. Add one with a name and a phone number or e-mail address, without counties if it stands for the whole country.
check-advice-no-adviser-elsewhere = No { $named } is without counties: whoever is in a county that none serves has nobody to talk to. Add one.
check-advice-no-key = There is no key file { $named }. One is made when it is first needed; if the database was moved here, bring its key too, or what is sealed cannot be opened.
check-advice-key-readable = The key file { $named } may be read by others on this machine. Run chmod 600 on it.
