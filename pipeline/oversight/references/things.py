"""What organisation "it", "its", "they", "their" stand for: the subject of the clause."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence

from oversight.people.lexicon import lexicon
from oversight.references.bodies import kind_of
from oversight.references.expressions import words
from oversight.references.focus import Focus
from oversight.references.prominence import clause_start, leads
from oversight.references.scene import Scene, Sentence

_REACH = 30
_MOST = 20
_SKIPPED = frozenset({"TITLE", "BYLINE", "CAPTION", "STANDFIRST"})


def resolve_things(
    scene: Scene, referents: Mapping[int, tuple[int, str]], focus: Focus
) -> Iterator[tuple[int, str]]:
    """Yield "it", "its", "they", "their" for the organisation that is spoken of.

    `referents`: by start token, the end and value of councils, bodies and what stands for them.
    """
    lists = words()
    things = Things(scene, dict(referents))
    for n, sentence in enumerate(scene.sentences):
        for i in range(sentence.start, sentence.end):
            norm = scene.norms[i]
            plural = norm in lists["plural"]
            if not plural and norm not in lists["thing"]:
                continue
            if norm == "it" and not _acts(scene, i):
                value = things.judged(n, i, focus)
            else:
                value = things.meant(n, i, plural, focus)
            if value is not None:
                things.note(i, value)
                yield i, value


def _acts(scene: Scene, i: int) -> bool:
    """Tell whether "it" is somebody, who does or suffers what follows."""
    ahead = scene.norm(i + 1)
    verb = scene.norm(i + 2) if ahead in words()["adverbs"] else ahead
    return verb in words()["after_it"] and not _is_empty(scene, i)


def _is_empty(scene: Scene, i: int) -> bool:
    """Tell "it was decided that", "it has since emerged": nothing is meant."""
    lists, being = words(), False
    for k in range(i + 1, i + 6):
        norm = scene.norm(k)
        if norm in lists["expletive"]:
            return being or norm == "emerged"
        if norm not in lists["auxiliaries"] and norm != "since":
            return False
        being = being or norm in lists["being"]
    return False


def _has_services(scene: Scene, i: int) -> bool:
    """Tell "its children's services", "its troubled fostering service": a council's."""
    if scene.norms[i] not in ("its", "their"):
        return False
    k = i + 1
    while k < i + 3 and scene.norm(k) in words()["descriptions"]:
        k += 1
    ahead = scene.norms[k : k + 5]
    return bool(ahead) and ahead[0] in words()["council_things"] and not _is_of_inspectors(ahead)


def _is_of_inspectors(ahead: Sequence[str]) -> bool:
    return not words()["modified"].isdisjoint(ahead)


class Things:
    """What is spoken of as a thing, by place."""

    def __init__(self, scene: Scene, referents: dict[int, tuple[int, str]]) -> None:
        self.scene = scene
        self.referents = referents
        self.starts = sorted(referents)
        self.past = {m.start for s in scene.sentences for m in s.councils if m.background}

    def note(self, i: int, value: str) -> None:
        """Take "it" as what the next sentence may go on with: "It has a plan. It also pays"."""
        if self.scene.norms[i] == "it":
            self.referents[i] = (i + 1, value)
            insort(self.starts, i)

    def meant(self, n: int, i: int, plural: bool, focus: Focus) -> str | None:
        """Return what is spoken of; "its services" are the council's that is in mind."""
        value, key = self.spoken_of(n, i, plural), focus.before[n]
        if value is not None and key and self.is_helped(n, i):
            return f"council:{key}"
        if key and value in self._past_helpers(n, focus):
            return f"council:{key}"
        if value is None and key and self.scene.norms[i] == "its" and self.is_passed(n, i):
            return f"council:{key}"
        return value

    def _past_helpers(self, n: int, focus: Focus) -> set[str]:
        """Return the helpers named before a sentence on inspections: those are not of them."""
        sentence = self.scene.sentences[n]
        here = {m.key for m in sentence.councils} if sentence.judged else focus.helpers
        return {f"council:{key}" for key in focus.helpers - here}

    def judged(self, n: int, i: int, focus: Focus) -> str | None:
        """Resolve "inspectors rated it good", "ministers told it to improve": a council."""
        scene, lists = self.scene, words()
        if (
            scene.norm(i - 1) not in lists["object_verbs"]
            or scene.norm(i + 1) in lists["expletive"]
        ):
            return None
        sentence = scene.sentences[n]
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, i)
        here = [self.referents[k][1] for k in self.starts[max(low, high - _MOST) : high]]
        if not here or not _has_none(here[-1]):
            return None
        councils = [value for value in here if value.startswith("council:")]
        return councils[-1] if councils else _council(focus.before[n])

    def spoken_of(self, n: int, i: int, plural: bool) -> str | None:
        """Return the subject of the clause, of the sentence, else of the one before."""
        scene, here = self.scene, self.scene.sentences[n]
        known = self._known(here, i, plural)
        beside = self._beside(known, i) or self._relative(known, i)
        if beside is not None:
            return beside
        clause = clause_start(scene, here, i)
        for places in ([k for k in known if k >= clause], known):
            subject = self._subject_of(here, places)
            if subject is not None:
                return subject
        near = [k for k in known if k not in self.past]
        if scene.norms[i] in ("its", "their") and near:
            return self.referents[near[-1]][1]
        return self._from_before(n, i, plural)

    def is_passed(self, n: int, i: int) -> bool:
        """Tell whether "its" is a council's: it has services, or others are only touched on."""
        sentence = self.scene.sentences[n]
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, i)
        here = self.starts[max(low, high - _MOST) : high]
        own = _has_services(self.scene, i) or self.scene.holds_post(i)
        return own or (bool(here) and self.past.issuperset(here))

    def is_helped(self, n: int, i: int) -> bool:
        """Tell "Leeds supports it, and it has ...": that is the one in mind, not Leeds."""
        norms, start = self.scene.norms, max(self.scene.sentences[n].start, i - _REACH)
        if norms[i] != "it":
            return False
        return any(norms[k] == "it" and norms[k - 1] in words()["helping"] for k in range(start, i))

    def _beside(self, known: Sequence[int], i: int) -> str | None:
        """Resolve "strip the council of its powers", "told the council it had failed"."""
        if not known:
            return None
        end, value = self.referents[known[-1]]
        if self.scene.norm(i - 1) == "of" and end == i - 1:
            return value
        told = self.scene.norm(known[-1] - 1) in words()["telling"]
        that = end == i or (end == i - 1 and self.scene.norm(end) == "that")
        return value if told and that else None

    def _relative(self, known: Sequence[int], i: int) -> str | None:
        """Resolve "now at Leeds, which was itself told that its services ..."."""
        if not known:
            return None
        end, value = self.referents[known[-1]]
        norms = self.scene.norms
        told = norms[end : end + 2] == [",", "which"] and "," not in norms[end + 1 : i]
        return value if told else None

    def _from_before(self, n: int, i: int, plural: bool) -> str | None:
        scene, here = self.scene, self.scene.sentences[n]
        if not n:
            return None
        sentence = scene.sentences[n - 1]
        far = sentence.paragraph != here.paragraph and i - here.start > 1
        skipped = sentence.label in _SKIPPED - {here.label}
        if sentence.post != here.post or far or skipped:
            return None
        known = self._known(sentence, min(i, sentence.end), plural, i)
        subject = self._subject_of(sentence, known)
        if subject is not None:
            return subject
        only = {self.referents[k][1] for k in known if scene.norm(k - 1) in words()["reaching"]}
        first = i - here.start <= 3
        return only.pop() if first and len(only) == 1 else None

    def _known(self, sentence: Sentence, before: int, plural: bool, i: int = -1) -> list[int]:
        """Return the places of a sentence that a pronoun at `i`, else `before`, can go back to."""
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, before)
        # Of an endless sentence its beginning and what stands near: the first may be its subject.
        near = range(max(low + _MOST, high - _MOST), high)
        places = [*range(low, min(high, low + _MOST)), *near]
        known = [k for k in (self.starts[p] for p in places) if self.referents[k][0] <= before]
        known = [k for k in known if _is_plural(self.scene, k, self.referents) is plural]
        lists = words()
        known = [k for k in known if self.scene.norm(self.referents[k][0]) not in lists["modified"]]
        place = i if i >= 0 else before
        if _has_services(self.scene, place) or _is_judged(self.scene, place):
            known = [k for k in known if not _has_none(self.referents[k][1])]
        return known

    def _subject_of(self, sentence: Sentence, places: Sequence[int]) -> str | None:
        """Return the subject among some places, and not whose it is: "Bury's trust, Bury First"."""
        subjects = [k for k in places if self._is_subject(sentence, k)]
        owners = ("'s", "'")
        free = [k for k in subjects if self.scene.norm(self.referents[k][0]) not in owners]
        named = [k for k in free if self.scene.norm(k - 1) == ","]
        return self.referents[(named or subjects)[0]][1] if subjects else None

    def _is_subject(self, sentence: Sentence, k: int) -> bool:
        lists, speech, scene = words(), lexicon().speech, self.scene
        before = scene.norm(k - 1)
        if before in lists["governing"]:
            return False
        if k - sentence.start <= 3 or scene.norm(self.referents[k][0]) in speech:
            return True
        return leads(scene, sentence, k) or before in speech or before == "that"


def _is_judged(scene: Scene, i: int) -> bool:
    """Tell "it was rated", "its new director": no inspectorate is, or has one."""
    if scene.norm(i) in ("its", "their"):
        return scene.holds_post(i)
    given = scene.norm(i + 1) in words()["being"] or scene.norm(i + 1) in ("has", "had")
    return given and not words()["given"].isdisjoint(scene.norms[i + 2 : i + 4])


def _council(key: str | None) -> str | None:
    return None if key is None else f"council:{key}"


def _has_none(value: str) -> bool:
    """Tell an organisation that has no services for children."""
    kind, _, key = value.partition(":")
    return kind == "body" and kind_of(key) in ("inspectorate", "government", "union", "court")


def _is_plural(scene: Scene, k: int, referents: Mapping[int, tuple[int, str]]) -> bool:
    end, value = referents[k]
    return "+" in value or scene.norm(end - 1) in ("inspectors", "ministers", "watchdogs")
