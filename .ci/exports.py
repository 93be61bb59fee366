#!/usr/bin/env python3
"""exports.py JSONL CSV JSON: the exports hold the same registers, records and keys, and every record its source."""
import csv
import json
import os
import sys

csv.field_size_limit(sys.maxsize)


def main():
    jsonl, table, array = sys.argv[1:]
    stems = sorted(os.path.splitext(name)[0] for name in os.listdir(jsonl))
    assert stems, "nothing was exported"
    assert sorted(os.listdir(table)) == sorted([*(f"{stem}.csv" for stem in stems), "datapackage.json"]), "other registers"
    assert sorted(os.listdir(array)) == [f"{stem}.json" for stem in stems], "other registers"
    for stem in stems:
        with open(os.path.join(jsonl, f"{stem}.jsonl"), encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        with open(os.path.join(array, f"{stem}.json"), encoding="utf-8") as file:
            assert json.load(file) == records, f"{stem}: other records in the array"
        with open(os.path.join(table, f"{stem}.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(records) == len(rows) > 0, f"{stem}: {len(records)} lines, {len(rows)} rows"
        for record, row in zip(records, rows):
            assert list(record) == list(row), f"{stem}: other keys"
            assert record["_source"] == json.loads(row["_source"]), f"{stem}: other source"
            assert {"file", "sheet", "row", "cells"} <= set(record["_source"]), f"{stem}: no source"
        print(f"{stem}: {len(records)} records")


main()
