"""Partnerships: a named council or body helps a council in a specific way.

Triggers are in patterns/events/partnerships.jsonl; `partner` is who helps, `council` who is
helped. In a `pair` the words do not say which is which: the council that the article is about is
the one helped.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import mention
from oversight.events.context.clauses import POSSESSIVES
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import says_little
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.gathering import gather
from oversight.events.partnerships.dates import date_of
from oversight.events.partnerships.parties import Helpers, helpers, pairs_of
from oversight.events.partnerships.status import kind_of, status_of
from oversight.patterns import read_patterns, read_words

_LONGEST = 30  # tokens of a skeleton
_GIVES = frozenset({"partnership/giving", "partnership/giving-2"})
_SHARING = read_words("events/words/partnership_sharing.txt")
_CHARGE = read_words("events/words/transfer_charge.txt")
_HIRING = read_words("events/words/partnership_hiring.txt")
_BE = frozenset({"was", "were", "been", "being", "is", "are"})
_NOT_HELP = read_words("events/words/not_help.txt")
_LOOKING = read_words("events/words/partnership_looking.txt")
_WHOLE = read_words("events/words/partnership_whole.txt")
# Whom a council helps is no partner of it.
_HELPED = read_words("events/words/helped_people.txt")
_PARTLY = read_words("events/words/partnership_partly.txt")
_JOINT = read_words("events/words/partnership_joint.txt")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/partnerships.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each tie between a council and who helps it."""
    frames = list(_matcher(doc.vocab)(skeleton))
    undone = [frame for frame in frames if frame.value.get("status") == "cancelled"]
    told = [f for f in frames if f in undone or not any(_holds_in(f, other) for other in undone)]
    helping = helpers(skeleton, told)
    tellings = [one for frame in told for one in _tell(doc, skeleton, frame, helping)]
    yield from gather(_as_improvers(_one_way(tellings)), same)


def _holds_in(frame: Frame, other: Frame) -> bool:
    """Tell whether a frame lies in another: "asked Leeds for help, but talks came to nothing"."""
    return other.first <= frame.first and frame.last <= other.last


def _one_way(tellings: list[Candidate]) -> list[Candidate]:
    """Leave out what does not say who helps whom where words of the same sentence do."""
    vague = _pairs()
    sure = {
        (_id(one, "partner"), _id(one, "council"), *one.mentions)
        for one in tellings
        if one.rule not in vague
    }
    return [
        one for one in tellings if one.rule not in vague or (*_ends(one), *one.mentions) not in sure
    ]


@cache
def _pairs() -> frozenset[str]:
    """Return the patterns whose words do not say which of two councils is helped."""
    entries = read_patterns("events/partnerships.jsonl")
    return frozenset(entry.id for entry in entries if (entry.value or {}).get("pair"))


def _as_improvers(tellings: list[Candidate]) -> list[Candidate]:
    """Take an agreement for what it says: "an agreement under which X is improvement partner"."""
    improving = [one for one in tellings if one.get("kind") == "improvement_partner"]
    anywhere = {_ends(one): one for one in improving}
    beside = {(*_ends(one), *one.mentions): one for one in improving}
    for telling in tellings:
        if telling.rule == "partnership/begin-partnership":
            other = anywhere.get(_ends(telling))
        else:
            other = beside.get((*_ends(telling), *telling.mentions))
        if other is not None:
            telling.fields["kind"] = other.fields["kind"]
    return tellings


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame, helping: Helpers) -> Iterator[Candidate]:
    if not _holds(skeleton, frame):
        return
    status, cause = status_of(doc, skeleton, frame)
    date = date_of(doc, skeleton, frame)
    cited = frame.words if cause is None else skeleton.sources[cause]
    kind = Slot.of(kind_of(skeleton, frame), frame.words)
    for council, partner in pairs_of(doc, skeleton, frame, helping):
        yield Candidate(
            "partnership",
            frame.pattern.id,
            filled(council=council, partner=partner, kind=kind, date=date),
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cited),
            loose=says_little(doc, frame.sentence, frame.start),
        )


def _holds(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is help at all, and what else the pattern wants is said."""
    if frame.last - frame.first > frame.value.get("reach", _LONGEST):
        return False
    if _is_no_help(skeleton, frame):
        return False
    words = " ".join(skeleton.norms[max(0, frame.first - 2) : frame.last + 1]).split()
    if frame.value.get("sharing") and not _is_shared(skeleton, frame):
        return False
    if frame.value.get("joint"):
        return not _JOINT.isdisjoint(words)
    if frame.value.get("part"):
        if skeleton.norms[max(0, frame.first - 1)] == "and" and "council" not in frame.slots:
            return False  # "Bury and Leeds share a director": told by another pattern
        return not (_JOINT | _PARTLY).isdisjoint(token.norm_ for token in frame.sentence)
    if frame.value.get("contract"):
        # Who runs the whole service under a contract has it: a transfer, and no partnership.
        return _WHOLE.isdisjoint(words)
    return True


def _is_shared(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a director keeps one post beside the other: that is said nearby."""
    number = skeleton.sentence_of[frame.first]
    near = skeleton.keys[max(0, number - 2) : number + 3]
    return any(not keys.isdisjoint(_SHARING) for _, _, keys in near)


def _is_no_help(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether who is helped is no council, or what is done for it is something else."""
    behind = skeleton.norms[frame.last + 1 : frame.last + 6]
    if behind[:1] in (["from"], ["by"]) and frame.pattern.id in _GIVES:
        return True  # "Bury accepted an offer of help from Leeds"
    if frame.pattern.id.startswith("partnership/gives-council") and _is_receiver(skeleton, frame):
        return True
    if skeleton.norms[frame.last] == "take" and not _CHARGE.isdisjoint(behind[:1]):
        return True  # "was asked to take over the department"
    is_trust = behind[:1] == [","] and any("trust" in word.split() for word in behind)
    if frame.value["kind"] == "contract" and is_trust:
        return True  # who has the whole service: "Rutland First, the independent trust which"
    labels = skeleton.labels[frame.last + 1 : frame.last + 4]
    errand = behind[2:] if behind[:1] == ["to"] and labels[1:2] == ["COUNCIL"] else behind
    if errand[:1] == ["to"] and not _LOOKING.isdisjoint(errand[1:2]):
        return True  # who sends a team to look at a thing reviews it
    words = skeleton.norms[max(0, frame.first - 2) : frame.last]
    if frame.pattern.id in _GIVES and not _HIRING.isdisjoint(words):
        return True  # "signed a contract with a consultancy to provide leadership"
    if "from" in words and "former" in words:
        return True  # "brought in a former deputy director from Leeds"
    if not _NOT_HELP.isdisjoint(skeleton.norms[frame.first : frame.last + 7]):
        return True
    if frame.pattern.id == "partnership/supported-by":
        helped = skeleton.norms[max(0, frame.first - 7) : frame.first]
        return not _HELPED.isdisjoint(helped)
    if "reach" not in frame.value:
        return False
    start, end = frame.first, frame.last + (5 if behind[:1] in (["to"], ["for"]) else 1)
    return any(
        skeleton.norms[k] in _HELPED and skeleton.norms[k + 1] not in ("'s", "'")
        for k in range(start, min(end, len(skeleton.norms) - 1))
    )


def _is_receiver(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether nobody is helped: "was given its third grade", "lending its managers out"."""
    if frame.slots["council"].text.lower() in POSSESSIVES:
        return True
    k = skeleton.place_of[frame.slots["council"].start]
    return skeleton.norms[k - 2] in _BE and not skeleton.norms[k - 1].endswith("ing")


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same two, tied in the same way."""
    return all(_id(a, name) == _id(b, name) for name in ("council", "partner", "kind"))


def _id(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name)
    return value.get("key") or value.get("name") if isinstance(value, dict) else value


def _ends(candidate: Candidate) -> tuple[Any, Any]:
    """Return who is helped and who helps."""
    return _id(candidate, "council"), _id(candidate, "partner")
