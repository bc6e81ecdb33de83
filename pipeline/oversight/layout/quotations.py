"""Quotations set as blocks: paragraphs without marks that a cue hands over to a speaker."""

import re
from functools import cache

from oversight.layout.lexicon import kinds_of
from oversight.layout.lines import Line
from oversight.layout.page import Page

_MARK = re.compile(r"[\"“'‘]")
_OUTSIDE = re.compile(
    r"(?:He|She|They|It|The [a-z]+|Mr|Mrs|Ms|Dr|Cllr|Coun|Clr|Councillor)\b|[A-Z][\w'’-]+ said\b"
)
_VOICE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me|ours|mine)(?=\b|['’])")
_SINGULAR = re.compile(r"\b(?:I|[Mm]y)(?=\b|['’])")
_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]['’])?[A-Z][a-z]+\b")
_WORD = re.compile(r"[\w'’]+")
_CUE = 30  # words at most in a line that hands over
_TAIL = 6  # its last words, among which the verb is


@cache
def _words(kind: str) -> frozenset[str]:
    return kinds_of("layout/sentence_words.json")[kind]


def mark_block_quotes(page: Page) -> None:
    """Label the paragraphs that a cue line, or in a live blog a caption, hands over."""
    _follow_cues(page)
    if page.posts:
        _follow_pictures(page)
        _follow_reports(page)


def _follow_cues(page: Page) -> None:
    inside = voiced = False
    count = 0
    for line in page.lines[page.body :]:
        if hands_over(line):
            inside, voiced, count = True, False, 0
        elif _passed_over(line, count):
            continue
        elif inside and _goes_on(line, voiced, count):
            voiced = voiced or speaks(line)
            line.label = "BLOCK_QUOTE"
            count += 1
        else:
            inside = False


def _passed_over(line: Line, count: int) -> bool:
    """Tell what does not end a quotation: an advertisement, a picture before its first words."""
    if line.label == "CAPTION":
        return not count
    return line.label == "FURNITURE" and line.kind != "SHARE" and line.role != "time"


def _goes_on(line: Line, voiced: bool, count: int) -> bool:
    quoted = line.label == "PARAGRAPH" and not _MARK.match(line.text)
    return quoted and not from_outside(line, voiced, count)


def hands_over(line: Line) -> bool:
    """Tell a line after which somebody speaks: "He said:", "A statement from the trust reads:"."""
    if line.label != "PARAGRAPH" or not line.text.endswith((":", ":-")):
        return False
    words = _WORD.findall(line.text.lower())
    verbs = _words("hands_over")
    return 1 < len(words) <= _CUE and any(word in verbs for word in words[-_TAIL:])


def speaks(line: Line) -> bool:
    """Tell whether a paragraph speaks with a voice of its own: "we", "my"."""
    return bool(_VOICE.search(line.text))


def from_outside(line: Line, voiced: bool, count: int) -> bool:
    """Tell whether a paragraph speaks about the speaker, not with the speaker's voice."""
    if _OUTSIDE.match(line.text) and _reports(line):
        return True
    if speaks(line):
        return False
    return bool(count and not voiced and _NAME.search(line.text))


def _reports(line: Line) -> bool:
    return any(word in _words("reports") for word in _WORD.findall(line.text.lower()))


def _follow_pictures(page: Page) -> None:
    """Label what somebody says whose picture stands above it in a live blog's post."""
    named = False
    run: list[Line] = []
    for line in [*page.lines[page.body :], None]:
        if line is not None and line.label == "PARAGRAPH" and named and not _MARK.match(line.text):
            run.append(line)
            continue
        if any(map(speaks, run)) and not any(_reports(said) and not speaks(said) for said in run):
            for said in run:
                said.label = "BLOCK_QUOTE"
        run = []
        if line is None or line.label != "FURNITURE" or line.kind == "SHARE":
            named = line is not None and line.label == "CAPTION" and bool(_NAME.search(line.text))


def _follow_reports(page: Page) -> None:
    """Label an "In my view…" below "Ms Lee says…" in a live blog's post."""
    for before, line in zip(page.lines[page.body :], page.lines[page.body + 1 :], strict=False):
        if before.label != "PARAGRAPH" or line.label != "PARAGRAPH" or not _reports(before):
            continue
        plain = not any(_MARK.search(mark) for mark in (line.text[:1], before.text))
        if plain and _SINGULAR.search(line.text) and not _reports(line) and not speaks(before):
            line.label = "BLOCK_QUOTE"
