"""Speakers without a name, with a first name alone, or named only after they were quoted."""

import importlib

import pytest
import spacy

from oversight.language import CONFIG

STAGES = ("layout", "sentences", "vocabulary", "people", "references", "posts", "quotes")
HEAD = "Council sorry for failings\n\nBy Nan Tucker\n\n4 March 2019\n\n"
SAID = "we will put every last one of these things right"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    for stage in STAGES:
        importlib.import_module(f"oversight.components.{stage}")
        nlp.add_pipe(stage)
    return nlp


@pytest.fixture(scope="module")
def speakers(nlp):
    def find(text):
        doc = nlp(HEAD + text)
        return [_name(doc, quote["speaker"]) for quote in doc._.quotes]

    return find


def _name(doc, key):
    if key is None or not key.startswith("person:"):
        return key
    return doc._.people[int(key.split(":")[1])]["name"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f'It was late. Kezia, 19, has lived in Leeds since May.\n\n"{SAID}," she told us.',
            ["Kezia"],
        ),
        (
            "It was late. Vesarra (not her real name) was moved from Leeds to Hull in May 2018."
            f'\n\nShe said: "{SAID}."',
            ["Vesarra"],
        ),
        (
            f'Jane Ashby left. Her grandmother, 70, said it was late.\n\n"{SAID}," she said.',
            [None],
        ),
        (
            f'Jane Ashby left.\n\nOne mother told us: "{SAID}."\n\n"{SAID}," she added.',
            [None, None],
        ),
        (f'Leeds City Council met. A team manager said: "{SAID}."', [None]),
        (
            f"Pat Reed and Jo Hale, both councillors, met. Labour councillor Pat Reed spoke.\n\n"
            f'"{SAID}," said the Labour councillor.',
            ["Pat Reed"],
        ),
        (
            f'A mother has said "{SAID}".\n\nJodie Lamb, 34, lives in Leeds with her sons.',
            ["Jodie Lamb"],
        ),
        (
            f"A serious case review found “{SAID}”.\n\n"
            f"The review, by the consultant Prue Marl, was late. Ofsted came in May.",
            ["Prue Marl"],
        ),
    ],
)
def test_unnamed_speakers(speakers, text, wanted):
    assert speakers(text) == wanted


def test_single_marks_end_a_report_of_speech(speakers):
    text = (
        "Hilary Askew said some were ‘closing the laptop at midnight and opening it at six’.\n\n"
        "One social worker said: ‘I have 31 children on my list and I know ten of them.\n\n"
        "‘You just hope that the others are all right today.’"
    )
    assert speakers(text) == ["Hilary Askew", None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a verb that is no cue, where nothing else can be meant
        (f'Jodie Lamb, 34, is training to be a nurse now. "{SAID}," she laughs.', ["Jodie Lamb"]),
        (f'Jodie Lamb, 34, is training to be a nurse now. "{SAID}," smiles Jodie.', ["Jodie Lamb"]),
        # words for somebody beside the name
        (f'Orla\'s mum, Jodie Lamb, read it out at noon.\n\n"{SAID}," she said.', ["Jodie Lamb"]),
        (f'Jodie Lamb MP called for "{SAID}".', ["Jodie Lamb"]),
        (f'A spokeswoman for Ms Jodie Lamb said: "{SAID}."', ["Jodie Lamb"]),
        (
            f"A spokesman for Unison said no. Ofsted came on Monday, and it was late.\n\n"
            f'"{SAID}," the spokesman said.',
            ["body:unison"],
        ),
        # whose statement follows
        (
            f"Leeds City Council met. Jodie Lamb said no.\n\nThe council's statement in full:\n\n"
            f'"{SAID}."',
            ["council:leeds"],
        ),
        # a party tells which of two politicians
        (
            f"Conservative leader Pat Reed spoke. Labour's Jo Hale, the mayor, spoke, too.\n\n"
            f'"{SAID}," said the Tory.',
            ["Pat Reed"],
        ),
        (f'Their union said "{SAID}". Members of Unison voted on Monday.', ["body:unison"]),
        (f'Jodie Lamb lost. Her son Alfie won. "{SAID}," said the 14-year-old.', ["Alfie"]),
    ],
)
def test_speakers_by_other_words(speakers, text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f'Mr Justice Penrose spoke of it at length.\n\nIn a judgment he said: "{SAID}."',
            ["Penrose"],
        ),
        (f'Mr Justice Penrose spoke. It was what the judge called "{SAID}".', ["Penrose"]),
        (f'Orla\'s mum, Jodie Lamb, spoke. Later the mum said: "{SAID}."', ["Jodie Lamb"]),
        (f'Homeward said it was "{SAID}".', ["org:Homeward"]),
        (f'Management said it was "{SAID}".', [None]),
        (f'Council leader Pat Reed paid tribute to "{SAID}".', ["Pat Reed"]),
        (f'"{SAID}," Pat Reed, the leader, shot back.', ["Pat Reed"]),
        (f'In a note to staff, director Pat Reed said no. "{SAID}," it reads.', ["Pat Reed"]),
        (
            f'A report by retired judge Pat Reed is out. The inquiry found "{SAID}".',
            ["Pat Reed"],
        ),
    ],
)
def test_speakers_by_office_and_document(speakers, text, wanted):
    found = speakers(text)
    assert [name and name.replace("Justice ", "") for name in found] == wanted


def test_words_for_a_speaker_are_references(nlp):
    text = f'Unison met on Monday. A spokesman said: "{SAID}." It said: "{SAID}."'
    doc = nlp(HEAD + text)
    found = [(span.text, span.kb_id_) for span in doc.spans["references"]]
    assert ("spokesman", "body:unison") in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Leeds City Council met. Leeds was late.\n\nIn Hull the council has no head of "
            f'safeguarding. A council spokesman said: "{SAID}."',
            ["council:hull"],
        ),
        (
            "Leeds City Council met. A spokesperson for Ofsted confirmed that a visit would follow "
            f'in May.\n\n"{SAID}," the spokesperson said.',
            ["body:ofsted"],
        ),
        (
            "Ofsted has made four monitoring visits to Leeds. The latest, in August, found that "
            f'"{SAID}".',
            ["body:ofsted"],
        ),
        (f'Pat Reed leads Leeds City Council. A picket held a placard reading "{SAID}".', []),
    ],
)
def test_who_is_meant_where_no_name_is_told(speakers, text, wanted):
    assert speakers(text) == wanted
