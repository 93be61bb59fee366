#!/usr/bin/env python3
"""falsified.py PACKWRIGHT SRC: a row that is falsified in a source is told by `check`, each false cell with its kind."""
import csv
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile

FILE = os.path.join("Finance Transformation", "risks_2026-10.csv")
# The column, what is written there, and what is told of it.
FALSE = [
    ("Project ID", "P999", "project-unknown"),
    ("Probability", "9", "level-mapped"),
    ("Status", "opened up", "word-unknown"),
    ("Due date", "2026-02-30", "date-impossible"),
]


def main():
    packwright, src = sys.argv[1:]
    with tempfile.TemporaryDirectory() as tmp:
        copy = os.path.join(tmp, "copy")
        shutil.copytree(src, copy)
        path = os.path.join(copy, FILE)
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for column, value, _ in FALSE:
            rows[1][rows[0].index(column)] = value
        with open(path, "w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        run = subprocess.run([packwright, "check", copy, "--format", "json"], stdin=subprocess.DEVNULL, capture_output=True)
        assert run.returncode in (0, 1), run.stderr.decode()
        findings = json.loads(run.stdout)
    for column, value, code in FALSE:
        cell = f"{string.ascii_uppercase[rows[0].index(column)]}2"
        told = [f for f in findings if f["code"] == code and f["file"].endswith(os.path.basename(FILE)) and cell in f["cells"]]
        assert told, f"{column} `{value}`: no {code} at {cell}"
        print(f"told: {column} `{value}` ({code}, {cell})")


main()
