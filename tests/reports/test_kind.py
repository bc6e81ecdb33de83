"""An article, a report or a letter, told from the text."""

import pytest

from oversight.reports.kind import kind_of

REPORT = (
    "Inspection of Kirklees local authority children’s services\nInspection dates: "
    "3 to 7 July 2023\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, "inspection_report"),
        (
            "1\nLeeds\nInspection of children's social care services\nJudgement Grade\n",
            "inspection_report",
        ),
        (
            "Re-inspection of services for children in need\nReport published: 3 May 2017",
            "inspection_report",
        ),
        (
            "Inspection of looked after children services\nLead inspector Ada Lovell HMI",
            "inspection_report",
        ),
        (
            "Dear Ms Marsh\n\nThis letter summarises the findings of the focused visit",
            "visit_letter",
        ),
        (
            "Focused visit to Leeds children's services\nVisit dates: 3 and 4 May 2022\n",
            "visit_letter",
        ),
        ("Monitoring visit of Leeds children’s services\n\nDear Ada\n", "visit_letter"),
        ("Joint area SEND revisit in Torbay\nDear Ada\n", "visit_letter"),
        ("Inspection of Ashdown Primary School\nInspection dates: 3 to 4 July 2023\n", "article"),
        ("Ofsted has published its inspection of Leeds children's services.", "article"),
        ("Inspection of Leeds children's services finds failings\n\nBy Nan Tucker\n", "article"),
        ("Monitoring visit to Leeds shows progress\n\nBy Nan Tucker\n\nInspectors said", "article"),
        ("Dear Sir, your paper on 3 May wrote of an inspection of our services.", "article"),
        ("The council met on Tuesday.", "article"),
        ("", "article"),
    ],
)
def test_kinds(text, kind):
    assert kind_of(text) == kind


def test_the_record_says_what_it_is(pipeline):
    import oversight

    article, events = oversight.extract(REPORT)
    assert (article.kind, article.in_scope) == ("inspection_report", True)
    assert article.title == "Inspection of Kirklees local authority children’s services"
    assert article.published is None
    assert [event.type for event in events] == ["inspection"]
    assert article.councils == ("E08000034",)


def test_reports_and_articles_keep_their_order(pipeline):
    import oversight
    from oversight.assemble import article_of

    texts = ["The council met.", REPORT, REPORT + "Published: 1 August 2023\n", "It met again."]
    found = [article.text for article, _ in oversight.pipe(map(article_of, texts))]
    assert found == texts
