"""Sections that are about one council: below a heading, or behind "BURY: ..."."""

from collections.abc import Sequence

from oversight.references.scene import HEADINGS, Scene, Sentence

HEADLINES = frozenset({"TITLE", "STANDFIRST"})
_MARKS = frozenset({":", "-", "–", "—"})
_LABEL = 15  # tokens that a line with a label may have


def find_sections(scene: Scene, main: str | None) -> list[tuple[int, str | None]]:
    """Return for each sentence its section's number and council.

    Where headings tell of fewer than two councils all is one section, about the main council.
    """
    alone = [_heading(sentence) for sentence in scene.sentences]
    labels = [_label(scene, sentence) for sentence in scene.sentences]
    if len({key for key in alone if key}) < 2:
        alone = [None] * len(alone)
    if len({key for key in labels if key}) < 2:
        labels = [None] * len(labels)
    if not any(alone) and not any(labels):
        return [(0, main)] * len(alone)
    found: list[tuple[int, str | None]] = []
    number, key, labelled = 0, None if any(alone) else main, False
    for n, sentence in enumerate(scene.sentences):
        if alone[n] or labels[n]:
            number, key, labelled = number + 1, alone[n] or labels[n], bool(labels[n])
        elif _is_rule(scene, sentence):
            number, key = number + 1, main if any(labels) else None
        elif sentence.label in HEADINGS - {"TITLE"} and _begins(scene, n) and not labelled:
            # A round-up: a section that names no council is about none until its sentences do.
            number, key = number + 1, None if any(alone) else key
        found.append((number, key))
    return found


def _begins(scene: Scene, n: int) -> bool:
    return n == 0 or scene.sentences[n - 1].paragraph != scene.sentences[n].paragraph


def _heading(sentence: Sentence) -> str | None:
    """Return the council of a heading that is its name alone."""
    if sentence.label not in HEADINGS or len(sentence.councils) != 1:
        return None
    mention = sentence.councils[0]
    alone = mention.end - mention.start >= sentence.end - sentence.start - 1
    return mention.key if alone else None


def _label(scene: Scene, sentence: Sentence) -> str | None:
    """Return the council of "BURY: STRIKE OFF"."""
    if not sentence.councils or sentence.end - sentence.start > _LABEL:
        return None
    mention = sentence.councils[0]
    if mention.start != sentence.start or scene.norm(mention.end) not in _MARKS:
        return None
    return mention.key if scene.upper[mention.start] else None


def _is_rule(scene: Scene, sentence: Sentence) -> bool:
    """Tell a line of dashes or stars."""
    norms: Sequence[str] = scene.norms[sentence.start : sentence.end]
    return bool(norms) and all(norm.strip("-–—*_=~. ") == "" for norm in norms)
