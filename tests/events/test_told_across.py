"""What several sentences tell together: who was meant, when it was decided, which post it is."""

import pytest

LIFTED = "The improvement notice on Leeds City Council has been lifted. "
QUIT = "The director of children's services at Leeds City Council has resigned. "

TOLD = [
    (
        "intervention",
        LIFTED + "The decision came in a letter from the minister dated 22 January.",
        {"action": "lifted", "date": "2019-01-22"},
    ),
    (
        "intervention",
        LIFTED + "It had been varied twice. The change was confirmed on 22 January.",
        {"action": "lifted", "date": "2019-01-22"},
    ),
    (
        "intervention",
        LIFTED + "Ada Lovell, the leader, broke the news at a meeting on Monday.",
        {"action": "lifted", "date": "2019-03-11"},
    ),
    (
        "intervention",
        "The improvement notice that has hung over Leeds since May 2016 has been lifted.",
        {"action": "issued", "date": "2016-05/.."},
    ),
    (
        "intervention",
        "Leeds City Council was served with a direction in May 2016. The order was lifted in May "
        "last year.",
        {"action": "lifted", "date": "2018-05"},
    ),
    (
        "intervention",
        "Ministers served Leeds City Council with a direction in 2016. That was revised in May "
        "2017, when inspectors saw progress.",
        {"action": "revised", "date": "2017-05"},
    ),
    (
        "intervention",
        "Government oversight of children's services in Leeds ended in January. The council had "
        "been served with a direction in 2016.",
        {"action": "lifted", "date": "2019-01", "instrument": "direction"},
    ),
    (
        "departure",
        QUIT + "The news was confirmed in a statement on Friday.",
        {"date": "2019-03-08", "manner": "resigned"},
    ),
    (
        "departure",
        QUIT + "Ada Lovell told staff in an email that she would go in July.",
        {"person": "Ada Lovell", "date": "2019-07", "status": "planned"},
    ),
    (
        "departure",
        "The councillor in charge of children's services in Leeds has resigned. Councillor Ada "
        "Lovell announced it at the end of a meeting on Tuesday.",
        {"person": "Ada Lovell", "role": "lead_member", "date": "2019-03-12"},
    ),
    (
        "departure",
        "Councillor Ada Lovell, who had the children's brief in Leeds for five years, returns to "
        "the back benches.",
        {"person": "Ada Lovell", "role": "lead_member"},
    ),
    (
        "appointment",
        "Kent County Council has found a new director of children's services. Ada Lovell, who has "
        "run services in Leeds since 2016, will take up the post on 1 May.",
        {"person": "Ada Lovell", "organisation": "Kent County Council", "date": "2019-05-01"},
    ),
]

OTHERS = [
    (
        "departure",
        "The director of children's services at Leeds City Council is to leave. The decision was "
        "announced on Monday.",
        {"date": "2019-03-11"},
    ),
    (
        "tenure",
        "Leeds City Council's leader has reshuffled her cabinet. Councillor Ada Lovell becomes "
        "cabinet member for children.",
        {"role": "council_leader"},
    ),
    ("intervention", LIFTED + "The decision was right.", {"date": "2019-03-14"}),
]


def is_told(found, wanted):
    """Tell whether one of the events has all the values that are wanted."""
    return any(wanted.items() <= event.items() for event in found)


@pytest.mark.parametrize(("kind", "text", "wanted"), TOLD, ids=[case[1] for case in TOLD])
def test_sentences_tell_it_together(told, kind, text, wanted):
    found = told(text, kind)
    assert is_told(found, wanted), found


@pytest.mark.parametrize(("kind", "text", "unwanted"), OTHERS, ids=[case[1] for case in OTHERS])
def test_one_does_not_speak_of_the_other(told, kind, text, unwanted):
    found = told(text, kind)
    assert not is_told(found, unwanted), found
