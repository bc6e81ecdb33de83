"""Quotation marks paired: double and single, straight and curly, apostrophes told apart."""

import pytest

from oversight.quotes.marks import opens_with_mark, pair_marks

from ..timing import grows_within, processor_seconds


def inside(text, follows=False):
    """What stands within the outermost marks."""
    return [text[p.start : p.end].strip() for p in pair_marks(text, follows) if p.depth == 0]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"We will mend it," she said.', ["We will mend it,"]),
        ("“We will mend it,” she said.", ["We will mend it,"]),
        ("'We will mend it,' she said.", ["We will mend it,"]),
        ("‘We will mend it,’ she said.", ["We will mend it,"]),
        ("‘We will mend it,' she said.", ["We will mend it,"]),
        ("„We will mend it,” she said.", ["We will mend it,"]),
        ("«We will mend it,» she said.", ["We will mend it,"]),
        ("''We'll mend it,'' she said.", ["We'll mend it,"]),
        ('It was "slow", he said, and "late".', ["slow", "late"]),
        ('She wrote: "It works."Then she left.', ["It works."]),
        # apostrophes
        ("The children's homes and the parents' groups", []),
        ("In the '90s nobody told 'em, and in '08 nobody did", []),
        ("It's the officers’ job, isn’t it?", []),
        ("'It wasn't the children's fault,' he said.", ["It wasn't the children's fault,"]),
        ("'Parents' groups told us so,' he said.", ["Parents' groups told us so,"]),
        ("a service 'run by officers' and by nobody else", ["run by officers"]),
        ("'It was right in '15 at last,' he said.", ["It was right in '15 at last,"]),
        ("the 'Donkey's years' remark", ["Donkey's years"]),
        # nested
        (
            "“She told me, ‘Stop looking,’ and I did,” he said.",
            ["She told me, ‘Stop looking,’ and I did,"],
        ),
        ("'She told me \"Stop\" and I did,' he said.", ['She told me "Stop" and I did,']),
        ('"They called us \'bold\', and we are."', ["They called us 'bold', and we are."]),
        ("“He said, ‘Go.’”", ["He said, ‘Go.’"]),
        # insertions
        ("“They told [the board] nothing,” she said.", ["They told [the board] nothing,"]),
        ("“[The board] knew (we think) nothing.”", ["[The board] knew (we think) nothing."]),
        ('"...and then it stopped," he said.', ["...and then it stopped,"]),
        # left open or never opened
        ("He said: “We have begun.", ["We have begun."]),
        ("“We have begun.", ["We have begun."]),
        ('services had "gone downhill and were "at risk of harm".', ["at risk of harm"]),
        ('a 6" pipe', []),
        ("", []),
        ('"', []),
    ],
)  # fmt: skip
def test_marks_are_paired(text, quotations):
    assert inside(text) == quotations


def test_a_plural_in_a_quotation_that_goes_on_does_not_close_it():
    text = "'We were warned. Parents' groups told us."
    assert inside(text, follows=True) == ["We were warned. Parents' groups told us."]


def test_a_paragraph_may_close_what_another_opened():
    [pair] = pair_marks("and that is all.” He left.")
    assert not pair.opened
    assert pair.closed


@pytest.mark.parametrize(
    ("text", "opens"),
    [("“We", True), ("'We", True), ("'90s music", False), ("We “do”", False), ("", False)],
)
def test_a_paragraph_opens_with_a_mark(text, opens):
    assert opens_with_mark(text) is opens


@pytest.mark.parametrize("unit", ['"', "'", "“", "”", "‘ ", "s' ", "“‘", '"a ', ' "', "'a'"])
def test_a_text_of_marks_takes_linear_time(unit):
    def seconds(count):
        return processor_seconds(lambda: pair_marks(unit * count))

    # Ten times the length: 10 if linear, 100 if not.
    assert grows_within(40, seconds, 4_000, 40_000, floor=0.02)
