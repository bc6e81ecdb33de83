"""Which councils "the council", "both councils", "its neighbour" stand for."""

from collections.abc import Iterator, Sequence

from oversight.references.beside import another_council, both_councils
from oversight.references.expressions import Expression, words
from oversight.references.focus import Focus, find_focus
from oversight.references.kinds import KINDS, RARE, county_of, fits, is_named
from oversight.references.prominence import SUBJECT, clause_start, prominence
from oversight.references.scene import HEADINGS, Mention, Scene

_COPULA = 4  # tokens of "has now been" at most
_MOST = 20  # councils of an endless sentence that are looked at
_REACH = 12  # sentences back in which another council may have been named


def read_focus(scene: Scene, expressions: Sequence[Expression]) -> Focus:
    """Work out the focus, with the councils that expressions for another one stand for."""
    others: dict[int, list[Expression]] = {}
    for one in expressions:
        other = one.label == "OTHER_COUNCIL_REF" and one.value != "neighbour"
        if other or (one.label == "COUNCIL_REF" and one.value in KINDS):
            others.setdefault(scene.at(one.start), []).append(one)

    def standing(n: int, about: str | None, told: Sequence[str | None]) -> list[Mention]:
        found = [(one, _another(one, scene, about, told)) for one in others.get(n, ())]
        return [Mention(one.start, one.end, key, "COUNCIL") for one, key in found if key]

    return find_focus(scene, expressions, standing)


def resolve_councils(
    expressions: Sequence[Expression], scene: Scene, focus: Focus
) -> Iterator[tuple[Expression, str]]:
    """Yield the expressions for councils with their keys ("kirklees", "kirklees+leeds")."""
    together: str | None = None
    for one in expressions:
        if one.label == "COUNCIL_REF":
            key = _one(one, scene, focus)
        elif one.label == "COUNCILS_REF":
            # "The councils" are those that were told of together before.
            key = (
                together
                if one.value == "set" and together
                else both_councils(one, scene, focus.main)
            )
            together = key or together
        elif one.label == "OTHER_COUNCIL_REF":
            key = another_council(one, scene, focus.before[scene.at(one.start)], focus.main)
        else:
            continue
        if key is not None:
            yield one, key


def _one(one: Expression, scene: Scene, focus: Focus) -> str | None:
    n = scene.at(one.start)
    sentence = scene.sentences[n]
    if one.value == "hidden":
        return _hidden(n, scene, focus)
    choices = [key for key in _candidates(one, n, scene, focus) if key is not None]
    fitting = [key for key in choices if fits(key, one.value)]
    fitting.sort(key=lambda key: not is_named(key, one.value))
    if fitting:
        return _whole(fitting[0], one, scene)
    last = _last_fitting(one, scene, focus.after) if one.value in KINDS else None
    if last is not None or one.value in RARE:
        return last
    # "The city", in a story on the county that names no city: one that is not named.
    choices = [key for key in choices if not (one.value == "city" and is_named(key, "county"))]
    loose = one.value in ("any", "bare", "town") or sentence.label in HEADINGS
    return choices[0] if choices and (loose or len(set(choices)) == 1) else None


def _another(
    one: Expression, scene: Scene, about: str | None, told: Sequence[str | None]
) -> str | None:
    """Return the further council of "the old county"; that of "the city", where the council in
    mind is no city.
    """
    if one.label == "OTHER_COUNCIL_REF":
        return another_council(one, scene, about)
    return None if about is None or fits(about, one.value) else _last_fitting(one, scene, told)


def _last_fitting(one: Expression, scene: Scene, told: Sequence[str | None]) -> str | None:
    """Return the council named last that can be called so; `told`: what sentences are about."""
    n = scene.at(one.start)
    for k in range(n, max(-1, n - _REACH - 1), -1):
        about = told[k] if k < n else None
        if about is not None and fits(about, one.value):
            return about
        for mention in reversed(scene.sentences[k].councils):
            near = mention.start < one.start and not mention.background
            if near and fits(mention.key, one.value):
                return mention.key
    return None


def _whole(key: str, one: Expression, scene: Scene) -> str:
    """Return Essex for "the county" in a text on West Essex that names Essex too."""
    county = county_of(key) if one.value == "county" else None
    if county is None or one.rule == "council/county-council":
        return county or key
    n = scene.at(one.start)
    near = scene.sentences[max(0, n - _REACH) : n + 1]
    named = [m.key for s in near for m in s.councils if m.start < one.start]
    return county if county in named else key


def _candidates(one: Expression, n: int, scene: Scene, focus: Focus) -> Iterator[str | None]:
    """Yield councils from the likeliest on: named before it in the sentence, in mind, the main."""
    sentence, before = scene.sentences[n], focus.before[n]
    inside = [m for m in sentence.councils if m.start < one.start and not _beside(m, one, scene)]
    inside = [m for m in inside[-_MOST:] if m.key in (before, focus.main) or not _looks(m, scene)]
    if scene.norm(one.start - 1) in words()["parties_to"]:
        inside = [m for m in inside if prominence(scene, sentence, m) != SUBJECT]
    here = clause_start(scene, sentence, one.start)
    near = [m for m in inside if here <= m.start <= here + 2 and not m.background]
    if near and here > sentence.start:
        yield near[-1].key
    about = focus.after[n]
    if about != before and any(mention.key == about for mention in inside):
        yield about
    helping = before is not None and not words()["helping"].isdisjoint(
        scene.norms[sentence.start : sentence.end]
    )
    strong = [m for m in inside if m.key == before or not (m.background or helping)]
    if any(mention.key == before for mention in strong):
        yield before
    for mention in reversed(strong):
        if prominence(scene, sentence, mention) == SUBJECT or _is_told(scene, mention):
            yield mention.key
    if focus.several or before is None:
        yield from (mention.key for mention in reversed(strong))
        yield from (mention.key for mention in reversed(inside) if mention.held)
    yield before
    yield from (mention.key for mention in reversed(strong))
    yield focus.anchors[n]
    yield focus.main


def _looks(mention: Mention, scene: Scene) -> bool:
    """Tell a reviewer: "Leeds found that the authority's caseloads were too high"."""
    return scene.norm(mention.end) in words()["reviewing"]


def _is_told(scene: Scene, mention: Mention) -> bool:
    """Tell "told Bury that the council ..."."""
    return scene.norm(mention.start - 1) in words()["telling"]


def _beside(mention: Mention, one: Expression, scene: Scene) -> bool:
    """Tell "Essex County Council, the authority's partner", "Essex has been the authority's
    partner": it is not the authority.
    """
    between = scene.norms[mention.end : one.start]
    if between == [","]:
        return True
    held = scene.norm(one.end) in ("'s", "'")
    return held and 0 < len(between) <= _COPULA and words()["copula"].issuperset(between)


def _hidden(n: int, scene: Scene, focus: Focus) -> str | None:
    """Resolve "a North West authority": only where the article has named no council yet."""
    if focus.main is None or focus.anchors[n] != focus.main:
        return None
    sentence = scene.sentences[n]
    if sentence.label == "TITLE":
        return focus.main
    named = any(s.councils for s in scene.sentences[: n + 1] if s.label not in ("TITLE", "CAPTION"))
    return None if named else focus.main
