"""References: what expressions without a name stand for.

Reads doc.spans["people"], doc._.people and, where they are there, doc.spans["blocks", "posts",
"councils", "bodies", "roles"]; puts epithets that name a council ("the Devon authority") into
doc.spans["councils"]; adds
doc.spans["references"] (label COUNCIL_REF, BODY_REF or PERSON_REF; kb_id_ "council:kirklees",
"body:ofsted", "person:3"; two councils "council:kirklees+leeds") and doc._.council_focus.
"""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.references.bodies import inspectorate_of, resolve_bodies
from oversight.references.councils import read_focus, resolve_councils
from oversight.references.departments import department_of, resolve_ministers
from oversight.references.documents import Sources
from oversight.references.epithets import read_epithets
from oversight.references.expressions import Expression, ExpressionFinder
from oversight.references.focus import Focus
from oversight.references.persons import (
    Cast,
    resolve_descriptions,
    resolve_offices,
    resolve_relations,
)
from oversight.references.pronouns import Pronouns
from oversight.references.scene import Mention, Scene, read_scene
from oversight.references.things import resolve_things
from oversight.spans import require, same_place

# {"main": key or None, "starts": [first token of each sentence, and of each clause that has a
# council of its own], "keys": [its council or None]}
Doc.set_extension("council_focus", default=None, force=True)

_LABELS = {"council": "COUNCIL_REF", "body": "BODY_REF", "person": "PERSON_REF"}


@Language.factory(
    "references",
    requires=["doc.spans", "doc._.people"],
    assigns=["doc.spans", "doc._.council_focus"],
)
def make_references(nlp: Language, name: str) -> "References":
    """Return the stage."""
    return References()


class References:
    """The stage `references`."""

    def __init__(self) -> None:
        self._find = ExpressionFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Set doc.spans["references"] and doc._.council_focus."""
        require(doc, "references", "people")
        read_epithets(doc)
        scene = read_scene(doc)
        expressions = self._expressions(doc, scene) if scene.sentences else []
        focus = read_focus(scene, expressions)
        doc._.council_focus = {
            "main": focus.main,
            "starts": [start for start, _ in focus.parts],
            "keys": [key for _, key in focus.parts],
        }
        found = Found(doc, scene)
        if scene.sentences:
            for one, keys in resolve_councils(expressions, scene, focus):
                found.add(one.start, one.end, f"council:{keys}", one.rule)
            _resolve_people(doc, scene, expressions, found)
            _resolve_rest(scene, expressions, focus, found)
        doc.spans["references"] = found.spans()
        return doc

    def _expressions(self, doc: Doc, scene: Scene) -> list[Expression]:
        taken = {i for start, end, _ in scene.named for i in range(start, end)}
        expressions = self._find(doc, scene.norms, taken)
        return [e for e in expressions if _within(scene, e)]


def _within(scene: Scene, one: Expression) -> bool:
    sentence = scene.holding(one.start)
    return sentence is not None and one.end <= sentence.end


class Found:
    """What is resolved so far: values by place, names included."""

    def __init__(self, doc: Doc, scene: Scene) -> None:
        self.doc = doc
        self._rules: dict[tuple[int, int], tuple[str, str]] = {}
        self._taken: set[int] = set()
        self.starts: dict[int, str] = {}
        self.ends: dict[int, str] = {}
        self.things: dict[int, tuple[int, str]] = {}
        for start, end, value in scene.named:
            self._note(start, end, value)

    def _note(self, start: int, end: int, value: str) -> None:
        self.starts[start] = value
        self.ends[end] = value
        if not value.startswith("person:"):
            self.things[start] = (end, value)

    def add(self, start: int, end: int, value: str, rule: str) -> None:
        """Take a reference; what came first keeps its tokens."""
        if self._taken.isdisjoint(range(start, end)):
            self._taken.update(range(start, end))
            self._rules[start, end] = (value, rule)
            self._note(start, end, value)

    def spans(self) -> list[Span]:
        """Return the references in order."""
        return [
            Span(self.doc, start, end, _LABELS[value.split(":")[0]], kb_id=value, span_id=rule)
            for (start, end), (value, rule) in sorted(self._rules.items())
        ]


def _resolve_people(doc: Doc, scene: Scene, expressions: list[Expression], found: Found) -> None:
    cast = Cast(scene)
    others: list[Mention] = []
    kinds: Iterable[tuple[Expression, str]] = [
        *resolve_offices(expressions, cast),
        *resolve_relations(expressions, cast),
        *resolve_descriptions(expressions, cast),
    ]
    for one, person in kinds:
        found.add(one.start, one.end, f"person:{person}", one.rule)
        others.append(Mention(one.start, one.end, person, "PERSON"))
    genders = {str(n): person["female"] for n, person in enumerate(doc._.people)}
    for i, value in Pronouns(scene, genders, others)():
        found.add(i, i + 1, value if ":" in value else f"person:{value}", "pronoun")
    for person, female in zip(doc._.people, genders.values(), strict=True):
        person["female"] = female


def _resolve_rest(scene: Scene, expressions: list[Expression], focus: Focus, found: Found) -> None:
    sources = Sources(scene, found.ends, found.starts, inspectorate_of(scene))
    for one, value in resolve_bodies(expressions, scene, sources):
        found.add(one.start, one.end, value, one.rule)
        found.things[one.start] = (one.end, value)  # a person's report is spoken of as "it"
    for one, value in resolve_ministers(expressions, scene, department_of(found.doc, scene)):
        found.add(one.start, one.end, value, one.rule)
    for i, value in resolve_things(scene, found.things, focus):
        found.add(i, i + 1, value, "pronoun")


def main_council(doc: Doc) -> str | None:
    """Return the register key of the council that the article is about."""
    focus = doc._.council_focus
    return focus["main"] if focus else None


def council_in_focus(doc: Doc, token_i: int) -> str | None:
    """Return the council that the token's clause is about, named in it or not."""
    focus = doc._.council_focus
    if not focus or not focus["starts"]:
        return None
    key: str | None = focus["keys"][max(0, bisect_right(focus["starts"], token_i) - 1)]
    return key


def resolve(doc: Doc, span: Span) -> str | None:
    """Return what a span stands for: "person:3", "council:kirklees", "body:ofsted" or None."""
    for group, prefix in (
        ("references", ""),
        ("people", "person:"),
        ("bodies", "body:"),
        ("councils", "council:"),
    ):
        for other in doc.spans.get(group, ()):
            if same_place(span, other):
                return prefix + str(other.kb_id_)
    return None
