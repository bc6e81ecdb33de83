"""Partnerships: a named council or body helps a council in a specific way.

Triggers are in patterns/events/partnerships.jsonl; `partner` is who helps, `council` who is
helped. In a `pair` the words do not say which is which: the council that the article is about is
the one helped.
"""

import itertools
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.components.references import council_in_focus, main_council
from oversight.events import when
from oversight.events.arguments import mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.clauses import POSSESSIVES, left_of
from oversight.events.concern import councils_of, keys_at, slots_at, stretch
from oversight.events.frames import Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, says_little, status_before, status_inside
from oversight.events.plain_names import is_name, plain_body
from oversight.patterns import read_patterns, read_words
from oversight.posts.homes import nearest_mention
from oversight.spans import text_of

# Whoever inspects, governs or opposes a council is no partner of it.
_NO_PARTNERS = frozenset({"government", "inspectorate", "union", "party", "court", "other"})
_RELATIVES = frozenset({"which", "whose", "who", "rated", "judged"})
_ENDING = frozenset({"end", "ends", "ended", "ending"})
_GIVEN = frozenset({"to", "for", "of"})
_GOING_ON = frozenset({"continue", "carry", "remain", "stay", "extended", "renewed"})
_SERVICES = frozenset({"department", "services", "service"})
_GIVES = frozenset({"partnership/giving", "partnership/giving-2"})
_NOT_HELP = read_words("events/words/not_help.txt")
_LOOKING = frozenset({"look", "examine", "review", "check", "inspect", "audit", "investigate"})
_REFUSED = frozenset({"declined", "declines", "refused", "refuses"})
_ACTING = frozenset({"act", "serve", "be", "become", "step", "come"})
_LINED_UP = frozenset({("lined", "up"), ("in", "line"), ("earmarked", "as")})
_LONGEST = 30  # tokens of a skeleton
_NAME = 5
_HELPS = read_words("events/words/helping_verbs.txt")
_CALLED = frozenset({"called", "brought", "drafted", "parachuted"})
# Whom a council helps is no partner of it.
_HELPED = read_words("events/words/helped_people.txt")
_PARTLY = frozenset({"days", "share", "sharing", "half", "part-time", "week"})
_JOINT = frozenset({"joint", "shared", "both"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/partnerships.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each tie between a council and who helps it."""
    frames = _matcher(doc.vocab)(skeleton)
    tellings = [one for frame in frames for one in _tell(doc, skeleton, frame)]
    yield from gather(_as_improvers(_one_way(tellings)), same)


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


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    if not _holds(skeleton, frame):
        return
    for council, partner in _pair(doc, skeleton, frame):
        headline = in_headline(doc, frame.sentence)
        status, cause = status_before(skeleton, frame.last, headline)
        if frame.value.get("leads"):
            status, cause = status_inside(skeleton, frame.first, frame.last)
        if skeleton.norms[max(0, frame.first - 2) : frame.first] == ["to", "become"]:
            status = "planned"
        if _is_refused(skeleton, frame):
            status = "cancelled"
        if status == "planned" and not _GOING_ON.isdisjoint(t.norm_ for t in frame.sentence):
            status = "happened"  # "will carry on as improvement partner"
        if _is_lined_up(skeleton, frame):
            status = "planned"
        if frame.value.get("ends"):
            status = "happened"  # what is to stop has been
        date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
        ending = not _ENDING.isdisjoint(skeleton.norms[max(0, frame.first - 4) : frame.first])
        if ending or frame.value.get("ends"):
            date = None  # the end's date is not the tie's
        if date is not None and _is_aside(doc, skeleton, frame, date):
            date = None
        cited = frame.words if cause is None else skeleton.sources[cause]
        fields = filled(
            council=council,
            partner=partner,
            kind=Slot.of(_kind(frame), frame.words),
            date=date,
        )
        yield Candidate(
            "partnership",
            frame.pattern.id,
            fields,
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cited),
            loose=says_little(doc, frame.sentence, frame.start),
        )


def _is_lined_up(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a partner is only to be one: "with Leeds to act as", "is now lined up as"."""
    words = skeleton.norms[frame.first + 1 : frame.last]
    if words[:1] == ["to"] and words[1:2] and words[1] in _ACTING:
        return True
    return any(pair in _LINED_UP for pair in itertools.pairwise(words))


def _is_refused(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it came to nothing: "Leeds, which was asked to share its director, declined"."""
    words = skeleton.norms[frame.first : frame.last + 1]
    if not _REFUSED.isdisjoint(words):
        return True
    behind = skeleton.norms[frame.last + 1 : frame.last + 10]
    if words[1:2] != [","] or words[2] not in ("which", "who") or "," not in behind:
        return False
    main = behind[behind.index(",") + 1 :]
    return not _REFUSED.isdisjoint(main[:3])


def _is_aside(doc: Doc, skeleton: Skeleton, frame: Frame, date: Slot) -> bool:
    """Tell whether a date before is an aside's: "Leeds, rated good in May, has lent managers"."""
    for token in left_of(skeleton, frame.last):
        start = skeleton.sources[token.i]
        if token.ent_type_ == "DATE" and start.start_char <= date.spans[0][0] < start.end_char:
            before = skeleton.norms[max(0, token.i - 9) : token.i]
            return skeleton.norms[token.i + 1] == "," and not _RELATIVES.isdisjoint(before)
    return False


def _kind(frame: Frame) -> str:
    """Return the kind: support "as its improvement partner" is that."""
    words = [token.norm_ for token in frame.sentence]
    improving = ("improvement", "partner") in itertools.pairwise(words)
    kind = str(frame.value["kind"])
    return "improvement_partner" if improving and kind == "support" else kind


def _holds(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what else the pattern wants is said."""
    if frame.last - frame.first > _LONGEST:
        return False
    if skeleton.norms[frame.last + 1] in ("from", "by") and frame.pattern.id in _GIVES:
        return False  # "Bury accepted an offer of help from Leeds"
    if skeleton.norms[frame.last + 1 : frame.last + 2] == ["to"] and not _LOOKING.isdisjoint(
        skeleton.norms[frame.last + 2 : frame.last + 3]
    ):
        return False  # who sends a team to look at a thing reviews it
    if not _NOT_HELP.isdisjoint(skeleton.norms[frame.first : frame.last + 7]):
        return False
    helped = skeleton.norms[max(0, frame.first - 7) : frame.first]
    if frame.pattern.id == "partnership/supported-by" and not _HELPED.isdisjoint(helped):
        return False
    words = " ".join(skeleton.norms[max(0, frame.first - 2) : frame.last + 1]).split()
    if frame.value.get("joint"):
        return not _JOINT.isdisjoint(words)
    if frame.value.get("part"):
        if skeleton.norms[max(0, frame.first - 1)] == "and" and "council" not in frame.slots:
            return False  # "Bury and Leeds share a director": told by another pattern
        return not (_JOINT | _PARTLY).isdisjoint(token.norm_ for token in frame.sentence)
    if frame.value.get("contract"):
        # Who runs the whole service under a contract has it: a transfer, and no partnership.
        return _SERVICES.isdisjoint(words)
    return True


def _pair(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[tuple[Slot, Slot]]:
    """Yield who is helped and who helps, where both are told and are not the same."""
    helper = _token(skeleton, frame, "partner") or _named_behind(skeleton, frame)
    if helper is None:
        return
    if helper.ent_type_:
        partners = slots_at(skeleton, helper) if _can_help(skeleton, frame, helper) else []
    else:
        plain = plain_body(skeleton, helper.i)
        partners = [] if plain is None else [plain]
    if not partners:
        return
    helped = _token(skeleton, frame, "council")
    if helped is not None:
        councils = slots_at(skeleton, helped)
    else:
        skip = _places(skeleton, frame, helper)
        given = skeleton.norms[helper.i - 1] in ("from", "by") and helper.i == frame.last
        if helper.ent_type_ == "COUNCIL" and given and skeleton.norms[helper.i + 1] == "and":
            joined = skeleton.doc[helper.i + 2]
            if joined.ent_type_ == "COUNCIL":
                skip.append(joined.i)  # "support from Trafford and Stockport"
                partners += slots_at(skeleton, joined)
        councils = councils_of(doc, skeleton, frame.first, frame.last, skip)
    own = {_key(partner) for partner in partners}
    if not {_key(council) for council in councils} - own:
        councils = _spoken_of(doc, skeleton, frame, own)
    for council in councils:
        for partner in partners:
            if _key(council) == _key(partner):
                continue
            swapped = frame.value.get("pair") and _key(partner) == main_council(doc)
            yield (partner, council) if swapped else (council, partner)


def _named_behind(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return who is named behind "firm": "hired a firm, Ravenhill Partners, to clear the backlog".

    Whoever is hired ("named": "helps") must be told to help: others review, or advise on a sale.
    """
    wanted = frame.value.get("named")
    k = frame.last + 2 if skeleton.norms[frame.last + 1] == "," else frame.last + 1
    if not wanted or k >= len(skeleton.norms):
        return None
    end = k + 1
    while not skeleton.labels[k] and is_name(skeleton, end) and end < k + _NAME:
        end += 1
    if skeleton.norms[end] == ",":
        end += 1
    helps = skeleton.norms[end] == "to" and skeleton.norms[end + 1] in _HELPS
    called = skeleton.norms[end] in ("which", "who") and not _CALLED.isdisjoint(
        skeleton.norms[end : end + 5]
    )
    free = wanted == "free" and (helps or skeleton.norms[end] != "to")
    return skeleton.doc[k] if free or helps or called else None


def _spoken_of(doc: Doc, skeleton: Skeleton, frame: Frame, own: set[str]) -> list[Slot]:
    """Return the council spoken of before: "Leeds has lent staff" does not say whom."""
    number = skeleton.sentence_of[frame.first]
    places = [skeleton.sentences[k].start for k in (number - 1, number - 2) if k >= 0]
    keys = [council_in_focus(doc, place) for place in places] + [main_council(doc)]
    for key in keys:
        cited = nearest_mention(doc, key, frame.start) if key and key not in own else None
        if key and cited is not None:
            return [Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)]
    return []


def _token(skeleton: Skeleton, frame: Frame, name: str) -> Token | None:
    span = frame.slots.get(name)
    return None if span is None else skeleton.doc[skeleton.place_of[span.start]]


def _places(skeleton: Skeleton, frame: Frame, helper: Token) -> list[int]:
    """Return the tokens of the clause that stand for the helper."""
    keys = set(keys_at(skeleton, helper.i))
    start, end = stretch(skeleton, frame.first, frame.last)
    return [
        k
        for k in range(start, end)
        if k == helper.i or (skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k)))
    ]


def _can_help(skeleton: Skeleton, frame: Frame, token: Token) -> bool:
    values = meaning.organisations(skeleton.sources[token.i])
    if len(values) != 1 or values[0]["kind"] in _NO_PARTNERS:
        return False
    if values[0]["kind"] not in frame.value.get("bodies", [values[0]["kind"]]):
        return False
    if token.norm_ in POSSESSIVES or token.norm_.endswith("councils"):
        return False
    given = token.i > 0 and token.nbor(-1).norm_ in _GIVEN
    return not (given and token.i == frame.first)  # "support given to Leeds" is for Leeds


def _key(slot: Slot) -> str:
    return str(slot.value.get("key") or slot.value.get("name"))


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same two, tied in the same way."""
    return all(_id(a, name) == _id(b, name) for name in ("council", "partner", "kind"))


def _id(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name)
    return value.get("key") or value.get("name") if isinstance(value, dict) else value


def _ends(candidate: Candidate) -> tuple[Any, Any]:
    """Return who is helped and who helps."""
    return _id(candidate, "council"), _id(candidate, "partner")
