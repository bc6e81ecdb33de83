"""Subjects by the parse, where a sentence was parsed (the stage `syntax` chooses them)."""

from spacy.tokens import Span, Token

# UD's dependencies: a verb joined to another shares its subject; a relative clause has the noun
# that it hangs on.
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SHARED = frozenset({"conj", "xcomp", "aux", "aux:pass", "cop"})
_RELATIVE = frozenset({"acl:relcl"})
_DEPTH = 4


def subject_of_words(words: Span) -> Token | None:
    """Return the head of the subject of the first parsed verb among the words, or None."""
    verbs = [
        token for token in words if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("V")
    ]
    return _subject(verbs[-1], _DEPTH) if verbs else None


def _subject(verb: Token, depth: int) -> Token | None:
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.norm_ not in ("who", "which", "that"):
            return child
    if depth and verb.dep_ in _RELATIVE:
        return verb.head
    if depth and verb.dep_ in _SHARED and verb.head is not verb:
        return _subject(verb.head, depth - 1)
    return None
