"""What an article names and where: councils, bodies and people by sentence and paragraph."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.attrs import IS_TITLE, IS_UPPER, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from oversight.references.expressions import words
from oversight.references.outlets import outlet_of
from oversight.references.owners import find_owner
from oversight.references.quoted import find_quoted
from oversight.text import read
from oversight.vocabulary.bodies import home_of_body

UNREAD = frozenset({"FURNITURE", "COMMENT", "OTHER_STORY"})
HEADINGS = frozenset({"TITLE", "HEADING", "POST_HEADING"})
# How far before a council's name "former director of ..." may begin.
_REACH = 8
_NAMED = (("councils", "council:"), ("bodies", "body:"), ("people", "person:"))
_POST_REACH = 3  # tokens of "its new interim" before a post
_OURS = frozenset({"we", "our", "us"})
_OFTEN_OURS = 4
_SENTENCES_EACH = 8
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_JUDGED = ("ratings", "inspection_kinds", "instruments")


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named at tokens [start, end). kind: COUNCIL, PLACE, BODY, PERSON or UNNAMED."""

    start: int
    end: int
    key: str
    kind: str
    background: bool = False  # named only to say where somebody came from or works
    held: bool = False  # background: a post there is somebody's now


@dataclass(slots=True)
class Sentence:
    """Tokens [start, end) with what is named in them.

    `paragraph`, `section` and `post` count from 0; `judged`: it tells of a grade, an inspection
    or an instrument; `clauses`: where its clauses begin, once asked for; `homes`: the councils of
    bodies that serve just one.
    """

    start: int
    end: int
    label: str
    paragraph: int
    section: int
    post: int
    judged: bool = False
    clauses: list[int] | None = None
    councils: list[Mention] = field(default_factory=list)
    homes: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """An article as references see it.

    `quoted[i]`: token i stands between quotation marks; `titled[i]`: it begins with a capital;
    `upper[i]`: it is all capitals; `tagged[i]`, `finite[i]`: how many tokens before it have a tag,
    that of a finite verb;
    `named`: start, end and value ("person:3") of councils, bodies and people;
    `roles`: end, start and kind of posts, by their ends; `posts`: start and kind of the same;
    `mastheads`: councils whose name stands alone in what is not read; `owner`: the council whose
    full name heads the page, so that it is its own; `outlet`: the paper.
    """

    norms: list[str]
    quoted: list[bool]
    sentences: list[Sentence]
    starts: list[int]
    titled: list[int]
    upper: list[int] = field(default_factory=list)
    tagged: list[int] = field(default_factory=list)
    finite: list[int] = field(default_factory=list)
    named: list[tuple[int, int, str]] = field(default_factory=list)
    roles: list[tuple[int, int, str]] = field(default_factory=list)
    posts: list[tuple[int, str]] = field(default_factory=list)
    mastheads: list[str] = field(default_factory=list)
    owner: str | None = None
    outlet: str | None = None

    @property
    def in_own_voice(self) -> bool:
        """Tell whether the article says "we" of those whose it is."""
        ours = sum(n in _OURS and not q for n, q in zip(self.norms, self.quoted, strict=True))
        return ours >= _OFTEN_OURS and ours * _SENTENCES_EACH >= len(self.sentences)

    def at(self, i: int) -> int:
        """Return the number of the sentence of token i (that before it, between sentences)."""
        return max(0, bisect_right(self.starts, i) - 1)

    def norm(self, i: int) -> str:
        """Return the norm of token i; empty outside the Doc."""
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def holds_post(self, i: int) -> bool:
        """Tell whether a council's post follows token i: "its new director of services"."""
        place = bisect_right(self.posts, (i, ""))
        if place == len(self.posts):
            return False
        start, kind = self.posts[place]
        return start - i <= _POST_REACH and kind in words()["council_posts"]

    def holding(self, i: int) -> Sentence | None:
        """Return the sentence that holds token i; None in what is not read."""
        if not self.sentences:
            return None
        sentence = self.sentences[self.at(i)]
        return sentence if sentence.start <= i < sentence.end else None

    def back(self, i: int, paragraphs: int) -> Iterator[Sentence]:
        """Yield the sentence of token i and those before it in its post, so many paragraphs far."""
        n = self.at(i)
        here = self.sentences[n]
        for k in range(n, -1, -1):
            sentence = self.sentences[k]
            if here.paragraph - sentence.paragraph > paragraphs or sentence.post != here.post:
                return
            yield sentence


def read_scene(doc: Doc) -> Scene:
    """Read a Doc whose councils, bodies, roles and people are found."""
    table = doc.to_array([SENT_START, SPACY, IS_TITLE, IS_UPPER, TAG])
    begins, space, titled, upper, tags = (table[:, k].tolist() for k in range(5))
    finite = {doc.vocab.strings[tag] for tag in _FINITE}
    norms = read(doc).norms
    sentences = _sentences(doc, [i for i, begin in enumerate(begins) if i == 0 or begin == 1])
    scene = Scene(norms, [], sentences, [sentence.start for sentence in sentences], titled, upper)
    scene.tagged = [0, *accumulate(tag != 0 for tag in tags)]
    scene.finite = [0, *accumulate(tag in finite for tag in tags)]
    places = [(one.paragraph, one.start, one.end) for one in sentences]
    scene.quoted = find_quoted(norms, [bool(blank) for blank in space], places)
    _place(doc, scene)
    scene.owner = find_owner(doc)
    scene.outlet = outlet_of(doc)
    return scene


def _place(doc: Doc, scene: Scene) -> None:
    """Put what is named into its sentences."""
    mastheads = {(b.start, b.end) for b in doc.spans.get("blocks", ()) if b.label_ == "FURNITURE"}
    scene.roles = sorted((s.end, s.start, s.kb_id_) for s in doc.spans.get("roles", ()))
    scene.posts = sorted((start, kind) for _, start, kind in scene.roles)
    for group, prefix in _NAMED:
        for span in doc.spans.get(group, ()):
            key = span.kb_id_
            scene.named.append((span.start, span.end, prefix + key))
            sentence = scene.holding(span.start)
            if sentence is None:
                if group == "councils" and (span.start, span.end) in mastheads:
                    scene.mastheads.append(key)
                continue
            if group == "councils":
                held = _is_held(scene, sentence, span.start)
                past = _is_background(scene, sentence, span.start, span.end)
                mention = Mention(
                    span.start, span.end, key, span.label_, past or held, held and not past
                )
                sentence.councils.append(mention)
            elif group == "bodies":
                sentence.bodies.append(Mention(span.start, span.end, key, "BODY"))
                home = home_of_body(key)
                if home is not None:
                    sentence.homes.append(Mention(span.start, span.end, home, "HOME"))
            else:
                sentence.people.append(Mention(span.start, span.end, key, "PERSON"))
    for group in _JUDGED:
        for span in doc.spans.get(group, ()):
            sentence = scene.holding(span.start)
            if sentence is not None:
                sentence.judged = True
    for sentence in scene.sentences:
        for mentions in (sentence.councils, sentence.bodies, sentence.people):
            mentions.sort(key=lambda mention: mention.start)


def _sentences(doc: Doc, starts: Sequence[int]) -> list[Sentence]:
    """Return the story's sentences, cut at block borders."""
    blocks = list(doc.spans.get("blocks", ()))
    if not blocks:
        ends = [*starts[1:], len(doc)] if starts else []
        return [
            Sentence(start, end, "PARAGRAPH", 0, 0, 0)
            for start, end in zip(starts, ends, strict=True)
        ]
    posts = sorted(span.start for span in doc.spans.get("posts", ()))
    sentences: list[Sentence] = []
    section = place = 0
    for paragraph, block in enumerate(blocks):
        while place < len(starts) and starts[place] <= block.start:
            place += 1
        if block.label_ in UNREAD:
            continue
        if block.label_ in ("HEADING", "POST_HEADING"):
            section += 1
        post = bisect_right(posts, block.start)
        cuts = [block.start]
        while place < len(starts) and starts[place] < block.end:
            cuts.append(starts[place])
            place += 1
        for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
            sentences.append(Sentence(start, end, block.label_, paragraph, section, post))
    return sentences


def _is_background(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Tell "a former director at X", "on loan from X", "X MP" from X itself."""
    after = scene.norm(end)
    if after in words()["after_home"] or (
        after == "'s" and scene.norm(end + 1) in words()["former"]
    ):
        return True
    before = scene.norms[max(sentence.start, start - _REACH) : start]
    if before and before[-1] in words()["background_prepositions"]:
        return words()["taking_away"].isdisjoint(before)  # "take services away from X"
    past = [norm for norm in before[-3:] if norm != ","]
    if len(past) > 1 and past[-1] in ("at", "in", "with") and past[-2] in words()["career"]:
        return True
    first = start - len(before)
    return any(
        word in words()["background"] and not _is_later(scene, first + k)
        for k, word in enumerate(before)
    )


def _is_later(scene: Scene, i: int) -> bool:
    """Tell "then there is Bury" from "the then leader of Bury"."""
    return scene.norm(i) == "then" and scene.norm(i - 1) not in ("the", "'s")


def _is_held(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Tell the council of somebody's post, "the leader of X"; who is sent to one serves it."""
    place = bisect_right(scene.roles, (start, len(scene.norms), "")) - 1
    if place < 0:
        return False
    role_end, role_start, kind = scene.roles[place]
    beside = sentence.start <= role_start and start - role_end <= 2
    return beside and kind not in words()["sent_posts"]
