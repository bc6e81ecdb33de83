"""Bytes to text: every encoding in which articles come, and what is no text."""

import pytest

from oversight.read.decode import DecodeError, decode

PROSE = (
    "The council’s director said: “We’re sorry” – and £5m more went on agency staff.\r\nÉlan café."
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_comes_back_as_it_was_written(encoding):
    assert decode(PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("mark", [b"\xfe\xff", b""])
def test_big_endian_utf16_with_and_without_mark(mark):
    assert decode(mark + PROSE.encode("utf-16-be")) == PROSE


def test_latin1():
    text = "The café on the corner was £5 dearer, said Zoë Müller, who leads the borough.\n"
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize("text", ["Price: £5", "It’s", "Café"])
def test_short_texts_in_one_byte_encodings(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\x85"])
def test_line_ends_stay(end):
    text = f"One line{end}another{end}{end}"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 4, "binary"),
        (b"some words\x00\x01\x02 and more", "binary"),
        ("Ünïcødé wörds’ again’ and again’".encode() + b"\xe2\x80", "broken UTF-8 at byte"),
        (b"\xff\xfea\x00b", "broken UTF-16"),
        (bytes(range(0x81, 0x100)) * 20, "no text"),
    ],
    ids=["pdf", "zip", "png", "gzip", "bytes", "zeros", "cut", "odd", "high"],
)
def test_what_is_no_text_is_refused(data, found):
    with pytest.raises(DecodeError, match=found):
        decode(data)
