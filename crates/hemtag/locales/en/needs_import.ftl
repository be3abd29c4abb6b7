# Importing needs on the page
needs-import-title = Import needs
needs-import-lead = Import needs from a table with one part a row, or from a file of Hemtag or Open Know-How. You see what would happen before anything is kept.
needs-import-file-hint = XLSX, CSV, TOML or JSON, at most { $limit } MB. The first row of a table has the headings.
needs-import-help-table-title = A table
needs-import-help-table-1 = One part a row. With a column for the part, rows with the same id, or the same title, are parts of one need; what belongs to the product need then stand only once.
needs-import-help-table-2 = Several processes, materials, counties or certificates in a cell are parted by semicolons. A column that no need has is kept with its part and judges no maker.
needs-import-help-columns = The columns, also in Swedish:
needs-import-help-again = A need is known by its id, else by all that it says. One that only has the same name as another is doubtful, and kept only if you say so.
needs-import-help-level-title = Who may see them
needs-import-help-level = A need whose file does not say who may see it is shown to nobody but the administrator.
needs-import-rows = Needs
needs-import-rows-note = in the file
needs-import-new = New
needs-import-new-note = needs
needs-import-changed = Changed
needs-import-changed-note = needs
needs-import-known = As before
needs-import-known-note = needs
needs-import-doubtful = Doubtful
needs-import-doubtful-note = same name as another
needs-import-rejected = Wrong
needs-import-rejected-note = cannot be kept
needs-import-all-right = All needs of the file can be kept
needs-import-some-wrong = { $count ->
    [one] { $n } need cannot be kept
   *[other] { $n } needs cannot be kept
}
needs-import-some-wrong-text = Mend the file and choose it again, or import only the needs that are right.
needs-import-good = Import the needs that are right
needs-import-doubtful-too = Keep the doubtful ones too: they are needs of their own
needs-import-doubt = Need number { $number } has the same name. Keep it only if it is another one.
needs-import-row = Row or line
needs-import-errors-file = Download all that is wrong or doubtful (CSV)
needs-import-nothing = All that can be kept of the file is there already. Nothing was changed.
needs-import-done = { $count ->
    [one] { $n } need is kept
   *[other] { $n } needs are kept
}
needs-import-left = { $count ->
    [one] { $n } need was left out, since something in it is wrong.
   *[other] { $n } needs were left out, since something in them is wrong.
}
needs-import-done-next = They are being matched now. What cannot be placed is soon among the gaps.
needs-import-to-needs = To the needs
needs-import-to-gaps = To the gaps
needs-import-preview-title = What would happen to the needs
needs-import-done-title = Needs imported
