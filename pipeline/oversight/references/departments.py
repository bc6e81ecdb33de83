"""Which department "the education secretary" and "ministers" stand for.

patterns/events/departments.csv says which one was responsible for children's services, and from
which day.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from oversight.people.lexicon import lexicon
from oversight.references.expressions import Expression, words
from oversight.references.scene import Scene
from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

_OFFICES = frozenset({"office/minister", "office/secretary"})
_FIELD = 5  # tokens of "of state for children and families"


@cache
def _departments() -> list[tuple[str, str]]:
    rows = read_table(patterns_dir() / "events" / "departments.csv")
    return [(row["first"], row["body"]) for row in rows]


def department_on(published: dict[str, str] | None) -> str:
    """Return the key of the department that was responsible on a publication date."""
    day = str((published or {}).get("value") or "").removeprefix("../")
    keys = [key for first, key in _departments() if not day or first <= day]
    return keys[-1] if keys else "dfe"


def named_department(scene: Scene) -> str | None:
    """Return the key of the department that an article names first."""
    known = {key for _, key in _departments()}
    named = (m.key for s in scene.sentences for m in s.bodies if m.key in known)
    return next(named, None)


def department_of(doc: Doc, scene: Scene) -> str:
    """Return the key of the department that an article names, else of that of its time."""
    return named_department(scene) or department_on(_published(doc))


def _published(doc: Doc) -> dict[str, str] | None:
    return doc._.published if Doc.has_extension("published") else None


def resolve_ministers(
    expressions: Sequence[Expression], scene: Scene, department: str
) -> Iterator[tuple[Expression, str]]:
    """Yield "the education secretary" without a name: the department speaks and acts by him."""
    people = {m.start for s in scene.sentences for m in s.people}
    for one in expressions:
        if one.rule not in _OFFICES or _named(one, scene) in people:
            continue
        if _is_of_children(one, scene):
            yield one, f"body:{department}"


def _named(one: Expression, scene: Scene) -> int:
    """Return the token of the name in "the minister, Sir Ben Carr", if one stands there."""
    i = one.end
    while scene.norm(i) == "," or scene.norm(i) in lexicon().honorifics:
        i += 1
    return i


def _is_of_children(one: Expression, scene: Scene) -> bool:
    """Tell "the secretary of state for education" from the one for health."""
    if scene.norm(one.end) not in ("for", "of"):
        return True
    return not words()["departments_fields"].isdisjoint(scene.norms[one.end : one.end + _FIELD])
