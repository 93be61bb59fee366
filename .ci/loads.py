#!/usr/bin/env python3
"""loads.py JSONL DIR TOOL: each record of the four registers is a line of the tool's file, with what the tool asks for."""
import csv
import json
import os
import re
import sys

csv.field_size_limit(sys.maxsize)

REGISTERS = ["risks", "issues", "actions", "milestones"]
# What each tool refuses a line without; its label for the title, for days and for the words of a status.
TOOLS = {
    "jira": (["Summary", "Issue Type"], "Summary", ["Created", "Due Date", "Resolved"], {"To Do", "In Progress", "Done", ""}),
    "openproject": (["Subject", "Type", "Status"], "Subject", ["Start date", "Finish date"],
                    {"New", "In progress", "On hold", "Closed", "Rejected"}),
}


def safe(text):
    """As a cell is made safe: one that a spreadsheet would run begins with an apostrophe."""
    runs = text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not re.fullmatch(r"-\d*\.?\d+|-\d+\.?", text))
    return "'" + text if runs else text


def main():
    jsonl, folder, tool = sys.argv[1:]
    required, title, days, states = TOOLS[tool]
    kept = [r for r in REGISTERS if os.path.exists(os.path.join(jsonl, f"{r}.jsonl"))]
    assert kept, "no register that the tool takes"
    assert sorted(os.listdir(folder)) == sorted(f"{tool}-{r}.csv" for r in kept), "other files"
    for register in kept:
        with open(os.path.join(jsonl, f"{register}.jsonl"), encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        with open(os.path.join(folder, f"{tool}-{register}.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        header, rows = rows[0], rows[1:]
        assert tool != "jira" or all(re.fullmatch(r"[A-Za-z ]+", label) for label in header), f"punctuation in {header}"
        assert len(rows) == len(records), f"{register}: {len(rows)} lines for {len(records)} records"
        for record, row in zip(records, rows):
            assert len(row) == len(header), f"{register}: a line of {len(row)} cells"
            line = dict(zip(header, row))
            assert all(line[label] for label in required), f"{register}: nothing in a required column: {line}"
            assert record["title"] is None or line[title] == safe(record["title"]), f"{register}: another title: {line}"
            assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", line[day]) for day in days if day in line), f"no day: {line}"
            assert line["Status"] in states, f"{register}: {line['Status']}"
            source = record["_source"]
            assert f"Source: {source['file']}" in line["Description"], f"{register}: no source"
            if "likelihood" in record:
                assert line["Likelihood"] == ("" if record["likelihood"] is None else str(record["likelihood"]))
        print(f"{tool}, {register}: {len(rows)} lines")


main()
