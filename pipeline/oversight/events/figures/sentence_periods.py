"""Of which time all the figures of a sentence are: "340 in care, and 176 on plans (March 2018)",
"according to its figures for March", "said in August that it had 52 vacancies".
"""

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.context.timing import is_ahead
from oversight.events.figures.readings import Reading
from oversight.patterns import read_words

_SOURCES = read_words("events/words/figure_sources.txt")
_FLOWS = read_words("events/words/figure_flows.txt")
_OF = frozenset({"for", "from", "of", "to", "at"})
_REPORTING = read_words("events/words/reporting.txt")
_HOLDS = frozenset({"had", "has", "have", "employed", "employs", "was", "were"})
_SUBJECTS = frozenset({"it", "they", "there"})
_VISITS = read_words("events/words/figure_visits.txt")
_MARKS = frozenset({".", ")", SENTENCE_END})
_JOINED = 12
_TOLD_REACH = 3  # sentences


def period_of_sentence(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the time that a sentence tells of its figures together."""
    first, end = _ends(skeleton, reading.k)
    dates = [k for k in range(first, end) if skeleton.labels[k] == "DATE"]
    if len(dates) != 1:
        return None
    date = dates[0]
    slot = date_slot(skeleton.sources[date])
    published = skeleton.sources.doc._.published
    if slot is None or not slot.value["value"] or is_ahead(slot.value, published):
        return None
    flows = reading.frame.value["measure"] in _FLOWS
    told = (
        _closes(skeleton, date)
        or _is_of_source(skeleton, date)
        or (date < reading.k and _is_of_visit(skeleton, date))
        or (slot.value["precision"] != "day" and not flows and _is_said_then(skeleton, date))
        or (slot.value["precision"] == "day" and _is_joined(skeleton, date, reading))
    )
    return slot if told else None


def period_told_before(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the day of all figures that the sentence, or the two, before tells: "The director
    presented figures to 31 January".
    """
    first, _ = _ends(skeleton, k)
    for _ in range(_TOLD_REACH):
        if first < 2:
            return None
        end = first - 1
        first, _ = _ends(skeleton, end - 1)
        if skeleton.labels[first] == "DATE":
            return None
        for j in range(first + 2, end):
            if skeleton.labels[j] == "DATE" and _is_of_source(skeleton, j):
                whole = "QUANTITY" not in skeleton.labels[first:end]
                return date_slot(skeleton.sources[j]) if whole else None
    return None


def _ends(skeleton: Skeleton, k: int) -> tuple[int, int]:
    """Return the first token of a sentence, and its end mark."""
    first = k
    while first and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    return first, skeleton.norms.index(SENTENCE_END, k)


def _closes(skeleton: Skeleton, date: int) -> bool:
    """Tell whether a date in brackets ends the sentence."""
    after = skeleton.norms[date + 1 : date + 3]
    return skeleton.norms[date - 1] == "(" and after[:1] == [")"] and set(after) <= _MARKS


def _is_of_source(skeleton: Skeleton, date: int) -> bool:
    """Tell whether a date is of the numbers themselves: "its own figures from March"."""
    before = skeleton.norms[date - 2]
    return skeleton.norms[date - 1] in _OF and before in _SOURCES


def _is_of_visit(skeleton: Skeleton, date: int) -> bool:
    """Tell whether it is when inspectors came: "at the time of the visit, in May, it was 31"."""
    near = range(max(0, date - 5), date)
    named = any(skeleton.labels[k] == "INSPECTION_KIND" for k in near)
    return named or not _VISITS.isdisjoint(skeleton.norms[max(0, date - 5) : date])


def _is_said_then(skeleton: Skeleton, date: int) -> bool:
    """Tell whether it was said then how things stood: "said in August that it had"."""
    after = skeleton.norms[date + 1 : date + 4]
    council = skeleton.labels[date + 2] == "COUNCIL"
    stated = after[:1] == ["that"] and (after[1] in _SUBJECTS or council) and after[2] in _HOLDS
    return stated and not _REPORTING.isdisjoint(skeleton.norms[max(0, date - 3) : date])


def _is_joined(skeleton: Skeleton, date: int, reading: Reading) -> bool:
    """Tell whether a figure goes on from one of that day: "853 on 31 January, and 661 on plans"."""
    between = skeleton.norms[date + 1 : reading.k]
    near = 0 < reading.k - date <= _JOINED and skeleton.norms[date - 1] in ("on", "at")
    return near and [word for word in between if word != ","] == ["and"]
