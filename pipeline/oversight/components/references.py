"""References: what expressions without a name stand for.

Reads doc.spans["blocks", "councils", "bodies", "roles", "people"]; adds doc.spans["references"]
(label COUNCIL_REF, BODY_REF or PERSON_REF, kb_id_ "council:kirklees", "body:ofsted", "person:3";
two councils "council:kirklees+leeds") and doc._.council_focus.
"""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.references.bodies import find_reports, resolve_bodies
from oversight.references.councils import find_focus, resolve_councils
from oversight.references.expressions import ExpressionFinder
from oversight.references.persons import (
    find_holders,
    resolve_offices,
    resolve_pronouns,
    resolve_relations,
)
from oversight.references.scene import read_scene
from oversight.spans import same_place

# {"main": key or None, "starts": [first token of each sentence], "keys": [its council or None]}
Doc.set_extension("council_focus", default=None, force=True)

_LABELS = {"council": "COUNCIL_REF", "body": "BODY_REF", "person": "PERSON_REF"}


@Language.factory("references", assigns=["doc.spans", "doc._.council_focus"])
def make_references(nlp: Language, name: str) -> "References":
    """Return the stage."""
    return References()


class References:
    """The stage `references`."""

    def __init__(self) -> None:
        self._find = ExpressionFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Set doc.spans["references"] and doc._.council_focus."""
        scene = read_scene(doc)
        focus = find_focus(scene)
        doc._.council_focus = {
            "main": focus.main,
            "starts": scene.starts,
            "keys": focus.after,
        }
        doc.spans["references"] = []
        if not scene.sentences:
            return doc
        taken = {
            i
            for group in ("councils", "bodies", "people")
            for span in doc.spans.get(group, ())
            for i in range(span.start, span.end)
        }
        expressions = self._find(doc, scene.norms, taken)
        expressions = [e for e in expressions if e.end <= scene.sentences[scene.at(e.start)].end]
        found: dict[tuple[int, int], tuple[str, str]] = {}
        for one, key in resolve_councils(expressions, scene, focus):
            found[one.start, one.end] = (f"council:{key}", one.rule)
        holders = find_holders(doc, scene)
        people = [*resolve_offices(expressions, holders), *resolve_relations(expressions, scene)]
        for one, person in people:
            found[one.start, one.end] = (f"person:{person}", one.rule)
        others = {one.start: person for one, person in people}
        pronouns = list(resolve_pronouns(doc, scene, others))
        for i, person in pronouns:
            if not any((start <= i < end) for start, end in ((i, i + 1),) if (i, i + 1) in found):
                found.setdefault((i, i + 1), (f"person:{person}", "pronoun"))
        ends = [(m.end, m.key) for s in scene.sentences for m in s.people]
        ends += [(one.end, person) for one, person in people]
        ends += [(i + 1, person) for i, person in pronouns]
        known = {m.key for s in scene.sentences for m in s.bodies}
        reports = find_reports(scene, ends, "ofsted" if "ofsted" in known else None)
        for one, target in resolve_bodies(expressions, scene, reports):
            found[one.start, one.end] = (target, one.rule)
        doc.spans["references"] = [
            Span(doc, start, end, label=_LABELS[to.split(":")[0]], kb_id=to, span_id=rule)
            for (start, end), (to, rule) in sorted(found.items())
        ]
        return doc


def main_council(doc: Doc) -> str | None:
    """Return the register key of the council that the article is about."""
    focus = doc._.council_focus
    return focus["main"] if focus else None


def council_in_focus(doc: Doc, token_i: int) -> str | None:
    """Return the council that the token's sentence is about, named in it or not."""
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
        ("councils", "council:"),
        ("bodies", "body:"),
    ):
        for other in doc.spans.get(group, ()):
            if same_place(span, other):
                return prefix + other.kb_id_
    return None
