"""Who reviews, and who asked for it: "led by Ada Lovell", "ordered by the council"."""

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.arguments import home_slot, organisation_of_post, posts_of
from oversight.events.context.authors import author_at, department
from oversight.events.context.clauses import POSSESSIVES, right_of
from oversight.events.context.plain_names import plain_body
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.spans import group, text_of

_ASKING = read_words("events/words/asking.txt")
_LEADING = read_words("events/words/leading.txt")
# What whoever reviews does, or is to do: "will conduct a review".
_DOING = _LEADING | {"conduct", "undertake", "carry", "lead", "hold", "perform"}
_REACH = 14
_GOVERNING = frozenset(
    {"chief_executive", "deputy_chief_executive", "director_childrens_services", "director_other"}
    | {"council_leader", "deputy_leader", "lead_member", "mayor", "assistant_director"}
)
_HIRING = read_words("events/words/hiring.txt")
_WAS = frozenset({"was", "were", "been"})
_STOPS = frozenset({";", "¶", "which", "who", "but", "into", "found", "warned"})
_NAME_ENDS = _STOPS | {"and", "in", "found", "was", "has", "had", "to", "for", "on", "after"}
_BEFORE_NAME = frozenset({"the", "a", "consultancy", "consultants", "firm", "charity"})
_NAMED = frozenset({"PERSON", "BODY", "COUNCIL"})
_ARTICLES = frozenset({"a", "an", "the", "this", "his", "her", "their"})


def doer_before(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the subject of "carried out a review", where that is no council's own."""
    doing = False
    for j in range(k - 1, max(-1, k - _REACH), -1):
        token = skeleton.doc[j]
        if not token.ent_type_ and token.norm_ in _DOING:
            doing = skeleton.norms[j + 1] != "to"  # "has written to the chief executive"
        elif not token.ent_type_ and _ends_doing(skeleton, j, doing):
            return None
        elif doing and token.norm_ == "officials":
            return officials_at(skeleton.sources[j].doc, skeleton, j)
        elif doing and (
            token.ent_type_ in ("BODY", "PERSON")
            or (token.ent_type_ == "COUNCIL" and _is_of_another(skeleton, k, token))
        ):
            return party_at(skeleton, token)
        elif doing and token.ent_type_ in ("COUNCIL", "ROLE") and not _is_agent(skeleton, j):
            return None
    return None


def _ends_doing(skeleton: Skeleton, j: int, doing: bool) -> bool:
    """Tell whether the clause of whoever reviews ends; "Ada, who was paid by Leeds to carry out"
    goes on.
    """
    word, after = skeleton.norms[j], skeleton.norms[j + 1]
    if word == "by":
        return not (doing and skeleton.norms[j - 1] in _HIRING)
    if word in _WAS:
        return not (doing and after in _HIRING)
    if word == "who":
        return not (doing and skeleton.labels[j - 2] == "PERSON")
    return word in _STOPS


def _is_agent(skeleton: Skeleton, j: int) -> bool:
    return "by" in skeleton.norms[max(0, j - 2) : j]


def _is_of_another(skeleton: Skeleton, k: int, doer: Token) -> bool:
    """Tell whether a council reviewed another: "Essex carried out a review of services in Kent"."""
    for j in range(k + 1, min(k + 10, len(skeleton.norms))):
        if skeleton.labels[j] == "COUNCIL":
            return skeleton.doc[j].ent_id_.rpartition(":")[2] != doer.ent_id_.rpartition(":")[2]
        if skeleton.norms[j] in _STOPS:
            return False
    return False


def named_after(skeleton: Skeleton, k: int, end: int) -> Token | None:
    """Return who is named behind "by": "by Norfolk's director, Ada Lovell" is Ada Lovell."""
    first = None
    for j in range(k + 1, min(k + 9, end)):
        token = skeleton.doc[j]
        if token.ent_type_ in ("DATE", "DURATION"):
            break
        if token.ent_type_ == "BODY" and skeleton.labels[j + 1] == "BODY":
            continue  # "by the consultancy Marram Partners": its name follows
        if token.ent_type_ == "PERSON" and token.norm_ not in POSSESSIVES:
            return token
        if token.ent_type_ in ("BODY", "COUNCIL", "ROLE") or is_board(token):
            owned = (token.ent_type_ == "BODY" or is_board(token)) and skeleton.norms[j - 1] == "'s"
            first = token if owned or first is None else first  # "the city's safeguarding board"
            if not _goes_on(skeleton, j):
                return first
        elif not token.ent_type_ and token.norm_ in (_STOPS if first is None else _NAME_ENDS):
            break
    return first


def plain_after(skeleton: Skeleton, k: int) -> Slot | None:
    """Return an organisation known by its name alone: "organised by the Marram Alliance"."""
    k += 1
    while skeleton.norms[k] in _BEFORE_NAME:
        k += 1
    return plain_body(skeleton, k)


def _goes_on(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a name behind a body or role may belong to it: "the LGA's chair, Ada Lovell"."""
    after = skeleton.norms[k + 1]
    return (
        after in ("'s", "'", ",")
        or skeleton.labels[k] == "ROLE"
        or (skeleton.labels[k + 1] == "ROLE")
    )


def owner(skeleton: Skeleton, k: int) -> Slot | None:
    """Return whose review it is by what stands before: "an LGA peer review", "Ada's review"."""
    for j in range(k - 1, max(-1, k - 6), -1):
        token = skeleton.doc[j]
        if token.ent_type_ == "PERSON" and skeleton.norms[j + 1] in ("'s", "'"):
            return party_at(skeleton, token)
        if token.ent_type_ == "COUNCIL" and "own" in skeleton.norms[j + 1 : j + 3]:
            return party_at(skeleton, token)  # "the council's own review", "its own review"
        if token.ent_type_ == "BODY":
            values = meaning.organisations(skeleton.sources[j])
            known = values[0]["kind"] if len(values) == 1 else ""
            good = known in ("association", "company", "charity") or (
                known == "government" and skeleton.norms[j + 1] == "'s"
            )
            return party_at(skeleton, token) if good else None
        if token.ent_type_ == "SET":
            continue  # "the department's six-monthly review"
        if token.ent_type_ or token.norm_ in ("a", "an", "the", "of", ","):
            return None
    return None


def asker_before(doc: Doc, skeleton: Skeleton, k: int) -> Slot | None:
    """Return the subject of "has commissioned a review"."""
    asked = False
    for j in range(k - 1, max(-1, k - _REACH), -1):
        token = skeleton.doc[j]
        if token.norm_ == "asking" and skeleton.norms[j - 1] == ",":
            return None  # "has written to the minister, asking for an inquiry"
        if not token.ent_type_ and token.norm_ in _STOPS:
            aside = asked and token.norm_ == "which" and skeleton.labels[j - 2] == "COUNCIL"
            return organisation_for(doc, skeleton, skeleton.doc[j - 2]) if aside else None
        if not token.ent_type_ and token.norm_ in _ASKING:
            asked = skeleton.norms[j - 1] not in _ARTICLES  # "turned down a request for"
        elif asked and token.ent_type_ in ("BODY", "COUNCIL", "ROLE", "PERSON"):
            return organisation_for(doc, skeleton, token)
    return None


def party_at(skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the person or body at a token; an inspectorate is no reviewer."""
    span: Span = skeleton.sources[token.i]
    if is_board(token):
        return _of_board(token, span)
    value = meaning.party(span) if token.ent_type_ in _NAMED else None
    if value is None or value["kind"] == "inspectorate":
        return None
    return Slot.of(value, span)


def organisation_for(doc: Doc, skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the organisation that asks: a minister is the department, a leader the council."""
    author = author_at(doc, skeleton, token)
    if author is not None:
        return author
    span = skeleton.sources[token.i]
    values = meaning.organisations(span)
    if len(values) == 1:
        return Slot.of(values[0], span)
    return _of_board(token, span) or _of_office(doc, token, span)


def officials_at(doc: Doc, skeleton: Skeleton, j: int) -> Slot | None:
    """Return the department, where that is named, of officials who are not said to be whose."""
    if skeleton.norms[j] != "officials" or skeleton.labels[j] or skeleton.labels[j - 1]:
        return None
    span, mine = skeleton.sources[j], department(doc)
    named = any(role.kb_id_ == "minister" for role in group(doc, "roles")) or any(
        value["name"] == mine["name"]
        for body in group(doc, "bodies")
        for value in meaning.organisations(body)
    )
    owned = skeleton.norms[j - 1] in ("council", "'s", "'", "its", "senior", "local")
    return Slot.of({**mine, "text": text_of(span)}, span) if named and not owned else None


def is_board(token: Token) -> bool:
    """Tell whether a token is a safeguarding board without a name."""
    return token.ent_type_ == "AREA" and token.ent_id_ == "safeguarding_board"


def _of_board(token: Token, span: Span) -> Slot | None:
    """Return a safeguarding board that no name tells: "the city's safeguarding board"."""
    if not is_board(token):
        return None
    name = " ".join(text_of(span).split())
    return Slot.of({"kind": "partnership", "name": name, "text": name}, span)


def _of_office(doc: Doc, token: Token, span: Span) -> Slot | None:
    """Return the council whose leader or officer asks."""
    if token.ent_type_ == "ROLE" and token.ent_id_ in _GOVERNING:
        return home_slot(doc, token.ent_id_, span)
    key = token.ent_id_.rpartition(":")[2]
    if token.ent_type_ != "PERSON" or not key.isdigit():
        return None
    for post in posts_of(doc, int(key)):
        home = post["organisation"] or {}
        if post["kind"] in _GOVERNING and home.get("kind") == "council":
            return organisation_of_post(doc, post)
    return None


def person_after(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the first person named behind token `k` in its sentence: "In a report, Ada said"."""
    for token in right_of(skeleton, k):
        if token.ent_type_ == "PERSON" and token.norm_ not in POSSESSIVES:
            return party_at(skeleton, token)
    return None
