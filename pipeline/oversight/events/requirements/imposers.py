"""Who wants what is required: "the DfE told it to", "…, the minister wrote", by its notice."""

from spacy.tokens import Doc

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.authors import author_at, author_beside
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.concern import focus_slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.events.interventions.find import interventions_of
from oversight.patterns import read_words
from oversight.spans import offsets

_BACK = 3
_NEAR_VERB = 3
_NAMING = frozenset({"INSTRUMENT", "notice", "direction", "letter"})
# Words of a paper that binds: what it "asks for" is no wish.
_ORDERS = _NAMING | {"order", "orders", "terms", "ruling", "letter"}
_POWERS = frozenset({"inspectorate", "government"})
_RESOLVING = frozenset({"resolved", "resolves", "agreed"})
_MINUTED = frozenset({"requirement/subjunctive", "requirement/resolved-be"})
_PARTIES = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
_LEAD = 6  # tokens: "(b) to request that"
_ASSEMBLIES = read_words("events/words/assemblies.txt")
_SAYING = read_words("events/words/imposers_say.txt")
_SIGNING = read_words("events/words/instrument_signed.txt")
_FILLERS = frozenset({"has", "have", "had", "the", "also", ","})


def imposer_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who wants it: named before the trigger, else whose notice or direction it is in."""
    agent = _inside(doc, skeleton, frame) or _agent(doc, skeleton, frame)
    if agent is not None:
        return agent
    if is_minuted(skeleton, frame):
        return focus_slot(doc, skeleton, frame.first)
    asker = _asker(doc, skeleton, frame)
    if asker is not None:
        return asker
    return (
        _speaker_behind(doc, skeleton, frame)
        or _issuer(doc, skeleton, frame)
        or _signer(doc, skeleton, frame)
    )


def is_ordered(doc: Doc, skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a paper that binds asks for it, or a body with the power to."""
    number = skeleton.sentence_of[frame.first]
    first = number - _BACK if frame.value["ordered"] == "near" else number
    near = skeleton.keys[max(0, first) : number + 1]
    if any(not keys.isdisjoint(_ORDERS) for _, _, keys in near):
        return True
    imposer = imposer_of(doc, skeleton, frame)
    return imposer is not None and imposer.value["kind"] in _POWERS


def _asker(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who asks, told or demands, as the words before the trigger name it."""
    asks = frame.value["party"] in ("from", "slot", "focus")
    for token in left_of(skeleton, frame.first):
        slot = author_at(doc, skeleton, token)
        if slot is not None:
            return slot
        near = frame.first - token.i <= _NEAR_VERB and "report" not in token.norm_
        if token.ent_type_ == "BODY" and near and asks:
            found = _organisation(skeleton, token.i)
            if found is not None and found.value["kind"] == "inspectorate":
                return found  # "Ofsted has told it to"
        if token.ent_type_ in ("BODY", "COUNCIL") and frame.value["party"] == "from":
            return _organisation(skeleton, token.i)
        if asks and not token.ent_type_ and token.norm_ in _ASSEMBLIES:
            return focus_slot(doc, skeleton, frame.first)
    return None


def _organisation(skeleton: Skeleton, k: int) -> Slot | None:
    span = skeleton.sources[k]
    values = meaning.organisations(span)
    return Slot.of(values[0], span) if len(values) == 1 else None


def _inside(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who stands in the pattern: "the plan that Ofsted has called for"."""
    slot = frame.slots.get("imposer")
    if slot is None:
        return None
    k = skeleton.place_of[slot.start]
    return author_at(doc, skeleton, skeleton.doc[k]) or _organisation(skeleton, k)


def _agent(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who is named behind "by" in a pattern: "given until May by the DfE to"."""
    for token in skeleton.doc[frame.first : frame.last]:
        before = skeleton.norms[max(0, token.i - 2) : token.i]
        if token.ent_type_ in ("BODY", "ROLE", "COUNCIL") and "by" in before:
            slot = author_at(doc, skeleton, token)
            if slot is not None or token.ent_type_ == "ROLE":
                return slot
            return _organisation(skeleton, token.i)
    return None


def is_minuted(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a meeting resolves it: "RESOLVED that the director be asked to"."""
    first = skeleton.keys[skeleton.sentence_of[frame.first]][0]
    before = skeleton.norms[first : frame.first]
    if frame.pattern.id in _MINUTED:
        return len(before) <= _LEAD and _PARTIES.isdisjoint(skeleton.labels[first : frame.first])
    wished = skeleton.norms[frame.first] == "be" and ("that" in before or before[:1] == ["("])
    if not wished:
        return False
    return before[0] in ("that", "(") or not _RESOLVING.isdisjoint(before)


def _speaker_behind(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return a department or inspectorate that says so at the end: "…, the DfE has warned"."""
    tokens = list(right_of(skeleton, frame.last))
    for token in tokens:
        if token.norm_ not in _SAYING or token.ent_type_:
            continue
        k = token.i - 1
        while skeleton.norms[k] in _FILLERS and not skeleton.labels[k]:
            k -= 1
        before = skeleton.norms[k - 2 : k] if skeleton.labels[k] else []
        found = author_at(doc, skeleton, skeleton.doc[k]) or _organisation(skeleton, k)
        if "," in before and found is not None and found.value["kind"] in _POWERS:
            return found
    return None


def _issuer(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who issued the notice or direction that the sentence speaks of, or goes on from."""
    number = skeleton.sentence_of[frame.first]
    keys = skeleton.keys[number][2]
    told = [one for one in interventions_of(doc) if "issued_by" in one.fields]
    before = [one for one in told if one.mentions[0][0] <= offsets(frame.sentence)[0]]
    if not before or ("ROLE" in keys and "inspector" in keys):
        return None
    near = [
        offsets(sentence)[0] for sentence in skeleton.sentences[max(0, number - _BACK) : number + 1]
    ]
    named = not keys.isdisjoint(_NAMING)
    for one in before[::-1]:
        if named or any(start in near for start, _ in one.mentions):
            slot = one.fields["issued_by"]
            return slot if isinstance(slot, Slot) else None
    return None


def _signer(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who signed or sent the paper that is spoken of here or just before."""
    number = skeleton.sentence_of[frame.first]
    for first, end, keys in skeleton.keys[max(0, number - 1) : number + 2][::-1]:
        if keys.isdisjoint(_NAMING):
            continue
        for k in range(first, end - 1):
            if skeleton.norms[k] in _SIGNING and skeleton.norms[k + 1] in ("by", "from"):
                return author_beside(doc, skeleton, k, k)
    return None
