"""Who "she", "the commissioner", "her predecessor" are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from oversight.references.expressions import Expression, words
from oversight.references.scene import Mention, Scene

_FAR = 4  # paragraphs back to which a pronoun may reach
_PREPOSITIONS = frozenset(
    ["of", "by", "to", "with", "from", "for", "about", "against", "as", "and", "than", "told"]
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person told at token `place` to hold a kind of post."""

    person: str
    kind: str
    place: int


def find_holders(doc: Doc, scene: Scene) -> list[Holder]:
    """Return who holds what, told by words side by side: "X, leader of", "leader X"."""
    starts = {m.start: m for s in scene.sentences for m in s.people}
    ends = {m.end: m for s in scene.sentences for m in s.people}
    titles = {"mr", "mrs", "ms", "miss", "cllr", "coun", "clr", "councillor", "sir", "dame", "dr"}
    found = []
    for span in doc.spans.get("roles", ()):
        former = scene.norms[max(0, span.start - 1)] in words()["background"]
        after = span.end
        while after < len(scene.norms) and scene.norms[after] in titles | {","}:
            after += 1
        before = span.start
        while before > 0 and scene.norms[before - 1] in ("the", "a", ",", "its", "as", "new"):
            before -= 1
        mention = starts.get(after) or ends.get(before)
        if mention is not None and not former:
            found.append(Holder(mention.key, span.kb_id_, span.start))
    return found


def resolve_offices(
    expressions: Sequence[Expression], holders: Sequence[Holder]
) -> Iterator[tuple[Expression, str]]:
    """Yield "the commissioner" where the article has named just one before."""
    by_kind: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        by_kind[holder.kind].append(holder)
    for one in expressions:
        if one.label != "PERSON_REF" or one.value == "relation":
            continue
        known = [h for kind in one.value.split() for h in by_kind[kind]]
        if len({h.person for h in known}) == 1 and known[0].place < one.start:
            yield one, known[0].person


def resolve_relations(
    expressions: Sequence[Expression], scene: Scene
) -> Iterator[tuple[Expression, str]]:
    """Yield "her replacement" with the person named beside it."""
    starts = {m.start: m for s in scene.sentences for m in s.people}
    ends = {m.end: m for s in scene.sentences for m in s.people}
    for one in expressions:
        if one.label != "PERSON_REF" or one.value != "relation":
            continue
        for i in range(one.end, one.end + 3):
            if i in starts:
                yield one, starts[i].key
                break
            if i < len(scene.norms) and scene.norms[i] not in (",", "as", "mr", "mrs", "ms", "-"):
                break
        else:
            continue
        if one.start >= 1 and scene.norms[one.start - 1] == "," and one.start - 1 in ends:
            yield one, ends[one.start - 1].key


def resolve_pronouns(doc: Doc, scene: Scene, others: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the tokens of pronouns with the person's number.

    `others`: tokens of other expressions that stand for a person, with the person's number.
    """
    genders = {str(n): person["female"] for n, person in enumerate(doc._.people)}
    lists = words()
    said: list[list[Mention]] = []
    for n, sentence in enumerate(scene.sentences):
        known = list(sentence.people)
        known += [
            Mention(i, i + 1, others[i], "PERSON")
            for i in range(sentence.start, sentence.end)
            if i in others
        ]
        known.sort(key=lambda m: m.start)
        said.append(known)
        for i in range(sentence.start, sentence.end):
            norm = scene.norms[i]
            if norm in lists["female"]:
                female = True
            elif norm in lists["male"]:
                female = False
            else:
                continue
            person = _antecedent(i, n, female, scene, said, genders)
            if person is not None:
                yield i, person
                known.append(Mention(i, i + 1, person, "PERSON"))


def _antecedent(
    i: int,
    n: int,
    female: bool,
    scene: Scene,
    said: Sequence[Sequence[Mention]],
    genders: dict[str, bool | None],
) -> str | None:
    here = scene.sentences[n]
    for back in range(n, -1, -1):
        sentence = scene.sentences[back]
        if here.paragraph - sentence.paragraph > _FAR or sentence.section != here.section:
            return None
        if sentence.label in ("TITLE", "BYLINE") and back != n:
            continue
        suited = [m for m in said[back] if m.start < i and genders.get(m.key) in (female, None)]
        if suited:
            subjects = [m for m in suited if _subject(m, scene)]
            sure = [m for m in subjects or suited if genders.get(m.key) is female]
            return (sure or subjects or suited)[0].key
    return None


def _subject(mention: Mention, scene: Scene) -> bool:
    """Tell a mention that may be a subject from one behind a preposition or with a possessive."""
    after = scene.norms[mention.end] if mention.end < len(scene.norms) else ""
    before = scene.norms[mention.start - 1] if mention.start else ""
    return after not in ("'s", "'") and before not in _PREPOSITIONS
