"""The council whose own page an article is: its name heads it, before the story's title."""

from itertools import takewhile

from spacy.tokens import Doc

_HEAD = 4  # lines above the title in which a page says whose it is
_ABOVE = frozenset({"FURNITURE", "DATELINE", "BYLINE"})
_OWN = frozenset({"COUNCIL"})  # how the name is told: "Bury Council", not "Bury"
_AFTER = frozenset({"-", "–", "—", "|", ">", "»", "/", ":"})


def find_owner(doc: Doc) -> str | None:
    """Return the council whose full name is a line above the title, or begins one as in
    "Bury Council - Cabinet - 4 May 2020".
    """
    blocks = doc.spans.get("blocks", ())
    heads = list(takewhile(lambda block: block.label_ in _ABOVE, blocks))[:_HEAD]
    if not heads or len(heads) == len(blocks):
        return None
    named = {span.start: span for span in doc.spans.get("councils", ()) if span.label_ in _OWN}
    for block in heads:
        span = named.get(block.start)
        if span is None or span.end > block.end:
            continue
        if span.end == block.end or doc[span.end].norm_ in _AFTER:
            key: str = span.kb_id_
            return key
    return None
