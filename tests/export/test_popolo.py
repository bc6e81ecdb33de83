"""Popolo: valid by its own schemas, and saying who held which post when."""

import json
from pathlib import Path

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT3

from oversight.export.popolo import popolo_date
from oversight.records import Date

LISTS = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
}


def validators(folder: Path) -> dict[str, jsonschema.Draft3Validator]:
    """The schemas, their references resolved to the files beside them."""
    schemas = {path.stem: json.loads(path.read_bytes()) for path in folder.glob("*.json")}
    # What a schema refers to and the folder lacks is nothing that we write.
    base = "http://www.popoloproject.com/schemas/"
    names = {*schemas, "motion", "speech", "vote", "count", "vote_event"}
    registry = referencing.Registry().with_resources(
        (f"{base}{name}.json", DRAFT3.create_resource(schemas.get(name, {}))) for name in names
    )
    return {
        name: jsonschema.Draft3Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


def test_all_of_it_is_valid(exported, extra):
    known = validators(extra / "popolo")
    data = json.loads(exported("popolo").read_text(encoding="utf-8"))
    for name, schema in LISTS.items():
        assert data[name]
        for one in data[name]:
            known[schema].validate(one)
    with pytest.raises(jsonschema.ValidationError):
        known["membership"].validate({**data["memberships"][0], "start_date": "last spring"})


def test_every_id_is_known(exported):
    data = json.loads(exported("popolo").read_text(encoding="utf-8"))
    ids = {one["id"] for name in LISTS for one in data[name]}
    assert len(ids) == sum(len(data[name]) for name in LISTS)
    for one in data["memberships"]:
        wanted = {one["person_id"], one["post_id"], one["organization_id"]} - {None}
        assert wanted <= ids
        assert all(source["url"] and source["note"] for source in one["sources"])


def test_the_coming_and_going_of_one_post_is_one_membership(real_gold_run):
    from oversight.export.directory import make_directory
    from oversight.export.folder import read_folder
    from oversight.export.popolo import to_popolo

    folder = read_folder(real_gold_run)
    made = make_directory(folder)
    memberships = to_popolo(made, folder)["memberships"]
    [term] = [
        one
        for one in memberships
        if one["person_id"] == "person/sarah-callaghan" and "director-childrens" in one["post_id"]
    ]
    assert (term["start_date"][:4], term["end_date"]) == ("2016", "2017-01")
    assert {source["note"].split(", ")[-1] for source in term["sources"]} == {"000", "002"}


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2017-01-24", "2017-01-24", "2017-01-24"),
        ("2017", "2017", "2017"),
        ("2017-22", "2017", "2017"),
        ("2016-09-12/2016-10-06", "2016-09-12", "2016-10-06"),
        ("2014/..", "2014", "2014"),
        ("../2018-03", "2018-03", "2018-03"),
        (None, None, None),
    ],
)
def test_dates(value, start, end):
    date = Date(value=value, text="then")
    assert popolo_date(date, last=False) == start
    assert popolo_date(date, last=True) == end
