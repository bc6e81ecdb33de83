"""People: who is named in an article, found from shape, given names, titles and posts.

`words` reads a Doc's tokens, `names` finds full names, `chains` makes one person of the mentions
that are the same, `again` finds the bare surnames and first names of people named in full.
"""
