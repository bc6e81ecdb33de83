"""Which councils an article names because they help another one: the story is not of them."""

from collections import Counter

from oversight.references.expressions import words
from oversight.references.prominence import SUBJECT, prominence
from oversight.references.scene import Mention, Scene, Sentence

_VERB = 4  # tokens of "has since been running" behind a name
_LENT = 4  # tokens of "has also lent" behind one
_NOUN = 2  # tokens of "'s improvement team" behind one
_SHARE = 3  # of so many mentions of a helper at least one tells of help
_ANOTHER = frozenset({"authority", "council", "island"})


def find_helpers(scene: Scene, main: str | None) -> frozenset[str]:
    """Return the councils that an article tells to help others, and hardly tells more of."""
    named: Counter[str] = Counter()
    helping: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for sentence in scene.sentences:
        for mention in sentence.councils:
            helps = _helps(scene, sentence, mention)
            named[mention.key] += not mention.background
            helping[mention.key] += helps
            judged[mention.key] += not helps and _is_judged(scene, sentence, mention)
    return frozenset(
        key
        for key, count in helping.items()
        if key != main and count > judged[key] and count * _SHARE >= named[key] > 0
    )


def _helps(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention of a council tells that it helps."""
    if lends(scene, mention) or runs_anothers(scene, mention):
        return True
    return _is_turned_to(scene, mention) or _is_called_on(scene, sentence, mention)


def _is_judged(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a council is itself one that inspectors' or ministers' doings are told of."""
    if not sentence.judged or mention.background or is_of_help(sentence, scene):
        return False
    return prominence(scene, sentence, mention) == SUBJECT and not scene.holds_post(mention.end)


def lends(scene: Scene, mention: Mention) -> bool:
    """Tell "Leeds has lent two managers": the story is of who was helped."""
    behind = scene.norms[mention.end : mention.end + _LENT]
    return not words()["lending"].isdisjoint(behind)


def runs_anothers(scene: Scene, mention: Mention) -> bool:
    """Tell "Leeds has run Bury's services", "Leeds will help the council": Bury's story."""
    behind = scene.norms[mention.end : mention.end + _VERB]
    if "and" in scene.norms[max(0, mention.start - 2) : mention.start]:
        return False
    sentence = scene.sentences[scene.at(mention.start)]
    others = {m.key for m in sentence.councils} - {mention.key}
    council = _ANOTHER.intersection(scene.norms[mention.end : sentence.end])
    return not words()["running"].isdisjoint(behind) and bool(others or council)


def is_of_help(sentence: Sentence, scene: Scene) -> bool:
    """Tell whether a sentence is of help, so that a further council in it may be the helper."""
    return not words()["helping"].isdisjoint(scene.norms[sentence.start : sentence.end])


def _is_turned_to(scene: Scene, mention: Mention) -> bool:
    """Tell "with help from Leeds", "a contract with Leeds", "supported by Leeds", "Leeds's aid"."""
    before = scene.norms[max(0, mention.start - 2) : mention.start]
    if len(before) > 1:
        noun, joint = before
        if joint in ("from", "of", "with") and noun in words()["helps"]:
            return True
        if joint == "by" and noun in words()["helped"]:
            return True
    behind = scene.norms[mention.end : mention.end + _NOUN + 1]
    return behind[:1] in (["'s"], ["'"]) and not words()["helps"].isdisjoint(behind[1:])


def _is_called_on(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Tell "Leeds was asked to take over", "Leeds has been the county's partner"."""
    behind = scene.norms[mention.end : min(mention.end + 12, sentence.end)]
    being = [k for k, norm in enumerate(behind[:3]) if norm in words()["being"]]
    if not being:
        return False
    ahead = behind[being[-1] + 1 :]
    asked = bool(ahead) and ahead[0] in words()["called_on"] and "to" in ahead[1:3]
    return asked or "partner" in ahead[:5]
