"""How prominently a sentence names a council: as its subject, as its place, or in passing."""

from bisect import bisect_right
from collections.abc import Iterator

from oversight.references.expressions import words
from oversight.references.scene import Mention, Scene, Sentence

SUBJECT, PASSING = 2, 1
# A sentence that is not tagged is taken to have had its verb by here.
_FAR = 8
# "Meanwhile, in Bury": words before the preposition of a place that a sentence is set in.
_LEADING = 3


def clauses(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that can have a subject each: [start, end)."""
    start = sentence.start
    for i in range(sentence.start + 1, sentence.end - 1):
        norm = scene.norms[i]
        contrast = norm in words()["contrasting"] and scene.norms[i - 1] not in words()["no_clause"]
        if norm == ";" or contrast:
            yield start, i
            start = i + 1
    yield start, sentence.end


def clause_start(scene: Scene, sentence: Sentence, i: int) -> int:
    """Return where the clause of token i begins."""
    if sentence.clauses is None:
        sentence.clauses = [start for start, _ in clauses(scene, sentence)]
    return sentence.clauses[max(0, bisect_right(sentence.clauses, i) - 1)]


def prominence(scene: Scene, sentence: Sentence, mention: Mention) -> int:
    """Return SUBJECT for a council before its clause's verb, or set before it: "In Bury, ..."."""
    start = clause_start(scene, sentence, mention.start)
    if _is_place(scene, start, mention.start):
        return SUBJECT
    return SUBJECT if leads(scene, sentence, mention.start) else PASSING


def leads(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Tell whether token i stands before the verb of its clause."""
    start = clause_start(scene, sentence, i)
    if scene.tagged[start] == scene.tagged[sentence.end]:
        return i - start <= _FAR
    return scene.finite[start] == scene.finite[i]


def _is_place(scene: Scene, start: int, i: int) -> bool:
    """Tell "In Bury, ...", "For Bury the news": the clause is set there."""
    before = [norm for norm in scene.norms[start:i] if norm not in (",", "the")]
    if not before or len(before) > _LEADING:
        return False
    return before[-1] in words()["setting"] and words()["leading"].issuperset(before[:-1])
