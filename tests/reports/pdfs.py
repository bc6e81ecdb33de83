"""PDF files made for tests: lines of text on pages, by pdfium itself."""

import ctypes
import io
from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw

_WIDTH, _HEIGHT = 595, 842
_TOP, _LEFT, _LEADING, _SIZE = 790, 50, 15, 10


def make_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF file with a page for each list of lines."""
    pdf = pypdfium2.PdfDocument.new()
    for lines in pages:
        page = pdf.new_page(_WIDTH, _HEIGHT)
        for number, line in enumerate(lines):
            _write(pdf, page, line, _TOP - _LEADING * number)
        page.gen_content()
        page.close()
    stream = io.BytesIO()
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()


def _write(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, line: str, height: int) -> None:
    text = raw.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", _SIZE)
    units = line.encode("utf-16-le") + b"\0\0"
    buffer = ctypes.create_string_buffer(units)
    raw.FPDFText_SetText(text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, _LEFT, height)
    raw.FPDFPage_InsertObject(page.raw, text)


def make_scan(pages: int = 2) -> bytes:
    """Return a PDF file whose pages are pictures."""
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        page = pdf.new_page(_WIDTH, _HEIGHT)
        image = pypdfium2.PdfImage.new(pdf)
        bitmap = pypdfium2.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_Gray)
        bitmap.fill_rect((0, 0, 0, 255), 0, 0, 8, 8)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(_WIDTH, _HEIGHT))
        page.insert_obj(image)
        page.gen_content()
        page.close()
    stream = io.BytesIO()
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()


def encrypt(pdf: bytes) -> bytes:
    """Return the file with an encryption dictionary whose password nobody knows."""
    secret = b"<" + b"5a" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O " + secret + b" /U " + secret + b" /P -4 >>"
    ids = b"/ID [<" + b"11" * 16 + b"> <" + b"11" * 16 + b">]"
    head, trailer, rest = pdf.rpartition(b"trailer")
    return head + trailer + rest.replace(b"<<", b"<<" + lock + ids, 1)
