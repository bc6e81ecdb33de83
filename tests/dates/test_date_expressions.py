"""The rules of patterns/dates/expressions.json: each finds its examples and leaves the others."""

import json
from collections.abc import Iterator

import pytest

from oversight.dates.find import finder
from oversight.dates.grammar import GrammarError, Rule, compile_rule, literals, read_rules
from oversight.dates.lexicon import Lexicon, read_words
from oversight.dates.parse import Expression
from oversight.resources import patterns_dir

FOLDER = patterns_dir() / "dates"
RULES = read_rules(FOLDER)


def rules_of(expression: Expression) -> Iterator[str]:
    yield expression.rule
    for value in expression.fields.values():
        if isinstance(value, Expression):
            yield from rules_of(value)


def fired(text: str) -> set[str]:
    parser = finder().parser
    return {rule for one in parser(parser.lexer(text)) for rule in rules_of(one)}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.level], ids=lambda rule: rule.id)
def test_a_rule_finds_its_examples_and_no_others(rule):
    for example in rule.match:
        assert rule.id in fired(example), example
    for example in rule.skip:
        assert rule.id not in fired(example), example


def test_ids_are_unique_and_every_rule_has_an_example():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(rule.match for rule in RULES)


def test_one_entry_a_line():
    lines = (FOLDER / "expressions.json").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "["
    assert lines[-1] == "]"
    for line in lines[1:-1]:
        assert json.loads(line.rstrip(","))["id"]


@pytest.mark.parametrize("pattern", ["( last", "last?", "of NOTHING"])
def test_a_broken_pattern_is_refused(pattern):
    rule = Rule("x", 1, "day", pattern, match=["x"])
    lexicon = Lexicon(read_words(FOLDER), literals([rule]) - {"NOTHING"})
    lexicon.word({"NUM": ""})
    with pytest.raises(GrammarError, match=r"^x: "):
        compile_rule(rule, lexicon)
