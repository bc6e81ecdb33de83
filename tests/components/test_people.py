"""People: who is named, and which names are one person's."""

import pytest
import spacy
from spacy.tokens import Doc

import oversight.components.layout
import oversight.components.people
import oversight.components.sentences
import oversight.components.vocabulary
import oversight.tokenizer  # noqa: F401


@pytest.fixture(scope="module")
def nlp():
    config = {"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}
    nlp = spacy.blank("en", config=config)
    for stage in ("layout", "sentences", "vocabulary", "people"):
        nlp.add_pipe(stage)
    return nlp


def story(text):
    """Return a page whose third paragraph is the text."""
    lead = "It has been a busy week for all who work with children, and more is to come."
    return f"What the week brought\n\n{lead}\n\n{text}\n\nIt goes on after that, and on."


def names(doc):
    return [person["name"] for person in doc._.people]


def mentions(doc):
    people = doc._.people
    return [(s.text.strip(), people[int(s.kb_id_)]["name"]) for s in doc.spans["people"]]


# A sentence, and who is named in it.
SENTENCES = [
    ("Council leader Bridget Osgathorpe said it was over.", ["Bridget Osgathorpe"]),
    ("Leader of the council Coun Bridget Osgathorpe said no.", ["Bridget Osgathorpe"]),
    ("Wystan Threlkeld, chief executive of Kirklees Council, agreed.", ["Wystan Threlkeld"]),
    ("Prof Ngozi Adeyemi-Clarke, a former director, will report.", ["Ngozi Adeyemi-Clarke"]),
    ("Its chief executive, Aoife O’Shaughnessy, said so.", ["Aoife O'Shaughnessy"]),
    ("“It is late,” said Piers van der Meulen, the children’s minister.", ["Piers van der Meulen"]),
    ("Unison's Lee Ramsbottom spoke outside.", ["Lee Ramsbottom"]),
    ("Conservative Hugo Brereton-Vane took over from Labour's Maureen Skeet.", None),
    ("Xantor Quellby, 27, was jailed.", ["Xantor Quellby"]),
    ("Fazeela Begum MP said: “No.”", ["Fazeela Begum"]),
    ("Kezia, 19, grew up in care.", ["Kezia"]),
    ("Jermaine, now 22, lives alone.", ["Jermaine"]),
    ("Vesarra (not her real name) was moved twice.", ["Vesarra"]),
    ("Leonie, whose name has been changed, was moved twice.", ["Leonie"]),
    ("“They never rang,” said Jermaine.", ["Jermaine"]),
    ("“They never rang,” Kezia told the Courier.", ["Kezia"]),
    ("Kezia, a care leaver from Yate, spoke first.", ["Kezia"]),
    ("Kezia, from Yate, spoke first.", ["Kezia"]),
    ("Cllr Wrenfield said the vote was close.", ["Wrenfield"]),
    ("Councillor Paffrey, the cabinet member, was there.", ["Paffrey"]),
    ("The report by Lord Thackwell was published.", ["Thackwell"]),
    ("LISA MARCHBANK has quit.", ["Lisa Marchbank"]),
    ("Zbigniew Wójcik and Łukasz Nowak spoke.", ["Zbigniew Wójcik", "Łukasz Nowak"]),
    ("Omar al-Rashid met Mei-Ling Chow.", ["Omar al-Rashid", "Mei-Ling Chow"]),
    (
        "Siân ap Rhys MBE thanked Ciaran McAleer-Whyte OBE.",
        ["Siân ap Rhys", "Ciaran McAleer-Whyte"],
    ),
    ("The mayor, Erin Hill, and Cllr Sam Young spoke.", ["Erin Hill", "Sam Young"]),
    ("Rt Hon Jo Example-Lane MP chaired it.", ["Jo Example-Lane"]),
    ("A. K. Thistlewood and Harry F. Ward came.", ["A. K. Thistlewood", "Harry F. Ward"]),
    ("Simon White and Denise Kent were absent.", ["Simon White", "Denise Kent"]),
]

# Capitalised, and nobody's name.
NOBODY = [
    "CHILDREN in Calderdale were left for months.",
    "The Stephen Lawrence Inquiry reported in 1999.",
    "Alexandra Hospital and Charlotte Street are near Victoria Park.",
    "Inspectors met at Civic Hall and walked along Elizabeth Road.",
    "Calder Valley and Hull North are constituencies.",
    "Will Councillors vote on May Day? Key Stage results came in April.",
    "The Labour Party, the Lib Dems and Reform UK objected.",
    "The Joseph Rowntree Foundation and Grant Thornton wrote to Ofsted.",
    "Milton Keynes and Central Bedfordshire share a director.",
    "The Royal Borough of Windsor and Maidenhead was rated good.",
    "Baby P and Child K are known only so.",
    "Director of Children's Services was the Post's Title.",
    "The Yorkshire Post and the Local Democracy Reporting Service said so.",
    "Stoke-on-Trent North is Labour.",
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_finds_who_is_named(nlp, text, wanted):
    doc = nlp(story(text))
    assert names(doc) == (wanted or ["Hugo Brereton-Vane", "Maureen Skeet"])


@pytest.mark.parametrize(
    "text",
    [
        "In Vesarra, 20 homes are empty.",
        "Around Yarrowdene, 19, 20 and 21 May were quiet.",
        "Hope, 20 years ago, was all they had.",
        "The Kezia project was praised.",
    ],
)
def test_takes_no_word_alone_for_a_first_name(nlp, text):
    assert names(nlp(story(text))) == []


@pytest.mark.parametrize("text", NOBODY)
def test_finds_nobody(nlp, text):
    assert names(nlp(story(text))) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mrs Marlowe wrote it. Eleanor Marlowe left. Eleanor says so. Marlowe's report is out.",
            [("Marlowe", 0), ("Eleanor Marlowe", 0), ("Eleanor", 0), ("Marlowe", 0)],
        ),
        (
            "Anne Burnside and Lyn Burnside spoke. Mr Dunn and Ms Burnside did not.",
            [("Anne Burnside", 0), ("Lyn Burnside", 1), ("Dunn", 2), ("Burnside", 1)],
        ),
        (
            "Alison Garth went. Allison Garth came. Steve Pyle met Stephen Pyle.",
            [("Alison Garth", 0), ("Allison Garth", 0), ("Steve Pyle", 1), ("Stephen Pyle", 1)],
        ),
        (
            "Thelma Walker met Steve Walker. Mr Walker smiled. Mrs Walker did not.",
            [("Thelma Walker", 0), ("Steve Walker", 1), ("Walker", 1), ("Walker", 0)],
        ),
        (
            "Sir Gerald Pike wrote. Sir Gerald's letter was long.",
            [("Gerald Pike", 0), ("Gerald", 0)],
        ),
        (
            "Gladys Rhodes White came. Ms Rhodes White said no. Rhodes White left.",
            [("Gladys Rhodes White", 0), ("Rhodes White", 0), ("Rhodes White", 0)],
        ),
        (
            "Julian Stockport said no. Stockport said it agreed. In Stockport nobody cared.",
            [("Julian Stockport", 0), ("Stockport", 0)],
        ),
        ("Erin Hill spoke. Hill Street was closed.", [("Erin Hill", 0)]),
        ("Neil Best spoke. Best practice was followed.", [("Neil Best", 0)]),
    ],
)
def test_makes_one_person_of_a_chain(nlp, text, wanted):
    doc = nlp(story(text))
    found = [(s.text.strip(), int(s.kb_id_)) for s in doc.spans["people"]]
    assert found == wanted


def test_takes_the_fullest_name_and_of_two_spellings_the_more_frequent(nlp):
    text = "Jaqui Gorman came. Dr Jacqui Gorman spoke. Jacqui Gorman left. Mrs Gorman cried."
    [person] = nlp(text)._.people
    assert person == {"name": "Jacqui Gorman", "honorifics": ["Dr", "Mrs"], "female": True}


def test_a_title_tells_the_gender_where_the_name_does_not(nlp):
    text = "Robin Ashby and Sandeep Gill spoke. Ms Ashby left. Mr Gill stayed."
    assert [person["female"] for person in nlp(text)._.people] == [True, False]


def test_drops_the_place_inside_a_name(nlp):
    doc = nlp("Officers heard it.\n\nCouncillor Martin Leeds spoke in Leeds.\n\nThat was all.")
    assert [span.text for span in doc.spans["councils"]] == ["Leeds"]
    assert doc.spans["councils"][0].start > doc.spans["people"][0].start


def test_a_doc_with_people_survives_to_bytes(nlp):
    doc = nlp("Council leader Bridget Osgathorpe said no. Mrs Osgathorpe left.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert mentions(again) == mentions(doc)


def test_needs_no_other_stage():
    nlp = spacy.blank(
        "en", config={"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}
    )
    nlp.add_pipe("people")
    assert names(nlp("“No,” said Gwilym Oyelaran. Oyelaran left.")) == ["Gwilym Oyelaran"]
    assert names(nlp("")) == []


def test_learned_names_are_taken_into_account():
    config = {"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}
    nlp = spacy.blank("en", config=config)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Qwert Zuiop"}])
    nlp.add_pipe("people")
    text = "It was late when Qwert Zuiop joined."
    assert names(nlp(text)) == ["Qwert Zuiop"]
    assert names(nlp(text.replace("Zuiop", "Uiopz"))) == []
    assert names(nlp("It was late in Qwert Zuiop.")) == []
