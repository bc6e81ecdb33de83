"""Boards: a board, panel or task force is told as set up.

The name of a board is read first (`find_names`); then what says that it was set up, or met for
the first time (patterns/events/boards.jsonl): `board` tells where the board stands, `after` the
words, `before` them, right `beside` them.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight.events.boards.chaired import chair_by_post, find_chair
from oversight.events.boards.introductions import introduced_at, is_introduced
from oversight.events.boards.names import Name, find_names, same_name
from oversight.events.boards.several import for_each
from oversight.events.boards.status import ORDER, status_of
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import clause_roles, clauses, timing
from oversight.events.context.amounts import council_in_passage, council_near
from oversight.events.context.arguments import date_slot, mention, organisation_slot
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.discourse.sameness import agree
from oversight.meaning import party
from oversight.patterns import read_patterns, read_words

_BREAKS = frozenset({";", ":", "but", "while", "whilst", "whereas"})
_SMALL = read_words("events/words/board_small_words.txt")
_ASSEMBLIES = frozenset({"cabinet", "councillors"})
_PLANS = frozenset({"plan", "plans", "intention", "need", "proposal", "wish"})
_ELSEWHERE = frozenset({"school", "academy", "hospital", "nursery", "college", "church", "club"})
_AGREEING = read_words("events/words/board_agreeing.txt")
_LONGEST = 14  # tokens of a pattern with gaps
# So many of them at most.
_BETWEEN = 5
# "A board bringing together the council and the police has been created".
_MADE_UP = frozenset({"with", "of", "including", "comprising", "bringing", "made", "drawn"})
# How far a board may stand from the words that it is subject of.
_REACH = {"before": 9, "meets": 18, "beside": 1, "named": 9, "relative": 3}


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/boards.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of boards that are set up."""
    names = find_names(skeleton)
    if not names:
        return
    frames = list(_matcher(doc.vocab)(skeleton))
    for number, name in enumerate(names):
        told = [frame for frame in frames if _tells(skeleton, name, frame)]
        if any(frame.value["board"] == "named" for frame in told):
            name = _by_its_name(names[number:], told)
        name = _in_full(skeleton, name, names[number + 1 :])
        if told or is_introduced(skeleton, name):
            yield from for_each(skeleton, name, _candidate(doc, skeleton, name, told))


def _by_its_name(names: list[Name], told: list[Frame]) -> Name:
    """Return the name that follows "a board for care leavers, to be known as"."""
    behind = max(frame.last for frame in told if frame.value["board"] == "named")
    return next((name for name in names if 0 < name.first - behind <= 3), names[0])


def _in_full(skeleton: Skeleton, name: Name, others: list[Name]) -> Name:
    """Return the name as the next sentence has it: "a panel … The Safety Panel meets in May"."""
    here = skeleton.sentence_of[name.last]
    plain = name.is_indefinite and name.text.islower()
    for other in others[:1] if plain else []:
        before = skeleton.norms[other.start_of_phrase - 1]
        near = skeleton.sentence_of[other.first] - here == 1 or before == ","
        near = near and "the" in other.opening
        titled = other.text[:1].isupper() and len(other.text.split()) > 1
        alike = other.text.split()[-1].lower() == name.text.split()[-1]
        if near and titled and (alike or before == ","):
            return name._replace(text=other.text, span=other.span)
    return name


def _tells(skeleton: Skeleton, name: Name, frame: Frame) -> bool:
    """Tell whether a pattern's words say of this board that it was set up."""
    side = frame.value["board"]
    if frame.last - frame.first > frame.value.get("reach", _LONGEST):
        return False
    if frame.value.get("indefinite") and not (name.is_indefinite or name.is_new):
        return False
    if side == "after" and _is_of_others(skeleton, frame):
        return False
    if side == "after":
        return frame.last < name.first and _follows(skeleton, frame.last + 1, name.start_of_phrase)
    between = range(name.last + 1, frame.first)
    if frame.first <= name.last or len(between) > _REACH[side] + 4 * (side == "before"):
        return False
    words = [skeleton.norms[k] for k in between]
    if SENTENCE_END in words or not _BREAKS.isdisjoint(words):
        return False
    made_up = side == "before" and words[:1] and words[0] in _MADE_UP
    stops = {"that", "said", "says"} | (set() if made_up else {"and"})
    return side == "meets" or stops.isdisjoint(words[1:])


def _is_of_others(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether there is no plan to, or a school does: "the academy set up a parents' board"."""
    before = skeleton.norms[max(0, frame.first - _BETWEEN) : frame.first]
    if SENTENCE_END in before:
        before = before[len(before) - before[::-1].index(SENTENCE_END) :]
    unplanned = "no" in before and not _PLANS.isdisjoint(before)
    return unplanned or not _ELSEWHERE.isdisjoint(before)


def _follows(skeleton: Skeleton, start: int, end: int) -> bool:
    """Tell whether nothing but small words stands before a board's name: "what it calls a"."""
    between = range(start, max(start, end))
    return len(between) <= _BETWEEN and all(
        skeleton.labels[k] == "QUANTITY" or skeleton.norms[k] in _SMALL for k in between
    )


def _candidate(doc: Doc, skeleton: Skeleton, name: Name, told: list[Frame]) -> Candidate:
    # That it was set up weighs more than when it meets.
    told = sorted(told, key=lambda frame: ORDER.get(frame.value["board"], 0))
    place = (told[0].first, told[0].last) if told else introduced_at(skeleton, name)
    date = _date(skeleton, told)
    status, cited = status_of(doc, skeleton, name, told, place, date)
    by = _established_by(doc, skeleton, told)
    chair, sentences = find_chair(skeleton, name)
    fields = filled(
        council=_council(doc, skeleton, name, by),
        name=Slot.of(name.text, name.span),
        date=date,
        chair=chair or chair_by_post(doc, name),
        established_by=by,
    )
    words = told[0].words if told else name.span
    rule = told[0].pattern.id if told else "board/new"
    trigger = words if cited is None else skeleton.sources[cited.i]
    places = sorted({place for sentence in sentences for place in mention(sentence)})
    return Candidate("board", rule, fields, places, Slot.of(status, trigger))


def _council(doc: Doc, skeleton: Skeleton, name: Name, by: Slot | None) -> Slot | None:
    if by is not None and by.value.get("kind") == "council":
        return by
    return council_in_passage(doc, name.span) or council_near(doc, skeleton, name.first)


def _date(skeleton: Skeleton, told: list[Frame]) -> Slot | None:
    """Return the date behind the words that tell of the board, else one that opens the sentence."""
    if not told:
        return None
    for frame in told:
        for token in clauses.right_of(skeleton, frame.first):
            if token.i - frame.last > 8 or token.norm_ in _BREAKS or token.norm_ == "and":
                break
            if token.ent_type_ == "DATE":
                return date_slot(skeleton.sources[token.i], bounds=timing.is_by(token))
    for token in clauses.left_of(skeleton, told[0].first):
        if token.ent_type_ == "DATE" and len(list(clauses.left_of(skeleton, token.i))) <= 2:
            if not _AGREEING.isdisjoint(skeleton.norms[token.i : told[0].first]):
                return None  # "On Tuesday the cabinet agreed to set up"
            return date_slot(skeleton.sources[token.i], bounds=timing.is_by(token))
    return None


def _established_by(doc: Doc, skeleton: Skeleton, told: list[Frame]) -> Slot | None:
    """Return who set the board up: the subject of an active verb, else the one after "by"."""
    for frame in told:
        side = frame.value["board"]
        if frame.value.get("chaired"):
            continue
        if side == "after":
            newly = skeleton.norms[frame.first - 1] in ("newly", "recently", "the", "a")
            return None if newly else _actor(skeleton, clauses.left_of(skeleton, frame.first))
        if side == "relative":
            return _actor(skeleton, iter(skeleton.doc[frame.first : frame.last]))
        if side in ("before", "beside"):
            words = list(clauses.right_of(skeleton, frame.last - 1))[:2]
            if any(token.norm_ == "by" for token in words):
                return _agent(doc, skeleton, frame.last)
    return None


def _actor(skeleton: Skeleton, tokens: Iterator[Token]) -> Slot | None:
    for token in tokens:
        if token.norm_ in _BREAKS:
            return None
        if token.ent_type_ in ("COUNCIL", "BODY", "PERSON") and not clauses.is_possessed(token):
            return _party(skeleton.sources[token.i])
        if token.ent_type_ == "ROLE":
            return _office(skeleton, token)
        if token.norm_ in _ASSEMBLIES:
            return council_in_passage(skeleton.sources.doc, skeleton.sources[token.i])
    return None


def _agent(doc: Doc, skeleton: Skeleton, k: int) -> Slot | None:
    tokens = list(clauses.right_of(skeleton, k - 1))[:6]
    for number, token in enumerate(tokens):
        if token.norm_ in _ASSEMBLIES and not token.ent_type_ and number < _BETWEEN - 1:
            return council_in_passage(doc, skeleton.sources[token.i])
        if token.ent_type_ == "PERSON" or (
            token.ent_type_ in ("COUNCIL", "BODY") and not clauses.is_possessed(token)
        ):
            return _party(skeleton.sources[token.i])
        if token.ent_type_ == "ROLE" and not any(t.ent_type_ == "PERSON" for t in tokens[number:]):
            return _office(skeleton, token)
    return None


def _party(span: Span) -> Slot | None:
    value = party(span)
    return None if value is None else Slot.of(value, span)


def _office(skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the organisation that an unnamed holder of an office stands for."""
    if token.ent_id_ not in ("chief_executive", "director_childrens_services", "council_leader"):
        return None
    found = clause_roles.organisation_of(skeleton, token)
    if found is not None:
        return organisation_slot(found)
    return council_in_passage(skeleton.sources.doc, skeleton.sources[token.i])


def _same(a: Candidate, b: Candidate) -> bool:
    return (
        agree(a.get("council"), b.get("council"))
        and same_name(a.get("name"), b.get("name"))
        and compatible(a.get("date"), b.get("date"))
    )


SAME = {"board": _same}
