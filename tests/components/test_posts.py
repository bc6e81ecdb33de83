"""Posts: which person holds, held or will hold which role where."""

import pytest

HEAD = "What councillors heard\n\nIt was a long week for children's services and the council.\n\n"
LEEDS = "Leeds City Council"


def missed(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.fixture(scope="module")
def posts(pipeline):
    def find(text):
        doc = pipeline(HEAD + text)
        return [
            (
                doc._.people[post["person"]]["name"],
                post["kind"],
                post["time"],
                (post["organisation"] or {}).get("key"),
            )
            for post in doc._.posts
        ]

    return find


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Ada Lovell, chief executive of {LEEDS}, spoke.", ("chief_executive", "current")),
        (f"Ada Lovell, {LEEDS}'s chief executive, spoke.", ("chief_executive", "current")),
        (f"{LEEDS} chief executive Ada Lovell spoke.", ("chief_executive", "current")),
        (f"The chief executive of {LEEDS}, Ada Lovell, spoke.", ("chief_executive", "current")),
        (f"Ada Lovell (leader of {LEEDS}) spoke.", ("council_leader", "current")),
        (f"Ada Lovell is chief executive of {LEEDS}.", ("chief_executive", "current")),
        (f"Ada Lovell was chief executive of {LEEDS}.", ("chief_executive", "former")),
        (f"Ada Lovell, former leader of {LEEDS}, spoke.", ("council_leader", "former")),
        (f"{LEEDS}'s then leader Ada Lovell spoke.", ("council_leader", "former")),
        (f"{LEEDS}'s former leader Ada Lovell spoke.", ("council_leader", "former")),
        (f"{LEEDS}'s incoming leader Ada Lovell spoke.", ("council_leader", "future")),
        (f"Ada Lovell served as chief executive of {LEEDS}.", ("chief_executive", "former")),
        (f"Ada Lovell, who leads {LEEDS}, spoke.", ("council_leader", "current")),
        (f"{LEEDS}'s Labour leader, Ada Lovell, spoke.", ("council_leader", "current")),
        (f"{LEEDS} met. Council leader Ada Lovell spoke.", ("council_leader", "current")),
        (f"{LEEDS} met. Cllr Ada Lovell, its leader, spoke.", ("council_leader", "current")),
    ],
)
def test_a_post_at_a_council(posts, text, wanted):
    assert posts(text) == [("Ada Lovell", *wanted, "leeds")]


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Lovell spoke to the chief executive of {LEEDS}.",
        f"The chief executive of {LEEDS} spoke.",
        f"Ada Lovell is not chief executive of {LEEDS}.",
        f"Ada Lovell spoke. The leader of {LEEDS} did not.",
        f"Cllr Ada Lovell spoke at {LEEDS}.",
        f"Ada Lovell wants a chief executive who knows {LEEDS}.",
    ],
)
def test_no_post(posts, text):
    assert posts(text) == []


def test_each_role_has_one_holder(posts):
    text = f"Ada Lovell, leader of {LEEDS}, chief executive Ben Carr and Cy Dale MP spoke."
    assert posts(text) == [
        ("Ada Lovell", "council_leader", "current", "leeds"),
        ("Ben Carr", "chief_executive", "current", "leeds"),
        ("Cy Dale", "mp", "current", None),
    ]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Unison branch secretary Cy Dale spoke of Leeds City Council.", "Unison"),
        ("Cy Dale, Unison's branch secretary at Leeds City Council, spoke.", "Unison"),
    ],
)
def test_a_unions_official_is_not_the_councils(pipeline, text, home):
    [post] = pipeline(HEAD + text)._.posts
    assert (post["kind"], post["organisation"]["name"]) == ("union_official", home)


@pytest.mark.parametrize(
    ("title", "interim"), [("interim", True), ("acting", True), ("new", False)]
)
def test_an_interim_post(pipeline, title, interim):
    [post] = pipeline(f"{HEAD}Ada Lovell, {title} director of children's services, spoke.")._.posts
    assert post["interim"] is interim


def test_places_are_of_the_doc(pipeline):
    doc = pipeline(f"{HEAD}Mrs Ada Lovell, the former leader of {LEEDS}, spoke.")
    [post] = doc._.posts
    assert doc[slice(*post["person_span"])].text == "Ada Lovell"
    assert doc[slice(*post["role"])].text == "leader"
    assert doc[slice(*post["organisation_span"])].text == LEEDS
    assert doc[slice(*post["sentence"])].text.startswith("Mrs Ada")
    assert post["rule"].startswith("post/")
    assert post["stated"] is True
