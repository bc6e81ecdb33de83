"""PDF files: text in reading order, lines joined, furniture dropped, clear errors."""

import importlib.util
import sys
from pathlib import Path

import pytest

from oversight.read import ArticleError, read_articles
from oversight.read.pdf import read_pdf
from oversight.read.pdf_lines import drop_furniture, join_lines
from oversight.read.reading import Place

_FILE = Path(__file__).parents[1] / "reports" / "pdfs.py"
_SPEC = importlib.util.spec_from_file_location("pdfs", _FILE)
pdfs = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(pdfs)

PLACE = Place("report.pdf", "report.pdf", "report")
LONG = "Social workers know the children well and visit them as often as their plans say they"


def text_of(*pages: str) -> str:
    return join_lines(drop_furniture(pages))[0]


def test_a_file_is_read_page_by_page():
    data = pdfs.make_pdf([["Inspection of Ashford", "Good"], ["What comes next", "More words"]])
    article = read_pdf(data, PLACE).article
    assert article.text == "Inspection of Ashford\nGood\nWhat comes next\nMore words\n"
    assert article.pages == (0, 27)
    assert article.text[article.pages[1] :].startswith("What comes next")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (pdfs.make_scan(), "a scanned PDF"),
        (pdfs.encrypt(pdfs.make_pdf([["Words."]])), "an encrypted PDF"),
        (pdfs.make_pdf([["Words."]])[:300], "a damaged PDF"),
        (b"%PDF-1.7\nnothing else", "a damaged PDF"),
        (b"<!DOCTYPE html><html><p>Page not found</p></html>", "an HTML page saved as PDF"),
        (b"\xef\xbb\xbf\n <html>", "an HTML page saved as PDF"),
        (b"Dear colleague", "no PDF"),
        (b" \n", "an empty file"),
        (pdfs.make_pdf([[]]), "a PDF without text"),
    ],
    ids=["scan", "lock", "cut", "head", "page", "mark", "text", "empty", "blank"],
)
def test_what_cannot_be_read_is_told(data, found):
    with pytest.raises(ArticleError) as caught:
        read_pdf(data, PLACE)
    assert caught.value.found.startswith(found)
    assert "\n" not in str(caught.value)


def test_a_folder_may_hold_pdf_files(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdfs.make_pdf([["Words of a report."]]))
    (tmp_path / "b.PDF").write_bytes(b"<html>")
    good, bad = read_articles([str(tmp_path)])
    assert (good.article.id, good.article.text) == ("a", "Words of a report.\n")
    assert isinstance(bad, ArticleError)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([LONG, "should. Some wait."], f"{LONG} should. Some wait.\n"),
        ([LONG + ".", "Some wait."], f"{LONG}.\nSome wait.\n"),
        (["Judgement Grade", "Overall effectiveness", "Good"], None),
        (["Inspection of services for children in", "need of help and protection"], "1"),
        ([LONG, "• The first", "• The second"], None),
        ([LONG, "2. The next paragraph"], None),
        ([LONG, "Inspection dates: 3 to 7 July"], None),
        ([LONG, "1 A note at the foot of the page"], None),
        (["Requires", "improvement"], "1"),
        (["It said:", "nothing else"], None),
    ],
)
def test_lines_are_joined_where_a_sentence_goes_on(lines, text):
    wanted = {None: "\n".join(lines) + "\n", "1": " ".join(lines) + "\n"}.get(text, text)
    # A text of full lines beside them says how wide the page is.
    filler = [[LONG] * 20]
    joined, starts = join_lines([lines, *filler])
    assert joined[: starts[1] - 1].strip() == wanted.strip()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("well\ufffethought-out plans", "well-thought-out plans\n"),
        ("an inspec\ufffetion, and the inspection", "an inspection, and the inspection\n"),
        ("re\x02commissioned", "re-commissioned\n"),
        ("post\ufffe16 learning", "post-16 learning\n"),
        ("\uf0b7 a point", "• a point\n"),
        ("\ue0ff a point", "• a point\n"),
        ("of\ufb01ce\xa0hours", "office hours\n"),
        ("soft\xadhyphen", "softhyphen\n"),
    ],
)
def test_signs_are_mended(page, text):
    assert text_of("Cover", page).removeprefix("Cover").lstrip() == text


def test_furniture_is_dropped_and_a_sentence_goes_on_over_the_page():
    foot = "Inspection of Ashford children's services"
    names = ["Ada", "Bea", "Cleo", "Dot", "Eve"]
    pages = [
        f"{foot}\n3 to 7 July 2023 {n}\nas {name} said so.\nThen {name} spoke.\nOf {LONG} {name}\n"
        for n, name in enumerate(names, 2)
    ]
    text = text_of(f"1\nAshford\n{LONG}\n", *pages)
    assert foot not in text
    assert "3 to 7 July 2023" not in text
    assert f"{LONG} as Ada said so.\nThen Ada spoke.\nOf {LONG} Ada as Bea said so." in text
    assert not text.startswith("1")


def test_the_same_words_within_pages_stay():
    words = ["one", "two", "three", "four", "five"]
    pages = [f"{w}\nA {w}\nB {w}\nC {w}\nGood\nD {w}\nE {w}\nF {w}\nG {w}" for w in words]
    assert text_of("Cover", *pages).count("\nGood\n") == 5


def test_no_other_module_is_left_behind():
    assert "pdfs" not in sys.modules
