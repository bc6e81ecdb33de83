"""What an article names and where: councils, bodies and people by sentence and paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.attrs import NORM, SENT_START
from spacy.tokens import Doc, Span

from oversight.references.expressions import words

UNREAD = frozenset({"FURNITURE", "COMMENT", "OTHER_STORY"})
HEADINGS = frozenset({"TITLE", "HEADING", "POST_HEADING"})
_REACH = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named at tokens [start, end)."""

    start: int
    end: int
    key: str
    kind: str  # COUNCIL, PLACE, BODY, PERSON
    background: bool = False  # named only to say where somebody came from


@dataclass(slots=True)
class Sentence:
    """Tokens [start, end) with what is named in them; `paragraph` and `section` count from 0."""

    start: int
    end: int
    label: str
    paragraph: int
    section: int
    councils: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """An article as references see it."""

    norms: list[str]
    sentences: list[Sentence]
    starts: list[int]

    def at(self, i: int) -> int:
        """Return the number of the sentence of token i (that before it, between sentences)."""
        return max(0, bisect_right(self.starts, i) - 1)


def read_scene(doc: Doc) -> Scene:
    """Read a Doc whose councils, bodies, roles and people are found."""
    strings = doc.vocab.strings
    table = doc.to_array([NORM, SENT_START]).tolist()
    norms = [strings[row[0]] for row in table]
    sentences = _sentences(doc, [i for i, row in enumerate(table) if i == 0 or row[1] == 1])
    scene = Scene(norms, sentences, [sentence.start for sentence in sentences])
    roles = sorted((span.end, span.start) for span in doc.spans.get("roles", ()))
    for span in doc.spans.get("councils", ()):
        sentence = _holding(scene, span)
        if sentence is not None:
            background = _is_background(norms, sentence, span, roles)
            sentence.councils.append(
                Mention(span.start, span.end, span.kb_id_, span.label_, background)
            )
    for group, kind in (("bodies", "BODY"), ("people", "PERSON")):
        for span in doc.spans.get(group, ()):
            sentence = _holding(scene, span)
            if sentence is not None:
                mentions = sentence.bodies if kind == "BODY" else sentence.people
                mentions.append(Mention(span.start, span.end, span.kb_id_, kind))
    for sentence in sentences:
        for mentions in (sentence.councils, sentence.bodies, sentence.people):
            mentions.sort(key=lambda mention: mention.start)
    return scene


def _sentences(doc: Doc, starts: Sequence[int]) -> list[Sentence]:
    """Return the story's sentences, cut at block borders."""
    blocks = list(doc.spans["blocks"]) if "blocks" in doc.spans else []
    if not blocks:
        ends = [*starts[1:], len(doc)]
        return [
            Sentence(start, end, "PARAGRAPH", 0, 0) for start, end in zip(starts, ends, strict=True)
        ]
    posts = sorted(span.start for span in doc.spans.get("posts", ()))
    sentences, section, place, post = [], 0, 0, 0
    for paragraph, block in enumerate(blocks):
        while place < len(starts) and starts[place] <= block.start:
            place += 1
        if block.label_ in UNREAD:
            continue
        now = bisect_right(posts, block.start)
        if block.label_ in ("HEADING", "POST_HEADING") or now != post:
            section, post = section + 1, now
        cuts = [block.start]
        while place < len(starts) and starts[place] < block.end:
            cuts.append(starts[place])
            place += 1
        for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
            sentences.append(Sentence(start, end, block.label_, paragraph, section))
    return sentences


def _holding(scene: Scene, span: Span) -> Sentence | None:
    if not scene.sentences:
        return None
    sentence = scene.sentences[scene.at(span.start)]
    return sentence if sentence.start <= span.start < sentence.end else None


def _is_background(
    norms: Sequence[str], sentence: Sentence, span: Span, roles: Sequence[tuple[int, int]]
) -> bool:
    """Tell "a former director at X", "on loan from X", "X MP" from X itself."""
    after = norms[span.end] if span.end < len(norms) else ""
    if after in ("mp", "mps"):
        return True
    before = norms[max(sentence.start, span.start - _REACH) : span.start]
    if before and before[-1] in words()["background_prepositions"]:
        return True
    if any(word in words()["background"] for word in before):
        return True
    place = bisect_right(roles, (span.start, len(norms))) - 1
    return place >= 0 and sentence.start <= roles[place][1] and span.start - roles[place][0] <= 2
