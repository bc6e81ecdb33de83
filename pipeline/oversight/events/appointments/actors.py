"""Whom an appointment or a departure is about: the person, or the role of an unnamed one."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.context import clause_roles, clauses, subjects
from oversight.events.context.arguments import Post, source
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.context.syntax import subject_of_words
from oversight.patterns import read_words
from oversight.spans import group

_JOINABLE = frozenset({"subject", "slot"})
# What may stand between two people who do the same, beside "and" and a role.
_BETWEEN = frozenset({"the", ",", "both", "its", "council", "of", "at", "for"})
_PASSED = frozenset({"ROLE", "COUNCIL", "BODY"})
_NOBODY = frozenset({"no", "nobody", "none"})
_NEAR = 3
_MOTIONS = frozenset({"motion", "amendment", "bid", "call", "plan", "proposal", "appeal"})
_MOTION = 8
_SUSPENDED = frozenset({"strike", "strikes", "action", "walkout", "dispute", "scheme", "payments"})
_ARTICLES = frozenset({"the", "a", "an", "no"}) | clauses.POSSESSIVES
# What a role is told with: "her contract as director".
_HELD = read_words("events/words/held_with.txt")
_GOINGS = read_words("events/words/goings.txt")
# "has appointed" is active, "was chosen as director" is not: other patterns read that.
_ACTIVE = read_words("events/words/active.txt")


def find_actors(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Span]:
    """Yield the spans of the people (or the role of an unnamed one) that a frame is about."""
    for found in _with_joined(skeleton, frame, _actor(skeleton, frame)):
        actor = _by_name(doc, found)
        if actor is None or _is_plural(actor) or _is_own_word(doc, actor) or _is_ours(actor):
            continue
        if _is_nobody(actor, frame) or _is_of_motion(skeleton, frame):
            continue
        if _is_to_be_found(actor, frame) or _is_of_thing(skeleton, frame):
            continue
        yield actor


def _with_joined(skeleton: Skeleton, frame: Frame, actor: Span | None) -> Iterator[Span]:
    """Yield the actor, and who is joined to it: "Ada Lovell and the leader, Ben Carr, resigned"."""
    if actor is None:
        return
    yield actor
    k = skeleton.place_of.get(actor.start)
    if k is None or actor.label_ == "ROLE" or not _JOINABLE & {frame.value["person"]}:
        return
    joined = False
    for token in clauses.left_of(skeleton, k):
        index = meaning.person_index(skeleton.sources[token.i])
        if index is not None and index == meaning.person_index(actor):
            continue  # "Ada Lovell and her deputy, Ben Carr, quit": the deputy is Carr
        if token.ent_type_ == "PERSON":
            if joined and clauses.is_person(token) and not clauses.is_possessed(token):
                yield skeleton.sources[token.i]
            return
        if token.norm_ == "and":
            joined = True
        elif not (token.ent_type_ in _PASSED or token.norm_ in _BETWEEN):
            return


def _actor(skeleton: Skeleton, frame: Frame) -> Span | None:
    where = frame.value["person"]
    if where == "slot":
        return frame.slots.get("person") or frame.slots.get("role")
    if where == "subject":
        return _subject(skeleton, frame)
    if where == "holder":
        return _holder(frame)
    if where == "clause":
        said = subjects.person_before(skeleton, frame.first)
        return source(skeleton, _fronted(skeleton, frame) if said is None else said)
    if where == "possessor":
        return source(skeleton, subjects.possessor_of(skeleton, frame.first))
    before = skeleton.norms[frame.first - 1] if frame.first else ""
    doing = skeleton.norms[frame.first].endswith("ing")
    if (before in clauses.AUXILIARIES - _ACTIVE and not doing) or before in _ARTICLES:
        return None  # "was chosen" is passive, "the name of the leader" no verb
    return frame.slots.get("role") or source(skeleton, subjects.object_of(skeleton, frame.last))


def _fronted(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the subject behind words that open a sentence: "Since taking over, Ada Lovell has"."""
    if frame.first and skeleton.norms[frame.first - 1] != SENTENCE_END:
        return None
    for token in clauses.right_of(skeleton, frame.last):
        if token.norm_ == ",":
            behind = skeleton.doc[token.i + 1 : token.i + 1 + _NEAR]
            return next((one for one in behind if one.ent_type_ == "PERSON"), None)
    return None


def _holder(frame: Frame) -> Span | None:
    """Return who was last said to have a post: "an adviser to Leeds. She came to that role …"."""
    doc = frame.words.doc
    told = [post for post in doc._.posts if post["end"] <= frame.start]
    return _named(doc, told[-1]) if told else None


def _by_name(doc: Doc, actor: Span | None) -> Span | None:
    """Return the person whose role the actor is, where the article says whose."""
    if actor is not None and actor.label_ == "ROLE":
        for post in doc._.posts:
            if post["role"] == [actor.start, actor.end]:
                return _named(doc, post)
    return actor


def _named(doc: Doc, post: Post) -> Span | None:
    start, end = post["person_span"]
    spans = [*group(doc, "people"), *group(doc, "references")]
    return next((span for span in spans if (span.start, span.end) == (start, end)), None)


def _is_ours(actor: Span) -> bool:
    """Tell whether somebody speaks of a role of theirs: "our social worker left"."""
    before = actor.doc[actor.start - 1].norm_ if actor.start else ""
    return actor.label_ == "ROLE" and before in ("our", "my", "your")


def _is_of_motion(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a motion went, and nobody: "Coun Carr, whose motion was thrown out"."""
    before = skeleton.norms[max(0, frame.first - _MOTION) : frame.first]
    return "whose" in before and not _MOTIONS.isdisjoint(before[before.index("whose") :])


def _is_to_be_found(actor: Span, frame: Frame) -> bool:
    """Tell whether somebody is looked for: "recruitment of her successor is under way"."""
    search = "recruitment" in {token.norm_ for token in frame.words}
    return search and actor[-1].norm_ in ("successor", "replacement")


def _is_of_thing(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a strike is to be suspended, and nobody."""
    if frame.value.get("manner") != "suspended":
        return False
    before = skeleton.norms[max(0, frame.first - _NEAR) : frame.first]
    return not _SUSPENDED.isdisjoint(before)


def _is_nobody(actor: Span, frame: Frame) -> bool:
    """Tell whether it is of no one: "for whom no social worker could be named", "nobody is losing
    a social worker".
    """
    if actor.label_ != "ROLE":
        return False
    before = actor.doc[
        max(frame.sentence.start, min(actor.start, frame.start) - _NEAR) : actor.start
    ]
    return any(token.norm_ in _NOBODY for token in before)


def _is_plural(actor: Span) -> bool:
    return actor.label_ == "ROLE" and clause_roles.is_plural(actor)


def _is_own_word(doc: Doc, actor: Span) -> bool:
    """Tell whether a pronoun inside a quotation was resolved to its speaker: nobody says "she"
    of herself.
    """
    index = meaning.person_index(actor)
    if index is None or not actor.label_.endswith("_REF"):
        return False
    return any(
        quote["speaker"] == f"person:{index}" and start <= actor.start < end
        for quote in doc._.quotes
        for start, end in quote["spans"]
    )


def _subject(skeleton: Skeleton, frame: Frame) -> Span | None:
    """Return the person or role that is the subject: by the parse, else by the order of words."""
    found = _subject_by_words(skeleton, frame)
    return _owner_of_post(skeleton, found)


def _owner_of_post(skeleton: Skeleton, found: Span | None) -> Span | None:
    """Return whose post it is, where a role only tells of what: "her job as director was axed".

    Of "her departure as director", which "was announced", the director is no subject.
    """
    if found is None or found.label_ != "ROLE":
        return found
    before = list(clauses.left_of(skeleton, skeleton.place_of[found.start]))[:8]
    words = [t.norm_ for t in before if t.norm_ not in _ARTICLES | {"new", "interim"}]
    place = next((t for t in before if t.norm_ in ("as", "of")), None)
    if len(words) < 2 or words[0] not in ("as", "of") or place is None or place.i == 0:
        return found
    if words[1] in _GOINGS:
        return None
    if words[0] == "of" or words[1] not in _HELD:
        return found
    owner = subjects.possessor_of(skeleton, place.i - 1)
    person = owner is not None and owner.ent_type_ == "PERSON"
    return source(skeleton, owner) if person else found


def _subject_by_words(skeleton: Skeleton, frame: Frame) -> Span | None:
    beside = subjects.subject_beside(skeleton, frame.first)
    if beside is not None:
        return skeleton.sources[beside.i]
    head = subject_of_words(frame.words)
    k = None if head is None else skeleton.place_of.get(head.i)
    label = "" if k is None else skeleton.labels[k]
    if k is not None and label in ("PERSON", "ROLE") and not clauses.is_possessed(skeleton.doc[k]):
        return skeleton.sources[k]
    # "Kent: Ada Lovell, formerly of Leeds, becomes …" only says where that is.
    heads = k is not None and skeleton.norms[k + 1] == ":"
    if label in ("COUNCIL", "BODY") and skeleton.norms[frame.first - 1] != "who" and not heads:
        return None
    return source(skeleton, subjects.subject_of(skeleton, frame.first))
