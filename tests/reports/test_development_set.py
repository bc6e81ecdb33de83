"""The reports for development, where the machine has them: every fact in gold, nothing invented."""

import pytest

import oversight
from oversight.evaluate.reports import read_facts, score_reports
from oversight.read import ArticleError, read_articles


@pytest.fixture(scope="module")
def scores(extra, tmp_path_factory, pipeline):
    home = extra / "ofsted_reports"
    if not home.is_dir():
        pytest.skip("no ofsted_reports in the extra data")
    out = tmp_path_factory.mktemp("run")
    names = [facts["file"] for facts in read_facts(home / "gold_dev.jsonl")]
    readings = list(read_articles(str(home / "pdf" / name) for name in names))
    assert not [item for item in readings if isinstance(item, ArticleError)]
    with (out / "events.jsonl").open("w", encoding="utf-8") as file:
        for article, events in oversight.pipe(readings, pipeline):
            assert article.kind == "inspection_report"
            file.writelines(event.model_dump_json() + "\n" for event in events)
    return score_reports(home / "gold_dev.jsonl", out)


def test_all_facts_are_found(scores):
    assert scores.reports == 20
    assert {n: c.share for n, c in scores.counts.items() if c.gold and c.share < 1} == {}


def test_nothing_is_invented(scores):
    assert {name: one.invented for name, one in scores.counts.items() if one.invented} == {}
