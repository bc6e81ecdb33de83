"""Numbers that go on with the one before them: set beside it ("up from 27% in 2022", "to nine"),
taken up by a pronoun ("They are now 16."), or another council's ("Bury has 612, Leeds 744").
"""

from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.figures.heads import head_of
from oversight.events.figures.readings import Reading
from oversight.patterns import read_words

_STAFF = read_words("events/words/figure_staff.txt")
_CONNECTORS = read_words("events/words/figure_connectors.txt")
_TARGETS = read_words("events/words/figure_targets.txt")
# A number set beside another one stands at most this far behind it; further off where the words
# leave no doubt ("down from").
_REACH = 9
_FAR = 18
_PEAKS = frozenset({"peaked", "high", "peak", "low"})
_CONTRASTS = frozenset({"down", "up", "compared", "against", "than"})
# Around a number that goes on with what the one before it measures.
_COPULAS = frozenset({"is", "are", "was", "were", "stood", "stands", "averaged"})
_FILLERS = frozenset({"now", "just", "only", "today", "still", "at", "already", "currently"})
_NOWS = frozenset({"now", "today", "currently", "then", "ago", "earlier", "before", "since"})
_HOLDING = read_words("events/words/figure_holding.txt")
_SOME = frozenset({"one", "some", "another", "others", "handful", "few", "many"})
_MORE_THAN = frozenset({"more", "than", "over", "as", "many"})
_SUBJECT_REACH = 7
_PLACES = read_words("events/words/figure_places.txt")
_CLOSES = frozenset({".", ",", ";", ")", "!", SENTENCE_END})


def neighbour_of(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number before that the number at token `k` goes on with."""
    return (
        _beside(skeleton, k, readings)
        or _resumed(skeleton, k, readings)
        or _of_another(skeleton, k, readings)
        or _of_some(skeleton, k, readings)
    )


def _same_unit(skeleton: Skeleton, j: int, k: int) -> bool:
    return skeleton.doc[j].ent_id_[-5:] == skeleton.doc[k].ent_id_[-5:]


def _beside(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number before that this one is set beside: "312 to nine", "6%, from 27%"."""
    contrast = not _CONTRASTS.isdisjoint(skeleton.norms[k - 2 : k])
    for j in range(k - 1, max(-1, k - (_FAR if contrast else _REACH) - 2), -1):
        word, label = skeleton.norms[j], skeleton.labels[j]
        if word == SENTENCE_END or word in ("while", ";", "but") or word in _TARGETS:
            return None
        if label == "QUANTITY":
            between = skeleton.norms[j + 1 : k]
            same_unit = _same_unit(skeleton, j, k)
            while between and between[-1] in ("the", "just", "only"):
                between.pop()
            joined = bool(between) and (
                _is_bracketed(skeleton, j, k)
                or _connects(between)
                or _is_resumed(between)
                or _is_listed(skeleton, between, k)
            )
            alike = head_of(skeleton, k) in ("none", head_of(skeleton, j))
            return readings.get(j) if joined and same_unit and alike else None
    return None


def _connects(between: list[str]) -> bool:
    """Tell whether the words between two numbers set them side by side."""
    if between[-1] in ("at", "of") and not _PEAKS.isdisjoint(between):
        return True  # "down to 9 per cent, having peaked at 34"
    if between[0] == "(" and between[-2:] == [")", ","]:
        return True  # "781 (January), 742 (a year ago)"
    compared = between[-1] != "with" or between[-2:-1] in (["compared"], ["contrasted"])
    return between[-1] in _CONNECTORS and compared


def _is_bracketed(skeleton: Skeleton, j: int, k: int) -> bool:
    """Tell whether a number is that of another day in brackets: "561 (March 2014: 498)"."""
    between = skeleton.norms[j + 1 : k]
    return len(between) == 3 and between[::2] == ["(", ":"] and skeleton.labels[j + 2] == "DATE"


def _is_listed(skeleton: Skeleton, between: list[str], k: int) -> bool:
    """Tell whether a number goes on in a list: "and their colleagues 17", "and 109 in 2016"."""
    if "and" not in between[-5:] or skeleton.norms[k + 1] == "of":
        return False
    if between[-1] == "and" and skeleton.norms[k + 1] == "elsewhere":
        return True
    if between[-1] == "and":
        return "DATE" in skeleton.labels[k + 1 : k + 3]
    ends = skeleton.norms[k + 1] in _CLOSES
    return ends and between[-1] in _STAFF and between[0] not in _STAFF


def _resumed(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number before that a pronoun takes up: "They are now 16.", "today it is 22"."""
    words = [word for word in skeleton.norms[max(0, k - 5) : k] if word not in _FILLERS]
    after = skeleton.norms[k + 1 : k + 3]
    there = words[-2:] in (["there", "are"], ["there", "were"])
    ago = skeleton.labels[k + 1] in ("DATE", "DURATION", "DATE_REF")
    alone = after[0] in _CLOSES or ago or (after == ["of", "them"] and there) or after[0] == "now"
    dated = "DATE" in skeleton.labels[max(0, k - 5) : k + 2] or not _NOWS.isdisjoint(
        skeleton.norms[max(0, k - 5) : k + 4]
    )
    placed = not _PLACES.isdisjoint(skeleton.norms[max(0, k - 5) : k])  # "in one team it was 34"
    if not (alone and (dated or placed) and words[-1:] and words[-1] in _COPULAS):
        return None
    if words[-2:-1] not in (["it"], ["they"], ["there"]):
        return None
    number = skeleton.sentence_of[k]
    for j in range(k - 1, -1, -1):
        if number - skeleton.sentence_of[j] > 1:
            return None
        if skeleton.labels[j] == "QUANTITY":
            return readings.get(j) if _same_unit(skeleton, j, k) else None
    return None


def _of_another(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number that another council's goes on from: "Bury has 612, Leeds 744"."""
    joined = skeleton.labels[k - 1] == "COUNCIL" and skeleton.norms[k - 2] in (",", "and", ";")
    if not joined or skeleton.norms[k + 1] not in _CLOSES | {"and"}:
        return None
    number = skeleton.sentence_of[k]
    for j in range(k - 2, -1, -1):
        if skeleton.sentence_of[j] != number:
            return None
        if skeleton.labels[j] == "QUANTITY":
            return readings.get(j) if _same_unit(skeleton, j, k) else None
    return None


def _of_some(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the caseload that another's goes on from: "18 on average, and one in Dover had 44"."""
    if skeleton.norms[k + 1] not in _CLOSES:
        return None
    verb = next((j for j in range(k - 1, k - 4, -1) if skeleton.norms[j] in _HOLDING), None)
    first = skeleton.sentence_of[k]
    if verb is None or not _MORE_THAN.issuperset(skeleton.norms[verb + 1 : k]):
        return None
    subject = skeleton.norms[max(0, verb - _SUBJECT_REACH) : verb]
    if _SOME.isdisjoint(subject):
        return None
    for j in range(verb - 1, -1, -1):
        if skeleton.sentence_of[j] != first:
            return None
        told = readings.get(j)
        if told is not None:
            return told if told.frame.value["measure"] == "caseload" else None
    return None


def _is_resumed(between: list[str]) -> bool:
    """Tell whether a pronoun takes the measure up: "where in January they had averaged 22"."""
    verbs = ("averaged", "was", "were", "been", "stood", "numbered", "had", "at")
    if between[-2:] in (["are", "now"], ["is", "now"]) and "," in between:
        return True  # "who were 29 per cent in 2014, are now 15"
    return between[-1] in verbs and not {"they", "it"}.isdisjoint(between)
