"""When an event was, and its status by the words around the trigger."""

import pytest

from oversight.events.context import timing

MAY = "[in May|DATE]"
JUNE = "[June|DATE]"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"She resigned {MAY}", "in May"),
        (f"She resigned from the post {MAY}", "in May"),
        (f"She resigned {MAY} and died in {JUNE}", "in May"),
        (f"{MAY} she resigned", "in May"),
        (f"She was {MAY} resigned", "in May"),
        (f"{MAY} she resigned in {JUNE}", "June"),
        (f"She resigned; he left {MAY}", None),
        (f"She resigned but stayed until {JUNE}", None),
        (f"Leader since {JUNE}, she resigned", None),
        (f"She resigned after a term to {JUNE}", None),
        (f"He came {MAY}, which the others in the long room said, and resigned", None),
        (f"She resigned / {MAY}", None),
        (f"She resigned {'so ' * 15}{MAY}", None),
        ("She resigned", None),
    ],
)
def test_the_date_of_a_trigger(marked, text, date):
    skeleton = marked(text)
    k = skeleton.norms.index("resigned")
    found = timing.date_near(skeleton, k, k)
    assert (None if found is None else skeleton.sources[found.i].text) == date


@pytest.mark.parametrize(
    ("text", "status", "cited"),
    [
        ("She resign", "happened", None),
        ("She has resign", "happened", None),
        ("She will resign", "planned", "will"),
        ("She will, he said, resign", "planned", "will"),
        ("She is due to resign", "planned", "to"),
        ("She should resign", "proposed", "should"),
        ("She was urged to resign", "proposed", "urged"),
        ("She did not resign", "cancelled", "not"),
        ("She never did resign", "cancelled", "never"),
        ("If she does resign", "proposed", "If"),
        ("She will speak; they resign", "happened", None),
        ("She will see that he has been asked for now and then by us resign", "happened", None),
        ("He will go / resign", "happened", None),
    ],
)
def test_the_status_by_the_words_before(marked, text, status, cited):
    skeleton = marked(text)
    k = skeleton.norms.index("resign")
    found, token = timing.status_of(skeleton, k, k)
    assert (found, None if token is None else token.text) == (status, cited)


def test_the_status_by_a_word_inside_the_trigger(marked):
    skeleton = marked("She is leaving the post")
    found, token = timing.status_of(skeleton, 2, 3)
    assert (found, token.text) == ("planned", "leaving")


def day(first, last=None):
    return {"value": first, "first": first, "last": last or first}


def published(value):
    return {"value": value, "precision": "day", "source": "metadata"}


@pytest.mark.parametrize(
    ("status", "date", "now", "settled"),
    [
        ("planned", day("2019-03-13"), "2019-03-14", "happened"),
        ("planned", day("2019-03-14"), "2019-03-14", "planned"),
        ("planned", day("2019-03-15"), "2019-03-14", "planned"),
        ("planned", day("2019-02-01", "2019-02-28"), "2019-03", "happened"),
        ("planned", day("2019-03-01"), "2019-03", "planned"),
        ("planned", day("2018-01-01", "2018-12-31"), "../2019-03-14", "planned"),
        ("proposed", day("2018-01-01"), "2019-03-14", "proposed"),
        ("cancelled", day("2018-01-01"), "2019-03-14", "cancelled"),
        ("planned", {"value": None, "first": None, "last": None}, "2019-03-14", "planned"),
        ("planned", None, "2019-03-14", "planned"),
        ("planned", day("2018-01-01"), None, "planned"),
    ],
)
def test_what_was_planned_for_a_day_gone_by_happened(status, date, now, settled):
    assert timing.settle(status, date, now and published(now)) == settled


@pytest.mark.parametrize(
    ("date", "now", "ahead"),
    [
        (day("2019-03-15"), "2019-03-14", True),
        (day("2019-03-14"), "2019-03-14", False),
        (day("2019-03-01", "2019-03-31"), "2019-03-14", False),
        (day("2019-04-01"), "2019-03", True),
        (day("2019-03-31"), "2019-03", False),
        (day("2019-04-01"), "../2019-03-14", False),
        (day(None), "2019-03-14", False),
        (None, "2019-03-14", False),
        (day("2019-03-15"), None, False),
    ],
)
def test_a_date_ahead_of_publication(date, now, ahead):
    assert timing.is_ahead(date, now and published(now)) is ahead


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Back to {JUNE} when she resigned", "June"),
        (f"{MAY} it was announced that she had resigned", "in May"),
        (f"{MAY} it was announced that she resigned", None),
        ("He announced on [Monday|DATE] that she had resigned", "Monday"),
        ("He announced on [Monday|DATE] that she is soon to be resigned", None),
        (f"{MAY} he knew that she had resigned", None),
        ("She resigned by [Friday|DATE]", "Friday"),
        ("She who came by [Friday|DATE] resigned", None),
        (f"She resigned as the vote which was lost {MAY} showed", None),
        (f"Her decision follows a vote {MAY}", None),
    ],
)
def test_a_date_told_in_another_way(marked, text, date):
    skeleton = marked(text)
    k = skeleton.norms.index("resigned") if "resigned" in skeleton.norms else 1
    found = timing.date_near(skeleton, k, k)
    assert (None if found is None else skeleton.sources[found.i].text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Dozens of staff have gone since January, and on Friday the head of early help at "
            "Leeds City Council, Ada Lovell, quit.",
            "2019-03-08",
        ),
        (
            "The director of children's services at Leeds City Council, Ada Lovell, announced "
            "her retirement last week and will go in December.",
            "2019-12",
        ),
        (
            "The director of children's services at Leeds City Council, Ada Lovell, will leave "
            "by the end of June.",
            "../2019-06",
        ),
    ],
)
def test_when_somebody_leaves(told, text, date):
    [event] = told(text, "departure")
    assert event["date"] == date
