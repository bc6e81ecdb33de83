"""The date of action, by the words of its clause."""

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.industrial_action.dates import then
from oversight.events.industrial_action.stretch import Stretch
from oversight.patterns import read_words

_OFF = read_words("events/words/strike_off.txt")
_BOUNDS = frozenset({"since", "until", "by", "before", "after", "ends", "ended", "end"})
_GOES_ON = frozenset({"goes", "continues"})
_LASTING = frozenset({"work_to_rule", "other"})
_NEAR = 4


def strike_date(clause: Stretch, status: Slot | None, going_on: bool) -> Slot | None:
    """Return the first date behind the trigger in its clause, else the nearest before it.

    A date before action that is still to come is often that of the threat, or of the vote, before
    one called off that of the calling off; where nothing says whether it took place, the date has
    to stand beside it.
    """
    told = then(clause)
    if told is not None:
        return told
    if clause.norms[clause.frame.last + 1] in _GOES_ON:
        return None  # "the strike goes on tomorrow": it began before
    said = None if status is None else str(status.value)
    for k in _places(clause, said):
        word = clause.norms[k - 1]
        since = word == "since"
        if going_on and not since:
            continue
        if since and (going_on or clause.frame.value["kind"] in _LASTING):
            return date_slot(clause.skeleton.sources[k], bounds=True)
        if _is_its(clause, k, said):
            window = said != "happened" and clause.norms[k].startswith("between")
            return None if window else date_slot(clause.skeleton.sources[k])
    return None


def _places(clause: Stretch, status: str | None) -> list[int]:
    """Return the dates of the clause that may be the action's, the likeliest first."""
    first, last = clause.frame.first, clause.frame.last
    reach = first - clause.start if status == "happened" else _NEAR
    dates = clause.labelled("DATE")
    inside = [k for k in dates if first < k < last]  # "a third day, in May, is scrapped"
    after = inside or [k for k in dates if k > last]
    if len(after) > 1 and after[1] == after[0] + 2 and clause.norms[after[0] + 1] == "on":
        after = after[1:]  # "for the third time this year on Tuesday"
    return after + [k for k in reversed(dates) if k < first and first - k <= reach]


def _is_its(clause: Stretch, k: int, status: str | None) -> bool:
    """Tell whether the date at `k` is no bound, and not that of what is said of the action."""
    frame, word = clause.frame, clause.norms[k - 1]
    if word in _BOUNDS or (word in _OFF and k > frame.last):
        return False
    tied = clause.norms[k + 1] in ("'s", "'") or k + 1 == frame.first
    if status in (None, "cancelled") and k < frame.first and not tied:
        return False
    vague = status is None or (status == "proposed" and not clause.norms[k].startswith("next"))
    return not (vague and k > frame.last and word not in ("on", "from", "in", "for"))
