"""Measure reports: text against bare pypdfium2, the whole pipeline, memory, how much is read how.

    python tests/benchmarks/reports.py DIR [reports]

DIR holds PDF files, read over and over until `reports` of them (500) have been. One process; for
each file bare pypdfium2 and our reading take turns, so that a busy machine slows both. Times are
processor time.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import pypdfium2

import oversight
from oversight.assemble import assemble, prepare
from oversight.language import stages
from oversight.read import ArticleError
from oversight.read.pdf import read_pdf
from oversight.read.reading import Place, Reading

MARKS = 5  # how often memory is looked at


def bare(data: bytes) -> int:
    """Take the text of all pages as pypdfium2 gives it; return its length."""
    pdf = pypdfium2.PdfDocument(data)
    length = 0
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return length


def resident() -> float:
    """Return the memory that the process holds, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def readable(folder: Path) -> list[bytes]:
    """Return the files that are reports; say of the others why they are none."""
    files = []
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            read_pdf(data, Place(path.name, path.name, path.stem))
        except ArticleError as error:
            print(f"left out: {error}")
        else:
            files.append(data)
    return files


def main(folder: str, wanted: int) -> None:
    """Measure and print."""
    files = readable(Path(folder))
    nlp = oversight.load()
    spent = {"bare": 0.0, "text": 0.0, "pipeline": 0.0}
    words = cited = 0
    memory = []
    for number in range(wanted):
        data = files[number % len(files)]
        turns = ("bare", "text") if number % 2 else ("text", "bare")
        for turn in turns:
            start = time.process_time()
            reading = read_pdf(data, Place("r", "r", "r")) if turn == "text" else bare(data)
            spent[turn] += time.process_time() - start
            if isinstance(reading, Reading):
                kept = reading
        start = time.process_time()
        doc = prepare(nlp, kept)
        for _, stage in stages(nlp, doc):
            doc = stage(doc)
        article, events = assemble(doc, kept.article)
        spent["pipeline"] += time.process_time() - start
        words += len(article.text.split())
        cited += len({place for event in events for place in cited_words(event)})
        if (number + 1) % (wanted // MARKS) == 0:
            memory.append((number + 1, resident()))
    text, whole = wanted / spent["text"], wanted / (spent["text"] + spent["pipeline"])
    print(f"{wanted} reports of {words // wanted:,} words on average")
    print(f"text      {text:6.1f} reports/s, {spent['bare'] / spent['text']:.2f} of bare pypdfium2")
    print(f"pipeline  {whole:6.1f} reports/s, text included")
    print(f"parsed    0% of the words; {100 * cited / words:.0f}% stand in what records cite")
    print("memory    " + ", ".join(f"{mb:.0f} MB after {count}" for count, mb in memory))


def cited_words(event: object) -> set[tuple[int, int]]:
    """Return the places of the words that an event's evidence and mentions hold."""
    places = [*event.evidence, *event.mentions]  # type: ignore[attr-defined]
    found = set()
    for place in places:
        start = place.start
        for word in place.text.split(" "):
            if word.strip():
                found.add((start, start + len(word)))
            start += len(word) + 1
    return found


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500)
