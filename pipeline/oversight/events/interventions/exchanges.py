"""One instrument in place of another: that the new one was signed is no second event."""

from oversight.events.interventions.dates import Pairs
from oversight.events.interventions.instruments import Instrument

_EXCHANGES = frozenset({"replaced", "escalated", "eased"})


def without_halves(pairs: Pairs, here: list[Instrument]) -> Pairs:
    """Leave out the issuing of an instrument that is told as another's successor: "the notice has
    been replaced by a direction, signed by the minister on Monday".
    """
    first = {item.kind: act.first for act, item in pairs if act.value["action"] in _EXCHANGES}
    kinds = {item.kind for item in here}
    return [
        (act, item)
        for act, item in pairs
        if act.value["action"] != "issued"
        or act.first < first.get(item.kind, len(act.sentence.doc))
        or not kinds - {item.kind, "other"}
    ]
