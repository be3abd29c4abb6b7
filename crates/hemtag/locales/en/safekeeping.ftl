# hemtag verify, backup, restore
verify-in-row = { $table }, row { $row }, { $column }
verify-in-whole-row = { $table }, row { $row }
verify-structure = { $at }: the file itself is damaged ({ $words }). Stop the server and restore the newest whole backup.
verify-unreadable = { $at } cannot be read ({ $words }). Stop the server and restore the newest whole backup.
verify-empty = { $at } is empty: there is no table of events in it. If a backup was to be brought back here, it was not; see what that said, and run it again.
verify-event-changed = { $at }: the event was changed after it was written. Compare it with a backup.
verify-event-after = { $at }: an event before this one was changed or taken away. Compare with a backup.
verify-not-as-backed-up = { $at }: the event that the backup ends with is not there as it was. Events were changed or taken away since then.
verify-does-not-open = { $at }: what is sealed does not open. It was changed, or sealed with a key that is not in the key file.
verify-other-sum = { $at }: the content has another sum than the one written beside it. Compare it with a backup.
verify-nothing-there = { $at }: names { $to } { $id }, which is not there. Compare it with a backup.
verify-missing = { $at } is not there. Use another backup.
verify-changed = { $at } is not as it was written. Use another backup.
verify-not-of-it = { $at } is not part of the backup. Move it away.
verify-manifest = Backup of { $at } (UTC), made by Hemtag { $program }, with { $rows } rows.
verify-files = { $count ->
    [one] { $n } file of the backup was compared with its sum.
   *[other] { $n } files of the backup were compared with their sums.
}
verify-events = { $count ->
    [one] Events in the chain: { $n }.
   *[other] Events in the chain: { $n }.
}
verify-references = Columns that name rows of other tables: { $columns }, in { $tables } tables.
verify-opened = { $count ->
    [one] { $n } sealed content opened with the key.
   *[other] { $n } sealed contents opened with the key.
}
verify-no-key = There is no key file { $path }: what is sealed was not opened. Put the key there to have that looked over too.
verify-well = All is whole.
verify-not-well = Something is wrong; it is told above.
verify-not-whole = The backup is not whole. Use another one; nothing was changed.
backup-made = Backup made: { $place }
backup-key = The key is not in it. Without the key file { $path } what is sealed cannot be read: keep a copy of it in another place than the backups.
backup-no-key = There is no key file { $path }, so nothing sealed was opened. If there is a key elsewhere, keep a copy of it in another place than the backups.
backup-of-what-is-wrong = The backup was made, but what it was made of is not whole; it is told above. Keep older backups.
restore-key-missing = The backup's seals need its key file, which is not in the backup. Put it at { $path } before you start the server; otherwise sealed contents cannot be opened.
restore-key-other = The key file { $path } does not begin with the key that the backup was made with. If sealed contents do not open, put the older key on a line below the newer one.
restore-key-right = The key file { $path } is the one that the backup was made with.
restore-would = The backup is whole. It would be put at { $database }. Nothing was changed.
restore-would-replace = The backup is whole. It would take the place of { $database }, which would be kept under another name. Nothing was changed.
restore-ask = Put the backup in the place of { $database }? Everything written there since the backup is then no longer in use. Write yes, or press Enter to leave it:
restore-yes = yes
restore-not-done = Nothing was changed.
restore-done = The backup is in place: { $database }. Start the server, or run hemtag verify first.
restore-kept = What was there is kept as { $kept }. Delete it when you no longer need it.
