# Likely makers: those that do not name the process
likely-title = { $count ->
    [one] One more maker to ask, which does not say that it does this
   *[other] { $count } more makers to ask, which do not say that they do this
}
likely-lead = They do not name { $process }, but makers like them usually do. It is a question to ask, not an answer.
likely-because = { $also } of { $of } other makers with { $shared } also state { $process }.
likely-material = the material { $material }
likely-branch = the branch { $name } (SNI { $code })
likely-word = the word "{ $word }…" in their own text
likely-source = Counted from what the makers in the register state themselves. Under a certain share nothing is claimed.
