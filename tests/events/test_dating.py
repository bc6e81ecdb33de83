"""Can two dates be one, and which is told more precisely."""

import pytest

from oversight.events.candidate import Slot
from oversight.events.context.dating import compatible, more_precise

DAY = {"value": "2018-05-03", "first": "2018-05-03", "last": "2018-05-03", "precision": "day"}
MONTH = {"value": "2018-05", "first": "2018-05-01", "last": "2018-05-31", "precision": "month"}
JUNE = {"value": "2018-06", "first": "2018-06-01", "last": "2018-06-30", "precision": "month"}
YEAR = {"value": "2018", "first": "2018-01-01", "last": "2018-12-31", "precision": "year"}
OPEN = {"value": "2018-05/..", "first": "2018-05-01", "last": None, "precision": "period"}
WORDS = {"value": None, "first": None, "last": None, "precision": None}


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (DAY, MONTH, True),
        (MONTH, YEAR, True),
        (DAY, DAY, True),
        (DAY, JUNE, False),
        (MONTH, JUNE, False),
        (DAY, None, True),
        (WORDS, JUNE, True),
        (OPEN, OPEN, True),
        (OPEN, JUNE, False),
    ],
)
def test_two_dates_can_be_one(a, b, fit):
    assert compatible(a, b) is fit
    assert compatible(b, a) is fit


@pytest.mark.parametrize(
    ("mine", "other", "kept"),
    [
        (MONTH, DAY, DAY),
        (DAY, MONTH, DAY),
        (MONTH, JUNE, MONTH),
        (YEAR, MONTH, MONTH),
        (WORDS, YEAR, YEAR),
        (YEAR, WORDS, YEAR),
        (WORDS, WORDS, WORDS),
    ],
)
def test_the_date_told_more_precisely(mine, other, kept):
    assert more_precise(Slot(mine, ()), Slot(other, ())).value is kept
