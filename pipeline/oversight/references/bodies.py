"""What "the watchdog", "the report", "the department", "the trust", "the union" stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oversight.references.expressions import Expression, words
from oversight.references.scene import Scene
from oversight.vocabulary.bodies import body

_INSPECTORATES = ("ofsted", "cqc")
_DEPARTMENTS = ("dfe", "dcsf", "dfes")
_NEAR = 3  # paragraphs in which "the department" may still be the one in London


@dataclass(frozen=True, slots=True)
class Report:
    """A report whose author the text tells at token `place`; None: nobody known."""

    place: int
    author: str | None


def resolve_bodies(
    expressions: Sequence[Expression], scene: Scene, reports: Sequence[Report]
) -> Iterator[tuple[Expression, str]]:
    """Yield the expressions for bodies with what they stand for ("body:ofsted", "person:3")."""
    known = [m for s in scene.sentences for m in s.bodies]
    inspectorate = next((k for k in _INSPECTORATES if any(m.key == k for m in known)), None)
    for one in expressions:
        if one.label != "BODY_REF":
            continue
        target = _target(one, scene, reports, inspectorate)
        if target is not None:
            yield one, target


def _target(
    one: Expression, scene: Scene, reports: Sequence[Report], inspectorate: str | None
) -> str | None:
    if one.value in ("inspectorate", "inspection"):
        return f"body:{inspectorate}" if inspectorate else None
    if one.value == "report":
        return _report(one, reports, inspectorate)
    if one.value == "its_report":
        return None if inspectorate is None else _its_report(one, scene, inspectorate)
    if one.value == "department":
        return _department(one, scene)
    if one.value == "government":
        return "body:uk-government"
    key = _nearest(one, scene, one.value)
    return f"body:{key}" if key else None


def _report(one: Expression, reports: Sequence[Report], inspectorate: str | None) -> str | None:
    before = [report for report in reports if report.place < one.start]
    if before:
        return before[-1].author
    return f"body:{inspectorate}" if inspectorate else None


def _its_report(one: Expression, scene: Scene, inspectorate: str) -> str | None:
    """ "Ofsted ... its report", "inspectors ... their report"."""
    n = scene.at(one.start)
    for sentence in reversed(scene.sentences[max(0, n - 1) : n + 1]):
        bodies = [m for m in sentence.bodies if m.start < one.start]
        if bodies:
            return f"body:{bodies[-1].key}"
        if "inspectors" in scene.norms[sentence.start : min(sentence.end, one.start)]:
            return f"body:{inspectorate}"
    return None


def _department(one: Expression, scene: Scene) -> str | None:
    n = scene.at(one.start)
    here = scene.sentences[n]
    for sentence in reversed(scene.sentences[: n + 1]):
        if here.paragraph - sentence.paragraph > _NEAR or sentence.section != here.section:
            return None
        for mention in reversed(sentence.bodies):
            if mention.start < one.start and mention.key in _DEPARTMENTS:
                return f"body:{mention.key}"
    return None


def _nearest(one: Expression, scene: Scene, kind: str) -> str | None:
    n = scene.at(one.start)
    for sentence in reversed(scene.sentences[: n + 1]):
        for mention in reversed(sentence.bodies):
            if mention.start < one.start and _kind(mention.key) == kind:
                return mention.key
    return None


def _kind(key: str) -> str:
    try:
        return body(key)["kind"]
    except KeyError:
        return ""


def find_reports(
    scene: Scene, people: Sequence[tuple[int, str]], inspectorate: str | None
) -> list[Report]:
    """Return the reports whose author is told, in order.

    `people`: the tokens behind which a person's name or pronoun ends, with the person's number.
    """
    after_person = dict(people)
    bodies = {m.end: m.key for s in scene.sentences for m in s.bodies}
    found = []
    lists = words()
    for i, norm in enumerate(scene.norms):
        if norm not in lists["report_words"]:
            continue
        author = _author(i, scene.norms, after_person, bodies, inspectorate)
        if author is not None:
            found.append(Report(i, author or None))
    return found


def _author(
    i: int,
    norms: Sequence[str],
    people: dict[int, str],
    bodies: dict[int, str],
    inspectorate: str | None,
) -> str | None:
    """Return "person:3", "body:ofsted", "" for a report of others; None where nothing tells."""
    lists = words()
    for back in range(i - 1, max(-1, i - 5), -1):
        norm = norms[back]
        if norm in lists["other_reviews"]:
            return ""
        if norm in ("inspection", "inspectors", "inspectors'"):
            return f"body:{inspectorate}" if inspectorate else None
        end = back if norm == "'s" else back + 1
        if end in people:
            return f"person:{people[end]}"
        if end in bodies and norm != "the":
            return f"body:{bodies[end]}" if bodies[end] in _INSPECTORATES else ""
        if norm in (".", ",", "said", '"'):
            return None
    for ahead in range(i + 1, min(len(norms), i + 6)):
        if norms[ahead] in ("by", "from"):
            for end, key in bodies.items():
                if end == ahead + 2 and key in _INSPECTORATES:
                    return f"body:{key}"
    return None
