"""References: what "the council", "the watchdog", "she" or "her predecessor" stand for.

`expressions` finds what may refer, `scene` says what the article names and where, `councils`,
`bodies` and `persons` resolve.
"""
