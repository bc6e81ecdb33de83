"""Requirements: somebody has to hand something in by a day.

Triggers are in patterns/events/requirements.jsonl; a pattern's value says where the one obliged
stands (`party`). What is wanted, and by when, is read by `deliverables`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.components.layout import block_at
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import date_slot, mention, posts_of
from oversight.events.context.clauses import AUXILIARIES, is_possessed, left_of, right_of
from oversight.events.context.concern import focus_slot, slots_at
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.context.syntax import subject_of_words
from oversight.events.discourse.gathering import gather
from oversight.events.requirements.deadlines import date_heading
from oversight.events.requirements.deliverables import Task, name_of, tasks
from oversight.events.requirements.imposers import imposer_of, is_ordered
from oversight.events.requirements.named_deliverables import task_named
from oversight.patterns import read_patterns
from oversight.spans import text_of

_PARTIES = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
_REVIEWERS = frozenset({"commissioner", "adviser"})
_REPORTS = frozenset({"report", "recommendations", "advice", "findings"})
# A report of one who has reported before is no review's.
_FURTHER = frozenset({"progress", "second", "third", "further", "another", "follow", "update"})
_BULLETS = frozenset({"-", "–", "•", "*", "·", "to"})
_EXAMINATIONS = frozenset({"review", "challenge", "inquiry", "audit", "investigation"})
_OWED = frozenset({"council", "person"})
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 14
_SPEAKERS = frozenset({"we", "i", "you"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/requirements.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each thing that is wanted by a day."""
    yield from gather(_tellings(doc, skeleton), same)


def _tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    for frame in _matcher(doc.vocab)(skeleton):
        if not _is_likely(doc, skeleton, frame):
            continue
        if frame.value["party"] == "deliverable":
            named = task_named(skeleton, frame)
            found = [] if named is None else [named]
        else:
            found = list(tasks(skeleton, frame))
        for obliged in _obliged(doc, skeleton, frame) if found else ():
            for task in found:
                if name_of(task) and not _is_of_review(doc, obliged, task):
                    yield _telling(doc, skeleton, frame, task, obliged)
        yield from _listed(doc, skeleton, frame)


def _listed(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    """Yield what the items of a list ask for that an obligation opens: "must:"."""
    k = frame.last + 1
    if skeleton.norms[k : k + 2] != [":", SENTENCE_END] or frame.value["party"] == "deliverable":
        return
    obliged = next(iter(_obliged(doc, skeleton, frame)), None)
    for number in range(skeleton.sentence_of[k] + 1, len(skeleton.sentences)):
        sentence = skeleton.sentences[number]
        block = block_at(doc, sentence.start)
        if obliged is None or block is None or block.label_ != "LIST_ITEM":
            return
        first = skeleton.keys[number][0]
        while skeleton.norms[first] in _BULLETS:
            first += 1
        for task in tasks(skeleton, frame, first):
            if name_of(task) and not _is_of_review(doc, obliged, task):
                yield _telling(doc, skeleton, replace(frame, sentence=sentence), task, obliged)


def _is_likely(doc: Doc, skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what a pattern leaves open is there: not too long, and by somebody in power."""
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if skeleton.norms[frame.first] == "shall" and skeleton.norms[frame.first - 1] in _SPEAKERS:
        return False  # "we shall publish a plan"
    if frame.value.get("headed") and date_heading(skeleton, frame.first) is None:
        return False
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    if frame.value.get("deadline"):
        return "deadline" in keys
    return not frame.value.get("ordered") or is_ordered(doc, skeleton, frame)


def _telling(doc: Doc, skeleton: Skeleton, frame: Frame, task: Task, obliged: Slot) -> Candidate:
    imposer = imposer_of(doc, skeleton, frame)
    if imposer is not None and imposer.value.get("key") == obliged.value.get("key", ""):
        imposer = None
    fields = filled(
        obliged=obliged,
        deliverable=Slot.of(name_of(task), task.words),
        imposed_by=imposer,
        due=date_slot(task.due),
        recurring=Slot.of(True, task.words) if task.recurring else None,
    )
    status = Slot.of("happened", frame.words)
    return Candidate("requirement", frame.pattern.id, fields, mention(frame.sentence), status)


def _obliged(doc: Doc, skeleton: Skeleton, frame: Frame) -> list[Slot]:
    """Return who has to act: named by the pattern, the subject, else the council in focus."""
    token = _bound(skeleton, frame)
    if token is None:
        focus = None if _is_of_nobody(skeleton, frame) else _focus(doc, skeleton, frame)
        return [] if focus is None else [focus]
    several = slots_at(skeleton, token) if token.ent_type_ == "COUNCIL" else []
    if len(several) > 1:
        return several  # "the two councils"
    found = _party(doc, skeleton, token)
    if frame.value["party"] == "subject" and found and found.value["kind"] == "inspectorate":
        found = _focus(doc, skeleton, frame)  # "Ofsted told it that it must": not Ofsted
    return [] if found is None else [found]


def _bound(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the token of whoever has to act; None where that is the council in focus."""
    where = frame.value["party"]
    if where == "from":
        return _giver(skeleton, frame)
    if where == "slot":
        return skeleton.doc[skeleton.place_of[frame.slots["party"].start]]
    if where == "subject":
        return _subject(skeleton, frame)
    people = [k for k in range(frame.first, frame.last) if skeleton.labels[k] == "PERSON"]
    return skeleton.doc[people[0]] if people and _is_first_of(frame) else None


def _is_first_of(frame: Frame) -> bool:
    """Tell whether the first of somebody's reports is what is due."""
    return frame.value["party"] == "deliverable" and bool(frame.value.get("first"))


def _is_of_nobody(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is due from a man of whom no name is known: "the first of his reports"."""
    return _is_first_of(frame) and "his" in skeleton.norms[frame.first : frame.last]


def _focus(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    return focus_slot(doc, skeleton, frame.first)


def _giver(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return from whom something is wanted: "a plan from the council", "asked her for a report"."""
    k = frame.last + 1
    if skeleton.labels[k] in _PARTIES and skeleton.norms[k + 1] == "for":
        return skeleton.doc[k]
    for token in right_of(skeleton, frame.last):
        if token.ent_type_ in _PARTIES and token.nbor(-1).norm_ in ("from", "of"):
            return token
    return None


def _subject(skeleton: Skeleton, frame: Frame) -> Token | None:
    if skeleton.norms[frame.first - 1] in ("it", "they") and not skeleton.labels[frame.first - 1]:
        return None
    # The parse hangs a subject on the main verb: "must submit".
    head = subject_of_words(frame.sentence.doc[frame.start : frame.end + 1])
    k = None if head is None else skeleton.place_of.get(head.i)
    if k is not None and skeleton.labels[k] in _PARTIES and not is_possessed(skeleton.doc[k]):
        return _first_of_row(skeleton, skeleton.doc[k])
    for token in left_of(skeleton, _main_clause(skeleton, frame.first)):
        named = token.ent_type_ in _PARTIES and not is_possessed(token)
        if named and not (token.i and token.nbor(-1).norm_ in ("by", "with", "at", "from")):
            return _first_of_row(skeleton, token)
    return None


def _first_of_row(skeleton: Skeleton, token: Token) -> Token:
    """Return the council that stands first: "Leeds council and the NHS have to"."""
    k = token.i - 1 - (skeleton.norms[token.i - 1] in ("the", "its", "their"))
    joined = token.ent_type_ == "BODY" and skeleton.norms[k] == "and"
    return skeleton.doc[k - 1] if joined and skeleton.labels[k - 1] == "COUNCIL" else token


def _main_clause(skeleton: Skeleton, k: int) -> int:
    """Return the place before a relative clause that ends at `k`: "…, who ran Leeds, must"."""
    joint = k - 1
    while skeleton.norms[joint] in AUXILIARIES or skeleton.norms[joint] == "and":
        joint -= 1
    if skeleton.norms[joint] != ",":
        return k
    for j in range(joint - 1, max(0, joint - 20), -1):
        if skeleton.norms[j] in (SENTENCE_END, ";", "and"):
            break
        if skeleton.norms[j] in ("who", "which") and skeleton.norms[j - 1] == ",":
            return j
    return k


def _party(doc: Doc, skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the person or body that a token is; an unnamed office stands for its council."""
    span = skeleton.sources[token.i]
    if token.ent_type_ == "ROLE":
        if token.ent_id_ in ("minister", "inspector", "chief_inspector"):
            return None
        for post in doc._.posts:
            if post["role"] == [span.start, span.end]:
                name = meaning.person_name(doc, post["person"])
                return Slot.of({"kind": "person", "name": name, "text": text_of(span)}, span)
        return focus_slot(doc, skeleton, token.i)
    value = meaning.party(span)
    return None if value is None else Slot.of(value, span)


def _is_of_review(doc: Doc, obliged: Slot, task: Task) -> bool:
    """Tell whether a reviewer is to report, or to review: that is the review's own day."""
    kind = obliged.value["kind"]
    if kind not in _OWED and name_of(task).lower().split()[-1] in _EXAMINATIONS:
        return True
    if kind != "person" or task.recurring:
        return False
    words = {token.norm_ for token in task.words}
    if words.isdisjoint(_REPORTS) or not words.isdisjoint(_FURTHER):
        return False
    names = [person["name"].replace("’", "'") for person in doc._.people]
    known = obliged.value["name"] in names
    posts = posts_of(doc, names.index(obliged.value["name"])) if known else []
    return any(post["kind"] in _REVIEWERS for post in posts) or not posts


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: alike in what is wanted, and in the day."""
    wanted = [set(str(c.get("deliverable")).lower().split()) for c in (a, b)]
    if wanted[0].isdisjoint(wanted[1]):
        return False
    one, two = a.get("obliged"), b.get("obliged")
    alike = one.get("key") == two.get("key") and one["kind"] == two["kind"]
    return alike and compatible(a.get("due"), b.get("due"))
