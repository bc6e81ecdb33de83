"""Which articles are about children's social care of English councils."""

import pytest

from oversight.scope import in_scope


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted has rated Wirral's children's services inadequate, the council said.",
        "The borough's new director of children’s services starts in May.",
        "Social workers at the council will strike. Child protection cases pile up, says Unison. "
        + "More words follow here. " * 60,
        # Children under other names, and the council by its place alone.
        "Social workers in Bury are on strike. Some look after 30 youngsters, Unison says.",
        "Residential staff at four children's homes in Leeds will refuse overtime.",
        # One word of the field, where the lead says it.
        "Ministers will take children's services from the council. "
        + "The plan for children is late, a father said, and a mother asked why. " * 40,
        "The council has suspended its director of children's services. "
        + "The leader would not say why, and the union was angry. " * 40,
        "Girls who were groomed in Oldham were let down by the council, a judge has found. "
        + "One girl told the police so in vain. " * 40,
        # Where another nation is named beside an English council.
        "The director of children's services at Shropshire Council will leave for Wales. She told "
        "the council that the Welsh post was a dream; Scotland had been one, too.",
    ],
)
def test_articles_of_the_field_are_in_scope(text):
    assert in_scope(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The school was rated inadequate. Pupils and teachers at the academy were shocked. The "
        "council's children's services said it would help the school.",
        "The council will resurface the road.",
        "Social workers at the council's hospital team will strike, Unison says.",
        "Families in Bury want the bypass to be finished, the council has been told.",
        "Adult social care for older people was praised by the council.",
        "Children's services are mentioned once. " + "The bypass is late, said the council. " * 60,
        # What England has, too, in a nation that is not England.
        "Social workers in Cork carry too many cases, Hiqa said. Tusla, the Irish agency, will "
        "tell its regional authority of child protection concerns.",
        "The trust's director of children's services in Northern Ireland said sorry. Stormont's "
        "health minister will ask the trust about child protection.",
        "Scottish ministers will review children's services in Scotland and Wales; Scottish "
        "councils agreed.",
    ],
)
def test_what_borders_on_the_field_is_out(text):
    assert not in_scope(text)
