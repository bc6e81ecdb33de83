"""What "the watchdog", "the department", "the trust", "the union" stand for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from oversight.people.lexicon import lexicon
from oversight.references.departments import named_department
from oversight.references.documents import Sources
from oversight.references.expressions import Expression, words
from oversight.references.scene import Mention, Scene
from oversight.vocabulary.bodies import body, homes_of_body

_INSPECTORATES = ("ofsted", "cqc")
_DEPARTMENTS = ("dfe", "dcsf", "dfes")
_AHEAD = frozenset({"union", "charity"})
_NEAR = 3  # paragraphs in which "the department" may still be the one in London


def inspectorate_of(scene: Scene) -> str | None:
    """Return the inspectorate that "inspectors" are of."""
    named = {mention.key for sentence in scene.sentences for mention in sentence.bodies}
    return next((key for key in _INSPECTORATES if key in named), None)


def resolve_bodies(
    expressions: Sequence[Expression], scene: Scene, sources: Sources
) -> Iterator[tuple[Expression, str]]:
    """Yield the expressions for bodies with what they stand for ("body:ofsted", "person:3")."""
    inspectorate = inspectorate_of(scene)
    last: dict[str, str] = {}
    bodies = [m for sentence in scene.sentences for m in sentence.bodies]
    only = _only(bodies)
    # The department that the article names, the one named last, and whether it may be a local one.
    departments = {"named": named_department(scene), "last": None}
    local = _has_local_department(scene)
    named = iter(bodies)
    ahead = next(named, None)
    for one in expressions:
        if one.label != "BODY_REF":
            continue
        while ahead is not None and ahead.start < one.start:
            last[kind_of(ahead.key)] = ahead.key
            if ahead.key in _DEPARTMENTS:
                departments["last"] = ahead.key
            ahead = next(named, None)
        if one.value == "department":
            far = None if local else departments["last"]
            target = _department(one, scene, far)
        elif one.rule == "body/ministers":
            target = f"body:{departments['named'] or 'uk-government'}"
        else:
            target = _target(one, scene, sources, inspectorate, {**only, **last})
        if target is not None:
            yield one, target


def _only(bodies: Sequence[Mention]) -> dict[str, str]:
    """Return the one union, the one charity that an article names: "their union" may come first."""
    keys = dict.fromkeys(mention.key for mention in bodies)
    kinds = [(kind_of(key), key) for key in keys]
    counts = Counter(kind for kind, _ in kinds)
    return {kind: key for kind, key in kinds if kind in _AHEAD and counts[kind] == 1}


def _target(
    one: Expression,
    scene: Scene,
    sources: Sources,
    inspectorate: str | None,
    last: Mapping[str, str],
) -> str | None:
    """Return what an expression stands for; `last`: the body of each kind that was named last."""
    if one.value in ("inspectorate", "inspection"):
        return f"body:{inspectorate}" if inspectorate else None
    if one.value == "document":
        return sources.author(one)
    if one.value == "its_document":
        return _its_document(one, scene, inspectorate)
    if one.value == "government":
        return "body:uk-government"
    kind = one.value
    if kind == "company" and kind not in last and _runs_services(last.get("trust", "")):
        kind = "trust"
    return f"body:{last[kind]}" if kind in last else None


def _runs_services(key: str) -> bool:
    """Tell a trust that a council's services were handed to: a company, too."""
    return bool(key) and bool(homes_of_body(body(key)["name"]))


def _its_document(one: Expression, scene: Scene, inspectorate: str | None) -> str | None:
    """Resolve "its report" behind Ofsted, "their report" behind inspectors."""
    for sentence in scene.back(one.start, 1):
        for mention in reversed(sentence.bodies):
            if mention.start < one.start:
                return f"body:{mention.key}"
        if inspectorate and "inspectors" in scene.norms[sentence.start : sentence.end]:
            return f"body:{inspectorate}"
    return None


def _department(one: Expression, scene: Scene, far: str | None) -> str | None:
    """Return the department named shortly before, else the one named `far` before."""
    # A council has departments too: then only shortly behind the one in London.
    for sentence in scene.back(one.start, _NEAR):
        for mention in reversed(sentence.bodies):
            if mention.start < one.start and mention.key in _DEPARTMENTS:
                return f"body:{mention.key}"
    return f"body:{far}" if far and _acts(one, scene) else None


def _acts(one: Expression, scene: Scene) -> bool:
    """Tell "the department told", "commissioned by the department" from "run the department"."""
    before, after = scene.norm(one.start - 1), scene.norm(one.end)
    verb = after in words()["after_it"] or after in lexicon().speech
    return verb or before in words()["before_agents"]


def _has_local_department(scene: Scene) -> bool:
    """Tell whether an article speaks of a council's department: "its children's department"."""
    local = words()["local_departments"]
    return any(
        norm == "department" and scene.norms[i - 1] in local
        for i, norm in enumerate(scene.norms)
        if i
    )


def kind_of(key: str) -> str:
    """Return a body's kind; empty where the key is unknown."""
    try:
        return body(key)["kind"]
    except KeyError:
        return ""
