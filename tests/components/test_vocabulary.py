"""Vocabulary: councils, bodies, roles, ratings and other terms of the field, and near misses."""

import pytest
import spacy

from oversight.components.registers import council
from oversight.components.vocabulary import (
    amount_of,
    body,
    is_interim,
    make_vocabulary,
    quantity_of,
    title_of,
)
from oversight.language import CONFIG
from oversight.matching import split
from oversight.patterns import read_patterns
from oversight.resources import patterns_dir
from oversight.vocabulary.councils import read_names


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    nlp.add_pipe("vocabulary")
    return nlp


@pytest.fixture(scope="module")
def find(nlp):
    def find(text, group):
        doc = nlp(text)  # a span group does not keep its Doc alive
        return list(doc.spans[group])

    return find


def said(spans):
    return [(span.text.strip(), span.kb_id_) for span in spans]


COUNCILS = [
    ("Kirklees Council said so", [("Kirklees Council", "kirklees")]),
    ("a report on Shropshire council", [("Shropshire council", "shropshire")]),
    (
        "Northumberland CC and Sandwell MBC",
        [("Northumberland CC", "northumberland"), ("Sandwell MBC", "sandwell")],
    ),
    (
        "the London Borough of Barking & Dagenham",
        [("London Borough of Barking & Dagenham", "barking-and-dagenham")],
    ),
    (
        "the Royal Borough of Windsor and Maidenhead (RBWM)",
        [
            ("Royal Borough of Windsor and Maidenhead", "windsor-and-maidenhead"),
            ("RBWM", "windsor-and-maidenhead"),
        ],
    ),
    ("BCP Council", [("BCP Council", "bournemouth-christchurch-and-poole")]),
    (
        "City of Bradford Metropolitan District Council",
        [("City of Bradford Metropolitan District Council", "bradford")],
    ),
    ("City of York Council", [("City of York Council", "york")]),
    (
        "Leeds, Bradford and Kirklees councils",
        [("Leeds", "leeds"), ("Bradford", "bradford"), ("Kirklees councils", "kirklees")],
    ),
    ("Leeds City Councils", [("Leeds City Councils", "leeds")]),
    ("Hull City Council", [("Hull City Council", "hull")]),
    (
        "Kingston upon Thames, not Kingston upon Hull City Council",
        [
            ("Kingston upon Thames", "kingston-upon-thames"),
            ("Kingston upon Hull City Council", "hull"),
        ],
    ),
    (
        "Newcastle-under-Lyme Borough Council",
        [("Newcastle-under-Lyme Borough Council", "newcastle-under-lyme")],
    ),
    (
        "Worcester City Council met in Worcestershire",
        [("Worcester City Council", "worcester"), ("Worcestershire", "worcestershire")],
    ),
    ("Norwich City Council", [("Norwich City Council", "norwich")]),
    ("Central Bedfordshire", [("Central Bedfordshire", "central-bedfordshire")]),
    ("Bedford's services", [("Bedford", "bedford")]),
    ("NOTTINGHAMSHIRE RATED GOOD", [("NOTTINGHAMSHIRE", "nottinghamshire")]),
    ("Nottingham was rated good", [("Nottingham", "nottingham")]),
    ("Telford & Wrekin", [("Telford & Wrekin", "telford-and-wrekin")]),
    ("Stoke-on-Trent City Council", [("Stoke-on-Trent City Council", "stoke-on-trent")]),
    (
        "Kirklees\u00a0Council  and\u2009Leeds",
        [("Kirklees\u00a0Council", "kirklees"), ("Leeds", "leeds")],
    ),
    ("Reading has improved", [("Reading", "reading")]),
    ("Slough's director", [("Slough", "slough")]),
    ("County Durham council", [("County Durham council", "durham")]),
    ("St. Helens and St Helens", [("St. Helens", "st-helens"), ("St Helens", "st-helens")]),
    ("Isle of Wight Council", [("Isle of Wight Council", "isle-of-wight")]),
    ("Cardiff Council", [("Cardiff Council", "cardiff")]),
    ("Liverpool City Councillor Ada Lovell", [("Liverpool City", "liverpool")]),
    ("Dudley told to improve", [("Dudley", "dudley")]),
    ("Dudley Told To Improve", [("Dudley", "dudley")]),
]

NO_COUNCILS = [
    "Reading the report, members wept.",
    "Reading and writing are taught.",
    "Bury the hatchet, she said.",
    "bradford council in lower case",
    "a house in Bath Street or Derby Road",
    "a derby day in the pub",
    "Julian Brazil met Jack Lincoln.",
    "Cllr Bolton, Mrs Barnet and Dame Kent",
    "Jane Bradford and Peter Sutton",
    "Dudley Smith left.",
    "a lecturer at Durham University",
    "the University of Bradford",
    "Sandwell Hospital",
    "the Lancashire Post, the Derby Telegraph and the Manchester Evening News",
    "Hull City beat Luton Town and Leeds United",
    "Greater Manchester and Sutton Coldfield",
    "BBC Radio Leeds",
    "Northumbria Police and Essex Police",
    "Worcestershire Children First",
    "Bradford Children and Families Trust",
    "Kirklees Safeguarding Children Board",
    "the MP for Norwich South",
    "the county council and the city council",
    "Oxford and Norwich are cities",
    "the bishop, the Bishop of Durham",
]


@pytest.mark.parametrize(("text", "wanted"), COUNCILS)
def test_councils(find, text, wanted):
    assert said(find(text, "councils")) == wanted


@pytest.mark.parametrize("text", NO_COUNCILS)
def test_no_councils(find, text):
    assert said(find(text, "councils")) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [("Kirklees Council", "COUNCIL"), ("Kirklees", "PLACE"), ("RBWM", "COUNCIL")],
)
def test_a_bare_place_has_a_label_of_its_own(find, text, label):
    [span] = find(text, "councils")
    assert span.label_ == label


def test_every_place_of_the_register_is_found(find):
    names = read_names(patterns_dir() / "councils" / "names.csv")
    for name in names:
        [span] = find(f"She met {name.text} Council there.", "councils")
        assert span.kb_id_ == name.key, name.text
        assert council(span.kb_id_, None)["name"]


def test_phrases_split_as_the_tokenizer_does(nlp):
    entries = [*read_patterns("vocabulary")]
    phrases = [entry.pattern for entry in entries if isinstance(entry.pattern, str)]
    phrases += [name.text for name in read_names(patterns_dir() / "councils" / "names.csv")]
    for phrase in phrases:
        assert split(phrase) == tuple(token.norm_ for token in nlp.make_doc(phrase)), phrase


ROLES = [
    ("director of children’s services", "director_childrens_services"),
    ("interim strategic director for children and young people", "director_childrens_services"),
    ("corporate director for children, families and learning", "director_childrens_services"),
    ("director of education and children's services", "director_childrens_services"),
    ("Corporate Director (Children's Services)", "director_childrens_services"),
    ("children's services boss", "director_childrens_services"),
    ("children’s services chief", "director_childrens_services"),
    ("head of children's services", "director_childrens_services"),
    ("Executive Director – Children and Young People", "director_childrens_services"),
    ("Strategic Director Children’s and Education Service", "director_childrens_services"),
    ("corporate director of people", "director_other"),
    ("director of adult social care and health", "director_other"),
    ("Executive Director (People)", "director_other"),
    ("deputy director of children's services", "assistant_director"),
    ("interim assistant director for safeguarding", "assistant_director"),
    ("service director for education", "assistant_director"),
    ("head of safeguarding", "head_of_service"),
    ("acting chief executive", "chief_executive"),
    ("managing director", "chief_executive"),
    ("deputy chief executive", "deputy_chief_executive"),
    ("council leader", "council_leader"),
    ("leader of the county council", "council_leader"),
    ("deputy leader of the council", "deputy_leader"),
    ("lead member for children’s services", "lead_member"),
    ("cabinet member for children, young people and families", "lead_member"),
    ("cabinet member with responsibility for children", "lead_member"),
    ("portfolio holder for children's services", "lead_member"),
    ("elected mayor", "mayor"),
    ("leader of the Labour group", "councillor"),
    ("shadow cabinet member for education", "councillor"),
    ("chair of the children's services scrutiny committee", "councillor"),
    ("opposition leader", "councillor"),
    ("MP for Norwich South", "mp"),
    ("Batley and Spen MP", "mp"),
    ("shadow children's minister", "mp"),
    ("children's minister", "minister"),
    ("Secretary of State for Education", "minister"),
    ("Education Secretary", "minister"),
    ("children’s services commissioner", "commissioner"),
    ("commissioner for children's social care", "commissioner"),
    ("Children's Commissioner for England", "other"),
    ("police and crime commissioner", "other"),
    ("DfE adviser", "adviser"),
    ("improvement advisor", "adviser"),
    ("Her Majesty’s Chief Inspector", "chief_inspector"),
    ("lead inspector", "inspector"),
    ("HMI", "inspector"),
    ("Ofsted's national director for social care", "regulator_official"),
    ("independent chair of the LSCB", "board_chair"),
    ("trust chairman", "board_chair"),
    ("vice-president", "association_official"),
    ("branch secretary", "union_official"),
    ("regional organiser", "union_official"),
    ("council spokeswoman", "spokesperson"),
    ("social worker", "social_worker"),
    ("section 151 officer", "other"),
]


@pytest.mark.parametrize(("title", "kind"), ROLES)
def test_roles(find, title, kind):
    assert said(find(f"Ada Lovell, {title}, spoke.", "roles")) == [(title, kind)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the director of children's services, Ada Lovell", ["director of children's services"]),
        (
            "director of children's services, and leader",
            ["director of children's services", "leader"],
        ),
        ("the council's improvement adviser", ["improvement adviser"]),
        ("Kent County Council leader Ada Lovell", ["leader"]),
        ("a Department for Education spokeswoman", ["spokeswoman"]),
        ("the Association of Directors of Children's Services", []),
        ("children's social care after the commissioner left", ["commissioner"]),
        ("She will chair the board and lead the service", []),
        ("school leaders, community leaders and strong leadership", []),
        ("Ada Lovell MP", ["MP"]),
        ("a former director of people", ["director of people"]),
        ("the interim director of Kirklees children's services", ["interim director"]),
        ("was appointed commissioner", ["commissioner"]),
        ("(Chair of the Improvement Board)", ["Chair of the Improvement Board"]),
    ],
)
def test_where_roles_begin_and_end(find, text, wanted):
    assert [span.text for span in find(text, "roles")] == wanted


@pytest.mark.parametrize(
    ("text", "interim"),
    [("interim chief executive", True), ("acting director", True), ("joint director", False)],
)
def test_interim(find, text, interim):
    [span] = find(text, "roles")
    assert is_interim(span) is interim


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("assistant directors for safeguarding", "assistant director for safeguarding"),
        ("Chief Executives", "Chief Executive"),
        ("cabinet members", "cabinet member"),
        ("local MPs", "MP"),
        ("director of children’s\u00a0services", "director of children’s services"),
    ],
)
def test_titles_are_singular(find, text, title):
    [span] = find(text, "roles")
    assert title_of(span) == title


RATINGS = [
    ("services were rated good", ["good"]),
    ("Ofsted has judged the service to be inadequate", ["inadequate"]),
    ("found to be “adequate” overall", ["adequate"]),
    ("rated as requiring improvement", ["requires_improvement"]),
    ("it requires improvement to be good", ["requires_improvement"]),
    ("Council 'requires improvement' again", ["requires_improvement"]),
    ("upgraded from 'requires improvement' to 'good'", ["requires_improvement", "good"]),
    ("from inadequate to outstanding", ["inadequate", "outstanding"]),
    ("rated 'good' with outstanding features", ["good"]),
    ("Overall effectiveness: Good", ["good"]),
    ("Leadership was good, adoption outstanding", ["good", "outstanding"]),
    ("its third inadequate judgement", ["inadequate"]),
    ("an inadequate-rated council", ["inadequate"]),
    ("an ‘inadequate’-rated council", ["inadequate"]),
    ('considered to be "performing poorly"', ["performs_poorly"]),
    ("moved from RI to good", ["requires_improvement", "good"]),
    ("adoption was satisfactory", ["satisfactory"]),
    ("care leavers (good) and leadership (inadequate)", ["good", "inadequate"]),
    ("children's services in Devon remain inadequate", ["inadequate"]),
    ("with good capacity for improvement", ["good"]),
    ("rated children's services in Kent as good, then", ["good"]),
    ("described by Ofsted as inadequate", ["inadequate"]),
    ("the other was branded ‘improvement required’", ["requires_improvement"]),
    ("a service that required improvement to be good", ["requires_improvement"]),
    ("nine were rated inadequate, while 25 were adequate", ["inadequate", "adequate"]),
    ("before services can be considered good", []),
    ("children's homes were rated inadequate", []),
    ("inspectors found good practice", []),
    ("a good example, good news and a good day", []),
    ("services were not good enough", []),
    ("inadequate assessments and inadequate housing", []),
    ("three outstanding actions and 40 outstanding cases", []),
    ("it requires improvement in how it records visits", []),
    ("training requires improvement.", []),
    ("until services are rated ‘good’", []),
    ("could be rated inadequate", []),
    ("a scale of outstanding, good, requires improvement to be good and inadequate", []),
    ("good or outstanding schools", []),
    ("an adequate and timely response", []),
    ("staff were performing well", []),
]


@pytest.mark.parametrize(("text", "wanted"), RATINGS)
def test_ratings(find, text, wanted):
    assert [span.kb_id_ for span in find(text, "ratings")] == wanted


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ofsted said", "Ofsted", "inspectorate"),
        ("the DfE said", "Department for Education", "government"),
        ("the DCSF said", "Department for Children, Schools and Families", "government"),
        ("the government said", "UK Government", "government"),
        ("Worcestershire Children First", "Worcestershire Children First", "trust"),
        ("Sandwell Children’s Trust", "Sandwell Children's Trust", "trust"),
        ("Achieving for Children", "Achieving for Children", "trust"),
        ("Northumbria Police", "Northumbria Police", "police"),
        ("UNISON members", "Unison", "union"),
        ("the ADCS", "Association of Directors of Children's Services", "association"),
        ("Medway Safeguarding Children Board", "Medway Safeguarding Children Board", "partnership"),
        ("NHS Cheshire and Merseyside", "NHS Cheshire and Merseyside", "health"),
        ("the charity Northern Kin", "Northern Kin", "charity"),
    ],
)
def test_bodies(find, text, name, kind):
    [span] = find(text, "bodies")
    assert body(span.kb_id_)["name"] == name
    assert body(span.kb_id_)["kind"] == kind


@pytest.mark.parametrize("text", ["local government", "they unite", "in one aspect", "a trust"])
def test_no_bodies(find, text):
    assert find(text, "bodies") == []


@pytest.mark.parametrize(
    ("text", "group", "values"),
    [
        ("services for children in care", "areas", ["in_care"]),
        (
            "help and protection, adoption and care leavers",
            "areas",
            ["help_and_protection", "adoption", "care_leavers"],
        ),
        ("how well it protects young people at home", "areas", ["help_and_protection"]),
        (
            "children who need help, and youngsters in its care",
            "areas",
            ["help_and_protection", "in_care"],
        ),
        ("the LSCB was weak", "areas", ["safeguarding_board"]),
        ("the leadership team left", "areas", []),
        (
            "a focused visit, then a monitoring visit",
            "inspection_kinds",
            ["focused_visit", "monitoring_visit"],
        ),
        ("an ILACS inspection and a JTAI", "inspection_kinds", ["inspection", "joint_inspection"]),
        ("the inspection framework", "inspection_kinds", []),
        (
            "an improvement notice and a statutory direction",
            "instruments",
            ["improvement_notice", "direction"],
        ),
        ("a change of direction", "instruments", []),
    ],
)
def test_other_terms(find, text, group, values):
    assert [span.kb_id_ for span in find(text, group)] == values


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£5.1m", 5_100_000),
        ("£6.6bn for", 6_600_000_000),
        ("£450,000", 450_000),
        ("£4.6 million", 4_600_000),
        ("worth £4.5m. Under", 4_500_000),
        ("a £4.5m-a-year deal", 4_500_000),
        ("£3k", 3_000),
        ("a £3 million-plus fund", 3_000_000),
        ("£1.2bn", 1_200_000_000),
        ("nearly £350k", 350_000),
    ],
)
def test_money(find, text, amount):
    [span] = find(text, "money")
    assert amount_of(span) == (amount, "GBP")


@pytest.mark.parametrize("text", ["£2-3m", "£2m to £3m", "between £2m and £3m"])
def test_the_lower_end_of_a_range_has_the_scale_of_the_upper_one(find, text):
    assert amount_of(find(text, "money")[0]) == (2_000_000, "GBP")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("258 cases", (258, "count", False)),
        ("1,140 children", (1140, "count", False)),
        ("more than 200 workers", (200, "count", True)),
        ("79% of members", (79, "percent", False)),
        ("approximately 10 per cent", (10, "percent", True)),
        ("eleven cases", (11, "count", False)),
        ("twenty-five posts", (25, "count", False)),
        ("two hundred and six letters", (206, "count", False)),
        ("a dozen posts", (12, "count", False)),
        ("two dozen posts", (24, "count", False)),
        ("nearly 1,200 cases", (1200, "count", True)),
        ("some 40 per cent", (40, "percent", True)),
        ("at the end of February 52 posts stood empty", (52, "count", False)),
        ("two in Leeds", (2, "count", False)),
        ("three in 2016", (3, "count", False)),
    ],
)
def test_quantities(find, text, quantity):
    [span] = find(text, "quantities")
    assert quantity_of(span) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "on 23 January",
        "in 2016",
        "16-17 year olds",
        "section 151",
        "a 48-hour strike",
        "£5.1m",
        "six weeks",
        "two-thirds of staff",
        "just under two thirds of staff",
        "one in five posts",
        "one post in four",
        "three out of four areas",
        "1 in 4 staff",
        "hundreds of cases",
        "half a dozen posts",
        "a hundred-year-old house",
    ],
)
def test_no_quantities(find, text):
    assert find(text, "quantities") == []


def test_a_users_own_patterns(tmp_path):
    line = (
        '{"label": "BODY", "id": "own/lantern", "pattern": "lantern trust", '
        '"value": "trust:Lantern Trust", "match": ["Lantern Trust"]}'
    )
    (tmp_path / "own.jsonl").write_text(line, encoding="utf-8")
    nlp = spacy.blank("en", config=CONFIG)
    stage = make_vocabulary(nlp, "vocabulary", str(tmp_path))
    doc = stage(nlp.make_doc("The Lantern Trust said so."))
    [span] = doc.spans["bodies"]
    assert body(span.kb_id_) == {"name": "Lantern Trust", "kind": "trust"}


def test_a_doc_survives_bytes(nlp):
    doc = nlp("Kirklees Council was rated good by Ofsted.")
    copy = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert said(copy.spans["councils"]) == [("Kirklees Council", "kirklees")]
    assert said(copy.spans["ratings"]) == [("good", "good")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "North and West Northamptonshire are to part. In the West it is Ann Lee.",
            ["north-northamptonshire", "west-northamptonshire", "west-northamptonshire"],
        ),
        (
            "West Sussex fell as East Sussex rose, said East's leader.",
            ["west-sussex", "east-sussex", "east-sussex"],
        ),
        ("West Sussex fell, as did the East.", ["west-sussex"]),
        ("North and West Yorkshire met.", []),
        (
            "Westminster and Kensington and Chelsea met. Westminster's director left.",
            ["westminster", "kensington-and-chelsea", "westminster"],
        ),
        ("Ministers in Westminster and in Camden met.", ["camden"]),
    ],
)
def test_short_names_of_councils_stand_beside_longer_ones(nlp, text, keys):
    found = sorted(nlp(text).spans["councils"], key=lambda span: span.start)
    assert [span.kb_id_ for span in found] == keys
