"""References: what "the council", "the watchdog", "she" or "her predecessor" stand for.

`expressions` finds what may refer, `scene` says what the article names and where; `focus` follows
which council the story is about, with `main`, `sections`, `prominence` and `homes`; `councils`,
`bodies`, `persons`, `pronouns` and `things` resolve.
"""
