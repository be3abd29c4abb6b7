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
