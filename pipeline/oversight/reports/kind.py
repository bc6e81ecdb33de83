"""The kind of a document, told from how its text begins: an article, a report, a letter."""

import re
from functools import cache

from oversight.records.article import ArticleKind
from oversight.reports.phrases import Phrase, phrases

_HEAD = 6000  # characters: what a document is shows in its first two pages
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\xa0": " "})
_QUICK = re.compile(r"inspect|visit|review", re.IGNORECASE)


def kind_of(text: str) -> ArticleKind:
    """Return what a text is.

    A report has a title and a labelled date or a table of grades; a letter is one to somebody, or
    has a visit's title and labels.
    """
    head = text[:_HEAD]
    if _QUICK.search(head) is None:
        return "article"
    head = head.translate(_PLAIN)
    found = {str(one.value) for one in _signs() if one.expression.search(head)}
    if "letter_title" in found and found & {"salutation", "letter_label", "visit_told"}:
        return "visit_letter"
    if "salutation" in found and "visit_told" in found:
        return "visit_letter"
    if "report_title" in found and found & {"date_label", "grades"}:
        return "inspection_report"
    return "article"


@cache
def _signs() -> tuple[Phrase, ...]:
    return phrases("signs")
