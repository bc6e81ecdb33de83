"""What an amount of money is for: "into the service", "for 40 more social workers"."""

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.funding.costing import subject_of
from oversight.patterns import read_words
from oversight.spans import text_of

_BREAKS = read_words("events/words/money_breaks.txt")
_STARTS = read_words("events/words/purpose_starts.txt")
_STOPS = read_words("events/words/purpose_stops.txt")
_VERBS = read_words("events/words/purpose_verbs.txt")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this"})
_NO_PURPOSES = read_words("events/words/not_purposes.txt")
_SPELLS = read_words("events/words/purpose_spells.txt")
_IDIOMS = read_words("events/words/purpose_idioms.txt")
_IN = frozenset({"in", "over", "for"})
_TIMES = frozenset({"DATE", "DURATION", "SET", "DATE_REF"})
_ENDS = _TIMES | {"MONEY"}
# What introduces the thing that is overspent on, or saved in.
_OVER = frozenset({"on", "in", "for"})
_SAVED = frozenset({"in", "on", "from", "for"})
_SPENT = frozenset({"for", "on", "to", "towards"})
_BY_KIND = {"overspend": _OVER, "deficit": _OVER, "saving": _SAVED, "cost": _SPENT}
_PAYING = read_words("events/words/purpose_paying.txt")
_SOURCES = frozenset({"budget", "budgets", "reserves", "total", "savings"})
# How many tokens after an amount its purpose may begin, and how long it may be.
_REACH = 12
_LONGEST = 12
_SUMS = read_words("events/words/plain_sums.txt")
_PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
_PARTICLES = frozenset({"up", "on"})


def purpose_of(skeleton: Skeleton, k: int, frame: Frame) -> Slot | None:
    """Return what the amount at `k` is for."""
    if frame.value.get("purpose") == "here":
        return Slot.of(text_of(frame.words), frame.words)
    kind = frame.value["kind"]
    if kind == "other":
        return None
    area = frame.first - 1
    if kind in ("overspend", "deficit") and skeleton.labels[area] == "AREA":
        return _noun_phrase(skeleton, area, area + 1)
    found = _spent_on(skeleton, frame) if kind == "overspend" else None
    found = found or _within(skeleton, k, frame, kind) or _beyond(skeleton, k, frame, kind)
    return found or _by_kind(skeleton, k, frame, kind)


def _within(skeleton: Skeleton, k: int, frame: Frame, kind: str) -> Slot | None:
    """Return what stands among the words, or between them and the amount."""
    starts = _BY_KIND.get(kind, _STARTS)
    if frame.value.get("direct") and k < frame.last and frame.value.get("purpose") == "inside":
        return _behind(skeleton, k + 1, None, starts)  # "find £1m from children's services"
    if frame.last >= k:
        return None
    of = starts | {"of"} if kind == "cost" else starts
    # "The bill for agency staff reached": what it is for stands within the words.
    inside = frame.first + 1 if kind == "cost" and "direct" not in frame.value else k
    found = _behind(skeleton, inside, frame.last, of) if inside < frame.last else None
    return found or _behind(skeleton, frame.last + 1, k, of)


def _beyond(skeleton: Skeleton, k: int, frame: Frame, kind: str) -> Slot | None:
    """Return what stands behind the words and the amount."""
    end = max(k, frame.last) + 1
    led = frame.last > k and skeleton.norms[frame.last] in _STARTS | {"of", "from"}
    if led:
        return _noun_phrase(skeleton, end)
    return _behind(skeleton, end, None, _BY_KIND.get(kind, _STARTS))


def _by_kind(skeleton: Skeleton, k: int, frame: Frame, kind: str) -> Slot | None:
    """Return what costs the amount, or whose budget it is of."""
    if kind == "cost":
        return _costing(skeleton, frame) or _by_syntax(frame)
    if frame.pattern.id == "funding/more-than-budget":
        return _costing(skeleton, frame) or _budget(skeleton, frame)
    if frame.pattern.id == "funding/budget-by":
        return _budgeted(skeleton, frame)
    if frame.pattern.id == "funding/hole-in":
        return _noun_phrase(skeleton, frame.first + 2, frame.last + 1)
    if kind == "grant" and frame.last < k and skeleton.norms[k - 1] == "of":
        return _granted(skeleton, frame.last + 1, k - 1)
    return _budget(skeleton, frame) if kind == "overspend" else None


def _granted(skeleton: Skeleton, first: int, end: int) -> Slot | None:
    """Return what is granted, in "was granted exceptional support of £2m"."""
    plain = end - first < 2 or not _SUMS.isdisjoint(skeleton.norms[first:end])
    return None if plain else _noun_phrase(skeleton, first, end)


def _spent_on(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return what is overspent on, in "spending on placements was £2m over budget"."""
    for j in range(frame.first - 1, max(0, frame.first - _REACH), -1):
        if skeleton.norms[j] in (SENTENCE_END, ",", "and"):
            return None
        if skeleton.norms[j] in ("for", "on") and skeleton.norms[j - 1] in ("budget", "spending"):
            return _noun_phrase(skeleton, j + 1)
    return None


def _budget(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return whose budget is overspent: "the directorate is £2m over"."""
    for j in range(frame.first - 1, max(0, frame.first - _REACH), -1):
        if skeleton.norms[j] == SENTENCE_END:
            return None
        if skeleton.norms[j] in ("directorate", "department") and not skeleton.labels[j]:
            return _slot(skeleton.sources.doc, *_left_edge(skeleton, j))
    return None


def _budgeted(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return whose budget it is: "overspent its children's placements budget by"."""
    first = frame.first + 1
    while skeleton.norms[first] in _DETERMINERS or skeleton.labels[first] == "COUNCIL":
        first += 1
    if skeleton.norms[first] in ("'s", "'"):
        first += 1
    owner = skeleton.norms[frame.last - 1].endswith("'s")  # "overspend its children's budget"
    return None if owner or first >= frame.last else _noun_phrase(skeleton, first, frame.last)


def _behind(skeleton: Skeleton, start: int, end: int | None, starts: frozenset[str]) -> Slot | None:
    """Return the noun phrase behind the first of some words in a stretch."""
    for j in range(start, min(start + _REACH, len(skeleton.norms), end or len(skeleton.norms))):
        word = skeleton.norms[j]
        if word == SENTENCE_END or word in _BREAKS or skeleton.labels[j] == "MONEY":
            return None
        if word == "," and skeleton.norms[j + 1] not in _STARTS:
            return None
        if word == "in" and skeleton.norms[j + 1] in _IDIOMS:
            return None
        if word in starts and skeleton.labels[j + 1] not in _TIMES:
            if word != "to" or skeleton.norms[j + 1] not in _VERBS:
                verb = word == "to" and _is_verb(skeleton, j + 1)
                noun = None if verb else _noun(skeleton, j + 1)
                if _is_source(skeleton, j + 1, noun):
                    continue  # "found in the budget for a new team"
                return noun
            particle = skeleton.norms[j + 2] in _PARTICLES
            return _noun(skeleton, j + 3 if particle else j + 2)
    return None


def _is_source(skeleton: Skeleton, j: int, noun: Slot | None) -> bool:
    """Tell whether words say where money is from: "in the budget", "in the February budget"."""
    if noun is not None and noun.value in _SOURCES:
        return True
    dated = "DATE" in skeleton.labels[j : j + 2]
    return dated and not _SOURCES.isdisjoint(skeleton.norms[j : j + 3])


def _is_verb(skeleton: Skeleton, j: int) -> bool:
    source = skeleton.sources[j]
    return len(source) == 1 and source[0].tag_ == "VB"


def _noun(skeleton: Skeleton, j: int) -> Slot | None:
    return _noun_phrase(skeleton, j + 1 if skeleton.norms[j] == "for" else j)


def _noun_phrase(skeleton: Skeleton, j: int, end: int | None = None) -> Slot | None:
    """Return the words from token `j` to the end of what they name, articles left out."""
    while skeleton.norms[j] in _DETERMINERS or skeleton.labels[j] == "COUNCIL":
        j += 1
        if skeleton.norms[j] in ("'s", "'"):
            j += 1
    if skeleton.norms[j] == "of":
        return None  # "at a cost to the council of £2m"
    last = j
    while end is None and last < len(skeleton.norms) and last - j < _LONGEST:
        word = skeleton.norms[last]
        if (
            (word in _STOPS and not _is_inside(skeleton, last))
            or word == SENTENCE_END
            or skeleton.labels[last] in _ENDS
        ):
            break
        then = skeleton.norms[last + 1] in _DETERMINERS and skeleton.norms[last + 2] in _SPELLS
        if word in _IN and then:
            break  # "into 16 social workers in the year that begins"
        last += 1
    while last > j and skeleton.norms[last - 1] in ("and", "or", "a", "in", "on", "for"):
        last -= 1
    if end is None and skeleton.labels[last] == "MONEY" and "and" in skeleton.norms[j:last]:
        last = last - 1 - skeleton.norms[j:last][::-1].index("and")  # "and a saving of £1m"
    last = last if end is None else end
    if last == j or skeleton.norms[j] in _NO_PURPOSES or skeleton.norms[last - 1] in _SPELLS:
        return None
    doc = skeleton.sources.doc
    return _slot(doc, skeleton.sources[j].start, skeleton.sources[last - 1].end)


def _is_inside(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a hyphen joins a word: "edge-of-care team"."""
    before = skeleton.sources[k - 1]
    return skeleton.norms[k] == "-" and not before[-1].whitespace_


def _slot(doc: Doc, start: int, end: int) -> Slot | None:
    while start < end and doc[start].norm_ in _DETERMINERS:
        start += 1
    span = doc[start:end]
    if len(span) == 1 and span[0].norm_ in _NO_PURPOSES:
        return None
    words = " ".join(text_of(span).split()) if len(span) else ""
    return Slot.of(words, span) if any(letter.isalpha() for letter in words) else None


def _costing(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the subject in "A recruitment drive in Spain costing £2m"."""
    subject = subject_of(skeleton, frame)
    return None if subject is None else _noun_phrase(skeleton, *subject)


def _left_edge(skeleton: Skeleton, j: int) -> tuple[int, int]:
    """Return the article's tokens [start, end) of a noun with the words right before it."""
    first = j
    while skeleton.norms[first - 1] in ("'s", "social", "care", "children", "services"):
        first -= 1
    return skeleton.sources[first].start, skeleton.sources[j].end


def _by_syntax(frame: Frame) -> Slot | None:
    """Return what costs the amount: "a recruitment drive costing", "hired staff at a cost of"."""
    token = frame.words.root
    if token.dep_.startswith(("acl", "amod")):
        return _phrase_of(token.head)
    if token.norm_ in _PAYING:
        return None  # its subject is who pays
    if token.pos_ == "VERB" or token.tag_.startswith("V"):
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        relative = subjects and subjects[0].norm_ in ("who", "which", "that")
        return _phrase_of(token.head if relative else subjects[0]) if subjects else None
    verb = token.head
    objects = [child for child in verb.children if child.dep_ == "obj"]
    objects = objects or [child for child in verb.children if child.dep_ in _PASSIVE]
    spent_at = token.dep_.startswith("obl") and token.norm_ in ("cost", "price", "expense")
    return _phrase_of(objects[0]) if spent_at and objects else None


def _phrase_of(noun: Token) -> Slot | None:
    """Return a noun with the words before it."""
    if not noun.tag_.startswith("NN"):
        return None
    return _slot(noun.doc, noun.left_edge.i, noun.i + 1)
