#!/usr/bin/env python3
"""Compares figures.json of a build with the truth.

    python3 tests/tools/compare_figures.py FIGURES.json TRUTH_FIGURES.json

The truth is a list of {"id", "project", "value"}. Compared are the portfolio's own figures (project null, by {}) and each
project's (its code as project, or as `by.project`). Prints every wrong one; exit code 1 on any difference.
"""

import json
import sys
from decimal import Decimal


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    got = {}
    for figure in read(sys.argv[1]):
        by = dict(figure.get("by") or {})
        project = figure.get("project") or by.pop("project", None)
        by.pop("project", None)
        if not by:
            got[figure["id"], project] = figure["value"]
    wanted = read(sys.argv[2])
    wrong = []
    for want in wanted:
        k = want["id"], want["project"]
        value = got.get(k)
        if value is None or Decimal(value) != Decimal(want["value"]):
            wrong.append((k, value if k in got else "no such figure", want["value"]))
    print(f"{len(wanted) - len(wrong)} of {len(wanted)} figures right")
    for (id, project), value, want in wrong:
        print(f"  {id} {project or 'portfolio'}: {value} should be {want}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
