"""Who followed whom, by words such as "her replacement"."""

import pytest

from oversight.events.appointments.succession import find_successions, successor_of

ADA = "[Ada Lovell|PERSON:0]"
BEN = "[Ben Carr|PERSON:1]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ADA} left / [her replacement|PERSON_REF:person:1] came", [(1, 0)]),
        (f"{ADA} left and [her successor|PERSON_REF:person:1] came", [(1, 0)]),
        (f"{ADA} thanked [her predecessor|PERSON_REF:person:1]", [(0, 1)]),
        (f"{ADA} met {BEN} / [her replacement|PERSON_REF:person:1] came", [(1, 0)]),
        (f"{ADA} met {BEN} / [she|PERSON_REF:person:0] left", []),
        ("[her replacement|PERSON_REF:person:1] came", []),
        (f"{BEN} spoke / [his replacement|PERSON_REF:person:1] came", []),
        (f"{ADA} left / the replacement came", []),
        (f"{ADA} left {'on and ' * 40} [her replacement|PERSON_REF:person:1] came", []),
    ],
)
def test_who_followed_whom(marked, text, found):
    successions = list(find_successions(marked(text)))
    assert [(item.successor, item.predecessor) for item in successions] == found


def test_the_first_successor_told(marked):
    skeleton = marked(f"{ADA} left / [her replacement|PERSON_REF:person:1] came")
    followed = list(find_successions(skeleton))
    assert successor_of(followed, 0) == 1
    assert successor_of(followed, 1) is None
    assert successor_of([], 0) is None
