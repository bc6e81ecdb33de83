"""Parquet tables, opened by DuckDB."""

import datetime

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


def test_duckdb_counts_grades(exported, folder):
    out = exported("parquet")
    rows = duckdb.sql(
        f"SELECT rating_overall, count(*) FROM '{out}/inspection.parquet' "
        "WHERE rating_overall IS NOT NULL GROUP BY 1"
    ).fetchall()
    wanted: dict[str, int] = {}
    for event in folder.events:
        for one in event.judgements if event.type == "inspection" else ():
            if one.area == "overall":
                wanted[one.rating] = wanted.get(one.rating, 0) + 1
    assert dict(rows) == wanted


def test_real_types(exported):
    out = exported("parquet")
    types = {
        row[0]: row[1]
        for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{out}/appointment.parquet'").fetchall()
    }
    assert types["date_first"] == "DATE"
    assert types["role_interim"] == "BOOLEAN"
    assert types["tellings"] == "BIGINT"
    assert types["articles"] == "VARCHAR[]"
    first = duckdb.sql(
        f"SELECT min(date_first) FROM '{out}/departure.parquet' WHERE date_first IS NOT NULL"
    ).fetchall()
    assert isinstance(first[0][0], datetime.date)


def test_evidence_joins_its_event(exported, folder):
    out = exported("parquet")
    [(count,)] = duckdb.sql(
        f"SELECT count(*) FROM '{out}/evidence.parquet' e "
        f"JOIN '{out}/statement.parquet' s ON e.event_id = s.id"
    ).fetchall()
    wanted = sum(len(event.evidence) for event in folder.events if event.type == "statement")
    assert count == wanted > 0


def test_all_types_have_a_table_even_where_empty(harmful, tmp_path):
    from oversight.export.targets import export

    export(harmful, "parquet", tmp_path / "tables")
    found = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/tables/figure.parquet'").fetchall()
    assert found == [(0,)]
