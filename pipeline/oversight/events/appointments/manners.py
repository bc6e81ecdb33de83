"""The manner of a departure, where the verb leaves it open: "left by mutual consent", "leaves to
run the trust".

Phrases that tell a manner are patterns of their own (patterns/events/manners.jsonl); one belongs
to the last departure told before it in its sentence, or opens the sentence.
"""

from collections import defaultdict
from functools import lru_cache

from spacy.vocab import Vocab

from oversight.events.candidate import Slot
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_patterns

# Further off, in tokens of the skeleton, a phrase speaks of something else.
_REACH = 20
_TURNS = frozenset({"as", "while", "because", "but", "whereas"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/manners.jsonl"))


class Manners:
    """The phrases of an article that tell a manner, by sentence."""

    def __init__(self, skeleton: Skeleton, departures: list[Frame]) -> None:
        self._told: dict[int, list[Frame]] = defaultdict(list)
        self._triggers: dict[int, list[int]] = defaultdict(list)
        for frame in departures:
            self._triggers[skeleton.sentence_of[frame.first]].append(frame.first)
        if departures:
            for frame in _matcher(skeleton.doc.vocab)(skeleton):
                self._told[skeleton.sentence_of[frame.first]].append(frame)
        self._skeleton = skeleton

    def of(self, frame: Frame) -> Slot:
        """Return the manner that the words around a departure tell, else its own."""
        own = frame.value["manner"]
        told = self._phrase(frame)
        if told is not None and own in told.value["over"]:
            return Slot.of(told.value["manner"], told.words)
        return Slot.of(own, frame.words)

    def _phrase(self, frame: Frame) -> Frame | None:
        number = self._skeleton.sentence_of[frame.first]
        start = self._skeleton.place_of.get(frame.sentence.start, 0)
        triggers = self._triggers[number]
        for told in self._told[number]:
            if told.first - start <= 1 and told.last < frame.first == min(triggers):
                return told
            reach = told.value.get("reach", _REACH)
            if told.last < frame.first or told.first - frame.last > reach:
                continue
            apart = any(frame.first < other <= told.first for other in triggers)
            if not apart and not self._turns(frame.last + 1, told.first):
                return told
        return None

    def _turns(self, first: int, last: int) -> bool:
        """Tell whether a new clause begins between: "left as ministers spoke to Leeds"."""
        skeleton = self._skeleton
        return any(
            skeleton.norms[k] in _TURNS and skeleton.labels[k + 1] != "ROLE"
            for k in range(first, last)
        )
