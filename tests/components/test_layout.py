"""The stage `layout`: what it puts on the Doc, and the known lines in patterns/layout."""

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import oversight.components.layout
import oversight.tokenizer
from oversight.components.layout import TELLING, block_at, dateline, story
from oversight.layout import read_layout
from oversight.layout.bylines import find_byline, name_shaped
from oversight.layout.datelines import find_dates
from oversight.layout.doubles import glued_at
from oversight.layout.lexicon import Lexicon, key_of
from oversight.layout.lines import Line
from oversight.layout.menus import is_meeting, is_menu
from oversight.layout.page import recognise
from oversight.patterns import read_patterns

PAGE = """Wyrebridge told to hurry up with plan for children

By Una Kettering
Updated 3rd May 2019, 09:14 BST
Published 2nd May 2019, 06:00 BST

The town hall at nightThe town hall at night
The town hall at night (Image: Wyre Media)

Wyrebridge Council has until July to write a better plan, ministers said.

Its leader, Mabel Thwaite, said she would “read every word” of the letter.

More from Wyre Times

Bus station shut
"""


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank(
        "en", config={"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}
    )
    nlp.add_pipe("layout")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(PAGE)


def test_text_stays(doc):
    assert doc.text == PAGE


def test_article_fields(doc):
    assert doc._.title == "Wyrebridge told to hurry up with plan for children"
    assert doc._.byline == "Una Kettering"
    assert doc._.outlet == "Wyre Times"


def test_metadata_wins(nlp):
    doc = nlp.make_doc(PAGE)
    doc._.byline = "Staff"
    doc._.outlet = "Wyre Times and Journal"
    doc = nlp.get_pipe("layout")(doc)
    assert (doc._.byline, doc._.outlet) == ("Staff", "Wyre Times and Journal")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Wyrebridge told to hurry up with plan for children - Wyre Times", "TITLE"),
        ("Wyrebridge told to hurry up with plan for children", "TITLE"),
        ("Minister loses patience", "STANDFIRST"),  # metadata's title stands above the text
    ],
)
def test_title_from_metadata(nlp, title, label):
    doc = nlp.make_doc(PAGE)
    doc._.title = title
    doc = nlp.get_pipe("layout")(doc)
    assert doc.spans["blocks"][0].label_ == label
    assert doc._.title == title


def test_publication_comes_before_update(doc):
    assert [span.text for span in dateline(doc)] == [
        "2nd May 2019, 06:00 BST",
        "3rd May 2019, 09:14 BST",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Wyre Times\n\nWhy do so many councils in this country fail the children who need them "
        "most?\n\nBy Una Kettering\n2 May 2019",
        "WYREBRIDGE COUNCIL\n\nMinutes of the meeting of the Children and Young People Scrutiny "
        "Committee held in the Council Chamber, Wyrebridge, on Thursday 2 May 2019 at 2.00 pm",
        "Wyrebridge Council\n\nA plan is agreed\n\nReleased: 2 May 2019 by the press office",
    ],
)
def test_a_date_is_found_below_a_question_and_in_a_meeting_s_line(nlp, head):
    page = nlp(f"{head}\n\nWyrebridge Council has until July to write a better plan, it said.")
    assert ["2 May 2019" in block.text for block in dateline(page)] == [True]


def test_a_glued_caption_is_cut_even_inside_a_token(doc):
    labels = [(span.label_, span.text) for span in doc.spans["blocks"]]
    assert ("CAPTION", "The town hall at night") in labels
    assert ("FURNITURE", "The town hall at night") in labels


def test_story_leaves_out_what_is_not_told(doc):
    assert {span.label_ for span in story(doc)} <= TELLING
    assert "Bus station shut" not in [span.text for span in story(doc)]


def test_block_at(doc):
    for block in doc.spans["blocks"]:
        assert block_at(doc, block.start) == block
        assert block_at(doc, block.end - 1) == block
    between = next(token.i for token in doc if token.text == "\n\n")
    assert block_at(doc, between) is None


def test_blocks_do_not_overlap(doc):
    blocks = list(doc.spans["blocks"])
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))


def test_doc_survives_bytes(nlp, doc):
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(b.label_, b.id_, b.text) for b in again.spans["blocks"]] == [
        (b.label_, b.id_, b.text) for b in doc.spans["blocks"]
    ]


def test_split_tokens_keep_their_norm(doc):
    for token in doc:
        if not token.is_space:
            assert token.norm_ == oversight.tokenizer.norm(token.text)


def test_markup_helps(nlp):
    text = (
        "Council told to act on children by minister\n\n"
        "The minister wrote to the council today about its services.\n\n"
        "We expect a plan by May and no later, and we shall read it.\n"
    )
    doc = nlp.make_doc(text)
    start = text.index("We expect")
    doc._.markup = [[start, len(text) - 1, "block_quote"]]
    doc = nlp.get_pipe("layout")(doc)
    assert doc.spans["blocks"][-1].label_ == "BLOCK_QUOTE"


LIVE = """Strike LIVE as social workers walk out in Wyrebridge

Social workers have walked out this morning in a row over caseloads.

'They gave us no choice'

The branch secretary has put out a statement. It says:

I am sorry that it has come to this but they gave us no choice.

  • Share

Council responds

Its leader says the strike will hurt families.

  • Share

Background: the ballot

Members voted for a strike in May.

He said the union would fight on.

  • Share
"""


def test_posts_run_from_heading_to_share_line(nlp):
    doc = nlp(LIVE)
    posts = [post.text for post in doc.spans["posts"]]
    assert [post.split("\n")[0] for post in posts] == [
        "'They gave us no choice'",
        "Council responds",
        "Background: the ballot",
    ]
    assert all(post.endswith("Share") for post in posts)
    assert [b.text for b in doc.spans["blocks"] if b.label_ == "BLOCK_QUOTE"] == [
        "I am sorry that it has come to this but they gave us no choice."
    ]


def known(text):
    line = Line(0, len(text), text, True)
    found = recognise(line)
    return found.label if found else None


@pytest.mark.parametrize("name", ["lines", "captions"])
def test_known_lines_match_and_skip(name):
    for pattern in read_patterns(f"layout/{name}.jsonl"):
        alone = Lexicon([pattern])
        for example in pattern.match:
            assert alone.find(key_of(example)) is not None, (pattern.id, example)
            assert known(example) is not None, (pattern.id, example)
        for example in pattern.skip:
            assert known(example) is None, (pattern.id, example)


@pytest.mark.parametrize(
    "text",
    [
        "He painted a bleak picture: staff were leaving and nobody replaced them.",
        "Share prices fell.",
        "Comments made by the leader were out of order, the judge said.",
        "More from the inspection report will be published next week, the council said.",
        "Jobs will go.",
        "Subscribers left.",
    ],
)
def test_sentences_are_no_known_lines(text):
    assert known(text) is None


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Friday, November 25, 2016", [("Friday, November 25, 2016", "")]),
        ("Published 21st Oct 2016, 06:00 BST", [("21st Oct 2016, 06:00 BST", "published")]),
        (
            "PUBLISHED: 10:04 21 November 2014 | UPDATED: 14:32 22 November 2014",
            [("10:04 21 November 2014", "published"), ("14:32 22 November 2014", "updated")],
        ),
        ("Page last updated at 16:42 GMT, Friday, 5 February 2010",
         [("16:42 GMT, Friday, 5 February 2010", "updated")]),
        ("By Ann Lee | 14 August 2018", [("14 August 2018", "")]),
        ("Published24 February 2014", [("24 February 2014", "published")]),
        ("29.01.18", [("29.01.18", "")]),
        ("13th Dec 2023", [("13th Dec 2023", "")]),
        ("18 Nov 09 | Humberside", [("18 Nov 09", "")]),
        ("2024-03-22T10:00:00Z", [("2024-03-22T10:00:00Z", "")]),
        ("Council told to act by May", []),
        ("It has 70 working days", []),
    ],
)  # fmt: skip
def test_dates_in_header_lines(line, dates):
    found = [(line[date.start : date.end], date.role) for date in find_dates(line)]
    assert found == dates


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann Lee and Bo O'Hart", "Ann Lee and Bo O'Hart"),
        ("By Ann Lee, Local Democracy Reporter", "Ann Lee"),
        ("By ANN LEE NEWS CORRESPONDENT", "ANN LEE"),
        ("By Ann McLee-Hart on June 11, 2026", "Ann McLee-Hart"),
        ("By Jean van der Berg", "Jean van der Berg"),
        ("By November the council must act", None),
        ("By the end of March", None),
        ("By Kirklees Council", None),
    ],
)
def test_bylines(line, names):
    found = find_byline(line)
    assert (line[found[0] : found[1]] if found else None) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jan 9 2015 by Ann Lee, Wyre Times", "Ann Lee"),
        ("19 May 2021 | Ann Lee | 6 min read", "Ann Lee"),
        ("6 min read | 19 May 2021 | By Ann Lee", "Ann Lee"),
        ("Ann Lee | 19 May 2021", "Ann Lee"),
        ("Story by Ann Lee", "Ann Lee"),
        ("19 May 2021 | News | 6 min read", None),
        ("Story by story", None),
    ],
)
def test_a_byline_beside_a_date(nlp, line, name):
    story = "Wyrebridge Council has until July to write a better plan, ministers said on Monday."
    doc = nlp(f"Council is told to do better again\n\n{line}\n\n{story}\n\n{story}")
    assert [block.text for block in doc.spans["blocks"] if block.label_ == "BYLINE"] == (
        [name] if name else []
    )


@pytest.mark.parametrize(
    "name", ["Ann Lee", "Ann Lee and Bo Hart", "Dr. Ann Lee", "D. Lee", "Ann Lee, Bo Hart"]
)
def test_names(name):
    assert name_shaped(name)


@pytest.mark.parametrize(
    "text", ["Town Hall", "Guildhall, Hull", "Third Sector", "Ann", "Ann said", "News"]
)
def test_what_is_no_name(text):
    assert not name_shaped(text)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The town hallThe town hall", "The town hall"),
        ("Gazette: The town hallThe town hall (Image: Pat)", "The town hall (Image: Pat)"),
        ("The town hall The town hall", "The town hall"),
        ("The town hall is near the town hall of old", ""),
        ("They wait. They wait.", ""),
    ],
)
def test_glued_copies(text, second):
    place = glued_at(text)
    assert (text[place:].strip() if place else "") == second


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\u200b\n", "x", "•", "• • •\n", "\r\n\r\n", "a" * 5000, "Share\n" * 50]
)
def test_odd_texts_do_no_harm(nlp, text):
    assert nlp(text).text == text


def test_every_letter_of_the_written_articles_stands_in_a_block(nlp, root):
    for path in sorted((root / "data" / "articles").glob("*.txt")):
        doc = nlp(path.read_text(encoding="utf-8"))
        held = {token.i for block in doc.spans["blocks"] for token in block}
        left = [token.text for token in doc if token.is_alpha and token.i not in held]
        # A list item's number, "(iv)", is its bullet: it is no part of the item's block.
        left = [text for text in left if text.strip("ivx")]
        assert left == []


PIECES = """The council said so today and again on Monday.|By Ann Lee|12 May 2019|• Share|
READ MORE: Pier shut|He said:|“We are sorry.”|Hide Ad|Comments|Most Read|The hallThe hall|
2 Responses to Pier|Image caption,|1. One|-|A heading|week.The end|16:42|Ann Lee|date 2024-03-22 """
BLANKS = ["\n", "\n\n", "\r\n", " ", "\xa0", "\u2028", "\u200b"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split("|"), *BLANKS]), max_size=25).map("".join))
def test_any_page_is_read(text):
    layout = read_layout(text)
    place = 0
    for block in layout.blocks:
        assert place <= block.start < block.end <= len(text)
        assert not any(char.isalpha() for char in text[place : block.start])
        place = block.end
    assert not any(char.isalpha() for char in text[place:])


def test_the_parts_of_a_cut_token_have_norms(nlp):
    doc = nlp("It lasted one day.”“Zquob came and went.")
    assert [token.norm_ for token in doc][4:7] == [".", '"', '"zquob']


@pytest.mark.parametrize(
    ("text", "menu"),
    [
        ("News  Opinion  Sport  Culture  Lifestyle", True),
        ("Home News Sport Jobs", True),
        ("Wyre  Fylde  Hambleton  Garstang", True),
        ("News sport", False),
        ("Jobs at risk in children's homes", False),
        ("Education jobs and training news", False),
    ],
)
def test_a_menu_is_no_title(text, menu):
    assert is_menu(Line(0, len(text), text, True)) is menu


@pytest.mark.parametrize(
    ("before", "meeting"),
    [
        ("Meeting of Children and Families Scrutiny Committee, ", True),
        ("Cabinet - ", True),
        ("Director left the service in ", False),
        ("", False),
    ],
)
def test_a_committees_name_before_a_date(before, meeting):
    assert is_meeting(before) is meeting
