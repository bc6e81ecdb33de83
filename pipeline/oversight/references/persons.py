"""Who "the commissioner", "her predecessor", "the Labour man" are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oversight.people.lexicon import lexicon
from oversight.references.expressions import Expression, words
from oversight.references.parties import parties_of, party_in
from oversight.references.scene import Mention, Scene

# Offices of which an article has one holder, however late it says so.
_LASTING = frozenset(["commissioner", "adviser", "chief_inspector", "minister"])
_POLITICIANS = frozenset(
    ["mp", "councillor", "council_leader", "lead_member", "deputy_leader", "mayor", "minister"]
)
_FAR = 2


@dataclass(frozen=True, slots=True)
class Holder:
    """A person told at token `place` to hold a kind of post."""

    person: str
    kind: str
    place: int


class Cast:
    """The article's people by place, and what they hold."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mentions = [m for s in scene.sentences for m in s.people]
        self.starts = {m.start: m for m in self.mentions}
        self.ends = {m.end: m for m in self.mentions}
        self._places = [m.start for m in self.mentions]
        self._first = {m.key: m.start for m in reversed(self.mentions)}
        self.holders = list(self._holders())

    def before(self, i: int, start: int) -> Mention | None:
        """Return the last person named in tokens [start, i)."""
        place = bisect_left(self._places, i) - 1
        return self.mentions[place] if place >= 0 and self._places[place] >= start else None

    def first(self, person: str) -> int:
        """Return where a person is first named."""
        return self._first[person]

    def _holders(self) -> Iterator[Holder]:
        """Yield who holds what: "X, leader of", "leader X", "appointing X as leader"."""
        norms = self.scene.norms
        titles = lexicon().honorifics
        skipped = words()["before_role"]
        for end, start, kind in self.scene.roles:
            sentence = self.scene.holding(start)
            if sentence is None or self.scene.norm(start - 1) in words()["background"]:
                continue
            after = end
            while after < sentence.end and (norms[after] == "," or norms[after] in titles):
                after += 1
            before = start
            while before > sentence.start and norms[before - 1] in skipped:
                before -= 1
            mention = self.starts.get(after) or self.ends.get(before)
            if mention is None and self.scene.norm(start - 1) in ("as", "appointed", "named"):
                mention = self.before(start, sentence.start)
            if mention is not None:
                yield Holder(mention.key, kind, start)


def resolve_offices(
    expressions: Sequence[Expression], cast: Cast
) -> Iterator[tuple[Expression, str]]:
    """Yield "the commissioner" where the article names just one."""
    by_kind: dict[str, dict[str, int]] = defaultdict(dict)
    for holder in cast.holders:
        by_kind[holder.kind].setdefault(holder.person, holder.place)
    for one in expressions:
        if one.label != "PERSON_REF" or not one.rule.startswith("office/"):
            continue
        if _introduces(one, cast) or _describes(one, cast):
            continue
        known = {p: place for kind in one.value.split() for p, place in by_kind[kind].items()}
        if len(known) != 1:
            continue
        ((person, place),) = known.items()
        lasting = _LASTING.issuperset(one.value.split())
        if (cast.first(person) if lasting else place) < one.start:
            yield one, person


def _introduces(one: Expression, cast: Cast) -> bool:
    """Tell "the leader of the Conservative group, Jo Example": it has a name of its own."""
    if cast.scene.norm(one.end) in ("of", "for"):
        return True
    return any(one.end + k in cast.starts for k in range(4))


def resolve_relations(
    expressions: Sequence[Expression], cast: Cast
) -> Iterator[tuple[Expression, str]]:
    """Yield "her replacement" with the person named beside it."""
    norms, titles = cast.scene.norms, lexicon().honorifics
    for one in expressions:
        if one.value != "relation":
            continue
        i = one.end
        while i < len(norms) and (norms[i] in (",", "as", "is", "-", "was") or norms[i] in titles):
            i += 1
        if i in cast.starts:
            yield one, cast.starts[i].key
        elif cast.scene.norm(one.start - 1) == "," and one.start - 1 in cast.ends:
            yield one, cast.ends[one.start - 1].key


def resolve_descriptions(
    expressions: Sequence[Expression], cast: Cast
) -> Iterator[tuple[Expression, str]]:
    """Yield "the Labour man", "the former Bristol boss": the politician, the person just named."""
    parties = parties_of(cast.mentions, cast.scene)
    politicians = {h.person for h in cast.holders if h.kind in _POLITICIANS} | parties.keys()
    for one in expressions:
        if not _describes(one, cast) or _introduces(one, cast):
            continue
        near = [
            mention.key
            for sentence in cast.scene.back(one.start, _FAR)
            for mention in reversed(sentence.people)
            if mention.end <= one.start
        ]
        party = party_in(cast.scene.norms[one.start : one.end])
        same = [key for key in near if parties.get(key, party) == party] if party else near
        told = [key for key in same if parties.get(key)] if party else []
        if one.value not in ("former", "aged"):
            told = told or [key for key in same if key in politicians]
        if told or same:
            yield one, (told or same)[0]


def _describes(one: Expression, cast: Cast) -> bool:
    """Tell whether an expression can describe somebody: "the Labour man", "the Tory said"."""
    inside = cast.scene.norms[one.start : one.end]
    if one.value == "politician":
        return True
    if one.rule == "office/councillor":  # "the Labour councillor": of several the one just named
        return party_in(inside) is not None
    speech = lexicon().speech
    around = (cast.scene.norm(one.end), cast.scene.norm(one.start - 1))
    if one.value == "aged":
        return not speech.isdisjoint(around)
    ends = around[1] in speech and around[0] in (".", "")
    return one.value in ("party", "former") and (around[0] in speech or around[0] == "," or ends)
