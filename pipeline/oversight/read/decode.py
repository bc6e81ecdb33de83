"""Bytes to text: the encodings in which articles come, and what is no text at all.

Line ends stay as they are; a byte order mark is no part of the text. Broken text is refused, not
repaired: a guessed character would move offsets and put words into evidence that nobody wrote.
"""

import codecs

WANTED = "Text in UTF-8, UTF-16, Windows-1252 or Latin-1 is wanted"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
# Tab, line and form feed, carriage return, escape and file separators do occur in text.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31})


class DecodeError(ValueError):
    """The bytes are no text; the message says what they are."""


def decode(data: bytes) -> str:
    """Return `data` as text. Raises DecodeError."""
    refuse_known_formats(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if unmarked := _unmarked_utf16(data):
        return _strictly(data, unmarked)
    if data.translate(None, delete=_CONTROLS) != data:
        raise DecodeError("binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_single_bytes(data, error)


def refuse_known_formats(start: bytes) -> None:
    """Raise DecodeError if `start` begins a file of another kind, such as a PDF."""
    for magic, name in _MAGIC:
        if start.startswith(magic):
            raise DecodeError(name)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(f"broken {encoding.upper()} at byte {error.start}") from None
    if "\0" in text:
        raise DecodeError("binary data")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand: English is nearly all ASCII."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and not even:
        return "utf-16-le"
    if even > 0.7 * half and not odd:
        return "utf-16-be"
    return None


def _decode_single_bytes(data: bytes, error: UnicodeDecodeError) -> str:
    """Decode what is not UTF-8: Windows-1252 or Latin-1, if that gives text."""
    if _mostly_utf8(data):
        raise DecodeError(f"broken UTF-8 at byte {error.start}")
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "latin_1"], preemptive_behaviour=False).best()
    if best is None or _odd_share(text := data.decode(best.encoding)) > 0.3:
        raise DecodeError("bytes that are no text in any of the known encodings")
    return text


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether longer UTF-8 sequences outnumber the bytes that break it."""
    loose = data.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    longer = sum(1 for char in loose if char > "\x7f") - broken
    return longer > broken


def _odd_share(text: str) -> float:
    """Return the share of characters that English text has rarely: no ASCII, no typography."""
    odd = sum(1 for char in text if char > "\x7f" and char not in "‘’“”–—…•£€\xa0©®™·")
    return odd / max(len(text), 1)
