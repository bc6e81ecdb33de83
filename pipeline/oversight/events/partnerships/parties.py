"""Who helps whom: the two parties of a tie, named in its words, beside them or spoken of before."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from oversight import meaning
from oversight.components.references import council_in_focus, main_council
from oversight.events.candidate import Slot
from oversight.events.context.clauses import POSSESSIVES
from oversight.events.context.concern import councils_of, keys_at, slots_at, stretch
from oversight.events.context.frames import Frame
from oversight.events.context.plain_names import is_name, plain_body
from oversight.events.context.skeleton import Skeleton
from oversight.events.partnerships.rows import joined, row_of
from oversight.patterns import read_words
from oversight.posts.homes import nearest_mention
from oversight.spans import text_of
from oversight.vocabulary.bodies import homes_of_body

# Whoever inspects, governs or opposes a council is no partner of it.
_NO_PARTNERS = frozenset({"government", "inspectorate", "union", "party", "court", "other"})
_GIVEN = frozenset({"to", "for", "of"})
_CALLED = read_words("events/words/partnership_called.txt")
_HELPS = read_words("events/words/helping_verbs.txt")
_GIVING = read_words("events/words/help_giving.txt")
_RELATIVES = read_words("events/words/relatives.txt")
_BEFORE = read_words("events/words/former_life.txt")
_FORMER = frozenset({"former", "ex", "one-time", "by"})
_NAME = 5

Pair = tuple[Slot, Slot]
# Where each sentence, by its first token, names who helps.
Helpers = dict[int, set[int]]


def helpers(skeleton: Skeleton, frames: list[Frame]) -> Helpers:
    """Return who is told to help, sentence by sentence: none of them is helped there."""
    found: Helpers = {}
    for frame in frames:
        token = None if frame.value.get("pair") else _token(skeleton, frame, "partner")
        if token is not None and token.i == frame.first and _helpers_at(skeleton, frame, token):
            found.setdefault(frame.sentence.start, set()).add(token.i)
    return found


def pairs_of(doc: Doc, skeleton: Skeleton, frame: Frame, helping: Helpers) -> Iterator[Pair]:
    """Yield who is helped and who helps, where both are told and are not the same."""
    if frame.value.get("set"):
        yield from _among(doc, skeleton, frame)
        return
    helper = _token(skeleton, frame, "partner") or _named_behind(skeleton, frame)
    row = [] if helper is None else row_of(skeleton, frame, helper)
    partners = [slot for token in row for slot in _helpers_at(skeleton, frame, token)]
    own = {_key(partner) for partner in partners}
    if helper is None or not partners:
        return
    taken = [skeleton.doc[k] for k in sorted(helping.get(frame.sentence.start, ()))]
    councils = _helped(doc, skeleton, frame, [*row, *taken], own)
    for council in councils:
        for partner in partners:
            if _key(council) == _key(partner):
                continue
            swapped = frame.value.get("pair") and _key(partner) == main_council(doc)
            yield (partner, council) if swapped else (council, partner)


def _helped(
    doc: Doc, skeleton: Skeleton, frame: Frame, row: list[Token], own: set[str]
) -> list[Slot]:
    """Return who is helped: as the words say, else the council of the clause or before it."""
    stated = _token(skeleton, frame, "council")
    if stated is not None and not _is_own(skeleton, stated, own):
        before = joined(skeleton, stated, -1, linked=True) if frame.value.get("pair") else ()
        return [slot for one in (stated, *before) for slot in slots_at(skeleton, one)]
    if frame.value.get("status") or _is_to_person(skeleton, frame):
        return _spoken_of(doc, skeleton, frame, own)  # "an approach to Barnardo's came to nothing"
    skip = [k for token in row for k in _places(skeleton, frame, token)]
    skip += _of_other_clauses(skeleton, frame)
    councils = councils_of(doc, skeleton, frame.first, frame.last, skip)
    if {_key(council) for council in councils} - own:
        return councils
    if frame.value.get("outside") and main_council(doc) in own:
        return []  # the article's own council helps its own staff
    return _spoken_of(doc, skeleton, frame, own)


def _of_other_clauses(skeleton: Skeleton, frame: Frame) -> list[int]:
    """Return the councils behind that have a clause of their own: "…, and Leeds sent a manager"."""
    _, end = stretch(skeleton, frame.first, frame.last)
    behind = range(frame.last + 1, end)
    turn = next((k for k in behind if _turns(skeleton, k)), end)
    return [k for k in range(turn, end) if skeleton.labels[k] == "COUNCIL"]


def _turns(skeleton: Skeleton, k: int) -> bool:
    """Tell whether another clause begins at a token: behind ", and", or on somebody's past."""
    if skeleton.labels[k]:
        return False
    if skeleton.norms[k] in _RELATIVES:
        return skeleton.norms[k + 1] in _BEFORE
    return skeleton.norms[k - 1 : k + 1] == [",", "and"]


def _is_to_person(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is somebody of the council spoken of: "Leeds has lent her a manager"."""
    return any(
        skeleton.norms[k] in _GIVING and skeleton.labels[k + 1] == "PERSON"
        for k in range(frame.first, frame.last)
    )


def _is_own(skeleton: Skeleton, stated: Token, own: set[str]) -> bool:
    """Tell whether "its" was taken for the helper's: "Leeds has been the council's partner"."""
    spoken = stated.norm_ in POSSESSIVES or ":" in stated.ent_id_
    return spoken and own.issuperset(keys_at(skeleton, stated.i))


def _among(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Pair]:
    """Yield the ties among a set: "the three boroughs will share a director"."""
    token = _token(skeleton, frame, "council")
    slots = _both_near(skeleton, frame) if token is None else slots_at(skeleton, token)
    last = slots[:1] if token is None else slots[-1:]
    hosts = [slot for slot in slots if _key(slot) == main_council(doc)] or last
    for slot in slots:
        if _key(slot) != _key(hosts[0]):
            yield slot, hosts[0]


def _both_near(skeleton: Skeleton, frame: Frame) -> list[Slot]:
    """Return the two councils that the sentence before names, or the next one: "the two share"."""
    number = skeleton.sentence_of[frame.first]
    for near in (number - 1, number + 1):
        if 0 <= near < len(skeleton.keys):
            first, last = skeleton.keys[near][:2]
            named = [t for t in skeleton.doc[first:last] if t.ent_type_ == "COUNCIL"]
            slots = {_key(slot): slot for token in named for slot in slots_at(skeleton, token)}
            if len(slots) == 2:
                return list(slots.values())
    return []


def _helpers_at(skeleton: Skeleton, frame: Frame, token: Token) -> list[Slot]:
    if token.ent_type_:
        return slots_at(skeleton, token) if _can_help(skeleton, frame, token) else []
    plain = plain_body(skeleton, token.i)
    return [] if plain is None else [plain]


def _named_behind(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return who is named behind "firm": "hired a firm, Ravenhill Partners, to clear the backlog".

    Whoever is hired ("named": "helps") must be told to help: others review, or advise on a sale.
    """
    wanted = frame.value.get("named")
    k = frame.last + 2 if skeleton.norms[frame.last + 1] == "," else frame.last + 1
    if not wanted or k >= len(skeleton.norms):
        return None
    end = k + 1
    while not skeleton.labels[k] and is_name(skeleton, end) and end < k + _NAME:
        end += 1
    if skeleton.norms[end] == ",":
        end += 1
    helps = skeleton.norms[end] == "to" and skeleton.norms[end + 1] in _HELPS
    called = skeleton.norms[end] in ("which", "who") and not _CALLED.isdisjoint(
        skeleton.norms[end : end + 5]
    )
    free = wanted == "free" and (helps or skeleton.norms[end] != "to")
    return skeleton.doc[k] if free or helps or called else None


def _spoken_of(doc: Doc, skeleton: Skeleton, frame: Frame, own: set[str]) -> list[Slot]:
    """Return the council spoken of before: "Leeds has lent staff" does not say whom."""
    number = skeleton.sentence_of[frame.first]
    places = [skeleton.sentences[k].start for k in (number - 1, number - 2) if k >= 0]
    keys = [council_in_focus(doc, place) for place in places] + [main_council(doc)]
    for key in keys:
        cited = nearest_mention(doc, key, frame.start) if key and key not in own else None
        if key and cited is not None:
            return [Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)]
    return []


def _token(skeleton: Skeleton, frame: Frame, name: str) -> Token | None:
    span = frame.slots.get(name)
    return None if span is None else skeleton.doc[skeleton.place_of[span.start]]


def _places(skeleton: Skeleton, frame: Frame, helper: Token) -> list[int]:
    """Return the tokens of the clause that stand for the helper."""
    keys = set(keys_at(skeleton, helper.i))
    start, end = stretch(skeleton, frame.first, frame.last)
    return [
        k
        for k in range(start, end)
        if k == helper.i or (skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k)))
    ]


def _can_help(skeleton: Skeleton, frame: Frame, token: Token) -> bool:
    values = meaning.organisations(skeleton.sources[token.i])
    if not values or any(value["kind"] in _NO_PARTNERS for value in values):
        return False
    if len(values) > 1 and "council" not in frame.slots:
        return False  # a set of councils may hold the one that is helped
    if frame.value["kind"] == "contract" and homes_of_body(str(values[0].get("name"))):
        return False  # a trust that has the whole service: a transfer
    if values[0]["kind"] not in frame.value.get("bodies", [values[0]["kind"]]):
        return False
    if token.norm_ in POSSESSIVES or token.norm_.endswith("councils"):
        return False
    if token.i == frame.first and _says_where(skeleton, token):
        return False  # "who retired as director of Oxfordshire, advises the council"
    given = token.i > 0 and token.nbor(-1).norm_ in _GIVEN
    return not (given and token.i == frame.first)  # "support given to Leeds" is for Leeds


def _says_where(skeleton: Skeleton, token: Token) -> bool:
    """Tell whether a council only says whose post somebody has: "the director of Leeds"."""
    before = skeleton.norms[token.i - 1]
    if before in _FORMER and skeleton.labels[token.i + 1] == "ROLE":
        return True  # "led by former Oxfordshire director Ada Lovell"
    return before in ("of", "at") and skeleton.labels[token.i - 2] == "ROLE"


def _key(slot: Slot) -> str:
    return str(slot.value.get("key") or slot.value.get("name"))
