"""Where sentences begin in a stretch of text, found without a parser."""

import re
from collections.abc import Iterator
from functools import cache

from oversight.layout.lexicon import date_words, kinds_of

# An end mark with the marks that close after it. A straight quotation mark before a letter opens
# the next sentence instead: `a week."The`.
_END = re.compile(r"[.?!…]+(?:[”’)\]»]|[\"'](?![^\W_]))*")
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[\"'“‘(\[«]*")
_WORD_BEFORE = re.compile(r"[\w.&'’-]*$")
_WORD = re.compile(r"[\w'’-]+")
_REACH = 24  # characters before an end mark that tell an abbreviation
_ATTRIBUTION = 5  # words in which a speaker's name ends


@cache
def _words(kind: str) -> frozenset[str]:
    return kinds_of("layout/sentence_words.json")[kind]


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which a new sentence begins in text[start:end], the first not."""
    for mark in _END.finditer(text, start, end):
        begin = _skip(_SPACE, text, mark.end(), end)
        first = _skip(_OPENING, text, begin, end)
        if first >= end:
            return
        if begin == mark.end():
            border = _ends_joined(text, mark, first, end)
        else:
            border = _ends(text, start, mark, first, end)
        if border:
            yield begin


def _skip(pattern: re.Pattern[str], text: str, place: int, end: int) -> int:
    found = pattern.match(text, place, end)
    return found.end() if found else place


def _ends(text: str, start: int, mark: re.Match[str], first: int, end: int) -> bool:
    """Tell whether a sentence ends at a mark that white space follows."""
    letter = text[first]
    iphone = letter.islower() and text[first + 1 : first + 2].isupper()
    if not (letter.isupper() or letter.isdigit() or letter in "£•@#" or iphone):
        return False
    signs = mark.group()
    if signs[0] in "?!":  # `"Why?" Ms Lee asked.` goes on
        return not (len(signs) > 1 and _attributed(text, first, end))
    if signs != ".":
        return not signs.startswith((".)", ".]")) or not _is_digit_list(text, start, mark)
    found = _WORD_BEFORE.search(text[max(start, mark.start() - _REACH) : mark.start()])
    word = found.group() if found else ""
    if mark.start() - start <= 3 and not word.islower():  # "1. At the end of March"
        return False
    return not _abbreviated(word, text, first, end)


def _is_digit_list(text: str, start: int, mark: re.Match[str]) -> bool:
    return mark.start() - start <= 3


def _ends_joined(text: str, mark: re.Match[str], first: int, end: int) -> bool:
    """Tell whether "week.The" joins two sentences; "U.S", "1.5" and "ofsted.gov" do not."""
    before = text[mark.start() - 1 : mark.start()]
    if not text[first].isupper() or not (before.islower() or before.isdigit() or before in "”’)%"):
        return False
    if not text[first + 1 : first + 2].islower() and text[first] not in "AI":
        return False
    stop = first
    while stop < end and not text[stop].isspace():
        if text[stop] in "@/" or (text[stop] == "." and text[stop + 1 : stop + 2].islower()):
            return False
        stop += 1
    return True


def _attributed(text: str, first: int, end: int) -> bool:
    """Tell whether a name and a verb of saying follow: "Ms Lee asked"."""
    for count, word in enumerate(_WORD.finditer(text, first, end)):
        if word.group() in _words("speech"):
            return count > 0
        if count >= _ATTRIBUTION or not word.group()[0].isupper():
            return False
    return False


def _abbreviated(word: str, text: str, first: int, end: int) -> bool:
    """Tell whether the full stop after `word` belongs to it, `first` being what follows."""
    plain = word.lower().lstrip("('\"‘’“-")
    letter = text[first]
    if plain in _words("name_follows") or plain in _words("never_last"):
        return True
    if letter.isdigit() and (plain in _words("number_follows") or plain in _words("date_follows")):
        return True
    found = _WORD.match(text, first, end)
    following = found.group().lower() if found else ""
    if plain in _words("may_end"):  # "5 a.m. Monday" goes on, "5 a.m. The" does not
        return letter.isdigit() or date_words().get(following) in {"month", "weekday"}
    if _initials(plain, word):
        return letter.isupper() and following not in _words("openers")
    return False


def _initials(plain: str, word: str) -> bool:
    """Tell "J", "J.K", "U.S" from words; "I" is a word."""
    letters = plain.split(".")
    return all(len(part) == 1 and part.isalpha() for part in letters) and word != "I"
