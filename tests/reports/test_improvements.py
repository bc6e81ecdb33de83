"""What needs to improve, item by item."""

import pytest

COVER = """Inspection of Kirklees local authority children’s services
Inspection dates: 8 to 12 July 2024
"""


@pytest.mark.parametrize(
    ("section", "items"),
    [
        (
            "What needs to improve?1\n• The first thing.\n• The second.\n(outcome 2)\n"
            "The experiences and progress of children in care: good\n1. Children do well.\n",
            ["The first thing.", "The second. (outcome 2)"],
        ),
        (
            "Recommendations\n1. Ensure one thing.\n2. Ensure:\n• this\n• that.\n3. End.\n"
            "Summary for children and young people\n• You said this.\n",
            ["Ensure one thing.", "Ensure: • this • that.", "End."],
        ),
        ("Recommendations 8\nSummary for children 10\n", []),
        (
            "What needs to improve?\nThere is little that inspectors would add to the "
            "plans of leaders.\n"
            "The experiences and progress of children in care: outstanding\n1. They do well.\n",
            [],
        ),
        (
            "Areas for improvement\n22. The authority should take the following "
            "action.\nImmediately:\n"
            "• act on this\nWithin three months:\n• and on that.\n"
            "Outcomes for looked after children\n23. They do well.\n",
            ["act on this", "and on that."],
        ),
        ("The areas for improvement are few.\n• a stray point\n", []),
    ],
)
def test_items(read, section, items):
    told = read(COVER + section)
    assert [slot.value for slot in told.own.many("improvements")] == items
    assert told.of("priority-action") == []


def test_a_second_list_is_the_boards(read):
    told = read(
        COVER
        + "Recommendations\n1. Ours.\nInspection findings\n2. Words.\nRecommendations\n1. Theirs.\n"
    )
    assert [slot.value for slot in told.own.many("improvements")] == ["Ours."]


def test_a_priority_action_is_a_requirement(read):
    text = (
        "What does the local authority need to improve?\nPriority and immediate action\n"
        "• Bring the delays to an end.\nAreas for improvement\n• Write plans in plain words.\n"
    )
    told = read(COVER + text)
    assert len(told.own.many("improvements")) == 2
    [one] = told.of("priority-action")
    assert one.type == "requirement"
    assert one.get("obliged")["key"] == "kirklees"
    assert one.get("deliverable") == "priority and immediate action"
    cited = [told.text[start:end] for start, end in one.mentions]
    assert cited == ["Priority and immediate action", "Bring the delays to an end."]
