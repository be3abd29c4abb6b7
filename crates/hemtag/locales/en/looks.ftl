# Who has looked at a need
looks-title = Who has looked at the need
looks-about = As soon as somebody else than you looks at the need it is noted here: who, in which role, when and how much. Looks by the same person within an hour are one row. When you were not signed in yourself, “somebody who has the need’s address” may have been you.
looks-none = Nobody else has looked at the need. When somebody does, you see it here.
looks-when = When
looks-who = Who
looks-seen = What
looks-count = Times
looks-seen-anonymous = The requirements, without who you are
looks-seen-name = The whole description
looks-seen-drawings = Files and drawings
looks-by-link = Somebody who has the need’s address
looks-by-link-signed-in = Somebody with an account who has the need’s address
looks-more = { $count ->
    [one] And one older row.
   *[other] And { $n } older rows.
}
