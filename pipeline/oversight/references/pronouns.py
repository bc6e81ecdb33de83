"""Who "she", "his" are: the nearest that suits, subjects first."""

from collections.abc import Iterator, Sequence

from oversight.people.lexicon import lexicon
from oversight.references.expressions import words
from oversight.references.scene import Mention, Scene, Sentence

_FAR = 4  # paragraphs back to which a pronoun may reach
_SKIPPED = frozenset({"TITLE", "BYLINE", "CAPTION", "STANDFIRST"})


class Pronouns:
    """Resolve the personal pronouns of one article.

    `genders`: True for women, False for men, None where nothing tells, by person's number; what
    a pronoun proves is added. `others`: expressions for people that are resolved already.
    """

    def __init__(
        self, scene: Scene, genders: dict[str, bool | None], others: Sequence[Mention]
    ) -> None:
        self.scene = scene
        self.genders = genders
        self._known: list[list[Mention]] = [
            [*s.people, *_unnamed(scene, s)] for s in scene.sentences
        ]
        for mention in others:
            self._known[scene.at(mention.start)].append(mention)
        for mentions in self._known:
            mentions.sort(key=lambda m: m.start)

    def __call__(self) -> Iterator[tuple[int, str]]:
        """Yield the token of each pronoun with what it stands for ("person:3", "body:dfe")."""
        lists = words()
        for n, sentence in enumerate(self.scene.sentences):
            for i in range(sentence.start, sentence.end):
                norm = self.scene.norms[i]
                female = norm in lists["female"]
                if not female and norm not in lists["male"]:
                    continue
                if self.scene.norm(i + 1) in lists["majesty"]:
                    continue
                found = self._antecedent(i, n, female)
                if found is not None and found.key:
                    yield i, found.key
                    again = Mention(i, i + 1, found.key, found.kind, found.background)
                    self._known[n].append(again)
                    self._known[n].sort(key=lambda m: m.start)

    def _antecedent(self, i: int, n: int, female: bool) -> Mention | None:
        here = self.scene.sentences[n]
        inside = self.scene.quoted[i]
        fallback: Mention | None = None
        for back in range(n, -1, -1):
            sentence = self.scene.sentences[back]
            if here.paragraph - sentence.paragraph > _FAR or sentence.post != here.post:
                break
            if sentence.label in _SKIPPED and back != n:
                continue
            suited = [m for m in self._known[back] if m.end <= i and self._suits(m, female)]
            suited = [m for m in suited if self._hears(m, i, inside, n - back)]
            if not suited:
                continue
            best = self._best(suited, i)
            if back == n and self._is_aside(best, i):
                fallback = fallback or best
                continue
            if self.genders.get(best.key) is None and best.kind == "PERSON" and n - back > 1:
                fallback = fallback or best
                continue
            self._learn(best, suited, female)
            return best
        return fallback

    def _suits(self, mention: Mention, female: bool) -> bool:
        if mention.kind == "UNNAMED":
            return mention.background is female
        return self.genders.get(mention.key) in (female, None)

    def _hears(self, mention: Mention, i: int, inside: bool, distance: int) -> bool:
        """Tell whether the pronoun can mean somebody: who speaks of "her" is not she."""
        if not inside:
            return not self.scene.quoted[mention.start]
        return distance > 1 or self.scene.quoted[mention.start] or not self._speaks(mention)

    def _speaks(self, mention: Mention) -> bool:
        around = (mention.start - 1, mention.end, mention.end + 1, mention.start - 2)
        return any(self.scene.norm(k) in lexicon().speech for k in around)

    def _best(self, suited: Sequence[Mention], i: int) -> Mention:
        if _passive(self.scene, i):
            objects = [m for m in suited if not self._governed(m)]
            return (objects or suited)[-1]
        sent = [m for m in suited if self._is_sent(m, i)]
        if sent:
            return sent[0]
        subjects = [m for m in suited if self._is_subject(m)]
        # "Hart said Lund had left her post": whose it is stands nearest.
        near = self.scene.norm(i) in ("his", "her") and self.scene.at(i) == self.scene.at(
            suited[0].start
        )
        if near or self._goes(i, suited[-1]):
            return (subjects or suited)[-1]
        return (subjects or suited)[0]

    def _is_sent(self, mention: Mention, i: int) -> bool:
        """Tell "The minister has appointed Lund. He will report in May": Lund will."""
        scene, place = self.scene, mention.start - 1
        opens = (
            scene.sentences[scene.at(i)].start == i and scene.at(mention.start) == scene.at(i) - 1
        )
        if not opens or scene.norm(i + 1) not in words()["taking_up"]:
            return False
        while scene.norm(place) in lexicon().honorifics or scene.norm(place) == "in":
            place -= 1
        return scene.norm(place) in words()["appointing"]

    def _goes(self, i: int, last: Mention) -> bool:
        """Tell "Lund will replace Hart when she retires": she is who makes room."""
        if self.scene.norm(i + 1) not in words()["leaving"]:
            return False
        return not words()["replacing"].isdisjoint(
            self.scene.norms[max(0, last.start - 4) : last.start]
        )

    def _is_subject(self, mention: Mention) -> bool:
        owner = self.scene.norm(mention.end) in ("'s", "'")
        # "Her deputy, Petra Lund, said so. She ...": not whose deputy she is.
        owner = owner or self.scene.norm(mention.start) in ("his", "her")
        return not owner and not self._governed(mention)

    def _governed(self, mention: Mention) -> bool:
        i, lists = mention.start - 1, lexicon()
        before = (lists.honorifics.keys(), lists.person_nouns, lists.parties)
        while any(self.scene.norm(i) in some for some in before):
            i -= 1
        return self.scene.norm(i) in words()["governing"]

    def _is_aside(self, mention: Mention, i: int) -> bool:
        """Tell "In a letter to Hart, she said": she is whom the story was about before."""
        at_start = self.scene.norm(self.scene.sentences[self.scene.at(i)].start) in ("in", "at")
        return at_start and self.scene.norm(i) in ("he", "she") and self._governed(mention)

    def _learn(self, best: Mention, suited: Sequence[Mention], female: bool) -> None:
        if len({m.key for m in suited}) == 1 and best.key in self.genders:
            self.genders[best.key] = female


def _passive(scene: Scene, i: int) -> bool:
    """Tell "she was suspended", "she will be replaced": done to somebody just named."""
    if scene.norm(i) not in ("she", "he"):
        return False
    for k in range(i + 1, i + 5):
        if scene.norm(k) in words()["being"]:
            done = scene.norm(k + 1)
            return done.endswith("ed") or done in words()["done"]
        if scene.norm(k) not in words()["auxiliaries"]:
            return False
    return False


def _unnamed(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Yield people without a name: "a spokeswoman for the department". background: a woman."""
    lists = words()
    named = {m.start for m in sentence.people}
    for i in range(sentence.start, sentence.end):
        norm = scene.norms[i]
        for label, female in (("nameless_women", True), ("nameless_men", False)):
            if norm not in lists[label] or any(i + k in named for k in range(1, 4)):
                continue
            if any(scene.norm(i - k) in lists["nameless_after"] for k in range(1, 4)):
                yield Mention(i, i + 1, _speaks_for(scene, sentence, i), "UNNAMED", female)


def _speaks_for(scene: Scene, sentence: Sentence, i: int) -> str:
    """Return the organisation of a spokeswoman; empty where none is told."""
    if not scene.norm(i).startswith("spokes"):
        return ""
    named = [(m, "council:") for m in sentence.councils] + [(m, "body:") for m in sentence.bodies]
    for mention, prefix in named:
        behind = scene.norm(i + 1) in ("for", "at", "from") and 2 <= mention.start - i <= 4
        if mention.end == i or behind:
            return prefix + mention.key
    return ""
