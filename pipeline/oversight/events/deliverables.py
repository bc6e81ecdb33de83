"""What is to be handed in, and by when: the tasks behind "must", "told to", "has until".

"To submit a plan by May and a budget by June": each verb, with its object, is a task.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from oversight.events.frames import SENTENCE_END, Frame, Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of

_VERBS = read_words("events/words/delivering.txt")
_HEADS = read_words("events/words/deliverable_heads.txt")
_STOPS = read_words("events/words/deliverable_stops.txt")
_PARTICLES = read_words("events/words/particles.txt")
_RECURRING = read_words("events/words/recurring.txt")
# Verbs that can hardly have another object.
_STRONG = frozenset({"submit", "publish", "produce", "hand", "file", "lodge", "draw"})
# Before a trigger, behind what is wanted: "a plan, which had" in "… to be with inspectors".
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "be", "been", "supposed", "meant", "falling"}
    | {"which", "that", "should", "would", "will", "due", "still", "now", ","}
)
_BY = frozenset({"by", "before", "on", "in", "until", "than", "from", "at", "for", "till"})
_SKIPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "any", ","})
_ARTICLES = frozenset({"a", "an", "the"})
_RECEIVERS = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
# Between "and" and the verb that it joins: "and, by 3 May, to agree".
_JOINTS = _BY | {"to", "also", "then", "no", "later", "the", "end"}
# Between "and" and another thing wanted: "and after that a report each month".
_THEN = frozenset({"after", "that", "then", "thereafter", "also", "again", ","})
_RIGHTS = frozenset({"representations", "decision", "appeal", "mind", "case"})
_MARKS = ".,;:!?'\""
# What is due of these is the review's own day.
_EXAMINATIONS = frozenset({"review", "audit", "audits", "inquiry"})
_ENDS = frozenset({SENTENCE_END, ";", ":"})
_MARKED = _ENDS | frozenset({",", "(", "-", "–", ".", "!", "?"})


@dataclass(frozen=True)
class Task:
    """Something to hand in: its words, its day, and whether it is wanted again and again."""

    words: Span
    due: Span
    recurring: bool


def tasks(skeleton: Skeleton, frame: Frame, first: int | None = None) -> Iterator[Task]:
    """Yield what the clause behind an obligation asks for, each with a date of its own.

    `first` is where an item of a list begins that an obligation opens: "must:", "submit a plan".
    """
    verbs = sorted(set(_verbs(skeleton, frame, first)))
    end = _end(skeleton, frame.last if first is None else first)
    for n, k in enumerate(verbs):
        border = verbs[n + 1] if n + 1 < len(verbs) else end
        found = _object(skeleton, k, border)
        due = _due(skeleton, frame, k, border, found[1] if found else k)
        if found is None or due is None:
            continue
        words, last = found
        if _counts(skeleton, k, last, due < k):
            recurring = _recurs(skeleton, k, max(due, last) + 3)
            yield Task(words, skeleton.sources[due], recurring)


def _end(skeleton: Skeleton, k: int) -> int:
    while skeleton.norms[k] not in _ENDS:
        k += 1
    return k


def _verbs(skeleton: Skeleton, frame: Frame, item: int | None) -> Iterator[int]:
    """Yield the places of the verbs: right behind the trigger, then those joined to it."""
    first = frame.last + 1 if item is None else item
    asked = frame.value["party"] == "from" or frame.value.get("verb")
    if item is not None:
        asked = False
    elif "wanted" in frame.slots:
        first = skeleton.place_of[frame.slots["wanted"].start]
    elif asked:
        first = frame.last
    elif skeleton.labels[first] or skeleton.norms[first] in _ENDS:
        return
    yield first
    if asked:
        yield from _listed(skeleton, first)
        return
    if skeleton.norms[first] in _STRONG:
        yield from _listed(skeleton, first)
    joined = False
    for k in range(first + 1, _end(skeleton, first)):
        word = skeleton.norms[k]
        if word in ("and", ",") and not skeleton.labels[k]:
            joined = True
        elif joined and word in _VERBS and skeleton.norms[k - 1] in ("to", "and", ","):
            yield k
            joined = False
        elif word not in _JOINTS and skeleton.labels[k] != "DATE":
            joined = False


def _listed(skeleton: Skeleton, k: int) -> Iterator[int]:
    """Yield what goes before another thing wanted: "a plan by May, and an update by June"."""
    dated = False
    for j in range(k + 1, _end(skeleton, k)):
        if skeleton.labels[j] == "DATE":
            dated = True
        elif dated and skeleton.norms[j] == "and":
            while skeleton.norms[j + 1] in _THEN:
                j += 1
            if skeleton.norms[j + 1] in _ARTICLES:
                yield j
                dated = False


def _object(skeleton: Skeleton, k: int, end: int) -> tuple[Span, int] | None:
    """Return the words of a verb's object, and the last of its tokens."""
    start = k + 1
    if skeleton.norms[k] == "put" and skeleton.norms[k + 2 : k + 4] == ["name", "to"]:
        start = k + 4  # "put its name to an agreement"
    while start < end and (
        skeleton.norms[start] in _PARTICLES | _SKIPPED
        or (skeleton.labels[start] in _RECEIVERS)
        or skeleton.norms[start] in ("'s", "’")
    ):
        start += 1
    last = start
    while last < end and not _stops(skeleton, last):
        last += 1
    inner = [j for j in range(start, last) if skeleton.norms[j] in _ARTICLES]
    start = inner[-1] + 1 if inner else start  # "send civil servants a monthly return"
    if last <= start:
        return None
    doc = skeleton.sources[start].doc
    stop = skeleton.sources[last - 1]
    words = doc[skeleton.sources[start].start : _cut(stop)]
    return (words, last - 1) if len(words) else None


def _stops(skeleton: Skeleton, k: int) -> bool:
    word, label = skeleton.norms[k], skeleton.labels[k]
    if label in ("DATE", "PERSON", "COUNCIL", "BODY", "ROLE", "DURATION", "MONEY"):
        return True
    if label == "SET" and word.split()[0] in ("every", "each", "once", "twice"):
        return True  # but "a monthly return"
    return not label and (word in _STOPS or word in _MARKED)


def _cut(span: Span) -> int:
    """Return the end of a found span's words up to "of": "memorandum of understanding"."""
    for token in span:
        if token.norm_ == "of" and token.i > span.start:
            return token.i
    return span.end


def _due(skeleton: Skeleton, frame: Frame, k: int, border: int, last: int) -> int | None:
    """Return the place of a task's date: behind it, right before its verb, or the trigger's."""
    for j in range(last + 1, border):
        if skeleton.labels[j] == "DATE" and _is_deadline(skeleton, j):
            if skeleton.norms[j + 1] == "to":
                break  # "…, and until June to clear the backlog": the next one's
            return j
        if skeleton.norms[j] in ("which", "who", "whose") and not skeleton.labels[j]:
            break
    for j in range(k - 1, max(frame.last, k - 6), -1):
        if skeleton.norms[j] == SENTENCE_END:
            break
        if skeleton.labels[j] == "DATE" and _is_deadline(skeleton, j):
            return j
    until = frame.slots.get("due")
    if until is not None:
        return skeleton.place_of.get(until.start)
    return _date_opening(skeleton, frame)


def _date_opening(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the date that opens the sentence: "By 3 May the council must …"."""
    start = frame.first
    while start > 0 and skeleton.norms[start - 1] not in _ENDS:
        start -= 1
    for k in range(start, min(start + 3, frame.first)):
        if skeleton.labels[k] == "DATE" and skeleton.norms[k - 1] in ("by", "before", "until"):
            return k
    return None


def _is_deadline(skeleton: Skeleton, k: int) -> bool:
    before = skeleton.norms[k - 1] if k else ""
    return before in _BY or skeleton.norms[k].split()[0] in _BY


def _counts(skeleton: Skeleton, verb: int, last: int, timed: bool) -> bool:
    """Tell whether an object is something to hand in."""
    head = skeleton.norms[last].split()[-1].strip(_MARKS)
    if head in ("it", "them", "this", "that", "place"):
        return False
    word = skeleton.norms[verb]
    if word in _STRONG or head in _HEADS or "memorandum" in skeleton.norms[last]:
        return True
    return timed and word in _VERBS and head not in _RIGHTS and head.isalpha()


def name_of(task: Task) -> str:
    """Return what is wanted, without marks at its end."""
    return text_of(task.words).rstrip(_MARKS)


def _recurs(skeleton: Skeleton, start: int, end: int) -> bool:
    return "SET" in skeleton.labels[start:end] or not _RECURRING.isdisjoint(
        skeleton.norms[start:end]
    )


def task_named(skeleton: Skeleton, frame: Frame) -> Task | None:
    """Return the task whose words stand before the trigger: "a plan is due by 3 May"."""
    last = frame.last - 1 if frame.value.get("first") else frame.first - 1
    if "here" in frame.slots:
        last = skeleton.place_of[frame.slots["here"].start] - 1
    while last > 0 and (
        skeleton.norms[last] in _STOPS
        or (skeleton.norms[last] in _AUXILIARIES and not frame.value.get("plain"))
        or skeleton.labels[last] in _RECEIVERS
    ):
        last -= 1
    if last < 0 or skeleton.labels[last] or skeleton.norms[last] not in _HEADS - _EXAMINATIONS:
        return None
    start = last
    while start > 0 and not _stops(skeleton, start - 1):
        if skeleton.norms[start - 1] in _SKIPPED or skeleton.norms[start - 1] == "'s":
            break
        start -= 1
    for k in range(frame.last + 1, min(frame.last + 10, _end(skeleton, frame.last))):
        if skeleton.labels[k] == "DATE" and _is_deadline(skeleton, k):
            doc = skeleton.sources[start].doc
            words = doc[skeleton.sources[start].start : skeleton.sources[last].end]
            recurring = bool(frame.value.get("first")) or _recurs(skeleton, max(0, start - 4), k)
            return Task(words, skeleton.sources[k], recurring)
    return None
