"""What is to be handed in, and by when: the tasks behind "must", "told to", "has until".

"To submit a plan by May and a budget by June": each verb, with its object, is a task.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.requirements.deadlines import due_of, end_of_clause
from oversight.patterns import read_words
from oversight.spans import text_of

_VERBS = read_words("events/words/delivering.txt")
HEADS = read_words("events/words/deliverable_heads.txt")
STOPS = read_words("events/words/deliverable_stops.txt")
SKIPPED = read_words("events/words/before_deliverable.txt")
_PARTICLES = read_words("events/words/particles.txt")
_RECURRING = read_words("events/words/recurring.txt")
_STRONG = read_words("events/words/delivering_strong.txt")
_BY = read_words("events/words/deadline_prepositions.txt")
_RIGHTS = read_words("events/words/not_deliverables.txt")
_RETURNING = read_words("events/words/reporting_back.txt")
_GETTING = read_words("events/words/receivers.txt")
_BOARDS = frozenset({"board", "committee", "panel", "commissioner"})
_ARTICLES = frozenset({"a", "an", "the"})
RECEIVERS = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
# Between "and" and the verb that it joins: "and, by 3 May, to agree".
_JOINTS = _BY | {"to", "also", "then", "no", "later", "the", "end"}
# Between "and" and another thing wanted: "and after that a report each month".
_THEN = frozenset({"after", "that", "then", "thereafter", "also", "again", ","})
_MARKS = ".,;:!?'\""
# What is due of these is the review's own day.
EXAMINATIONS = frozenset({"review", "audit", "audits", "inquiry"})
_ENDS = frozenset({SENTENCE_END, ";", ":"})
_MARKED = _ENDS | frozenset({",", "(", "-", "–", ".", "!", "?"})
# "To report every month": the verb is what is wanted.
_REPORTS = frozenset({"report"})
_EACH = frozenset({"each", "every"})
_IT = frozenset({"it", "them", "this"})
_FILLING = frozenset({"have", "appoint", "put", "recruit", "name", "find"})
_PERIODS = read_words("events/words/periods.txt")
_ASKING_WORDS = frozenset({"how", "why", "what", "that", "whether", "when", "who"})


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
    end = end_of_clause(skeleton, frame.last if first is None else first)
    named: tuple[Span, int] | None = None
    for n, k in enumerate(verbs):
        border = verbs[n + 1] if n + 1 < len(verbs) else end
        found = _object(skeleton, k, border)
        due = due_of(skeleton, frame, k, border, found[1] if found else k)
        if found is not None and due is None:
            named = found
        elif named is not None and skeleton.norms[k + 1] in _IT:
            found = named  # "to compile a statement and to lodge it by 3 May"
        if found is None or due is None:
            continue
        words, last = found
        if _counts(skeleton, k, last, due < k):
            recurring = recurs(skeleton, k, max(due, last) + 3)
            yield Task(words, skeleton.sources[due], recurring)


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
    for k in range(first + 1, end_of_clause(skeleton, first)):
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
    for j in range(k + 1, end_of_clause(skeleton, k)):
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
    start = _start_of_object(skeleton, k, end)
    last = start
    while last < end and not stops_object(skeleton, last):
        last += 1
    inner = [j for j in range(start, last) if skeleton.norms[j] in _ARTICLES]
    start = inner[-1] + 1 if inner else start  # "send civil servants a monthly return"
    if last < end and skeleton.labels[last] == "ROLE" and skeleton.norms[start - 1] in _ARTICLES:
        last += 1  # "have in place a permanent director"
    if last <= start and skeleton.norms[k] in _REPORTS and "SET" in skeleton.labels[k:end]:
        return skeleton.sources[k], k
    if last <= start or skeleton.norms[last] in _ASKING_WORDS:
        return None  # "show the council how it will save"
    doc = skeleton.sources[start].doc
    stop = skeleton.sources[last - 1]
    words = doc[skeleton.sources[start].start : _cut(stop)]
    return (words, last - 1) if len(words) else None


def _start_of_object(skeleton: Skeleton, k: int, end: int) -> int:
    """Return where a verb's object begins, behind particles and whoever gets it."""
    start = k + 1
    if skeleton.norms[k] == "put" and skeleton.norms[k + 2 : k + 4] == ["name", "to"]:
        start = k + 4  # "put its name to an agreement"
    if skeleton.norms[k + 1 : k + 3] == ["in", "place"]:
        start = k + 3
    if skeleton.norms[k] in _RETURNING and "with" in skeleton.norms[k + 1 : k + 8]:
        place = skeleton.norms.index("with", k + 1)
        between = range(k + 1, place)
        if skeleton.norms[k] == "answer" or all(
            skeleton.labels[j] in RECEIVERS or _is_small(skeleton, j) for j in between
        ):
            start = place + 1  # "return to them with a plan"
    while start < end and (
        skeleton.norms[start] in _PARTICLES | SKIPPED
        or _is_receiver(skeleton, start)
        or (skeleton.labels[start] in RECEIVERS)
        or skeleton.norms[start] in ("'s", "’")
    ):
        start += 1
    return start


def _is_receiver(skeleton: Skeleton, k: int) -> bool:
    """Tell whether two get it: "send the board and the Department for Education a plan"."""
    if skeleton.norms[k] == "and":
        return skeleton.norms[k - 1] in _BOARDS
    if skeleton.norms[k] not in _BOARDS or skeleton.norms[k + 1] != "and":
        return False
    return bool({skeleton.labels[k + 2], skeleton.labels[k + 3]} & RECEIVERS)


def _is_small(skeleton: Skeleton, k: int) -> bool:
    return skeleton.norms[k] in _GETTING | _PARTICLES | _BY or skeleton.labels[k] == "DATE"


def stops_object(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the words of what is wanted end before token `k`."""
    word, label = skeleton.norms[k], skeleton.labels[k]
    if label == "DURATION" and "-" in word:
        return False  # "a three-year business plan"
    if label in ("DATE", "PERSON", "COUNCIL", "BODY", "ROLE", "DURATION", "MONEY"):
        return True
    if label == "SET" and word.split()[0] in ("every", "each", "once", "twice"):
        return True  # but "a monthly return"
    return not label and (word in STOPS or word in _MARKED)


def _cut(span: Span) -> int:
    """Return the end of a found span's words up to "of": "memorandum of understanding"."""
    for token in span:
        if token.norm_ == "of" and token.i > span.start:
            return token.i
    return span.end


def _counts(skeleton: Skeleton, verb: int, last: int, timed: bool) -> bool:
    """Tell whether an object is something to hand in."""
    head = skeleton.norms[last].split()[-1].strip(_MARKS)
    if skeleton.labels[last] == "ROLE":
        return skeleton.norms[verb] in _FILLING
    if head in ("it", "them", "this", "that", "place") or head in _RIGHTS:
        return False
    word = skeleton.norms[verb]
    if word in _STRONG or head in HEADS or "memorandum" in skeleton.norms[last]:
        return True
    return timed and word in _VERBS and head.isalpha()


def name_of(task: Task) -> str:
    """Return what is wanted, without marks at its end."""
    return text_of(task.words).rstrip(_MARKS)


def recurs(skeleton: Skeleton, start: int, end: int) -> bool:
    """Tell whether the words [start, end) say that it is wanted again and again."""
    if "SET" in skeleton.labels[start:end]:
        return True
    for k in range(start, min(end, len(skeleton.norms) - 1)):
        word = skeleton.norms[k]
        if word in _RECURRING and (word not in _EACH or skeleton.norms[k + 1] in _PERIODS):
            return True  # "every month", not "in every case"
    return False
