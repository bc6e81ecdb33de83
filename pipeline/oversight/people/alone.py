"""First names that stand alone: "Kezia, 19, grew up in care", "Ada, not her real name, said"."""

from oversight.people.context import announced, described
from oversight.people.words import Word, Words

# The ages at which papers leave somebody's family name out are no years and no house numbers.
_AGES = range(3, 100)
# So many words behind a name may say that it is not the real one.
_REMARK = 9


def stands_alone(
    words: Words, place: tuple[int, int], posts: tuple[set[int], set[int]], town: bool
) -> bool:
    """Tell whether the one capitalised word at `place` (start, end) is somebody's first name.

    `posts`: the tokens at which titles of posts start, and those behind them; `town`: it is a
    place's name too.
    """
    start, end = place
    word = words.words[start]
    if town or word.never or word.organisation or word.initial or word.capitals:
        return False
    if _aged(words, end) or _renamed(words, end):
        return not _led_by(words, start)
    if not word.given or word.weak or _led_by(words, start):
        return False
    starts, ends = posts
    return (
        words.norm(start - 1) in words.lexicon.kin
        or described(words, end, starts)
        or announced(words, start, ends)
        or _hails(words, end)
    )


def _aged(words: Words, end: int) -> bool:
    """Tell ", 19," and ", now 22," and "(19)" behind a name."""
    mark = words.norm(end)
    if mark not in (",", "("):
        return False
    i = end + 1
    if words.norm(i) in words.lexicon.age_before:
        i += 1
    closes = words.norm(i + 1) in ((")",) if mark == "(" else (",", ".", "who", "and", "from"))
    return closes and words.norm(i).isdigit() and int(words.norm(i)) in _AGES


def _renamed(words: Words, end: int) -> bool:
    """Tell "(not her real name)", ", whose name has been changed," behind a name."""
    if words.norm(end) == "*":
        return True
    if words.norm(end) not in (",", "(", "-", "–", "—"):
        return False
    remark = " ".join(words.norm(i) for i in range(end + 1, end + 1 + _REMARK))
    return any(phrase in remark for phrase in words.lexicon.renamed)


def _hails(words: Words, end: int) -> bool:
    """Tell ", from Yate," behind a name."""
    return words.norm(end) == "," and words.norm(end + 1) == "from" and _capital(words, end + 2)


def _capital(words: Words, i: int) -> bool:
    word: Word | None = words.words[i] if i < len(words.words) else None
    return word is not None and word.name_like


def _led_by(words: Words, start: int) -> bool:
    """Tell whether a word before makes it something else: "in Halton, 19", "the Orchard, 20"."""
    return words.norm(start - 1) in words.lexicon.place_before
