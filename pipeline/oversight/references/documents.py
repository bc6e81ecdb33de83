"""Whose report, letter or email "the report", "the letter", "the email" is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from oversight.people.lexicon import lexicon
from oversight.references.expressions import Expression, words
from oversight.references.scene import Scene, Sentence

_BEHIND = 4  # tokens in which a document's owner may stand before it: "Ofsted's damning new report"
_AHEAD = 6  # tokens in which "by" or "from" may stand behind it
_ADDRESS = 6  # tokens from there to the name: "from chief executive Jo Example"


class Sources:
    """The documents whose author the text tells.

    `ends`, `starts`: what stands for whom ("person:3", "body:ofsted") before and at a token.
    """

    def __init__(
        self,
        scene: Scene,
        ends: Mapping[int, str],
        starts: Mapping[int, str],
        inspectorate: str | None,
    ) -> None:
        self._scene = scene
        self._inspectorate = inspectorate
        self._places: dict[str, list[int]] = defaultdict(list)
        self._authors: dict[str, list[str]] = defaultdict(list)
        self._about_review = _about_review(scene)
        nouns = words()["documents"]
        for sentence in scene.sentences:
            for i in range(sentence.start, sentence.end):
                noun = scene.norms[i]
                if noun not in nouns:
                    continue
                author = _owner(i, scene, sentence, ends, inspectorate)
                if author is None:
                    author = _by(i, scene, sentence, starts)
                # A second one in a sentence is told of in passing: "the Example report came
                # after Ofsted's report".
                known = self._places[noun]
                if author is not None and not (known and known[-1] >= sentence.start):
                    known.append(i)
                    self._authors[noun].append(author)

    def author(self, one: Expression) -> str | None:
        """Return whose document an expression means: that of its noun that was told of last."""
        noun = self._scene.norms[one.end - 1]
        place = bisect_left(self._places[noun], one.end) - 1
        if place >= 0:
            return self._authors[noun][place] or None
        if noun != "report" or self._inspectorate is None or self._about_review:
            return None
        return f"body:{self._inspectorate}"


def _owner(
    i: int,
    scene: Scene,
    sentence: Sentence,
    ends: Mapping[int, str],
    inspectorate: str | None,
) -> str | None:
    """Return the author that stands before a document: "her report", "Ofsted released a report"."""
    if scene.norm(i - 1) in ("the", "this", "that"):
        return None
    for back in range(i - 1, max(sentence.start, i - _BEHIND) - 1, -1):
        norm = scene.norms[back]
        if norm in words()["other_reviews"]:
            return ""
        if norm in ("inspection", "inspectors"):
            return f"body:{inspectorate}" if inspectorate else None
        owner = ends.get(back if norm in ("'s", "'") else back + 1)
        if owner is not None:
            return owner
        if back == i - 1 > sentence.start and scene.titled[back]:
            return ""  # "the Example Consulting report"
        if norm in words()["document_stops"]:
            return None
    return None


def _by(i: int, scene: Scene, sentence: Sentence, starts: Mapping[int, str]) -> str | None:
    """Return the author behind a document: "a letter from ...", "In a report, ... said"."""
    for ahead in range(i + 1, min(sentence.end, i + 1 + _AHEAD)):
        if scene.norms[ahead] in ("by", "from"):
            for place in range(ahead + 1, min(sentence.end, ahead + 1 + _ADDRESS)):
                if place in starts:
                    return starts[place]
            return _of_others(ahead + 1, scene)
        if scene.norms[ahead] in (".", "that"):
            break
        if scene.norms[ahead] == "," and scene.norm(ahead + 1) != "by":
            break
    if scene.norm(sentence.start) != "in" or i - sentence.start > _BEHIND:
        return None
    for place in range(i + 1, sentence.end):
        if place in starts and scene.norm(place - 1) in words()["before_subject"]:
            return starts[place]
    return None


def _of_others(i: int, scene: Scene) -> str | None:
    """Return "" where "by consultants" follows, None for "by March", "by 5 May"."""
    while scene.norm(i) in ("the", "a", "an"):
        i += 1
    norm = scene.norm(i)
    dated = not norm.isalpha() or norm in lexicon().never
    return None if dated else ""


def _about_review(scene: Scene) -> bool:
    """Tell whether the article tells of a case review before it names any inspectorate."""
    for sentence in scene.sentences:
        for i in range(sentence.start, sentence.end):
            norm = scene.norms[i]
            if norm in ("ofsted", "cqc", "inspectors", "inspection"):
                return False
            if norm == "review" and scene.norm(i - 1) in ("case", "practice"):
                return True
    return False
