"""Quotations and their speakers, on short invented articles."""

import importlib

import pytest
import spacy

from oversight.language import CONFIG

from ..timing import grows_within, processor_seconds

STAGES = ("layout", "sentences", "vocabulary", "people", "references", "quotes")
HEAD = "Council sorry for failings\n\nBy Nan Tucker\n\n4 March 2019\n\n"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    for stage in STAGES:
        importlib.import_module(f"oversight.components.{stage}")
        nlp.add_pipe(stage)
    return nlp


@pytest.fixture(scope="module")
def quotes(nlp):
    """Text in; (speaker's name or key, the quotation's spans) out."""

    def find(text):
        doc = nlp(HEAD + text)
        return [
            (_name(doc, quote["speaker"]), [doc[s:e].text.strip() for s, e in quote["spans"]])
            for quote in doc._.quotes
        ]

    return find


def _name(doc, key):
    if key is None or not key.startswith("person:"):
        return key
    return doc._.people[int(key.split(":")[1])]["name"]


def speakers(found):
    return [speaker for speaker, _ in found]


SAID = "we will put every last one of these things right"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # where the cue stands
        (f'Simon Ashby, leader of Leeds City Council, said: "{SAID}."', "Simon Ashby"),
        (f'"{SAID}," said Simon Ashby, leader of Leeds City Council.', "Simon Ashby"),
        (f'"{SAID}," said council leader Simon Ashby.', "Simon Ashby"),
        (f'"{SAID}," said its leader, Simon Ashby.', "Simon Ashby"),
        (f'"{SAID}," Simon Ashby told the Mercury.', "Simon Ashby"),
        (f'"{SAID}," Simon Ashby, who leads the council, said.', "Simon Ashby"),
        (f'The plan, Simon Ashby said, is that "{SAID}".', "Simon Ashby"),
        (f'Simon Ashby (Lab), whose ward is Hunslet, said "{SAID}".', "Simon Ashby"),
        (f'Its leader, Councillor Simon Ashby, said: "{SAID}."', "Simon Ashby"),
        (f'In a letter to Mary Stubbs, Simon Ashby wrote that "{SAID}".', "Simon Ashby"),
        (f'According to Simon Ashby, "{SAID}".', "Simon Ashby"),
        (f'Simon Ashby resigned, saying: "{SAID}."', "Simon Ashby"),
        (f'Simon Ashby described it as "{SAID}".', "Simon Ashby"),
        (f'It was described by Simon Ashby as "{SAID}".', "Simon Ashby"),
        (f'Cllr Simon Ashby, leader of the council: "{SAID}."', "Simon Ashby"),
        (f"Councillors met.\n\nSimon Ashby, its leader, said:\n\n“{SAID}.”", "Simon Ashby"),
        (f"A spokesman for Mary Stubbs left. Simon Ashby said: ‘{SAID}.’", "Simon Ashby"),
        # who hears does not speak
        (f'Simon Ashby told Mary Stubbs: "{SAID}."', "Simon Ashby"),
        (f'Mary Stubbs was told by Simon Ashby that "{SAID}".', "Simon Ashby"),
        # unnamed office holders stand for the organisation
        (f'A spokesman for Leeds City Council said: "{SAID}."', "council:leeds"),
        (f'A Leeds City Council spokeswoman said: "{SAID}."', "council:leeds"),
        (f'Leeds City Council said in a statement: "{SAID}."', "council:leeds"),
        (f'A Department for Education spokesperson said: "{SAID}."', "body:dfe"),
        # documents
        (f'Ofsted came in May. "{SAID}," its report says.', "body:ofsted"),
        (f'Ofsted came in May. "{SAID}," inspectors wrote.', "body:ofsted"),
        (f'Mary Stubbs was sent in as commissioner. "{SAID}," her report says.', "Mary Stubbs"),
        (f'Leeds is good, with inspectors finding that "{SAID}".', "body:ofsted"),
        # nobody
        (f'One parent, who asked not to be named, said: "{SAID}."', None),
        (f'"{SAID}," said a former social worker.', None),
    ],
)  # fmt: skip
def test_speaker(quotes, text, speaker):
    assert speakers(quotes(text)) == [speaker]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f'Mary Stubbs, the leader, met Simon Ashby. "{SAID}," she said.',
            ["Mary Stubbs"],
        ),
        (
            f'Mary Stubbs said it was late. Simon Ashby disagreed. "{SAID}," she said.',
            ["Mary Stubbs"],
        ),
        (
            f'"{SAID}," said Simon Ashby.\n\nMary Stubbs said no.\n\nShe added: "{SAID} too."',
            ["Simon Ashby", "Mary Stubbs"],
        ),
        (
            f'Simon Ashby said he was sorry. "{SAID}."',
            ["Simon Ashby"],
        ),
        (
            f'A Leeds City Council spokeswoman would not say why. "{SAID}," she said.',
            ["council:leeds"],
        ),
        (
            f'Ofsted has published its report. It says: "{SAID}."',
            ["body:ofsted"],
        ),
    ],
)  # fmt: skip
def test_pronouns(quotes, text, names):
    assert speakers(quotes(text)) == names


def test_one_statement_until_a_new_cue(quotes):
    text = (
        'Simon Ashby said: "We were told too late to act.\n\n'
        '"We will not let it happen again."\n\n'
        'He added that money was short. "There is not a penny left in the pot."'
    )
    first, second = quotes(text)
    assert first[1] == ["We were told too late to act.", "We will not let it happen again."]
    assert second[1] == ["There is not a penny left in the pot."]


def test_a_cue_in_the_middle_parts_nothing(quotes):
    [(_, spans)] = quotes(
        '"What families want," said Mary Stubbs, "is a person who stays with them."'
    )
    assert spans[-1] == "is a person who stays with them."


def test_two_cues_in_one_sentence_are_two_statements(quotes):
    text = (
        'Simon Ashby said staff had heard "from the papers before their own managers", adding: '
        '"Nobody who works here was surprised by it."'
    )
    assert speakers(quotes(text)) == ["Simon Ashby", "Simon Ashby"]


def test_fragments_of_one_sentence_are_one_statement(quotes):
    text = (
        'Ofsted found "a service that had lost its way entirely" and leaders who '
        '"did not know what they did not know".'
    )
    [(speaker, spans)] = quotes(text)
    assert speaker == "body:ofsted"
    assert len(spans) == 2


def test_paragraphs_without_marks_between_an_opening_and_a_closing_one(quotes):
    text = (
        'Mary Stubbs said:\n\n"We have waited for years for somebody to listen.\n\n'
        'Nobody ever came to see us.\n\nNow it is too late for these children."'
    )
    [(_, spans)] = quotes(text)
    assert spans[1] == "Nobody ever came to see us."
    assert spans[2] == "Now it is too late for these children."


def test_scare_quotes_are_none(quotes):
    assert quotes('Leeds was rated "good" and its \'front door\' was "timely", Ofsted said.') == []


def test_a_heading_that_rewords_is_none(quotes):
    text = f"'We shall be putting all of this right'\n\nMary Stubbs said: \"{SAID}.\""
    assert len(quotes(text)) == 1


def test_nobody_is_given_the_words_of_an_unknown_body(quotes):
    text = f'Simon Ashby said no.\n\nThe Bellwether Foundation, which saw it, said: "{SAID}."'
    assert speakers(quotes(text)) == ["org:Bellwether Foundation"]


def test_a_caption_does_not_take_a_quotation_that_goes_on(quotes):
    text = (
        f'Simon Ashby said: "{SAID}.\n\nCouncillor Mary Stubbs (Image: Mercury)\n\n'
        '"It will take a year or two to do."'
    )
    assert speakers(quotes(text)) == ["Simon Ashby"]


@pytest.mark.parametrize(
    "unit", ['"', "'", '"A b c d e f g," said Ida Lund. ', "“", "said ", "He said: "]
)
def test_hostile_input_takes_linear_time(nlp, unit):
    stage = nlp.get_pipe("quotes")

    def seconds(count):
        doc = nlp.make_doc(unit * count)
        doc.spans["people"] = []
        return processor_seconds(lambda: stage(doc))

    assert grows_within(50, seconds, 400, 4_000, floor=0.01)


def test_a_doc_with_quotes_survives_bytes(nlp):
    doc = nlp(HEAD + f'Simon Ashby said: "{SAID}."')
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes


def test_an_empty_text(nlp):
    assert nlp("")._.quotes == []


def test_quotes_and_people_alone_in_any_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("people")
    nlp.add_pipe("quotes")
    doc = nlp('"We will mend every one of these," said the report.')
    assert len(doc._.quotes) == 1


LEAD = "The council met on Monday night to talk about the report of its inspectors.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker", "count"),
    [
        (
            "Simon Ashby, leader of Leeds City Council, says it was late.\n\n"
            "In my view we ought to have known about all of this a year ago.",
            "Simon Ashby",
            1,
        ),
        (
            "Simon Ashby has given his reaction. He posted on Facebook:\n\n"
            "I know that many of you will be worried by what you have read.\n\n"
            "We will work with the commissioner to put it right.",
            "Simon Ashby",
            2,
        ),
    ],
)
def test_words_in_the_first_person_need_no_marks(quotes, text, speaker, count):
    [(found, spans)] = quotes(LEAD + text)
    assert found == speaker
    assert len(spans) == count


def test_a_reporter_who_says_we_is_not_quoted(quotes):
    text = "Simon Ashby says it was late.\n\nWe have asked the council what it means to do."
    assert quotes(LEAD + text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'A report by Ida Lund, a former director, found that it "{SAID}".', "Ida Lund"),
        (f'The letter, signed by Lord Dunmore, states: "{SAID}."', "Dunmore"),
        (f'Ofsted came. Its report listed what it called "{SAID}".', "body:ofsted"),
        (f'Simon Ashby would not comment on what the unions called "{SAID}".', None),
        (f'Ida Lund left. One director said: "{SAID}."', None),
    ],
)
def test_who_is_meant(quotes, text, speaker):
    assert speakers(quotes(LEAD + text)) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # told more of, without a comma
        (f'Ida Lund left. A manager who was hired by Leeds City Council said: "{SAID}."', None),
        (f'Simon Ashby, standing beside Ida Lund, said: "{SAID}."', "Simon Ashby"),
        # who stands first speaks for both; a preposition governs both
        (f'Simon Ashby and Ida Lund said in a statement: "{SAID}."', "Simon Ashby"),
        # a source right behind the quotation
        (f'Simon Ashby believes that "{SAID}", according to Ida Lund.', "Ida Lund"),
        (f'"{SAID}" – Ida Lund, leader of Leeds City Council', "Ida Lund"),
        # whose document it is
        (f'The report was written by Ida Lund, a retired judge. It says: "{SAID}."', "Ida Lund"),
        (f'Ida Lund published her report on the trust. "{SAID}," it says.', "Ida Lund"),
        (f'The council met about a report that Ida Lund wrote. It says: "{SAID}."', "Ida Lund"),
        (f'The report was hailed by Ida Lund. Ofsted wrote it. It says: "{SAID}."', "body:ofsted"),
        (f'A letter signed by 60 social workers says: "{SAID}."', None),
        (f'Leeds City Council met. A council report says: "{SAID}."', "council:leeds"),
        # inspectors are a post themselves
        (f'Leeds City Council met. Inspectors came. Their report said: "{SAID}."', "body:ofsted"),
        (f'Ida Lund was praised by inspectors as someone who knew that "{SAID}".', "body:ofsted"),
        # what a quotation names does not speak
        (
            f'Ida Lund\'s review has "hope that the next visit will go well" and says "{SAID}".',
            "Ida Lund",
        ),
    ],
)  # fmt: skip
def test_who_is_told_of_and_who_speaks(quotes, text, speaker):
    assert speakers(quotes(LEAD + text))[-1] == speaker
