"""What an ungraded visit or inspection comes to."""

import re

from oversight.events.candidate import Slot
from oversight.reports.document import Report
from oversight.reports.improvements import Improvements
from oversight.reports.phrases import phrase

# The worse goes before: "sufficient progress in two of four areas" is not sufficient.
_OUTCOMES = ("insufficient", "statement", "failings", "inconsistent", "typically", "sufficient")
_BEFORE = 40  # characters in which "whether" makes a question of it


def find_outcome(report: Report, told: Improvements) -> Slot | None:
    """Return the outcome; a priority action that the document denies is none."""
    if told.priority is not None:
        return report.slot("priority_action", told.priority)
    for name in _OUTCOMES:
        for match in _fact(name).finditer(report.plain):
            if "whether" not in report.plain[max(0, match.start() - _BEFORE) : match.start()]:
                value = phrase("facts", f"facts/{name}").value
                return report.slot(value, match.span())
    if _fact("no-priority").search(report.plain) is None:
        set_ = _fact("priority").search(report.plain)
        return None if set_ is None else report.slot("priority_action", set_.span())
    return None


def _fact(name: str) -> re.Pattern[str]:
    return phrase("facts", f"facts/{name}").expression
