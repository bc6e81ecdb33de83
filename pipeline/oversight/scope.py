"""Scope: is an article about English council children's social care at all?

A cheap look at the text alone, without the pipeline: words of the field against words of what
borders on it (schools, adult care, health, police, other nations), from patterns/scope/. An
article out of scope has no events.
"""

import re
from functools import cache

from oversight.wordlists import read_words

# A short article may name the field once; in a longer one a single word is a side remark.
_SHORT = 1200


def in_scope(text: str) -> bool:
    """Tell whether the text is about children's social care of English councils."""
    plain = text.lower().replace("’", "'")
    field = len(_finder("terms").findall(plain))
    needed = 1 if len(plain) < _SHORT else 2
    if field < needed or _finder("bodies").search(plain) is None:
        return False
    return 2 * field > len(_finder("elsewhere").findall(plain))


@cache
def _finder(name: str) -> re.Pattern[str]:
    words = sorted(read_words(f"scope/{name}.txt"), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
