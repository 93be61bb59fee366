#!/usr/bin/env python3
"""parquet.py PARQUET JSONL MONTH: DuckDB reads the Parquet export with the right types, value by value what stands in
the JSON lines; its sums are those of the lines; and the figures of the built MONTH come out again by SQL."""
import datetime
import glob
import json
import os
import sys
import tomllib
from collections import defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal

import duckdb

EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
TYPES = {
    "date": "DATE", "money": "DECIMAL(38,4)", "number": "DECIMAL(38,18)", "percent": "DECIMAL(38,18)",
    "level": "INTEGER", "flag": "BOOLEAN", "ref": "VARCHAR[]",
}
REST = {
    "_source_file": "VARCHAR", "_source_sheet": "VARCHAR", "_source_row": "INTEGER", "_source_column": "VARCHAR",
    "_stale": "BOOLEAN", "_source_cells": "VARCHAR", "_native": "VARCHAR", "_scheme": "VARCHAR",
    "_precision": "VARCHAR", "extras": "VARCHAR",
}
DIGITS = {"money": Decimal("1e-4"), "number": Decimal("1e-18"), "percent": Decimal("1e-18")}
db = duckdb.connect()


def fields(register):
    """The kind of each field by its key, as the templates declare it."""
    kinds = {}
    for name in ["shared", register]:
        with open(f"templates/registers/{name}.toml", "rb") as file:
            kinds.update({f["key"]: f["kind"] for f in tomllib.load(file)["field"]})
    return kinds


def wanted_types(kinds, keys):
    """The columns in the order of the keys of a JSON line, with the types they are to have."""
    types = {}
    for key in keys:
        if key in kinds:
            types[key] = TYPES.get(kinds[key], "VARCHAR")
        elif key.endswith("_currency"):
            types[key] = "VARCHAR"
    return types | REST | {"reporting_period": "VARCHAR"}


def wanted_value(kind, value):
    if value is None:
        return None
    if kind == "date":
        return datetime.date.fromisoformat(value)
    if kind in DIGITS:
        return Decimal(value).quantize(DIGITS[kind], context=EXACT)
    return value


def wanted_row(record, kinds, columns, period):
    source = record["_source"]
    said = {
        "_source_file": source["file"], "_source_sheet": source["sheet"], "_source_row": source["row"],
        "_source_column": source.get("column"), "_stale": source.get("stale", False),
        "_source_cells": source["cells"], "reporting_period": period,
    }
    return [said[c] if c in said else wanted_value(kinds.get(c), record[c]) for c in columns]


def plain(column, value):
    """JSON text as what it says, so that spaces in it do not count."""
    nested = column in ("_source_cells", "_native", "_scheme", "_precision", "extras")
    return json.loads(value) if nested else value


def compare(register, records, view, period):
    kinds = fields(register)
    types = wanted_types(kinds, records[0].keys())
    got = {row[0]: row[1] for row in db.sql(f"DESCRIBE FROM {view}").fetchall()}
    assert list(got.items()) == list(types.items()), f"{register}: other columns: {set(got.items()) ^ set(types.items())}"
    rows = db.sql(f"SELECT * FROM {view}").fetchall()
    assert len(rows) == len(records), f"{register}: {len(rows)} rows, {len(records)} lines"
    for n, (record, row) in enumerate(zip(records, rows)):
        want = wanted_row(record, kinds, list(types), period)
        for column, value, expected in zip(types, row, want):
            value = plain(column, value)
            assert value == expected, f"{register} {n} {column}: {value!r}, not {expected!r}"
    return sums(register, records, kinds, view)


def sums(register, records, kinds, view):
    """Each column of numbers, added up by project and currency, by SQL and by Python."""
    done = 0
    for key in (k for k, kind in kinds.items() if kind in DIGITS):
        currency = f"{key}_currency" if kinds[key] == "money" else "NULL"
        want = defaultdict(Decimal)
        for record in records:
            if record[key] is not None:
                group = (record["project"], record.get(f"{key}_currency"))
                want[group] = EXACT.add(want[group], Decimal(record[key]))
        query = f'SELECT project, {currency}, SUM("{key}") FROM {view} WHERE "{key}" IS NOT NULL GROUP BY ALL'
        got = {(project, code): total for project, code, total in db.sql(query).fetchall()}
        want = {group: total.quantize(DIGITS[kinds[key]], context=EXACT) for group, total in want.items()}
        assert got == want, f"{register}.{key}: {got}, not {want}"
        done += len(want)
    return done


def added_up():
    """The field that each measure adds up as it is, by the measure's id."""
    fields = {}
    for path in glob.glob("templates/measures/*.toml"):
        with open(path, "rb") as file:
            declared = tomllib.load(file)["measure"]
            plain = [m for m in declared if m.get("aggregate") == "sum" and not {"times", "apart_from", "since"} & set(m)]
            fields.update({m["id"]: m["field"] for m in plain if "field" in m})
    return fields


def figures_again(month):
    """Every figure of records, for the portfolio and each project: how many records are behind it, and sums of money."""
    fields = added_up()
    with open(os.path.join(month, "figures.json"), encoding="utf-8") as file:
        figures = [f for f in json.load(file) if f["by"] == {}]
    done = 0
    for path in sorted(glob.glob(os.path.join(month, "dataset", "*.parquet"))):
        columns = [row[0] for row in db.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()]
        for figure in figures:
            if f"in:{figure['id']}" in columns:
                again(path, fields.get(figure["id"]), figure)
                done += 1
    assert done > 100, f"only {done} figures were compared"
    return done


def again(path, field, figure):
    where = f"\"in:{figure['id']}\"" + (f" AND project = '{figure['project']}'" if figure["project"] else "")
    count = db.sql(f"SELECT COUNT(*) FROM '{path}' WHERE {where}").fetchall()[0][0]
    told = f"{figure['id']} {figure['project'] or ''}"
    assert count == figure["rows"], f"{told}: {count} rows, not {figure['rows']}"
    if field and figure["unit"] == "money" and figure["value"] is not None:
        total = db.sql(f"SELECT SUM({field}_home) FROM '{path}' WHERE {where}").fetchall()[0][0]
        assert total == Decimal(figure["value"]), f"{told}: {total}, not {figure['value']}"


def year_totals(view, month):
    """Budget, actual and forecast of the financial year from the export alone, in plain SQL."""
    with open(os.path.join(month, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(month, "figures.json"), encoding="utf-8") as file:
        told = {f["id"]: f["value"] for f in json.load(file) if f["project"] is None and f["by"] == {}}
    portfolio, now = manifest["settings"]["portfolio"], manifest["period"]
    year, number = (int(part) for part in now.split("-"))
    first = year if number >= portfolio["year_starts"] else year - 1
    start = datetime.date(first, portfolio["year_starts"], 1)
    end = f"{(start + datetime.timedelta(days=340)):%Y-%m}"
    for figure, column, last in [
        ("finance.budget_year", "budget", end), ("finance.budget_to_date", "budget", now),
        ("finance.actual_to_date", "actual", now), ("finance.forecast_year", "forecast", end),
    ]:
        total = db.sql(
            f"SELECT SUM({column}) FROM {view} WHERE period BETWEEN '{start:%Y-%m}' AND '{last}'"
            f" AND {column}_currency = '{portfolio['currency']}'"
        ).fetchall()[0][0]
        assert total == Decimal(told[figure]), f"{figure}: {total}, not {told[figure]}"
        print(f"{figure}: {total}")


def main():
    parquet, jsonl, month = sys.argv[1:4]
    period = os.path.basename(os.path.normpath(month))
    registers = sorted(name.removesuffix(".jsonl") for name in os.listdir(jsonl))
    assert registers and registers == sorted(os.listdir(parquet)), "other registers"
    for register in registers:
        with open(os.path.join(jsonl, f"{register}.jsonl"), encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        view = f"read_parquet('{parquet}/{register}/*/*.parquet', hive_partitioning = true)"
        added = compare(register, records, view, period)
        print(f"{register}: {len(records)} records, {added} sums")
    year_totals(f"read_parquet('{parquet}/finance/*/*.parquet')", month)
    print(f"{figures_again(month)} figures of the dataset")


main()
