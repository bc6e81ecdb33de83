"""Who issued, revised or lifted an instrument."""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.authors import GOVERNMENT, author_beside, department, governments
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.interventions.instruments import OVERSIGHT, Instrument
from oversight.patterns import read_words
from oversight.spans import text_of
from oversight.vocabulary.bodies import body

_REPORTING = read_words("events/words/reporting.txt")
_OF_GOVERNMENT = frozenset({"government", "whitehall"})
_FAR = 6


def issuer_of(
    doc: Doc, skeleton: Skeleton, frame: Frame, instrument: Instrument, told: tuple[str, str]
) -> Slot | None:
    """Return who did it: named among the words, beside them, or before a clause in between."""
    if not OVERSIGHT.isdisjoint(instrument.words[-1:]):
        return None  # "government oversight ended" does not say who ended it
    action, status = told
    first = min(frame.first, instrument.k)
    own = next(governments(doc, skeleton, frame.first, frame.last + 1), None)
    issuer = own or author_beside(doc, skeleton, first, frame.last)
    if issuer is not None and action == "lifted" and _is_its_kind(skeleton, instrument, issuer):
        issuer = None  # "was released from government intervention"
    if issuer is None:
        issuer = _past_relative(doc, skeleton, frame.first)
    faced = status == "proposed" and frame.pattern.id.endswith("/face")
    if issuer is None and status in ("planned", "proposed") and not faced:
        # "The minister has decided that Leeds should be subject to a direction."
        start = skeleton.sentence_of.index(instrument.sentence)
        issuer = next(governments(doc, skeleton, start, frame.first), None)
    if issuer is None and (action == "lifted" or status == "planned"):
        return _who_tells(doc, skeleton, frame.last)
    return issuer or (_of_its_kind(doc, instrument) if action == "issued" else None)


def _is_its_kind(skeleton: Skeleton, instrument: Instrument, issuer: Slot) -> bool:
    """Tell whether "government" stands right before the instrument, and says of what kind it is."""
    before = skeleton.sources[instrument.k - 1]
    return issuer.spans[0][1] == before.end_char and before.start_char <= issuer.spans[0][0]


def _of_its_kind(doc: Doc, instrument: Instrument) -> Slot | None:
    """Return who made "a government direction", "a DfE improvement notice"."""
    words = instrument.words[-4:]
    if "dfe" in words:
        value = department(doc)
    elif not _OF_GOVERNMENT.isdisjoint(words):
        value = dict(body("uk-government") or {"name": GOVERNMENT})
    else:
        return None
    return Slot.of({**value, "text": text_of(instrument.span)}, instrument.span)


def _who_tells(doc: Doc, skeleton: Skeleton, last: int) -> Slot | None:
    """Return the minister who tells the council: "has been lifted, the minister told it"."""
    for k in range(last + 1, min(last + _FAR, len(skeleton.norms) - 3)):
        if skeleton.norms[k] == SENTENCE_END:
            return None
        if skeleton.norms[k] == ",":
            told = not _REPORTING.isdisjoint(skeleton.norms[k + 1 : k + 5])
            return next(governments(doc, skeleton, k + 1, k + 4), None) if told else None
    return None


def _past_relative(doc: Doc, skeleton: Skeleton, first: int) -> Slot | None:
    """Return the subject before a relative clause: "the DfE, which had warned it, eased it"."""
    if skeleton.norms[first - 1] != ",":
        return None
    for k in range(first - 2, max(0, first - 14), -1):
        if skeleton.norms[k] in ("which", "who") and skeleton.norms[k - 1] == ",":
            return next(governments(doc, skeleton, k - 2, k - 1), None)
    return None
