"""Requirements: somebody has to hand something in by a day.

Triggers are in patterns/events/requirements.jsonl; a pattern's value says where the one obliged
stands (`party`). What is wanted, and by when, is read by `deliverables`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.components.layout import block_at
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import date_slot, mention, posts_of
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.other_services import is_of_other_body
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.discourse.gathering import gather
from oversight.events.requirements.bare import is_bare
from oversight.events.requirements.deadlines import date_heading
from oversight.events.requirements.deliverables import Task, name_of, tasks
from oversight.events.requirements.imposers import imposer_of, is_minuted, is_ordered
from oversight.events.requirements.named_deliverables import task_named
from oversight.events.requirements.obliged import obliged_by
from oversight.patterns import read_patterns, read_words

_REVIEWERS = frozenset({"commissioner", "adviser"})
_REPORTS = frozenset({"report", "recommendations", "advice", "findings"})
# A report of one who has reported before is no review's.
_FURTHER = frozenset({"progress", "second", "third", "further", "another", "follow", "update"})
_BULLETS = frozenset({"-", "–", "•", "*", "·", "to"})
_EXAMINATIONS = frozenset({"review", "challenge", "inquiry", "audit", "investigation"})
_OWED = frozenset({"council", "person"})
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 14
_WISHES = frozenset({"requirement/want", "requirement/require", "requirement/ask-for"})
# Who can be told to do a thing that is no paper: "has until May to tell her what changed".
_ANSWERABLE = frozenset({"council", "police", "health", "trust", "partnership"})
_ASKING = read_words("events/words/requirement_asking.txt")
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
        for obliged in obliged_by(doc, skeleton, frame) if found else ():
            for task in found:
                if name_of(task) and not _is_of_review(doc, frame, obliged, task):
                    yield _telling(doc, skeleton, frame, task, obliged)
        if not found and is_bare(skeleton, frame):
            for obliged in obliged_by(doc, skeleton, frame):
                if obliged.value["kind"] in _ANSWERABLE:
                    yield _telling(doc, skeleton, frame, None, obliged)
        yield from _listed(doc, skeleton, frame)


def _listed(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    """Yield what the items of a list ask for that an obligation opens: "must:"."""
    k = frame.last + 1
    if skeleton.norms[k : k + 2] != [":", SENTENCE_END] or frame.value["party"] == "deliverable":
        return
    obliged = next(iter(obliged_by(doc, skeleton, frame)), None)
    for number in range(skeleton.sentence_of[k] + 1, len(skeleton.sentences)):
        sentence = skeleton.sentences[number]
        block = block_at(doc, sentence.start)
        if obliged is None or block is None or block.label_ != "LIST_ITEM":
            return
        first = skeleton.keys[number][0]
        while skeleton.norms[first] in _BULLETS:
            first += 1
        for task in tasks(skeleton, frame, first):
            if name_of(task) and not _is_of_review(doc, frame, obliged, task):
                yield _telling(doc, skeleton, replace(frame, sentence=sentence), task, obliged)


def _is_likely(doc: Doc, skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what a pattern leaves open is there: not too long, and by somebody in power."""
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if is_of_other_body(skeleton, frame.first):
        return False
    if skeleton.norms[frame.first] == "shall" and skeleton.norms[frame.first - 1] in _SPEAKERS:
        return False  # "we shall publish a plan"
    if frame.value.get("headed") and date_heading(skeleton, frame.first) is None:
        return False
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    if frame.value.get("deadline"):
        return "deadline" in keys
    return not frame.value.get("ordered") or is_ordered(doc, skeleton, frame)


def _telling(
    doc: Doc, skeleton: Skeleton, frame: Frame, task: Task | None, obliged: Slot
) -> Candidate:
    imposer = imposer_of(doc, skeleton, frame)
    own = imposer is not None and imposer.value.get("key") == obliged.value.get("key", "")
    if own and not is_minuted(skeleton, frame):
        imposer = None  # but a meeting may ask a thing of its own council
    fields = filled(
        obliged=obliged,
        deliverable=None if task is None else Slot.of(name_of(task), task.words),
        imposed_by=imposer,
        due=date_slot(frame.slots["due"] if task is None else task.due),
        recurring=Slot.of(True, task.words) if task is not None and task.recurring else None,
    )
    ahead = "will" in skeleton.norms[max(0, frame.first - 3) : frame.first]
    asks = ahead and skeleton.norms[frame.first] in _ASKING
    status = Slot.of("planned" if asks else "happened", frame.words)
    return Candidate("requirement", frame.pattern.id, fields, mention(frame.sentence), status)


def _is_examination(task: Task) -> bool:
    """Tell whether a review is what is wanted: that is a review, and no requirement."""
    return name_of(task).lower().split()[-1] in _EXAMINATIONS


def _is_of_review(doc: Doc, frame: Frame, obliged: Slot, task: Task) -> bool:
    """Tell whether a reviewer is to report, or to review: that is the review's own day."""
    kind = obliged.value["kind"]
    if frame.pattern.id in _WISHES and _is_examination(task):
        return True
    if kind not in _OWED and name_of(task).lower().split()[-1] in _EXAMINATIONS:
        return True
    if kind != "person" or task.recurring:
        return False
    words = {token.norm_ for token in task.words}
    if words.isdisjoint(_REPORTS) or not words.isdisjoint(_FURTHER):
        return False
    if frame.value["party"] == "deliverable":
        return True  # "Ms Lovell's report has to reach the minister"
    names = [person["name"].replace("’", "'") for person in doc._.people]
    known = obliged.value["name"] in names
    posts = posts_of(doc, names.index(obliged.value["name"])) if known else []
    return any(post["kind"] in _REVIEWERS for post in posts) or not posts


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: alike in what is wanted, and in the day."""
    wanted = [set(str(c.get("deliverable") or "").lower().split()) for c in (a, b)]
    if all(wanted) and wanted[0].isdisjoint(wanted[1]):
        return False
    one, two = a.get("obliged"), b.get("obliged")
    alike = one.get("key") == two.get("key") and one["kind"] == two["kind"]
    return alike and compatible(a.get("due"), b.get("due"))
