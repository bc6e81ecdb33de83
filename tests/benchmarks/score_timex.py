"""Score the dates component on a folder of .tml files by the TempEval-3 measure.

    python tests/benchmarks/score_timex.py DIR [british|american]

Only expressions of type DATE. Relaxed: found and marked expressions overlap. Strict: they have
the same ends. Value: relaxed F1 times the share of found expressions with the right value.
"""

import re
import sys
import warnings
from datetime import date
from pathlib import Path

from other_dates import is_number_or_may, seen

from oversight.dates.cli_rows import timex_marks
from oversight.dates.find import find_dates
from oversight.dates.score import Tally
from oversight.dates.tml import Mark, Report, read_tml

WANTED = "DATE"


def ours(report: Report, style: str) -> list[Mark]:
    """What the component finds."""
    return timex_marks(find_dates(report.text, report.published, style))


def theirs(report: Report, strict: bool) -> list[Mark]:
    """What dateparser.search finds, with or without plain numbers and the verb "may"."""
    marks = []
    for one in seen(report.text, report.published):
        words = report.text[one.start : one.end]
        if not (strict and is_number_or_may(words)):
            marks.append(Mark(one.start, one.end, WANTED, value(words, one.day.isoformat())))
    return marks


_MONTH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(,? \d{4})?")


def value(words: str, day: str) -> str:
    """The day cut to what the words tell, in its favour: a year, a month, a week or a day."""
    words = words.strip().lower()
    if re.fullmatch(r"\d{4}|(last|this|next) year|.* years? ago|.* decades? ago", words):
        return day[:4]
    if _MONTH.fullmatch(words) or re.fullmatch(r"(last|this|next) month|.* months? ago", words):
        return day[:7]
    if re.fullmatch(r"(last|this|next) week", words):
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}"
    return "PRESENT_REF" if words == "now" else day


def main() -> None:
    """Print one line for each reader."""
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    style = sys.argv[2] if len(sys.argv) > 2 else "american"
    names = ("oversight dates", "dateparser.search", "the same, filtered")
    tallies = {name: Tally() for name in names}
    files = sorted(folder.rglob("*.tml"))
    if not files:
        sys.exit(f"{folder}: no .tml files. make timex TIMEX=DIR wants a folder of them.")
    for file in files:
        report = read_tml(file.read_bytes())
        gold = [mark for mark in report.marks if mark.type == WANTED]
        found = (ours(report, style), theirs(report, False), theirs(report, True))
        for name, marks in zip(names, found, strict=True):
            tallies[name].add(gold, [mark for mark in marks if mark.type == WANTED])
    print(f"{len(files)} reports, {WANTED} only, {style} style")
    print(f"{'':<20}{'relaxed F1':>12}{'strict F1':>12}{'value F1':>12}")
    for name, tally in tallies.items():
        scores = (tally.relaxed_f1, tally.strict_f1, tally.value_f1)
        print(f"{name:<20}" + "".join(f"{score:>12.1%}" for score in scores))


if __name__ == "__main__":
    main()
