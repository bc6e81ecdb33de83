"""Who chairs a board: "chaired by", "with … in the chair", "has agreed to chair it"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.components.references import council_in_focus
from oversight.events.boards.names import Name, same_name
from oversight.events.candidate import Slot
from oversight.events.context import clauses
from oversight.events.context.arguments import Post, person_slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.spans import group, text_of

_CHAIRING = read_words("events/words/chairing.txt")
_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson"})
_IT = frozenset({"it", "it'll", "its"})
_IN_CHAIR = ["in", "the", "chair"]
_OF_TABLE = ["of", "the", "table"]
_OWNERS = frozenset({"its", "the", "their", "council"})
_ONCE = frozenset({"former", "retired", "ex", "-", "then", "one-time", "old", "'s"})
_BOARDS = frozenset({"board", "body", "group", "panel", "taskforce", "committee"})


def find_chair(skeleton: Skeleton, name: Name) -> tuple[Slot | None, list[Span]]:
    """Return who chairs the board, and the sentences that tell of it."""
    own = skeleton.sentences[skeleton.sentence_of[name.first]]
    end = skeleton.norms.index(SENTENCE_END, name.last)
    found = _by(skeleton, name.last + 1, end) or _before(skeleton, name.first)
    if found is not None:
        return found, [own]
    for start, last in _sentences_behind(skeleton, end):
        found = _told_again(skeleton, start, last)
        if found is not None:
            return found, [own, skeleton.sentences[skeleton.sentence_of[start]]]
    return None, [own]


def _sentences_behind(skeleton: Skeleton, end: int) -> Iterator[tuple[int, int]]:
    """Yield the next sentence, and the one after it where it goes on about the board."""
    for number in range(2):
        start = end + 1
        if start + 1 >= len(skeleton.norms):
            return
        end = skeleton.norms.index(SENTENCE_END, start)
        goes_on = skeleton.norms[start] in _IT or skeleton.labels[start] == "PERSON"
        chair = skeleton.norms[start : start + 3] == ["in", "the", "chair"]
        if number == 0 or goes_on or chair:
            yield start, end


def _told_again(skeleton: Skeleton, start: int, end: int) -> Slot | None:
    """Return the chair that a later sentence tells: "It will meet with Ada Lovell in the chair"."""
    follows = skeleton.norms[start : start + 2]
    if follows[0] in _IT or (follows[0] == "the" and follows[1] in _BOARDS):
        return _by(skeleton, start, end)
    if skeleton.labels[start] == "PERSON" and skeleton.norms[start + 2 : start + 5] == _IN_CHAIR:
        return _person(skeleton, skeleton.doc[start : start + 1])
    return _chairs_it(skeleton, start, end) or _opens(skeleton, start, end)


def chair_by_post(doc: Doc, name: Name) -> Slot | None:
    """Return the one person of the article who has the board's chair now."""
    held = [
        post
        for post in doc._.posts
        if post["kind"] == "board_chair"
        and post["time"] == "current"
        and _is_of(post, name)
        and not _is_anothers(doc, post)
    ]
    if len({post["person"] for post in held}) != 1:
        return None
    span = doc[slice(*held[0]["person_span"])]
    return Slot.of(
        {"name": meaning.person_name(doc, held[0]["person"]), "text": text_of(span)}, span
    )


def _is_anothers(doc: Doc, post: Post) -> bool:
    """Tell whether a chair is somebody's who is no board: "the council's chair, Ada Lovell"."""
    start = post["role"][0] if post["role"] else 0
    owned = start > 1 and doc[start - 1].norm_ in ("'s", "'")
    return owned and doc[start - 2].norm_ not in _BOARDS


def _is_of(post: Post, name: Name) -> bool:
    known = str((post["organisation"] or {}).get("name") or "")
    return known.lower().split()[-1:] == ["board"] and same_name(known, name.text)


def _by(skeleton: Skeleton, start: int, end: int) -> Slot | None:
    """Return the person in "chaired by", "under the chairmanship of", "with … as its chair"."""
    for k in range(start, end):
        word, rest = skeleton.norms[k], skeleton.doc[k + 1 : end]
        if word in _CHAIRING and "by" in skeleton.norms[k + 1 : k + 5]:
            return _person(skeleton, rest) or _commissioner_behind(skeleton, k, end)
        if k == start and word in ("that", "which") and _is_own(skeleton, k + 1):
            return _person(skeleton, skeleton.doc[k + 1 : k + 2])
        if word == "take" and skeleton.norms[k + 1 : k + 3] == ["the", "chair"]:
            return _person(skeleton, clauses.left_of(skeleton, start - 1))
        if word == "under" and (skeleton.labels[k + 1] == "PERSON" or _is_titled(skeleton, k + 1)):
            return _person(skeleton, rest)
        if word == "chairmanship" or (word == "leadership" and skeleton.norms[k + 1] == "of"):
            return _person(skeleton, rest)
        if word == "presiding" or (word == "head" and skeleton.norms[k + 1 : k + 4] == _OF_TABLE):
            return _person(skeleton, reversed(list(skeleton.doc[start:k])))
        if word in ("in", "as") and any(map(_is_chair, skeleton.norms[k + 1 : k + 4])):
            if word == "in" and skeleton.norms[k + 3] in ("is", "was", "will"):
                return _person(skeleton, rest)
            found = _person(skeleton, reversed(list(skeleton.doc[start:k])))
            return found or _commissioner(skeleton, k - 1)
    return None


def _is_own(skeleton: Skeleton, k: int) -> bool:
    """Tell whether somebody chairs it: "a board that she chairs"."""
    return skeleton.labels[k] == "PERSON" and skeleton.norms[k + 1] in ("chairs", "leads", "heads")


def _is_titled(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a post with a name stands at `k`: "under its deputy leader, Ada Lovell"."""
    j = k
    while skeleton.norms[j] in _OWNERS | _ONCE or skeleton.labels[j] == "COUNCIL":
        j += 1
    named = skeleton.labels[j + 1] == "PERSON" or skeleton.labels[j + 2] == "PERSON"
    return skeleton.labels[j] == "ROLE" and named


def _before(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the person in "Ada Lovell will chair the board"."""
    near = range(max(0, k - 8), k)
    chairs = [j for j in near if skeleton.norms[j] in _CHAIRING]
    if not chairs or SENTENCE_END in skeleton.norms[chairs[-1] : k]:
        return None
    return _person(skeleton, clauses.left_of(skeleton, chairs[-1]))


def _opens(skeleton: Skeleton, start: int, end: int) -> Slot | None:
    """Return the person in "In the chair will be Ada Lovell", "Its chair, Ada Lovell, …"."""
    if skeleton.norms[start] not in ("in", "its", "the"):
        return None
    for k in range(start + 1, min(start + 3, end)):
        if _is_chair(skeleton.norms[k]) and skeleton.norms[k + 1] not in ("of", "at"):
            return _person(skeleton, skeleton.doc[k + 1 : min(k + 8, end)])
    return None


def _is_chair(word: str) -> bool:
    return word.rpartition(" ")[2] in _CHAIRS


def _chairs_it(skeleton: Skeleton, start: int, end: int) -> Slot | None:
    for k in range(start, end - 1):
        if skeleton.norms[k] in _CHAIRING and skeleton.norms[k + 1] == "it":
            return _person(skeleton, skeleton.doc[start:k])
    return None


def _commissioner_behind(skeleton: Skeleton, k: int, end: int) -> Slot | None:
    """Return who is meant by "to be chaired by the commissioner"."""
    roles = [j for j in range(k + 1, min(k + 6, end)) if skeleton.labels[j] == "ROLE"]
    return _commissioner(skeleton, roles[0]) if roles else None


def _commissioner(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the article's one commissioner for "with the commissioner in the chair"."""
    if (skeleton.labels[k], skeleton.doc[k].ent_id_) != ("ROLE", "commissioner"):
        return None
    doc = skeleton.sources.doc
    return person_slot(commissioner_named(doc, council_in_focus(doc, skeleton.sources[k].start)))


def commissioner_named(doc: Doc, council: str | None = None) -> Span | None:
    """Return the name of the article's one commissioner; `council`: none of another council's."""
    posts = [p for p in doc._.posts if p["kind"] == "commissioner" and p["time"] == "current"]
    if len({post["person"] for post in posts}) != 1:
        return None
    home = (posts[0]["organisation"] or {}).get("key")
    if home and council and home != council:
        return None
    start, end = posts[0]["person_span"]
    spans = (*group(doc, "people"), *group(doc, "references"))
    return next((span for span in spans if (span.start, span.end) == (start, end)), None)


def _person(skeleton: Skeleton, tokens: Iterable[Token]) -> Slot | None:
    for token in tokens:
        if clauses.is_person(token) and not clauses.is_possessed(token):
            return person_slot(skeleton.sources[token.i])
    return None
