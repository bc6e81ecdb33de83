"""Which council the people of an article work or sit for, as far as focus needs it."""

from bisect import bisect_left, bisect_right

from oversight.references.expressions import words
from oversight.references.scene import Mention, Scene, Sentence

_BESIDE = 4  # tokens between a person, the role and the council
_CIVIC = frozenset({"cllr", "cllrs", "clr", "coun", "councillor", "councillors", "couns"})


class Homes:
    """The councils of people, learned sentence by sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._homes: dict[str, str] = {}
        self._role_starts = [start for _, start, _ in sorted(scene.roles, key=lambda r: r[1])]
        self._by_start = {start: (end, kind) for end, start, kind in scene.roles}

    def of(self, person: str) -> str | None:
        """Return a person's council, as far as it has been told."""
        return self._homes.get(person)

    def learn(self, n: int, about: str | None) -> None:
        """Take what sentence `n`, which is about a council, tells of people's posts."""
        sentence = self._scene.sentences[n]
        for person in sentence.people:
            if person.key in self._homes:
                continue
            home = self._home(sentence, person, about)
            if home is not None:
                self._homes[person.key] = home

    def _home(self, sentence: Sentence, person: Mention, about: str | None) -> str | None:
        role = self._role_beside(sentence, person)
        if role is None:
            before = self._scene.norm(person.start - 1)
            return about if before in _CIVIC and self._is_free(sentence) else None
        start, end = role
        near = [
            m
            for m in sentence.councils
            if -_BESIDE <= m.start - end <= 2 or 0 <= start - m.end <= 1
        ]
        if near:
            return near[0].key if near[0].held or not near[0].background else None
        return about if self._is_free(sentence) else None

    def _is_free(self, sentence: Sentence) -> bool:
        """Tell whether no other organisation is named that a post could be at."""
        return not sentence.bodies

    def _role_beside(self, sentence: Sentence, person: Mention) -> tuple[int, int] | None:
        """Return the role of a council that stands beside a person's name."""
        low = bisect_left(self._role_starts, max(sentence.start, person.start - 12))
        high = bisect_right(self._role_starts, min(sentence.end - 1, person.end + _BESIDE))
        for start in self._role_starts[low:high]:
            end, kind = self._by_start[start]
            behind = _BESIDE if self._scene.norm(person.end) in words()["copula"] else 2
            beside = abs(person.start - end) <= _BESIDE or abs(start - person.end) <= behind
            former = self._scene.norm(start - 1) in words()["background"]
            if beside and kind in words()["council_posts"] and not former:
                return start, end
        return None
