#!/usr/bin/env python3
"""trace.py PACKWRIGHT OUT SRC: traces every figure of the portfolio as JSON. The records behind a count or a sum add up to
its value, their number is that of figures.json, and every cell that is named holds, in the source workbook as openpyxl
reads it, the value as written."""
import datetime
import functools
import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal

import openpyxl

packwright, out, src = sys.argv[1:4]


@functools.cache
def workbook(file):
    return openpyxl.load_workbook(os.path.join(src, file), data_only=True)


def month():
    (name,) = os.listdir(out)
    return os.path.join(out, name)


def trace(figure):
    command = [packwright, "trace", out, figure["id"], "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout)


def same(held, written):
    """Whether a cell holds what is told of it: exactly so as text, by its worth as a number or a day."""
    if isinstance(held, bool):
        return written.lower() in ({"true", "yes"} if held else {"false", "no"})
    if isinstance(held, (int, float)):
        return Decimal(repr(held)) == Decimal(written)
    if isinstance(held, datetime.datetime):
        return written == (held.date().isoformat() if held.time() == datetime.time() else held.isoformat(sep=" "))
    return held == written


def place(record, cell):
    """The sheet and the name of a cell; one of another sheet than the record's is told with it."""
    if "!" not in cell:
        return record["sheet"], cell
    sheet, name = cell.rsplit("!", 1)
    return sheet[1:-1].replace("''", "'"), name


def check_cells(record, seen):
    for key, told in record["cells"].items():
        if told["cell"] is None and told["written"] is not None:
            # The name of the sheet, the file or a folder says it.
            names = [record["sheet"], *record["file"].split("/")]
            assert told["rule"].startswith("stated by the ") and any(told["written"] in name for name in names), told
            seen["names"] += 1
        if told["cell"] is None or told["written"] is None:
            continue
        if not record["file"].lower().endswith((".xlsx", ".xlsm")):
            seen["in other files"] += 1
            continue
        sheet, name = place(record, told["cell"])
        held = workbook(record["file"])[sheet][name].value
        where = f"{record['file']} {sheet} {name} ({key})"
        assert held is not None, f"{where} is empty, and {told['written']!r} is told"
        if told["rule"] and told["rule"].startswith("the month of the column"):
            assert place(record, told["cell"]) != (record["sheet"], f"{''.join(filter(str.isalpha, name))}{record['row']}")
            seen["labels of months"] += 1
        if told["rule"] and told["rule"].startswith("stated for the whole list"):
            # A title such as `P101 Customer portal: risks` holds the value among others.
            assert told["written"] in str(held), f"{where} holds {held!r}, not {told['written']!r}"
        else:
            assert same(held, told["written"]), f"{where} holds {held!r}, not {told['written']!r}"
        seen["cells"] += 1


def check_each(figure, node, way, seen):
    """What a part is worth for each of several makes the figure."""
    values = [None if part["value"] is None else Decimal(part["value"]) for part in node["parts"]]
    known = [value for value in values if value is not None]
    if figure["value"] is None or way not in ("across-sum", "across-maximum"):
        return
    if not known:
        # Parts that no pack shows are not worked out one by one, so that trace has no value of theirs.
        seen["made of parts that are not shown"] += 1
        return
    made = max(known) if way == "across-maximum" else sum(known, Decimal(0))
    # Each value is told to six decimals, so that a sum may be off by half of the last for each.
    assert abs(made - Decimal(figure["value"])) <= Decimal("0.0000005") * (len(values) + 1), f"{figure['id']}: {made}"
    seen["worked out for each"] += 1


def check(figure, declared, seen):
    told = trace(figure)
    for key in ("id", "label", "value", "unit", "currency", "status", "rows"):
        assert told["figure"][key] == figure[key], f"{figure['id']}: another {key}"
    assert told["definition"] == figure["definition"]
    for record in told["records"]:
        check_cells(record, seen)
    how = declared[figure["id"]]["how"]
    if how["kind"] == "measures" and how["way"].startswith("across-"):
        check_each(figure, told["made_of"], how["way"], seen)
    seen["figures"] += 1
    seen["records"] += len(told["records"])
    if how["kind"] != "records":
        return
    assert len(told["records"]) == figure["rows"], f"{figure['id']}: {len(told['records'])} records, not {figure['rows']}"
    for left in told["left_out"]:
        unmet = sum(u["records"] for u in left["unmet"])
        assert left["records"] == left["behind"] + left["elsewhere"] + unmet, f"{figure['id']}: records are missing"
    if how["aggregate"] in ("count", "sum") and figure["value"] is not None:
        total = sum((Decimal(r["adds"]) for r in told["records"]), Decimal(0))
        assert total == Decimal(figure["value"]), f"{figure['id']}: the records add up to {total}, not {figure['value']}"
        seen["sums"] += 1


def main():
    with open(os.path.join(month(), "figures.json"), encoding="utf-8") as file:
        figures = [f for f in json.load(file) if f["project"] is None and f["by"] == {}]
    with open(os.path.join(month(), "dataset", "measures.json"), encoding="utf-8") as file:
        declared = {m["id"]: m for m in json.load(file)["measures"]}
    seen = Counter()
    for figure in figures:
        check(figure, declared, seen)
    assert seen["cells"] > 1000 and seen["sums"] > 50, seen
    print(", ".join(f"{n} {what}" for what, n in seen.items()))


main()
