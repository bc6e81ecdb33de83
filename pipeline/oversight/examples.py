"""Running the examples that pattern entries carry: each `match` is found, no `skip` is.

How an entry is run follows from what it is: a term of the vocabulary by the vocabulary stage, a
line of the page's layout by its lexicon, a phrase of reports by its expression, a pattern over
found things by frames, any other by spaCy's matchers on the words.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from oversight.patterns import Pattern, PatternError, read_patterns

if TYPE_CHECKING:
    from oversight.components.vocabulary import Vocabulary

Finds = Callable[[str], bool]


class Fault(NamedTuple):
    """An example that does not hold: where it stands, and what to do about it."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def check_folder(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each example in a folder's pattern files that does not hold.

    Raises PatternError where a file cannot be read or an entry is not as it should be.
    """
    files = sorted(folder.rglob("*.jsonl"))
    if not files:
        raise PatternError(f"{folder}: no pattern files. Their names end in .jsonl.")
    for file in files:
        for line, entry in numbered(file):
            for message in check_entry(entry):
                yield Fault(file, line, message)


def numbered(file: Path) -> Iterator[tuple[int, Pattern]]:
    """Yield a file's entries with their lines, counted from 1."""
    lines = file.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(lines, start=1) if line.strip()]
    yield from zip(places, read_patterns(file.resolve()), strict=True)


def check_entry(entry: Pattern) -> Iterator[str]:
    """Yield what is wrong with an entry's examples."""
    try:
        finds, avoids = _runners(entry)
    except (ValueError, PatternError) as error:
        yield f"pattern: {error}. Mend the pattern."
        return
    for text in entry.match:
        if not finds(text):
            yield f"match: {entry.id} does not find {text!r}. Widen the pattern, or drop the text."
    for text in entry.skip:
        if avoids(text):
            yield f"skip: {entry.id} finds {text!r}. Narrow the pattern, or drop the text."


def _runners(entry: Pattern) -> tuple[Finds, Finds]:
    """Return what tells whether an entry fits a text, and whether anything comes of it there."""
    from oversight.components.vocabulary import group_of

    if entry.label.startswith("REPORT_"):
        return _same(_phrase_finder(entry))
    if group_of(entry.label):
        return _vocabulary_runners(entry)
    if isinstance(entry.pattern, str) and entry.label in _line_labels():
        return _line_finder(entry), _line_taker(entry)
    if isinstance(entry.pattern, list) and _is_frame(entry):
        return _same(_frame_finder(entry))
    return _same(_word_finder(entry))


def _is_frame(entry: Pattern) -> bool:
    """Tell whether an entry is run over the skeleton: only frames have slots, labels, lists."""
    written = str(entry.pattern)
    return bool(entry.slots) or any(sign in written for sign in ("ENT_TYPE", "'IS'", "'@"))


def _same(finds: Finds) -> tuple[Finds, Finds]:
    return finds, finds


def _vocabulary_runners(entry: Pattern) -> tuple[Finds, Finds]:
    from oversight.components.vocabulary import Vocabulary, group_of, project_entries
    from oversight.text import Text

    own = _project_entries().get(entry.id) != entry
    stage = Vocabulary((*project_entries(), entry)) if own else _project_stage()
    group = group_of(entry.label)

    def fits(text: str) -> bool:
        found = stage.candidates(Text(_make_doc(text)))[group]
        return any(one.id == entry.id for one in found)

    def comes_out(text: str) -> bool:
        return any(one.id == entry.id for one in stage.find(_make_doc(text))[group])

    return fits, fits if entry.label.startswith("NOT_") else comes_out


@cache
def _project_stage() -> "Vocabulary":
    from oversight.components.vocabulary import Vocabulary, project_entries

    return Vocabulary(project_entries())


@cache
def _project_entries() -> dict[str, Pattern]:
    from oversight.components.vocabulary import project_entries

    return {entry.id: entry for entry in (*project_entries(), *read_patterns("councils"))}


@cache
def _line_labels() -> frozenset[str]:
    return frozenset(entry.label for entry in read_patterns("layout"))


def _phrase_finder(entry: Pattern) -> Finds:
    from oversight.reports.document import Report
    from oversight.reports.phrases import compile_entry

    expression = compile_entry(entry)
    return lambda text: expression.search(Report(text).plain) is not None


def _line_finder(entry: Pattern) -> Finds:
    from oversight.layout.lexicon import Lexicon, key_of

    lexicon = Lexicon([entry])
    return lambda text: lexicon.find(key_of(text)) is not None


def _line_taker(entry: Pattern) -> Finds:
    """Tell whether the page's reading takes a line for the entry's, its shape considered."""
    from oversight.layout.page import read_page

    def takes(text: str) -> bool:
        known = [line.known for line in read_page(text).lines]
        return any(pattern is not None and pattern.id == entry.id for pattern in known)

    return takes


def _frame_finder(entry: Pattern) -> Finds:
    from oversight.components.sentences import sentences
    from oversight.events.context.frames import FrameMatcher
    from oversight.events.context.skeleton import build_skeleton
    from oversight.language import shared
    from oversight.posts.honorifics import left_out

    matcher = FrameMatcher(shared().vocab, [entry])

    def finds(text: str) -> bool:
        doc = shared()(text)
        skeleton = build_skeleton(doc, sentences(doc), left_out(doc))
        return any(True for _ in matcher(skeleton))

    return finds


def _word_finder(entry: Pattern) -> Finds:
    vocab = _make_doc("").vocab
    matcher: Matcher | PhraseMatcher
    if isinstance(entry.pattern, str):
        matcher = PhraseMatcher(vocab, attr="NORM")
        matcher.add(entry.id, [_make_doc(entry.pattern)])
    else:
        matcher = Matcher(vocab, validate=True)
        matcher.add(entry.id, [entry.pattern])
    return lambda text: bool(matcher(_make_doc(text)))


def _make_doc(text: str) -> Doc:
    from oversight.language import shared

    return shared().make_doc(text)
