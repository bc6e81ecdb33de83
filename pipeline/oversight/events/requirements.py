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
from oversight.events.arguments import date_slot, mention, posts_of
from oversight.events.authors import author_at
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.clauses import AUXILIARIES, is_possessed, left_of, right_of
from oversight.events.concern import focus_slot
from oversight.events.dating import compatible
from oversight.events.deliverables import Task, name_of, task_named, tasks
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.interventions import interventions_of
from oversight.events.syntax import subject_of_words
from oversight.patterns import read_patterns, read_words
from oversight.spans import offsets, text_of

_PARTIES = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
_REVIEWERS = frozenset({"commissioner", "adviser"})
_REPORTS = frozenset({"report", "recommendations", "advice", "findings"})
# A report of one who has reported before is no review's.
_FURTHER = frozenset({"progress", "second", "third", "further", "another", "follow", "update"})
_BACK = 3
_NEAR_VERB = 3
_NAMING = frozenset({"INSTRUMENT", "notice", "direction", "letter"})
# Words of a paper that binds: what it "asks for" is no wish.
_ORDERS = _NAMING | {"order", "orders", "terms", "ruling", "letter"}
_BULLETS = frozenset({"-", "–", "•", "*", "·", "to"})
_EXAMINATIONS = frozenset({"review", "challenge", "inquiry", "audit", "investigation"})
_OWED = frozenset({"council", "person"})
_RESOLVING = frozenset({"resolved", "resolves", "agreed"})
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 14
_ASSEMBLIES = read_words("events/words/assemblies.txt")


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
        obliged = _obliged(doc, skeleton, frame) if found else None
        for task in found:
            if obliged is None or not name_of(task) or _is_of_review(doc, obliged, task):
                continue
            yield _telling(doc, skeleton, frame, task, obliged)
        yield from _listed(doc, skeleton, frame)


def _listed(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    """Yield what the items of a list ask for that an obligation opens: "must:"."""
    k = frame.last + 1
    if skeleton.norms[k : k + 2] != [":", SENTENCE_END] or frame.value["party"] == "deliverable":
        return
    obliged = _obliged(doc, skeleton, frame)
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
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    if not frame.value.get("ordered") or not keys.isdisjoint(_ORDERS):
        return True
    imposer = _imposer(doc, skeleton, frame)
    return imposer is not None and imposer.value["kind"] in ("inspectorate", "government")


def _telling(doc: Doc, skeleton: Skeleton, frame: Frame, task: Task, obliged: Slot) -> Candidate:
    imposer = _imposer(doc, skeleton, frame)
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


def _obliged(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who has to act: named by the pattern, the subject, else the council in focus."""
    where = frame.value["party"]
    if frame.value.get("first") and where == "deliverable":
        people = [k for k in range(frame.first, frame.last) if skeleton.labels[k] == "PERSON"]
        if people or "his" in skeleton.norms[frame.first : frame.last]:
            return _party(doc, skeleton, skeleton.doc[people[0]]) if people else None
    if where == "from":
        token = _giver(skeleton, frame)
        return _party(doc, skeleton, token) if token is not None else _focus(doc, skeleton, frame)
    if where == "slot":
        return _party(doc, skeleton, skeleton.doc[skeleton.place_of[frame.slots["party"].start]])
    if where == "subject":
        token = _subject(skeleton, frame)
        found = None if token is None else _party(doc, skeleton, token)
        if token is not None and (found is None or found.value["kind"] != "inspectorate"):
            return found  # "Ofsted told it that it must": not Ofsted
    return _focus(doc, skeleton, frame)


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
    # The parse hangs a subject on the main verb: "must submit".
    head = subject_of_words(frame.sentence.doc[frame.start : frame.end + 1])
    k = None if head is None else skeleton.place_of.get(head.i)
    if k is not None and skeleton.labels[k] in _PARTIES and not is_possessed(skeleton.doc[k]):
        return skeleton.doc[k]
    for token in left_of(skeleton, _main_clause(skeleton, frame.first)):
        named = token.ent_type_ in _PARTIES and not is_possessed(token)
        if named and not (token.i and token.nbor(-1).norm_ in ("by", "with", "at", "from")):
            return token
    return None


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


def _imposer(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who wants it: named before the trigger, else whose notice or direction it is in."""
    asks = frame.value["party"] in ("from", "slot", "focus")
    agent = _agent(doc, skeleton, frame)
    if agent is not None:
        return agent
    if _is_minuted(skeleton, frame):
        return focus_slot(doc, skeleton, frame.first)
    for token in left_of(skeleton, frame.first):
        slot = author_at(doc, skeleton, token)
        if slot is not None:
            return slot
        near = frame.first - token.i <= _NEAR_VERB and "report" not in token.norm_
        if token.ent_type_ == "BODY" and near:
            found = meaning.organisations(skeleton.sources[token.i])
            if len(found) == 1 and found[0]["kind"] == "inspectorate" and asks:
                return Slot.of(found[0], skeleton.sources[token.i])  # "Ofsted has told it to"
        if asks and token.ent_type_ in ("BODY", "COUNCIL") and frame.value["party"] == "from":
            values = meaning.organisations(skeleton.sources[token.i])
            return Slot.of(values[0], skeleton.sources[token.i]) if len(values) == 1 else None
        if asks and not token.ent_type_ and token.norm_ in _ASSEMBLIES:
            return focus_slot(doc, skeleton, frame.first)
    return _issuer(doc, skeleton, frame)


def _agent(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who is named behind "by" in a pattern: "given until May by the DfE to"."""
    for token in skeleton.doc[frame.first : frame.last]:
        before = skeleton.norms[max(0, token.i - 2) : token.i]
        if token.ent_type_ in ("BODY", "ROLE", "COUNCIL") and "by" in before:
            slot = author_at(doc, skeleton, token)
            values = meaning.organisations(skeleton.sources[token.i])
            if slot is not None or token.ent_type_ == "ROLE" or len(values) != 1:
                return slot
            return Slot.of(values[0], skeleton.sources[token.i])
    return None


def _is_minuted(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a meeting resolves it: "RESOLVED that the director be asked to"."""
    first = skeleton.keys[skeleton.sentence_of[frame.first]][0]
    before = skeleton.norms[first : frame.first]
    wished = skeleton.norms[frame.first] == "be" and "that" in before
    return wished and (before[0] == "that" or not _RESOLVING.isdisjoint(before))


def _issuer(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who issued the notice or direction that the sentence speaks of, or goes on from."""
    number = skeleton.sentence_of[frame.first]
    keys = skeleton.keys[number][2]
    told = [one for one in interventions_of(doc) if "issued_by" in one.fields]
    before = [one for one in told if one.mentions[0][0] <= offsets(frame.sentence)[0]]
    if not before or ("ROLE" in keys and "inspector" in keys):
        return None
    near = [
        offsets(sentence)[0] for sentence in skeleton.sentences[max(0, number - _BACK) : number + 1]
    ]
    named = not keys.isdisjoint(_NAMING)
    for one in before[::-1]:
        if named or any(start in near for start, _ in one.mentions):
            slot = one.fields["issued_by"]
            return slot if isinstance(slot, Slot) else None
    return None


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: alike in what is wanted, and in the day."""
    wanted = [set(str(c.get("deliverable")).lower().split()) for c in (a, b)]
    if wanted[0].isdisjoint(wanted[1]):
        return False
    one, two = a.get("obliged"), b.get("obliged")
    alike = one.get("key") == two.get("key") and one["kind"] == two["kind"]
    return alike and compatible(a.get("due"), b.get("due"))
