"""Sentence borders: abbreviations, quotations, joins, and the layout's own borders."""

import textwrap

import pytest
import spacy

import oversight.components.layout
import oversight.components.sentences
import oversight.tokenizer  # noqa: F401
from oversight.components.sentences import sentences


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank(
        "en", config={"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}
    )
    nlp.add_pipe("layout")
    nlp.add_pipe("sentences")
    return nlp


# `|` marks the borders that are wanted.
LINES = [
    "The report is out today. | Nobody was surprised by it.",
    "Mr. Lee met Cllr. Anne Hart and Prof. Bo Dean at St. Mary's. | They talked for an hour.",
    "Dr P. Quill and J.K. Marsh of the U.K. office were there. | So was D. Oyelaran.",
    "The meeting began at 5 p.m. on Monday. | It ended at 7 p.m. | The doors then closed.",
    "It met at 5 p.m. Tuesday in the town hall. | Nobody came.",
    "She spent £1.5m on it. | The rest went on Sept. 5 to No. 10 and para. 12 of the notice.",
    "Some areas, e.g. Wyrebridge, did well. | Others, i.e. most of them, did not.",
    'He said: "Children wait. | They wait for a visit. | Nobody comes." | Then he left.',
    "“We know,” she said. | “We are sorry.” | The council agreed.",
    "‘Enough is enough,’ he said. | ‘Ministers cannot go on sending letters.’",
    "“Why was nobody told?” Ms Lee asked. | “Who knew?” | She got no answer.",
    "“Why?” she asked him. | “Because!” | Nobody laughed.",
    "It was in place by last week.| The next report is due in May.",
    "It was rated good in 2014.| The grade fell later.",
    "Write to ann.Lee@example.org or see www.Example.org.uk for more. | Thank you.",
    "The grade was 'inadequate'. | The leader said so.",
    "It was inevitable... given the report. | But then... | Nobody spoke.",
    "The firm iMPOWER ran it. | iMPOWER has left since.",
    "In the case of Baby P. | The inquiry found that nobody had looked.",
    "It rose from 3.5 to 4.1 per cent. | That is a lot.",
    "Acme Ltd. | It ran the service until 2015.",
    "He left. | (He had been asked to.) | She stayed on for a year.",
    "Was it safe? | No! | Is it now? | Perhaps.",
    "A spokesman said: 'Where councils fail we will act.'",
    "The notice under s. 497A of the Act was issued. | It cites R v. Wyrebridge and para. 3.",
    "Wait… | The council has more to say on this.",
]


@pytest.mark.parametrize("marked", LINES)
def test_borders_inside_a_line(nlp, marked):
    text = marked.replace(" | ", " ").replace("| ", "").replace("|", "")
    wanted = [part.strip() for part in marked.split("|")]
    assert [span.text.strip() for span in sentences(nlp(text))] == wanted


def test_block_borders_are_borders(nlp):
    head = "Council told to act\n\nBy Ann Lee\n1 May 2019\n\n"
    doc = nlp(head + "It has a month to do it, inspectors said.\n")
    found = [span.text for span in sentences(doc)]
    assert found == [
        "Council told to act",
        "Ann Lee",
        "1 May 2019",
        "It has a month to do it, inspectors said.",
    ]


def test_a_wrapped_paragraph_is_no_border(nlp):
    paragraph = (
        "The council has been told again and again that it has to hurry up with the plan that "
        "ministers asked for in the spring, and that nobody in Whitehall will wait much longer. "
    )
    text = "\n\n".join(textwrap.fill(paragraph * 2, 72) for _ in range(4))
    assert len(sentences(nlp(text))) == 2  # the repeated paragraphs are furniture


def test_furniture_gives_no_sentences(nlp):
    text = (
        "The council has been told to act by ministers in London today.\n\nHide Ad\n\n"
        "It has a month to do so, the minister wrote in her letter.\n\n"
        "Most Read\n\nBus station shut\n\nPier reopens\n"
    )
    assert [span.text[:7] for span in sentences(nlp(text))] == ["The cou", "It has "]


def test_a_list_number_is_no_sentence(nlp):
    doc = nlp("The report says the following about the service:\n\n1. Many wait. Few are seen.\n")
    assert [span.text for span in sentences(doc)][1:] == ["Many wait.", "Few are seen."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "One", "…", '"', ". . ."])
def test_odd_texts_do_no_harm(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(token.is_sent_start is not None for token in doc[1:])


def test_what_never_ends_is_cut_behind_a_mark(nlp):
    clause = "the council wrote again to the minister who had not answered"
    found = sentences(nlp(", ".join([clause] * 40)))
    assert len(found) == 3
    assert all(span.text.strip().endswith((",", "answered")) for span in found)
    assert all(len(span) <= 200 for span in found)


def test_what_has_no_marks_is_cut_all_the_same(nlp):
    assert [len(span) for span in sentences(nlp("word " * 450))] == [200, 200, 50]


def test_a_long_sentence_is_left_whole(nlp):
    clause = "the council wrote again to the minister who had not answered"
    assert len(sentences(nlp(", ".join([clause] * 12)))) == 1
