"""The converter, on sentences made for it."""

import pytest
from spacy.lang.en import English
from training.convert import convert

CONLLU = """\
# newdoc id = made-1
# newpar
# sent_id = 1
1\tDr\tDr\tPROPN\tNNP\tNumber=Sing\t3\tcompound\t_\tEntity=(1-person-new-cf1-2,3-coref
2\tMoira\tMoira\tPROPN\tNNP\tNumber=Sing\t3\tcompound\t_\t_
3\tTansley\tTansley\tPROPN\tNNP\tNumber=Sing\t6\tnsubj\t_\tEntity=1)
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
6\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_
7\tHull\tHull\tPROPN\tNNP\tNumber=Sing\t6\tobj\t_\tEntity=(2-place-new-cf2-1-sgl)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newpar
# sent_id = 2
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(3-organization-new-cf1-2-coref
2\tcouncil\tcouncil\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=3)
3\tpaid\tpay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""

IOB = """\
# sent_id = 1
1\tDr\tO\t-\t-
2\tMoira\tB-PER\t-\t-
3\tTansley\tI-PER\t-\t-
4\tdidn't\tO\t-\t-
5\tleave\tO\t-\t-
6\tHull\tB-LOC\t-\t-
7\t.\tO\t-\t-

"""


@pytest.fixture(scope="module")
def vocab():
    return English().vocab


def only(vocab, iob=None):
    [doc] = convert(vocab, CONLLU.splitlines(), iob, None)
    return doc


def test_text_spacing_and_paragraphs(vocab):
    doc = only(vocab)
    assert doc.text == "Dr Moira Tansley didn't leave Hull.\n\nThe council paid. "
    assert [sentence.text for sentence in doc.sents] == [
        "Dr Moira Tansley didn't leave Hull.\n\n",
        "The council paid.",
    ]
    assert doc[8].tag_ == "_SP"


def test_trees(vocab):
    doc = only(vocab)
    assert [(token.text, token.dep_, token.head.text) for token in doc[3:7]] == [
        ("did", "aux", "leave"),
        ("n't", "advmod", "leave"),
        ("leave", "ROOT", "leave"),
        ("Hull", "obj", "leave"),
    ]
    assert doc[4].lemma_ == "not"


def test_names_from_entity_notes_leave_titles_and_common_nouns_out(vocab):
    assert [(ent.text, ent.label_) for ent in only(vocab).ents] == [
        ("Moira Tansley", "PERSON"),
        ("Hull", "LOC"),
    ]


def test_names_from_iob_by_characters_and_missing_sentences(vocab):
    doc = only(vocab, IOB.splitlines())
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Moira Tansley", "PERSON"),
        ("Hull", "LOC"),
    ]
    # The second sentence is not in the file: no label there, not even "no name".
    assert doc[-1].ent_iob_ == ""
    assert doc[0].ent_iob_ == "O"


def test_long_documents_are_cut_at_paragraphs(vocab):
    docs = list(convert(vocab, CONLLU.splitlines(), None, 10))
    assert [doc.text.strip() for doc in docs] == [
        "Dr Moira Tansley didn't leave Hull.",
        "The council paid.",
    ]
