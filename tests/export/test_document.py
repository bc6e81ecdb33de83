"""docs/records.md: made from the models, with an example of each type."""

from oversight.export.document import document, read_examples
from oversight.records import EVENT_CLASSES


def test_the_copy_in_the_repository(root):
    """After a change of the records: `oversight schema --markdown > docs/records.md`."""
    assert (root / "docs/records.md").read_text(encoding="utf-8") == document()


def test_there_is_an_example_of_each_type():
    examples = list(read_examples())
    assert [record.type for _, record in examples] == list(EVENT_CLASSES)
    for text, record in examples:
        assert all(text[item.start : item.end] == item.text for item in record.evidence)


def test_every_field_is_told_and_every_link_leads_somewhere():
    import re

    text = document()
    for cls in EVENT_CLASSES.values():
        section = text.split(f"\n## {cls.model_fields['type'].default}\n")[1].split("\n## ")[0]
        names = set(cls.model_fields) - {"type", "id", "article_id", "evidence", "mentions"}
        names -= {"confidence", "rule", "schema_version"}
        assert all(f"| `{name}` |" in section for name in names)
    heads = {head.lower() for head in re.findall(r"^### (\w+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= heads
