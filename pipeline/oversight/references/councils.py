"""Which council an article, a section and a sentence are about, and what "the council" means."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from oversight.references.expressions import Expression, words
from oversight.references.scene import HEADINGS, Mention, Scene, Sentence
from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

# A council this far into its sentence is hardly what the sentence is about.
_TOPIC = 8
_LEAD = 3
# A second council that is named so often beside the main one is a subject of its own.
_ESTABLISHED = 0.5
_OFTEN = 3
# With a smaller share of all mentions the main council is only one of several.
_MAIN = 0.4


@dataclass(slots=True)
class Focus:
    """Which council sentences are about, by their number.

    `main`: the article's; `anchors`: the section's; `before`, `after`: what is in mind as the
    sentence begins and when it has ended.
    """

    main: str | None
    anchors: list[str | None]
    before: list[str | None]
    after: list[str | None]


def find_focus(scene: Scene) -> Focus:
    """Work out the council of the article and of each sentence."""
    main = _main(scene.sentences)
    sections = _sections(scene.sentences)
    if len(set(sections.values())) < 2:
        sections = {}
    counts = Counter(m.key for s in scene.sentences for m in s.councils if not m.background)
    several = len(counts) > 2 and counts[main or ""] < _MAIN * counts.total()
    least = 1 if several else max(_OFTEN, _ESTABLISHED * counts[main or ""])
    established = frozenset(key for key, count in counts.items() if count >= least)
    focus = Focus(main, [], [], [])
    current, quiet, paragraph, place = main, 0, -1, (-1, -1)
    for sentence in scene.sentences:
        anchor = _anchor(sentence, main, sections)
        if (sentence.section if sections else 0, sentence.post) != place:
            place = (sentence.section if sections else 0, sentence.post)
            current, quiet = anchor, 0
        if sentence.paragraph != paragraph:
            paragraph, quiet = sentence.paragraph, quiet + 1
        if quiet > 2:
            current = anchor
        focus.anchors.append(anchor)
        focus.before.append(current)
        topic = _topic(sentence, anchor, established, several, scene)
        if topic is not None:
            current, quiet = topic, 1
        focus.after.append(topic or _aside(sentence) or current)
    return focus


def _main(sentences: Sequence[Sentence]) -> str | None:
    weights: dict[str, float] = defaultdict(float)
    lead = [s.paragraph for s in sentences if s.label == "PARAGRAPH"][:1]
    for sentence in sentences:
        bonus = 3.0 if sentence.label == "TITLE" else 0.0
        if lead and 0 <= sentence.paragraph - lead[0] < _LEAD:
            bonus = 1.0
        for mention in sentence.councils:
            base = 1.5 if mention.kind == "COUNCIL" else 1.0
            weights[mention.key] += (0.3 if mention.background else base) + bonus
    return max(weights, key=lambda key: weights[key]) if weights else None


def _sections(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return the council of each section whose heading is a council's name alone."""
    named = {}
    for sentence in sentences:
        if sentence.label in HEADINGS and len(sentence.councils) == 1:
            mention = sentence.councils[0]
            if mention.end - mention.start >= sentence.end - sentence.start - 1:
                named[sentence.section] = mention.key
    return named


def _anchor(sentence: Sentence, main: str | None, sections: dict[int, str]) -> str | None:
    if not sections:
        return main
    # A round-up: a section that names no council is about none until its sentences do.
    return sections.get(sentence.section)


def _topic(
    sentence: Sentence,
    anchor: str | None,
    established: frozenset[str],
    several: bool,
    scene: Scene,
) -> str | None:
    """Return the council that a sentence turns to; None where it stays with the one before.

    `established`: councils that may be a subject beside the main one; `several`: none is main.
    """
    strong = [m for m in sentence.councils if not m.background or m.key == anchor]
    if not strong:
        return None
    if any(mention.key == anchor for mention in strong):
        return anchor
    first = strong[0]
    topical = first.start - sentence.start <= _TOPIC
    if anchor is None:
        return first.key if topical else None
    helping = _is_helping(sentence, scene)
    if topical and first.key in established and (several or not helping):
        return first.key
    if sentence.judged and not helping and len({m.key for m in strong}) == 1:
        return first.key
    return None


def _is_helping(sentence: Sentence, scene: Scene) -> bool:
    """Tell whether a sentence is of help, so that a further council in it may be the helper."""
    return not words()["helping"].isdisjoint(scene.norms[sentence.start : sentence.end])


def _aside(sentence: Sentence) -> str | None:
    """Return the council with which a sentence begins, though the story goes on with another."""
    strong = [m for m in sentence.councils if not m.background]
    if strong and strong[0].start - sentence.start <= 1 and len({m.key for m in strong}) == 1:
        return strong[0].key
    return None


def resolve_councils(
    expressions: Sequence[Expression], scene: Scene, focus: Focus
) -> Iterator[tuple[Expression, str]]:
    """Yield the expressions for councils with their keys ("kirklees", "kirklees+leeds")."""
    for one in expressions:
        if one.label == "COUNCIL_REF":
            key = _one(one, scene, focus)
        elif one.label == "COUNCILS_REF":
            key = _both(one, scene)
        elif one.label == "OTHER_COUNCIL_REF":
            key = _other(one, scene, focus)
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
    if fitting:
        return fitting[0]
    loose = one.value in ("any", "bare", "town") or sentence.label in HEADINGS
    return choices[0] if choices and (loose or len(set(choices)) == 1) else None


def _candidates(one: Expression, n: int, scene: Scene, focus: Focus) -> Iterator[str | None]:
    """Yield councils from the likeliest on."""
    sentence, before = scene.sentences[n], focus.before[n]
    helping = before is not None and _is_helping(sentence, scene)
    inside = [m for m in sentence.councils if m.start < one.start]
    strong = [
        m
        for m in inside
        if not _beside(m, one, scene) and (m.key == before or not (m.background or helping))
    ]
    if any(mention.key == before for mention in strong):
        yield before
    for mention in reversed(strong):
        yield mention.key
    yield before
    yield focus.anchors[n]
    yield focus.main


def _beside(mention: Mention, one: Expression, scene: Scene) -> bool:
    """Tell "Essex County Council, the authority's partner": it is not the authority."""
    return mention.end == one.start - 1 and scene.norm(mention.end) == ","


def _hidden(n: int, scene: Scene, focus: Focus) -> str | None:
    """Resolve "a North West authority": only where the article has named no council yet."""
    if focus.main is None or focus.anchors[n] != focus.main:
        return None
    sentence = scene.sentences[n]
    if sentence.label == "TITLE":
        return focus.main
    named = any(s.councils for s in scene.sentences[: n + 1] if s.label not in ("TITLE", "CAPTION"))
    return None if named else focus.main


def _both(one: Expression, scene: Scene) -> str | None:
    """Return the two councils named last, the earlier first."""
    keys: list[str] = []
    n = scene.at(one.start)
    for sentence in reversed(scene.sentences[max(0, n - 12) : n + 1]):
        for mention in reversed(sentence.councils):
            if mention.start < one.start and mention.key not in keys and not mention.background:
                keys.append(mention.key)
        if len(keys) >= 2:
            return "+".join(reversed(keys[:2]))
    return None


def _other(one: Expression, scene: Scene, focus: Focus) -> str | None:
    """Return the council named last that the sentence is not about: "its neighbour"."""
    n = scene.at(one.start)
    subjects = [m.key for m in scene.sentences[n].councils if m.start < one.start]
    subject = subjects[0] if subjects and one.value == "neighbour" else focus.before[n]
    for sentence in reversed(scene.sentences[max(0, n - 12) : n + 1]):
        for mention in reversed(sentence.councils):
            suits = one.value == "neighbour" or fits(mention.key, one.value)
            if mention.start < one.start and mention.key != subject and suits:
                return mention.key
    return None


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return for each key what its council may be called: city, county, borough."""
    kinds: dict[str, frozenset[str]] = {}
    folder = patterns_dir() / "councils"
    for row in [*read_table(folder / "councils.csv"), *read_table(folder / "gaps.csv")]:
        name, kind = row["name"].lower(), row["type"]
        called = {word for word in ("city", "county", "borough", "district") if word in name}
        if kind in ("london", "metropolitan"):
            called.add("borough")
        if kind == "county" or name.split(" council")[0].endswith(("shire", "rutland")):
            called.add("county")
        if kind == "unitary" and not called:
            called |= {"borough", "county"}
        kinds[row["key"]] = kinds.get(row["key"], frozenset()) | called
    return kinds


def fits(key: str, value: str) -> bool:
    """Tell whether a council can be called "the city", "the county", "the borough"."""
    if value in ("any", "bare", "town", "hidden"):
        return True
    return value in _kinds().get(key, frozenset([value]))
