"""What spans stand for, in the form of the records; and the skeleton of the story."""

import pytest

from oversight import meaning
from oversight.spans import group
from oversight.story import skeleton_of

TEXT = (
    "Children's services at Leeds City Council were rated good by Ofsted.\n\n"
    "Cllr Ada O’Dell, the acting director, said she was glad on 3 May 2018, and so was the "
    "council.\n\n"
    "The assistant director of housing, Ben Carr, has been there since 2014.\n\n"
    "More from us\n\nSubscribe to our newsletter for more stories like this\n\n"
)


@pytest.fixture(scope="module")
def doc(pipeline):
    return pipeline(TEXT)


def find(doc, name, text):
    return next(span for span in group(doc, name) if span.text == text)


@pytest.mark.parametrize(
    ("name", "text", "index"),
    [("people", "Ada O’Dell", 0), ("references", "she", 0), ("people", "Ben Carr", 1)],
)
def test_persons(doc, name, text, index):
    span = find(doc, name, text)
    assert meaning.person_index(span) == index
    wanted = ("Ada O'Dell", "Ben Carr")[index]
    assert meaning.person(span) == {"name": wanted, "text": text}
    assert meaning.party(span) == {"name": wanted, "text": text, "kind": "person"}
    assert meaning.organisations(span) == []


@pytest.mark.parametrize(
    ("name", "text"), [("councils", "Leeds City Council"), ("references", "the council")]
)
def test_councils(doc, name, text):
    span = find(doc, name, text)
    wanted = {"kind": "council", "key": "leeds", "text": text}
    assert meaning.organisations(span) == [wanted]
    assert meaning.party(span) == wanted
    assert meaning.person(span) is None


def test_bodies(doc):
    span = find(doc, "bodies", "Ofsted")
    assert meaning.organisations(span) == [
        {"name": "Ofsted", "kind": "inspectorate", "text": "Ofsted"}
    ]
    assert meaning.referent(span) == ("body", "ofsted")


def test_roles(doc):
    bare = meaning.role(find(doc, "roles", "acting director"))
    assert (bare["kind"], bare["interim"]) == ("director_childrens_services", True)
    [other] = [span for span in group(doc, "roles") if span.text.startswith("assistant")]
    assert meaning.role(other)["kind"] == "assistant_director"
    assert meaning.role(other)["interim"] is False


def test_dates(doc):
    day = meaning.date(find(doc, "dates", "3 May 2018"))
    assert (day["value"], day["precision"], day["text"]) == ("2018-05-03", "day", "3 May 2018")
    since = next(span for span in group(doc, "dates") if "2014" in span.text)
    assert meaning.date(since)["value"] == "2014"
    bound = meaning.date(since, bounds=True)
    assert (bound["value"], bound["precision"], bound["last"]) == ("2014/..", "period", None)
    assert meaning.date(doc[0:1]) is None


def test_what_stands_for_nothing(doc):
    assert meaning.referent(doc[0:1]) == ("", "")
    assert meaning.party(doc[0:1]) is None
    assert meaning.organisations(doc[0:1]) == []


def test_the_skeleton_is_the_storys(doc):
    skeleton = skeleton_of(doc)
    assert "subscribe" not in skeleton.norms
    assert "cllr" not in skeleton.norms
    assert skeleton.labels.count("PERSON") >= 3


def test_the_skeleton_is_built_once_and_again_when_more_was_found(pipeline):
    doc = pipeline(TEXT)
    first = skeleton_of(doc)
    assert skeleton_of(doc) is first
    doc.spans["money"] = [doc[0:1]]
    assert skeleton_of(doc).labels[0] == ""
    assert skeleton_of(doc) is not first
