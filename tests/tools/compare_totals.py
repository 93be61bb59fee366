#!/usr/bin/env python3
"""compare_totals.py TRUTH.jsonl BUILT: the money of a portfolio from unseen_portfolio.py, to the penny.

TRUTH.jsonl is what the portfolio was written from; BUILT is the folder that `build` wrote. The sums of budget, actual and
forecast by project, by project and month, by project and category, and of all must be the figures of figures.json, and
the sum of each field what manifest.json says was read and kept."""
import json
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

FIELDS = ["budget", "actual", "forecast"]


def truth(path):
    """Sums by (field, project, month, category), `None` for all of them."""
    sums = defaultdict(Decimal)
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        if record["register"] != "finance":
            continue
        project, month, category = record["project"], record["period"], record["category"]
        for field in FIELDS:
            if record.get(field) is None:
                continue
            amount = Decimal(record[field].split()[0])
            for key in ((None, None, None), (project, None, None), (project, month, None), (project, None, category)):
                sums[(field, *key)] += amount
    return sums


def found(path):
    """The same from figures.json."""
    values = {}
    for figure in json.load(open(path, encoding="utf-8")):
        field = figure["id"].removeprefix("finance.")
        if field not in FIELDS or figure["value"] is None or not set(figure["by"]) <= {"month", "category"}:
            continue
        key = (field, figure["project"], figure["by"].get("month"), figure["by"].get("category"))
        if len(figure["by"]) < 2 and (figure["project"] or not figure["by"]):
            values[key] = Decimal(figure["value"])
    return values


def main():
    built = Path(sys.argv[2])
    want, got = truth(sys.argv[1]), found(built / "figures.json")
    wrong = [f"{key}: {want.get(key)} was written, {got.get(key)} is the figure" for key in sorted({*want, *got}, key=str)
             if want.get(key) != got.get(key)]
    manifest = json.load(open(built / "manifest.json", encoding="utf-8"))
    for line in manifest["account"]["money"]:
        if line["register"] == "finance" and line["field"] in FIELDS:
            for side in ("read", "kept"):
                if Decimal(line[side]) != want[(line["field"], None, None, None)]:
                    wrong.append(f"{line['field']} {side}: {line[side]} in the manifest")
    if not manifest["account"]["adds_up"]:
        wrong.append("the account does not add up")
    print(f"{len(want)} sums of {len({k[1] for k in want}) - 1} projects, {len(wrong)} that differ")
    for line in wrong[:20]:
        print("  ", line)
    sys.exit(1 if wrong or not want else 0)


main()
