"""Disputes told over several sentences: when a vote closed, until when staff are out, how many."""

import pytest

# Sentences, and the kind, date, number of people and status of the strikes and ballots they tell.
TOLD = [
    ("Ballot papers went to 140 social workers in Leeds on Monday. They have until 22 March, said "
     "Unison.", [("ballot", "2019-03-22", 140, "happened")]),
    ("A postal ballot of Unison members in Leeds found a 92% majority for action. The vote closed "
     "last week.", [("ballot", "2019-03-04/2019-03-10", None, "happened")]),
    ("Just 38 per cent of Unison's 112 members at Leeds returned their ballot papers.",
     [("ballot", None, 112, "happened")]),
    ("Unison members in Leeds, 65 of them, have been out since 1 March. They will stay out until "
     "8 March.", [("strike", "2019-03-01/2019-03-08", 65, "happened")]),
    ("Social workers in Leeds walked out on 4 March. Unison, which represents 54 of them, says the "
     "action runs until 8 March.", [("strike", "2019-03-04/2019-03-08", 54, "happened")]),
    ("Social workers in Leeds are in their third week of strikes, Unison said.",
     [("strike", None, None, "happened")]),
    ("Staff at children's homes in Leeds will refuse overtime from 1 April, Unison said.",
     [("work_to_rule", "2019-04-01", None, "planned")]),
    ("A strike by Unison members at children's homes in Leeds has been put back.",
     [("strike", None, None, "cancelled")]),
    # What carers of older people do is no strike of children's services.
    ("Staff at homes for older people in Leeds will strike. Unison said carers had voted to stop "
     "work in April.", []),
    ("A strike was held in Leeds on 4 March, said Unison, which suspended two of its officers.",
     [("strike", "2019-03-04", None, "happened")]),
    ("Since last Monday Unison members in Leeds have worked their contracted hours and no more.",
     [("work_to_rule", "2019-03-11/..", None, "happened")]),
    ("Papers were returned by 84 of them in a vote that closed on 15 February, Unison said of "
     "Leeds.", [("ballot", "2019-02-15", None, "happened")]),
    ("Unison said its ballot of social workers in Leeds had been due to open but it had put it "
     "off.", [("ballot", None, None, "cancelled")]),
    ("Unison members in Leeds walked out on 4 March. The other two are called off.",
     [("strike", "2019-03-04", None, "happened"), ("strike", None, None, "cancelled")]),
    ("Unison's strike in Leeds on 4 March was the first since 2008.",
     [("strike", "2019-03-04", None, "happened"), ("strike", "2008", None, "happened")]),
    ("Unison members in Leeds, family support workers, staged a walkout last month.",
     [("strike", "2019-02", None, "happened")]),
    # What has not been told of as a strike is no second one.
    ("Two Unison stewards came to the meeting in Leeds. The second was due to speak.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text for text, _ in TOLD])
def test_what_follows_is_of_the_strike_or_ballot_before(told, text, wanted):
    events = told(text, "industrial_action")
    found = [(e["kind"], e.get("date"), e.get("participants"), e["status"]) for e in events]
    assert found == wanted
