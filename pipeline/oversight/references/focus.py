"""Which council an article, a section, a sentence and a clause of it are about.

A sentence turns to the council that is its subject or that it is set in ("In Bury, ..."), hardly
to one in an object or adjunct; and a story goes back to its main council, where it has one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from oversight.references.expressions import Expression, words
from oversight.references.helpers import find_helpers, is_of_help, lends
from oversight.references.homes import Homes
from oversight.references.main import find_main, is_several
from oversight.references.prominence import SUBJECT, clauses, prominence
from oversight.references.scene import Mention, Scene, Sentence
from oversight.references.sections import find_sections

# A second council that is named so often beside the main one is a subject of its own.
_ESTABLISHED = 0.5
_OFTEN = 3
_TURN = 9  # tokens at most of a sentence that turns a paragraph to a council
_AGAIN = 2  # paragraphs from which on a person of the main council leads back to it
_QUIET = 2  # paragraphs after which a story is back with its main council

Standing = Callable[[int, str | None, Sequence[str | None]], list[Mention]]


@dataclass(slots=True)
class Focus:
    """Which council sentences are about, by their number.

    `main`: the article's; `several`: that is only one of several; `helpers`: those that only help;
    `known`: those that may be a subject beside it; `anchors`: the section's; `before`, `after`:
    what is in mind as the sentence begins and when it has ended; `parts`: first token and council
    of sentences and of clauses with a council of their own.
    """

    main: str | None
    several: bool = False
    helpers: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    anchors: list[str | None] = field(default_factory=list)
    before: list[str | None] = field(default_factory=list)
    after: list[str | None] = field(default_factory=list)
    parts: list[tuple[int, str | None]] = field(default_factory=list)


def find_focus(
    scene: Scene, expressions: Sequence[Expression] = (), standing: Standing | None = None
) -> Focus:
    """Work out the council of the article and of each sentence.

    `standing(n, about, told)`: what sentence n, begun with a council in mind, names by expressions
    for another one ("the old county"); `told`: what the sentences before it are about.
    """
    return _Finder(scene, expressions, standing).find()


class _Finder:
    def __init__(
        self, scene: Scene, expressions: Sequence[Expression], standing: Standing | None
    ) -> None:
        self.scene = scene
        self.standing = standing or (lambda n, about, told: [])
        refs = [one for one in expressions if one.label == "COUNCIL_REF" and one.value != "hidden"]
        self.anaphors = {one.start for one in refs}
        main = find_main(scene, refs)
        counts = Counter(m.key for s in scene.sentences for m in s.councils if not m.background)
        several = is_several(scene, main, self.anaphors)
        least = 1 if several else max(_OFTEN, _ESTABLISHED * counts[main or ""])
        self.helpers = find_helpers(scene, main)
        known = {key for key, count in counts.items() if count >= least} - self.helpers
        self.focus = Focus(main, several, self.helpers, frozenset(known))
        self.sections = find_sections(scene, main)
        self.homes = Homes(scene)
        self.current, self.quiet = None if several else main, 0
        # The sentence of the last heading, and the council to which the story turned below it.
        self.heading: int = -1
        self.turned: str | None = None
        # The council that a paragraph has turned to, for as long as it lasts.
        self.local: str | None = None

    def find(self) -> Focus:
        """Go through the sentences."""
        place: tuple[int, int] = (-1, -1)
        paragraph = -1
        for n, sentence in enumerate(self.scene.sentences):
            number, anchor = self.sections[n]
            anchor = self._below_heading(n, sentence, anchor)
            if (number, sentence.post) != place:
                place = (number, sentence.post)
                self.current, self.quiet = anchor, 0
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self.local = None
                self._begin(anchor)
            self._read(n, sentence, anchor)
        self._read_headings()
        return self.focus

    def _read_headings(self) -> None:
        """Give a heading that names no council the council of the sentence below it."""
        told = dict(self.focus.parts)
        for n, sentence in enumerate(self.scene.sentences[:-1]):
            if sentence.label == "HEADING" and not sentence.councils:
                self.focus.after[n] = told[sentence.start] = self.focus.after[n + 1]
        self.focus.parts = list(told.items())

    def _below_heading(self, n: int, sentence: Sentence, anchor: str | None) -> str | None:
        """Return the council of what a heading begins, where it turns to another one at once."""
        if sentence.label == "HEADING":
            self.heading, self.turned = n, None
        elif 0 <= self.heading == n - 2 and self.current in self.focus.known:
            self.turned = self.current
        return self.turned or anchor

    def _begin(self, anchor: str | None) -> None:
        """Begin a paragraph: a story with a main council goes back to it by and by."""
        self.quiet += 1
        if not self._is_open(anchor) and self.quiet > _QUIET:
            self.current, self.quiet = anchor, 0

    def _is_open(self, anchor: str | None) -> bool:
        """Tell whether nothing says which council a section is about."""
        return anchor is None or (self.focus.several and anchor == self.focus.main)

    def _read(self, n: int, sentence: Sentence, anchor: str | None) -> None:
        focus = self.focus
        focus.anchors.append(anchor)
        focus.before.append(self.current)
        others = self.standing(n, self.current, self.focus.after)
        named = sorted([*sentence.councils, *sentence.homes, *others], key=lambda m: m.start)
        named = self._unquoted(sentence, named)
        topic = self._topic(sentence, anchor, [m for m in named if not m.background])
        if topic is not None:
            self.current, self.quiet = topic, 1
        elif any(sentence.start <= i < sentence.end for i in self.anaphors):
            self.quiet = min(self.quiet, 1)
        aside = self._aside(sentence, named)
        carried = self._carried(n)
        after = topic or aside or carried or self._kept(sentence) or self.current
        called = aside is not None and any(m.key == aside for m in others)
        if topic is None and (carried or called or (aside and self._opens(n, sentence, named))):
            self.local = after
        elif topic is not None:
            self.local = None
        focus.after.append(after)
        focus.parts.append((sentence.start, after))
        focus.parts += _own_parts(self.scene, sentence, named)
        self.homes.learn(n, after)

    def _topic(
        self, sentence: Sentence, anchor: str | None, strong: Sequence[Mention]
    ) -> str | None:
        """Return the council that a sentence turns to; None where it stays with the one before."""
        if any(m.key == anchor for m in sentence.councils) and not self._is_open(anchor):
            return anchor
        if not strong:
            return self._of_subject(sentence) or self._of_people(sentence)
        ranks = [prominence(self.scene, sentence, m) for m in strong]
        subjects = [m for m, rank in zip(strong, ranks, strict=True) if rank == SUBJECT]
        subjects = [m for m in subjects if not (self._gives(m) or self._is_compared(m))]
        alone = len({m.key for m in strong}) == 1
        if self._is_open(anchor):
            if subjects:
                return subjects[0].key
            taken = self._has_anaphor(sentence, strong[0])
            passed = taken or self._gives(strong[0]) or is_of_help(sentence, self.scene)
            passed = (
                passed
                or self._is_of_life(sentence, strong[0])
                or self._is_goal(sentence, strong[0])
            )
            return strong[0].key if alone and not passed else None
        helping = is_of_help(sentence, self.scene)
        if subjects and subjects[0].key in self.focus.known and not helping:
            return subjects[0].key
        turned = alone and not self._is_compared(strong[0])
        if turned and strong[0].key in self.focus.known and self._is_turn(sentence, strong[0]):
            return strong[0].key
        if subjects and sentence.judged and alone and not helping:
            return subjects[0].key
        return None

    def _aside(self, sentence: Sentence, named: Sequence[Mention]) -> str | None:
        """Return the one council that a sentence is about, though the story stays elsewhere."""
        strong = [m for m in named if not m.background]
        if not strong or len({m.key for m in strong}) > 1 or self._gives(strong[0]):
            return None
        near = strong[0].start - sentence.start <= 1 and not self._serves(sentence, strong[0])
        subject = prominence(self.scene, sentence, strong[0]) == SUBJECT
        free = subject and (sentence.judged or not is_of_help(sentence, self.scene))
        return strong[0].key if near or free else None

    def _serves(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell "Leeds has been the authority's partner": the story is of the authority."""
        own = any(mention.end <= i < sentence.end for i in self.anaphors)
        return own and not sentence.judged and is_of_help(sentence, self.scene)

    def _carried(self, n: int) -> str | None:
        """Return what the sentence before was about in passing, where this one goes on with it:
        "It ...", "a visit there".
        """
        here, scene = self.scene.sentences[n], self.scene
        if not n or here.post != scene.sentences[n - 1].post:
            return None
        if not self.helpers.issuperset(m.key for m in here.councils):
            return None
        same = here.paragraph == scene.sentences[n - 1].paragraph
        own = [k for k in range(here.start, here.end) if scene.norms[k] in ("it", "its")]
        # "Leeds is its partner" goes on with who was spoken of as well.
        if same and own and (here.councils or own[0] == here.start):
            return self.focus.after[n - 1]
        if here.councils:
            return None
        for i in range(here.start, here.end):
            if scene.norms[i] == "there" and not _is_dummy(scene, here, i):
                return self.focus.after[n - 1]
        return None

    def _unquoted(self, sentence: Sentence, named: list[Mention]) -> list[Mention]:
        """Leave out what a speaker who is named outside the quotation says of others."""
        quoted = self.scene.quoted
        if not any(not quoted[person.start] for person in sentence.people):
            return named
        return [m for m in named if not quoted[m.start]]

    def _opens(self, n: int, sentence: Sentence, named: Sequence[Mention]) -> bool:
        """Tell "Bury offers a third way.", "Ask in Bury.": a short line turns a paragraph there."""
        first = next(m.start for m in named if not m.background)
        set_there = self.scene.norm(first - 1) in words()["setting"]
        if first - sentence.start > 1 and not set_there:
            return False
        if sentence.label != "PARAGRAPH" or sentence.end - sentence.start > _TURN:
            return False
        behind = self.scene.sentences[n + 1 : n + 2]
        goes_on = bool(behind) and behind[0].paragraph == sentence.paragraph
        return goes_on and not is_of_help(sentence, self.scene)

    def _kept(self, sentence: Sentence) -> str | None:
        """Return the council that the paragraph has turned to, where nothing leads elsewhere."""
        if self.local is None or any(m.key == self.focus.main for m in sentence.councils):
            return None
        return self.local

    def _of_subject(self, sentence: Sentence) -> str | None:
        """Return the council of the person that is a sentence's subject, or speaks in it."""
        if any(sentence.start <= i < sentence.end for i in self.anaphors):
            return None
        for person in sentence.people[:1]:
            home = self.homes.of(person.key)
            if home in self.focus.known and prominence(self.scene, sentence, person) == SUBJECT:
                return home
        return None

    def _of_people(self, sentence: Sentence) -> str | None:
        """Return the main council where one of its people is named again, and none of another's."""
        if self.current == self.focus.main or self.quiet < _AGAIN:
            return None
        homes = {self.homes.of(person.key) for person in sentence.people} - {None}
        return self.focus.main if homes == {self.focus.main} else None

    def _is_turn(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell "There was less cheer in Bury": a paragraph begins with another council."""
        n = self.scene.at(sentence.start)
        first = not n or self.scene.sentences[n - 1].paragraph != sentence.paragraph
        if not first or self._has_anaphor(sentence, mention):
            return False
        return not is_of_help(sentence, self.scene)

    def _has_anaphor(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether "the council" or "it" comes before a council, as the subject."""
        start, norms = sentence.start, self.scene.norms
        if norms[start] in ("it", "its", "they", "their"):
            return True
        return any(start <= i < mention.start for i in self.anaphors)

    def _is_of_life(self, sentence: Sentence, place: Mention) -> bool:
        """Tell where somebody only was: "she did her time on the teams in Lewisham"."""
        if place.kind != "PLACE" or sentence.judged:
            return False
        people = [p for p in sentence.people[:1] if prominence(self.scene, sentence, p) == SUBJECT]
        return bool(people) or self.scene.norms[sentence.start] in ("he", "she", "i", "born")

    def _is_goal(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell where somebody went: "her successor, Ada Lovell, went to Leeds"; no letter did."""
        before = self.scene.norms[max(0, mention.start - 2) : mention.start]
        moved = before[1:] in (["to"], ["for"]) and before[0] in words()["moving"]
        return moved and any(person.start < mention.start for person in sentence.people)

    def _is_compared(self, mention: Mention) -> bool:
        """Tell "Leeds's own services are good", "Neighbouring Leeds is good": a word on another."""
        behind = self.scene.norms[mention.end : mention.end + 2]
        n = self.scene.at(mention.start)
        here, above = self.scene.sentences[n], self.scene.sentences[max(0, n - 1)]
        beside = self.scene.norm(mention.start - 1) in words()["neighbouring"]
        beside = beside and here.paragraph == above.paragraph
        own = behind in (["'s", "own"], ["'", "own"])
        return mention.key != self.focus.main and (own or beside)

    def _gives(self, mention: Mention) -> bool:
        """Tell whether a council helps another: the story is of who was helped."""
        return mention.key in self.helpers or lends(self.scene, mention)


def _is_dummy(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Tell "there were delays" from "social workers there were tired"."""
    begins = i == sentence.start or scene.norms[i - 1] in words()["before_there"]
    return begins and scene.norm(i + 1) in words()["after_there"]


def _own_parts(
    scene: Scene, sentence: Sentence, named: Sequence[Mention]
) -> Iterator[tuple[int, str | None]]:
    """Yield the start of each further clause that begins with a council, with it."""
    for number, (start, end) in enumerate(clauses(scene, sentence)):
        inside = [m for m in named if start <= m.start < end and not m.background]
        if number and inside and inside[0].start - start <= 2:
            yield start, inside[0].key
