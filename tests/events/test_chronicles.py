"""What a chronicle tells has the date of its section."""

HEADED = """Ada Lovell has resigned as leader of Leeds City Council. Here is how it got there.

February 2014

Ofsted makes a third monitoring visit. A report published in May judges its services inadequate.

July 2014

The Department for Education issues an improvement notice.

October 2015

Social workers strike for two days. The director of children's services had left in the summer.

What next?

Ministers have appointed a commissioner."""

LISTED = """How children's services at Leeds City Council came to fail:

• January 2017: Director of children's services Ben Carr leaves.

• May 2017: First monitoring visit. Social workers say little has changed.

• July 2017: Ofsted's report on its second monitoring visit. The improvement board is set up."""


def test_events_below_a_date_were_then(told):
    visit, inspection = told(HEADED, "inspection")
    assert (visit["inspected"], inspection["published"]) == ("2014-02", "2014-05")
    [notice] = told(HEADED, "intervention")
    assert notice["date"] == "2014-07"


def test_what_lies_before_or_after_a_section_is_not_of_its_date(told):
    [left] = [e for e in told(HEADED, "departure") if e.get("person") is None]
    assert left.get("date") != "2015-10"
    [sent] = told(HEADED, "appointment")
    assert "date" not in sent


def test_entries_date_what_they_tell(told):
    [left] = told(LISTED, "departure")
    assert left["date"] == "2017-01"
    visits = {visit["number"]: visit for visit in told(LISTED, "inspection")}
    assert visits[1]["inspected"] == "2017-05"
    assert visits[2]["published"] == "2017-07"
