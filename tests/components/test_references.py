"""References: what expressions without a name stand for."""

import pytest
import spacy
from spacy.tokens import Doc

import oversight.components.layout
import oversight.components.people
import oversight.components.references
import oversight.components.sentences
import oversight.components.vocabulary
import oversight.tokenizer  # noqa: F401
from oversight.components.references import council_in_focus, main_council, resolve
from oversight.patterns import read_patterns
from oversight.references.expressions import ExpressionFinder
from oversight.text import Text

HEAD = """What the week brought

It has been a busy week for all who work with children and families, and more is to come."""
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    for stage in ("layout", "sentences", "vocabulary", "people", "references"):
        nlp.add_pipe(stage)
    return nlp


def read(nlp, text):
    """Return the Doc of a story and its references as (text, value), people by surname."""
    doc = nlp(f"{HEAD}\n\n{text}\n\nThe story ends here, and nothing more is told of it.")
    found = []
    for span in doc.spans["references"]:
        kind, value = span.kb_id_.split(":", 1)
        if kind == "person":
            value = doc._.people[int(value)]["name"].split()[-1]
        found.append((span.text.strip(), value))
    return doc, found


# A story, an expression in it, what its occurrences stand for.
STORIES = [
    ("Kirklees Council met. The authority was sorry.", "The authority", ["kirklees"]),
    (
        "A North West authority was warned.\n\nHalton must act.",
        "A North West authority",
        ["halton"],
    ),
    (
        "Leeds City Council said the Labour-run council was sure.",
        "the Labour-run council",
        ["leeds"],
    ),
    (
        "Luton was rated inadequate. The borough spent £4m. The city centre shut.",
        "The borough",
        ["luton"],
    ),
    (
        "Hampshire runs services on the Isle of Wight. It took on the island's social workers.",
        "the island",
        ["isle-of-wight"],
    ),
    ("Medway was inspected. Homes on the island were full.", "the island", []),
    (
        "Plymouth was inspected. Ann Lee, a former director in Devon, told the city.",
        "the city",
        ["plymouth"],
    ),
    (
        "Swindon council was rated good. Swindon is glad. Essex County Council, the authority's "
        "improvement partner, left.",
        "the authority",
        ["swindon"],
    ),
    (
        "Swindon council was rated good. Swindon will get help.\n\n"
        "Leeds will lend two managers, and the council is glad.",
        "the council",
        ["swindon"],
    ),
    ("Luton and Bury spoke. Both councils agreed.", "Both councils", ["luton+bury"]),
    (
        "Luton, Bury and Hull met. The three councils agreed.",
        "The three councils",
        ["luton+bury+hull"],
    ),
    ("Luton met. The three councils agreed.", "The three councils", []),
    # The councils that were told of together, whoever is named between.
    (
        "Luton, Bury and Hull met. The three councils agreed.\n\n"
        "Leeds sent a team to Luton. The boroughs are glad.",
        "The boroughs",
        ["luton+bury+hull"],
    ),
    (
        "Luton, Bury and Hull met.\n\nA review was promised by all three leaders.",
        "all three leaders",
        ["luton+bury+hull"],
    ),
    ("Luton met. All three leaders spoke.", "All three leaders", []),
    # A partner is not the authority that it is a partner of.
    (
        "Bury was inspected. Bury is sorry.\n\nLeeds City Council had been the authority's "
        "improvement partner since May.",
        "the authority",
        ["bury"],
    ),
    # A single borough is no county; who is called one was told of before.
    (
        "Medway was rated inadequate. Medway is sorry.\n\nIs there a way? Ask in Kent. There, "
        "ministers dropped a plan after Ann Lee wrote that the county was able.\n\n"
        "Tom Dean, the county council's director, is glad.",
        "the county council",
        ["kent"],
    ),
    (
        "North and West Northamptonshire spoke. Northamptonshire County Council, now gone, did "
        "too. It fell to West Northamptonshire to see what the county council had left.",
        "the county council",
        ["northamptonshire"],
    ),
    # What a speaker says of another council turns nothing there.
    (
        "Bury was rated inadequate. Bury is sorry. The council is short of staff.\n\n"
        "Chief executive Ann Lee said: 'Merton was once where we are.' The council is glad.",
        "The council",
        ["bury", "bury"],
    ),
    # The county council is the one that was there before its parts.
    (
        "West Northamptonshire took over from the former county council. It is glad.",
        "the former county council",
        ["northamptonshire"],
    ),
    (
        "West Northamptonshire was rated good. West Northamptonshire is glad. In 2013 the county "
        "council was not.",
        "the county council",
        ["northamptonshire"],
    ),
    ("Luton and Bury will share a chief. The pair pay £4m.", "The pair", ["luton+bury"]),
    ("Ann Lee and Tom Dean of Luton and Bury met. The pair left.", "The pair", []),
    (
        "Bury was failed. Bury is sorry. Bolton will help. The partner authority is glad.",
        "The partner authority",
        ["bolton"],
    ),
    (
        "Bury was told. Bury is sorry.\n\nBolton's own services were rated good.\n\n"
        "The authority has a plan.",
        "The authority",
        ["bury"],
    ),
    ("Slough Children's Services Trust met. The council paid.", "The council", ["slough"]),
    ("Slough Children's Services Trust met. The company paid.", "The company", ["slough-trust"]),
    ("Bury was told. The cabinet agreed. The cabinet member did too.", "The cabinet", ["bury"]),
    ("Luton and Bury met. But the former's leader spoke.", "the former", ["luton"]),
    ("Luton and Bury met. The latter was rated good.", "The latter", ["bury"]),
    ("Luton and Bury met. The former leader spoke.", "The former", []),
    ("Luton was good.\n\nThose in Bury were not.\n\nThe latter is sorry.", "The latter", ["bury"]),
    ("Luton, Bury and Hull met.\n\nThe latter is sorry.", "The latter", []),
    # Of three told of together, two are the story's own and one more.
    (
        "Luton was good. Luton asked Bury whether it would help Hull. Both boroughs agreed.",
        "Both boroughs",
        ["luton+hull"],
    ),
    (
        "Bury was warned. Leeds looked. Leeds found that the authority was slow. Bury is sorry.",
        "the authority",
        ["bury"],
    ),
    # The council whose trust an article is about, not one that is named besides.
    (
        "Slough Children's Services Trust met. The council paid. Slough Children's Services Trust "
        "spoke. Its neighbour, Reading, did not.",
        "The council",
        ["slough"],
    ),
    ("Bury was rated good. The LA is glad.", "The LA", ["bury"]),
    ("Bury was rated good, while its neighbour Bolton fell.", "its neighbour", []),
    (
        # A council compared with is not the one the story is about.
        "Director Ann Lee of Cornwall council resigned.\n\nIt is the first loss since the "
        "sacking of Haringey's director.\n\nInspectors found problems with the council's work.",
        "the council",
        ["cornwall"],
    ),
    (
        # Several councils, none in the lead: each post's own.
        "Sue Hall, director of children's services at Sutton LBC, left the council in May."
        "\n\nDan Cole resigned as director of children's services at Kingston upon Thames RBC "
        "after the council fell.\n\nKingston will share one with Richmond LBC.",
        "the council",
        ["sutton", "kingston-upon-thames"],
    ),
    (
        # A paragraph that turns to another council keeps to it below a heading.
        "Darlington council was rated inadequate. Darlington is sorry. The council is short of "
        "staff.\n\n‘A line crossed’\n\nThere was less cheer in Stockton-on-Tees, where Ann Lee "
        "gave notice.\n\nHer last day is in July.\n\nThe vote came in May.\n\nTom Dean spoke.\n\n"
        "The borough was rated good.\n\nStockton has 31 vacancies. Stockton is not glad.",
        "The borough",
        ["stockton-on-tees"],
    ),
    (
        # Only one of them is a city.
        "Walsall was rated inadequate. Walsall is glad that Wolverhampton will help.\n\n"
        "The city was rated good.",
        "The city",
        ["wolverhampton"],
    ),
    ("Bury was told. The minister told the council it had failed.", "it", ["bury"]),
    ("Ann Lee left Bury after Ofsted rated its children's services good.", "its", ["bury"]),
    ("Ofsted said its social care inspections go on. Bury was glad.", "its", ["ofsted"]),
    ("Twenty miles off, Bury escapes for now: it must have a plan.", "it", ["bury"]),
    ("Ofsted came. The watchdog left. Inspectors found delays.", "The watchdog", ["ofsted"]),
    ("Ofsted came. The watchdog left. Inspectors found delays.", "Inspectors", ["ofsted"]),
    ("Inspectors found delays.", "Inspectors", []),
    ("Ofsted came to Bury. The report says children wait.", "The report", ["ofsted"]),
    (
        "Ofsted came to Bury. Commissioner Ann Lee's report is out. The report says no.",
        "The report",
        ["Lee"],
    ),
    (
        "A serious case review into a death is out. Ofsted was told. The report says no.",
        "The report",
        [],
    ),
    (
        "Officers read the report, by the academic Tom Dean. It said children wait.",
        "It",
        ["Dean"],
    ),
    ("Ofsted came to Bury. In its letter, Ofsted said no. But it added more.", "it", ["ofsted"]),
    (
        "Minister Karen Holt was clear. In a letter to leader Petra Lund, she said no.",
        "she",
        ["Holt"],
    ),
    ("Karen Holt said Petra Lund had been removed from her post.", "her", ["Lund"]),
    (
        "Bury, Leeds, Luton and Hull were praised."
        "\n\nThe service at Bury was good. The council is glad."
        "\n\nSupport at Leeds was good too, for children and for staff. The council is glad.",
        "The council",
        ["bury", "leeds"],
    ),
    ("The Department for Education wrote. The department was clear.", "The department", ["dfe"]),
    ("The department's troubles began in Bury.", "The department", []),
    ("Bury was told. Ministers wrote.", "Ministers", ["uk-government"]),
    ("The Department for Education met. Ministers wrote.", "Ministers", ["dfe"]),
    ("The secretary of state for education wrote.", "The secretary of state", ["dfe"]),
    ("The secretary of state for health wrote.", "The secretary of state", []),
    ("The children's minister, Ann Lee, wrote.", "The children's minister", []),
    # Who was sent, not who sent; what a relative clause is of; who can be judged and have posts.
    ("Minister Tom Dean has appointed Ben Carr. He will report in May.", "He", ["Carr"]),
    ("Tom Dean has criticised Ben Carr. He will report in May.", "He", ["Dean"]),
    ("Bury was good. Ann Lee went to Hull, which was itself failing.", "itself", ["hull"]),
    ("Ofsted praised Bury. The report praised its new director.", "its", ["bury"]),
    ("Ofsted spoke of Bury. The report praised its own inspectors.", "its", ["ofsted"]),
    # A city that is not named is none of the county's.
    ("Leicestershire met. Leicestershire paid. The city did not.", "The city", []),
    ("Essex was told. Essex is sorry. Rutland buys care from the county.", "the county", ["essex"]),
    ("Luton was good. Bury was not. The latter borough is sorry.", "The latter borough", ["bury"]),
    # Whose commissioner he is stands beside him.
    ("Bury was told. The council's commissioner, Ann Lee, came.", "The council", ["bury"]),
    (
        "Bury was told. Commissioner Ann Lee came. The council's commissioner left.",
        "commissioner",
        ["Lee"],
    ),
    ("Bury was told. The leader of the council Councillor Ann Lee left.", "the council", ["bury"]),
    ("Luton was told. It also has a plan. It currently pays £4m.", "It", ["luton", "luton"]),
    ("Bury was told. Inspectors from Ofsted rated it good.", "it", ["bury"]),
    ("Bury was told. Inspectors from Ofsted found it difficult to say.", "it", []),
    ("Bury was told. Ann Lee told it on a stage.", "it", []),
    # The one in London, far behind, where the council's own is not spoken of.
    (
        "The Department for Education wrote.\n\nYes.\n\nNo.\n\nSo.\n\nThen.\n\n"
        "A letter from the department came.",
        "the department",
        ["dfe"],
    ),
    (
        "The Department for Education wrote to Bury's department.\n\nYes.\n\nNo.\n\nSo.\n\n"
        "Then.\n\nA letter from the department came.",
        "the department",
        [],
    ),
    ("Unison balloted its members. The union wants talks.", "The union", ["unison"]),
    ("Commissioner Ann Lee came. The commissioner said so.", "The commissioner", ["Lee"]),
    (
        "Council leader Tom Dean spoke. The leader of the Tory group, Cal Eng, did not.",
        "The leader",
        [],
    ),
    ("The chief executive was told. Tom Dean, chief executive, left.", "The chief executive", []),
    ("Ann Lee left. Her replacement, Tom Dean, came.", "Her replacement", ["Dean"]),
    ("Tom Dean, her predecessor, retired.", "her predecessor", ["Dean"]),
    ("Ann Lee left. Her replacement is not known.", "Her replacement", []),
    ("Labour MP Tom Dean was angry. The Labour man said: “No.”", "The Labour man", ["Dean"]),
    ("Karen Holt told Tom Dean that she would go.", "she", ["Holt"]),
    ("Karen Holt left. Her deputy, Ann Lee, spoke. She said no.", "She", ["Lee"]),
    ("Karen Holt spoke to Tom Dean. He said no.", "He", ["Dean"]),
    ("Karen Holt said Petra Lund should go. She said: “Now.”", "She", ["Holt"]),
    ("Leader Karen Holt suspended Petra Lund. She was appointed in May.", "She", ["Lund"]),
    ("Petra Lund will replace Karen Holt when she retires.", "she", ["Holt"]),
    ("Robin Holt spoke to staff. She said no. Robin left.", "She", ["Holt"]),
    ("Karen Holt left. A spokeswoman for Ofsted said she was sorry.", "she", ["ofsted"]),
    ("Karen Holt spoke to Her Majesty's Inspector.", "Her", []),
    (
        "Karen Holt left. A spokesman for Bury said so. He added that her post is vacant.",
        "her",
        ["Holt"],
    ),
    ("Karen Holt left.\n\nA mother of two said she was glad.", "she", []),
    ("Ann Lee spoke. “Petra Lund is ill,” she said.", "she", ["Lee"]),
    ("Karen Holt said: “Ann Lee is good and she stays.”", "she", ["Lee"]),
    ("Bury was inspected. It was rated good. It is raining.", "It", ["bury"]),
    ("Bury council met. It was decided to wait. It has since emerged that it was late.", "It", []),
    ("Ofsted visited Bury. Its report is out.", "Its report", ["ofsted"]),
    ("Inspectors from Ofsted came. They praised managers.", "They", ["ofsted"]),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Torbay was warned. The Devon authority is sorry.", [("Devon authority", "torbay")]),
        ("Medway was warned. The troubled Kent unitary is sorry.", [("Kent unitary", "medway")]),
        (
            "Sunderland was warned. The north-east city is glad.",
            [("north-east city", "sunderland")],
        ),
        # Its own name, in the same sentence as another one of the region, or told of elsewhere.
        ("Torbay and the Devon authority met.", [("Devon authority", "devon")]),
        (
            "Torbay left Devon County Council. The Devon authority paid.",
            [("Devon authority", "devon")],
        ),
        ("Bury and Bolton met. The Greater Manchester authority is sorry.", []),
        ("Leeds was warned. The London borough of Bexley is glad.", []),
        ("Torbay was warned. A Devon charity is sorry. The Devon coast is fine.", []),
    ],
)
def test_councils_called_by_their_region(nlp, text, wanted):
    doc, _ = read(nlp, text)
    found = [(span.text, span.kb_id_) for span in doc.spans["councils"]]
    heads = ("authority", "unitary", "city")
    assert [one for one in found if one[0].split()[-1] in heads] == wanted


@pytest.mark.parametrize(("text", "expression", "wanted"), STORIES)
def test_expressions_stand_for(nlp, text, expression, wanted):
    _, found = read(nlp, text)
    assert [value for words, value in found if words == expression] == wanted


ROUND_UP = """Inspectors have published four reports on councils.

Trafford

Services at Trafford Council fell to "inadequate". The council has a plan.

Bexley

London Borough of Bexley went up to "outstanding". The council is glad.

National picture

Nationally, nine authorities are "inadequate" and nobody knows why."""


def test_a_round_up_gives_each_section_its_council(nlp):
    doc, found = read(nlp, ROUND_UP)
    assert [value for words, value in found if words == "The council"] == ["trafford", "bexley"]
    last = next(token.i for token in doc if token.text == "Nationally")
    assert council_in_focus(doc, last) is None


def test_main_council_and_focus(nlp):
    doc, _ = read(
        nlp,
        "Hartlepool praised by inspectors\n\nHartlepool was rated good. The council is glad.\n\n"
        "Meanwhile, Redcar and Cleveland was rated inadequate.\n\n"
        "Social workers there were tired and many of them had left it, inspectors said.\n\n"
        "Hartlepool is sharing a team with it.",
    )
    assert main_council(doc) == "hartlepool"
    tired = next(token.i for token in doc if token.text == "tired")
    sharing = next(token.i for token in doc if token.text == "sharing")
    assert council_in_focus(doc, tired) == "redcar-and-cleveland"
    assert council_in_focus(doc, sharing) == "hartlepool"


@pytest.mark.parametrize(
    ("text", "word", "council"),
    [
        # A clause can have a council of its own.
        ("Bury keeps its head; Dorset loses one to Surrey.", "keeps", "bury"),
        ("Bury keeps its head; Dorset loses one to Surrey.", "loses", "dorset"),
        ("Bury was good.\n\nWhile Leeds slept for a while in Bury, all was well.", "slept", "bury"),
        # Where a sentence is set, and what is only reached in it.
        ("Bury was good. Bury is glad.\n\nIn Leeds, the news was worse.", "worse", "leeds"),
        (
            "Bury was good. Bury is glad.\n\nThe news from inspectors, who came for a week in May, "
            "was worse about Leeds.",
            "worse",
            "bury",
        ),
        # Whoever lends staff is not whom the story is of.
        ("Bury was good. Bury is glad.\n\nLeeds has lent two managers.", "lent", "bury"),
        # A former employer is none; who is sent somewhere serves there.
        ("Bury was good.\n\nAnn Lee, a former director at Leeds, came.", "came", "bury"),
        ("Ann Lee, who did the same job in Leeds, now leads Bury's team.", "leads", "bury"),
        # A trust of one council's speaks for it.
        (
            "Bury, Leeds and Hull met.\n\nSlough Children's Services Trust has a chair.",
            "chair",
            "slough",
        ),
        # "There": the place just told of.
        (
            "Bury was good. Bury is glad.\n\nOn the Isle of Wight, all is well.\n\n"
            "A visit there went well.",
            "visit",
            "isle-of-wight",
        ),
    ],
)
def test_what_a_clause_is_about(nlp, text, word, council):
    doc, _ = read(nlp, text)
    place = next(token.i for token in doc if token.text == word)
    assert council_in_focus(doc, place) == council


@pytest.mark.parametrize(
    ("text", "main"),
    [
        # Who helps is not whom the story is of; nor who is only spoken of.
        (
            "Leeds has run Bury's services since 2013. Leeds is helping the council. Bury paid.",
            "bury",
        ),
        (
            "Bury will part company with Hull. Ann Lee of Bury said: 'Hull left. Hull has gone.'",
            "bury",
        ),
        # "The island": the one council that can be called so.
        (
            "Hampshire and the Isle of Wight met. Hampshire paid. Staff on the island left. "
            "Children on the island left. Homes on the island were full. The island is sorry.",
            "isle-of-wight",
        ),
    ],
)
def test_whose_story_it_is(nlp, text, main):
    doc, _ = read(nlp, text)
    assert main_council(doc) == main


def test_a_paper_is_of_a_place(nlp):
    page = "{}\n\nNew chief is named\n\n12 May 2019\n\nLuton met. Bury spoke. It rained."
    found = [main_council(nlp(page.format(paper))) for paper in ("Bury Times", "Hull Daily Mail")]
    assert found == ["bury", "luton"]


def test_a_story_is_of_whom_it_calls_the_council_from_the_start(nlp):
    page = (
        "Bury Times\n\nBoss defends record\n\n12 May 2019\n\nThe woman in charge of children's "
        "services in Luton has left. The council's director had been there since May. The "
        "authority thanked her.\n\nIt rained.\n\nIt snowed.\n\nThe council had asked Bury for "
        "help. Bury said no.\n\nThe council will look for a successor."
    )
    assert main_council(nlp(page)) == "luton"


def test_a_neighbour_compared_keeps_no_story(nlp):
    text = (
        "Luton was inadequate. Luton is sorry. Luton paid. Luton met. Neighbouring Bury was judged "
        "good.\n\nThe director left."
    )
    doc, _ = read(nlp, text)
    place = next(token.i for token in doc if token.text == "director")
    assert council_in_focus(doc, place) == "luton"


HELPED = [
    # Who only helps, or speaks of having helped, does not take the story over.
    (
        "Luton was rated inadequate. Luton is sorry. Bury was asked to take over the running of "
        "its services.\n\n'It is dull work,' says Bury's leader, who has a contract with "
        "Luton.\n\nCaseloads were high.",
        "Caseloads",
        "luton",
    ),
    # Nor does the next sentence's "its most recent visit" go back to the helper.
    (
        "Luton was rated inadequate. Luton is sorry.\n\nBury has been the council's improvement "
        "partner since May. At its most recent monitoring visit Ofsted found progress.",
        "its",
        "luton",
    ),
    # Who is told of for its own sake is no helper, though it once lent a hand.
    (
        "Luton lost its trust. Luton is sorry.\n\nBury was rated inadequate. Bury met. Bury lent "
        "Luton two managers. Bury fell. Bury was inspected.\n\nCaseloads were high.",
        "Caseloads",
        "bury",
    ),
]


@pytest.mark.parametrize(("text", "word", "council"), HELPED)
def test_who_helps_is_not_whom_a_story_is_of(nlp, text, word, council):
    doc, _ = read(nlp, text)
    place = next(token.i for token in doc if token.text == word)
    if word == "its":
        assert resolve(doc, doc[place : place + 1]) == f"council:{council}"
    else:
        assert council_in_focus(doc, place) == council


def test_a_person_of_the_main_council_leads_back_to_it(nlp):
    text = (
        "Luton is sorry. Luton met. Luton paid. Luton's director is Ann Lee. Ann Lee was the "
        "third director there.\n\nBury was rated inadequate. Bury met. Bury paid.\n\nStaff at "
        "the council left.\n\n{} went for a walk."
    )
    for name, council in (("Ann Lee", "luton"), ("Tom Roe", "bury")):
        doc, _ = read(nlp, text.format(name))
        place = next(token.i for token in doc if token.text == "walk")
        assert council_in_focus(doc, place) == council


def test_a_page_in_a_council_s_own_voice(nlp):
    page = (
        "Torbay Council\n\nThe bulletin\n\nWe have had a good month, and our inspectors "
        "left.\n\nOur new director did the same job in Plymouth. We are glad that Devon has lent "
        "us two managers and Plymouth one.\n\nOur caseloads are down. We thank you all."
    )
    doc = nlp(page)
    assert main_council(doc) == "torbay"


def test_an_article_without_councils_has_no_focus(nlp):
    doc, _ = read(nlp, "Nobody was there.")
    assert main_council(doc) is None
    assert council_in_focus(doc, 0) is None


def test_resolve_tells_what_a_span_stands_for(nlp):
    doc, _ = read(nlp, "Ann Lee left Bury. She told Ofsted about the council there.")
    by_text = {token.text: doc[token.i : token.i + 1] for token in doc}
    assert resolve(doc, by_text["She"]) == "person:0"
    assert resolve(doc, by_text["Ann"]) == "person:0"
    assert resolve(doc, by_text["Bury"]) == "council:bury"
    assert resolve(doc, by_text["council"]) == "council:bury"
    assert resolve(doc, by_text["Ofsted"]) == "body:ofsted"
    assert resolve(doc, by_text["there"]) is None


def test_pronouns_teach_the_gender(nlp):
    doc, _ = read(nlp, "Robin Holt spoke to staff. She said no.")
    assert [person["female"] for person in doc._.people] == [True]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "She", "Mr", "“", "The council.", "It said. They did."]
)
def test_odd_texts_break_nothing(nlp, text):
    doc = nlp(text)
    assert [span.kb_id_ for span in doc.spans["references"]] == []


def test_works_in_any_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("people")
    nlp.add_pipe("references")
    doc = nlp("“It is late,” said Gwilym Oyelaran. He left. Mr Oyelaran’s bag stayed.")
    assert [(s.text, s.kb_id_) for s in doc.spans["references"]] == [("He", "person:0")]
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.council_focus == doc._.council_focus


PATTERNS = read_patterns("references/expressions.jsonl")


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_pattern_examples(nlp, pattern):
    find = ExpressionFinder([pattern])
    for text in pattern.match:
        doc = nlp.make_doc(text)
        assert find(doc, Text(doc).norms, set()), text
    for text in pattern.skip:
        doc = nlp.make_doc(text)
        assert not find(doc, Text(doc).norms, set()), text


BELOW = """

Children's Services: Progress Report

Consideration was given to a report on what had been done since the inspection of children's
services, and on what was still to be done by officers and by partners of the council.

Leeds City Council had sent a team to help with care plans, and Leeds would send another one.

Leeds City Council was thanked for its work by all members of the committee who spoke.
"""


@pytest.mark.parametrize(
    ("head", "main"),
    [
        ("Bury Council\n\nCouncil and democracy > Committees", "bury"),
        ("Bury Council - Cabinet - 4 May 2020", "bury"),
        ("Bury Times\n\nNews", "leeds"),
        ("Bury\n\nNews", "leeds"),
    ],
)
def test_a_page_that_a_councils_name_heads_is_its_own(nlp, head, main):
    assert main_council(nlp(head + BELOW)) == main


def test_the_lead_tells_whose_story_a_headline_with_a_helper_is(nlp):
    doc = nlp(
        "Merton steps in at Croydon as director leaves\n\nBy Ann Lee\n\nCroydon has parted company"
        " with its director and asked a neighbouring borough to run the department.\n\n"
        "Under a deal signed on Monday, Merton will send one.\n\nThe review was shelved in May."
    )
    shelved = next(token.i for token in doc if token.norm_ == "shelved")
    assert council_in_focus(doc, shelved) == "croydon"


def test_a_short_sentence_turns_its_paragraph_to_the_council_it_names(nlp):
    doc, _ = read(
        nlp,
        "Medway was rated inadequate. Medway is sorry. Medway is short of staff.\n\n"
        "Sandwell offers another way. On Tuesday a company was voted for.\n\n"
        "The vote was long. Some say it's Bury. A notice was lifted in May.",
    )
    words = {token.norm_: token.i for token in doc}
    assert council_in_focus(doc, words["voted"]) == "sandwell"
    assert council_in_focus(doc, words["lifted"]) == "medway"
