"""Commissioners among those who review: whoever holds such a post, or is made one."""

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.arguments import posts_of
from oversight.events.context.skeleton import Skeleton
from oversight.events.reviews.reviewers import party_at
from oversight.patterns import read_words
from oversight.spans import group, text_of

_MAKING = read_words("events/words/making.txt")
# What stands between a commissioner and a name that is another's.
_APART = read_words("events/words/apart.txt")
_APPOSED = 14
_POLITICIANS = frozenset(
    {"minister", "mp", "councillor", "lead_member", "council_leader", "deputy_leader", "mayor"}
)


def commissioners(doc: Doc) -> set[int]:
    """Return the people of the article who are, or were, commissioners or advisers."""
    posts = {post["person"] for post in doc._.posts if post["kind"] in ("commissioner", "adviser")}
    return posts | _made_commissioners(doc)


def _made_commissioners(doc: Doc) -> set[int]:
    """Return who is made one in words that give no post: "whom the department appointed as
    commissioner in April", "a commissioner, Kent's former director Ada Lovell".
    """
    made: set[int] = set()
    for role in group(doc, "roles"):
        if role.kb_id_ != "commissioner":
            continue
        sentence = role.sent
        people = [span for span in group(doc, "people") if span.sent == sentence]
        keys = {int(span.kb_id_) for span in people}
        making = not _MAKING.isdisjoint(token.norm_ for token in sentence)
        if len(keys) == 1 and making:
            made.update(key for key in keys if _is_as(role) or not _has_post(doc, key))
        made.update(int(span.kb_id_) for span in people if _is_beside(role, span))
    return made


def _is_as(role: Span) -> bool:
    """Tell whether somebody is made one "as commissioner", whatever else that person is."""
    return "as" in [token.norm_ for token in role.doc[max(0, role.start - 3) : role.start]]


def _is_beside(role: Span, person: Span) -> bool:
    """Tell whether a name belongs to "a commissioner, Kent's former director Ada Lovell"."""
    between = role.doc[role.end : person.start]
    if not 0 < len(between) <= _APPOSED or between[0].norm_ != ",":
        return False
    return _APART.isdisjoint(token.norm_ for token in between[1:])


def _has_post(doc: Doc, person: int) -> bool:
    """Tell whether somebody holds a post, no former one."""
    return any(post["time"] != "former" for post in posts_of(doc, person))


def is_commissioner(doc: Doc, token: Token) -> bool:
    """Tell whether a token is, or stands for, a commissioner or an adviser of a council."""
    key = token.ent_id_.rpartition(":")[2]
    return token.ent_type_ == "PERSON" and key.isdigit() and int(key) in commissioners(doc)


def is_politician(doc: Doc, token: Token) -> bool:
    """Tell whether a person is one who decides, or asks, and does not review."""
    key = token.ent_id_.rpartition(":")[2]
    posts = posts_of(doc, int(key)) if token.ent_type_ == "PERSON" and key.isdigit() else []
    return any(post["kind"] in _POLITICIANS for post in posts)


def commissioner_at(doc: Doc, skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the person at a token, where that is a commissioner or an adviser of a council."""
    return party_at(skeleton, token) if is_commissioner(doc, token) else None


def only_commissioner(doc: Doc, place: int) -> Slot | None:
    """Return the commissioner named in the article, where there is one only."""
    posts = [post for post in doc._.posts if post["kind"] == "commissioner"]
    people = {post["person"] for post in posts}
    if len(people) != 1:
        return None
    post = min(posts, key=lambda one: abs(one["person_span"][0] - place))
    span = doc[slice(*post["person_span"])]
    name = meaning.person_name(doc, post["person"])
    return Slot.of({"name": name, "kind": "person", "text": text_of(span)}, span)
