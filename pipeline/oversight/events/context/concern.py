"""Which council a thing concerns: the one named beside its trigger, else the one in focus."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from oversight import meaning
from oversight.components.references import council_in_focus
from oversight.events.candidate import Slot
from oversight.events.context.clauses import AUXILIARIES, is_possessed
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.posts.homes import nearest_mention
from oversight.spans import text_of

_BREAKS = frozenset({SENTENCE_END, ";", "while", "whilst", "whereas", "but", "although"})
_COMING = read_words("events/words/coming_from.txt")
_JOINTS = frozenset({"and", ",", "&"})


def stretch(skeleton: Skeleton, first: int, last: int) -> tuple[int, int]:
    """Return the tokens [start, end) of the clause around a trigger; contrasts are borders."""
    start, end = first, last + 1
    while start > 0 and skeleton.norms[start - 1] not in _BREAKS:
        start -= 1
    while end < len(skeleton.norms) and skeleton.norms[end] not in _BREAKS:
        end += 1
    return start, end


def councils_of(
    doc: Doc, skeleton: Skeleton, first: int, last: int, skip: Collection[int] = ()
) -> list[Slot]:
    """Return the councils that a trigger concerns, one slot for each; `skip`: tokens that are not.

    Named in the clause, nearest first, those joined to it too; else the sentence's focus.
    """
    start, end = stretch(skeleton, first, last)
    named = [
        token
        for token in skeleton.doc[start:end]
        if token.ent_type_ == "COUNCIL" and token.i not in skip and not is_workplace(token)
    ]
    named = [token for token in named if not _has_own_clause(token, last)]
    if named:
        nearest = min(named, key=lambda token: _distance(token, first, last))
        return [slot for token in _joined(nearest, named) for slot in slots_at(skeleton, token)]
    focus = focus_slot(doc, skeleton, first)
    held = {key for i in skip for key in keys_at(skeleton, i)}
    return [] if focus is None or focus.value["key"] in held else [focus]


def focus_slot(doc: Doc, skeleton: Skeleton, k: int) -> Slot | None:
    """Return the council that the clause of token `k` is about, cited where it is named."""
    i = skeleton.sources[k].start
    key = council_in_focus(doc, i)
    cited = nearest_mention(doc, key, i) if key else None
    if key is None or cited is None:
        return None
    return Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)


def slots_at(skeleton: Skeleton, token: Token) -> list[Slot]:
    """Return a slot for each council or body that a token stands for."""
    span = skeleton.sources[token.i]
    return [Slot.of(value, span) for value in meaning.organisations(span)]


def keys_at(skeleton: Skeleton, k: int) -> list[str]:
    """Return the register keys of the councils that token `k` stands for."""
    values = meaning.organisations(skeleton.sources[k])
    return [value["key"] for value in values if "key" in value]


def _has_own_clause(token: Token, last: int) -> bool:
    """Tell whether a council behind has a clause of its own: "…, and Leeds was asked to help"."""
    if token.i <= last + 1 or token.i + 1 >= len(token.doc):
        return False
    joined = token.nbor(-1).norm_ == "and" and token.nbor(-2).ent_type_ != "COUNCIL"
    return joined and token.nbor().norm_ in AUXILIARIES


def _distance(token: Token, first: int, last: int) -> int:
    """Count the tokens between; a possessive pronoun counts as further off than a name."""
    gap = first - token.i if token.i < first else max(0, token.i - last)
    return gap * 2 + (token.norm_ in ("its", "their"))


def is_workplace(token: Token) -> bool:
    """Tell whether a council only says where somebody works or comes from."""
    before = token.nbor(-1) if token.i else token
    if before.norm_ == "the" and before.i:
        before = before.nbor(-1)
    holder = before.nbor(-1) if before.i else before
    if before.norm_ in ("of", "at", "for", "in", "from") and holder.ent_type_ == "ROLE":
        return True
    if before.norm_ == "from" and holder.norm_ in _COMING:
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if is_possessed(token) and after.norm_ not in ("its", "their"):
        behind = list(token.doc[after.i + 1 : after.i + 4])
        return any(other.ent_type_ == "ROLE" for other in behind[:2]) and any(
            other.ent_type_ == "PERSON" for other in behind
        )
    return after.ent_type_ == "ROLE" and after.nbor().ent_type_ == "PERSON"


def _joined(token: Token, named: list[Token]) -> Iterator[Token]:
    """Yield a council and those that are joined to it: "Bury, Salford and Trafford"."""
    row = [token]
    for other in sorted(named, key=lambda one: one.i):
        if other.i > token.i and _is_next(row[-1], other):
            row.append(other)
    for other in sorted(named, key=lambda one: -one.i):
        if other.i < token.i and _is_next(other, row[0]):
            row.insert(0, other)
    yield from row


def _is_next(a: Token, b: Token) -> bool:
    if not 1 < b.i - a.i <= 3:
        return False
    return _JOINTS.issuperset(token.norm_ for token in a.doc[a.i + 1 : b.i])
