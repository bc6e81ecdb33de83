"""Quotations set as blocks: paragraphs without marks after "He said:"."""

import re

from oversight.layout.lines import Line
from oversight.layout.page import Page

_CUE = re.compile(
    r"\b(?:said|says|added|adds|reads?|states?|stated|wrote|writes|statement|follows|tweeted|posted"
    r"|told \w+(?: \w+){0,3}|continued|replied|explained|commented)\s*:$"
)
_MARK = re.compile(r"^[\"“'‘]")
_SPEECH = re.compile(r"\b(?:said|says|added|adds|told|tells|warned|insisted|explained)\b")
_OUTSIDE = re.compile(r"^(?:He|She|They|It|The \w+|Mr|Mrs|Ms|Cllr|Coun|Clr)\b")
_VOICE = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Oo]ur|[Mm]y|[Uu]s|me)\b")
_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]['’])?[A-Z][a-z]+\b")


def mark_block_quotes(page: Page) -> None:
    """Label the paragraphs that a cue line hands over to its speaker."""
    inside = voiced = False
    count = 0
    for line in page.lines[page.body :]:
        if line.label == "PARAGRAPH" and line.words <= 25 and _CUE.search(line.text):
            inside, voiced, count = True, False, 0
            continue
        if line.label == "FURNITURE" and line.kind != "SHARE":
            continue
        if not inside or line.label != "PARAGRAPH" or _MARK.match(line.text):
            inside = False
            continue
        voiced = voiced or bool(_VOICE.search(line.text))
        if _from_outside(line, voiced, count):
            inside = False
            continue
        line.label = "BLOCK_QUOTE"
        count += 1


def _from_outside(line: Line, voiced: bool, count: int) -> bool:
    """Tell whether a paragraph speaks about the speaker, not with the speaker's voice."""
    if _VOICE.search(line.text):
        return False
    if _OUTSIDE.match(line.text) and _SPEECH.search(line.text):
        return True
    return bool(count and not voiced and _NAME.search(line.text))
