"""PDF: the text of its pages in reading order, lines put back into paragraphs.

Here, as for HTML, something may be dropped: running heads and feet, page numbers. What is kept is
plain text; `Article.pages` says at which character each page begins.
"""

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from oversight.read.error import ArticleError
from oversight.read.pdf_lines import drop_furniture, join_lines
from oversight.read.reading import Place, Reading, make_reading

MAGIC = b"%PDF-"
_HEADER_WITHIN = 1024  # bytes: what stands before the header is let pass, as by every reader
_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|script|!--)", re.IGNORECASE)
_WORDS = 20  # words: a file with fewer than these a page, and pictures, is a scan
_WANTED = "A PDF file with text is wanted"
_REASONS = {
    raw.FPDF_ERR_PASSWORD: "an encrypted PDF (it asks for a password)",
    raw.FPDF_ERR_SECURITY: "an encrypted PDF (in a way that cannot be read)",
    raw.FPDF_ERR_FORMAT: "a damaged PDF",
    raw.FPDF_ERR_FILE: "a damaged PDF",
    raw.FPDF_ERR_PAGE: "a damaged PDF (without pages)",
}


def read_pdf(data: bytes, place: Place) -> Reading:
    """Return the article in the PDF file `data`. Raises ArticleError."""
    _refuse_others(data, place)
    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            pages = list(_page_texts(pdf))
            _refuse_scans(pdf, pages, place)
    except pypdfium2.PdfiumError as error:
        raise _damaged(error, place) from None
    text, starts = join_lines(drop_furniture(pages))
    return make_reading(text, place, pages=starts)


def _refuse_others(data: bytes, place: Place) -> None:
    """Raise ArticleError where the data is no PDF, whatever its name says."""
    if not data.strip():
        raise place.error("an empty file", _WANTED)
    if MAGIC in data[:_HEADER_WITHIN]:
        return
    if _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise place.error("an HTML page saved as PDF", _WANTED)
    raise place.error("no PDF, though its name says so", _WANTED)


def _page_texts(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(pdf)):
        # Closed at once: a page kept open is held in memory until its file is closed.
        with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
            yield text.get_text_range(errors="replace")


def _refuse_scans(pdf: pypdfium2.PdfDocument, pages: list[str], place: Place) -> None:
    """Raise ArticleError where the pages are pictures of text."""
    words = sum(len(page.split()) for page in pages)
    if words >= _WORDS * len(pages):
        return
    if _pictures(pdf):
        raise place.error("a scanned PDF: pictures of pages, no text", _WANTED)
    if not words:
        raise place.error("a PDF without text", _WANTED)


def _pictures(pdf: pypdfium2.PdfDocument) -> bool:
    for number in range(len(pdf)):
        with closing(pdf[number]) as page:
            if any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
                return True
    return False


def _damaged(error: pypdfium2.PdfiumError, place: Place) -> ArticleError:
    found = _REASONS.get(getattr(error, "err_code", None), "a damaged PDF")
    return place.error(found, _WANTED)
