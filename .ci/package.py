#!/usr/bin/env python3
"""package.py CSV: Frictionless accepts the data package of an export as CSV, and catches data that is falsified in it."""
import csv
import io
import os
import shutil
import sys
import tempfile

import frictionless

csv.field_size_limit(sys.maxsize)


def errors(folder):
    """What is wrong, as (register, kind of error)."""
    report = frictionless.validate(os.path.join(folder, "datapackage.json"))
    told = {(task.name, error.type) for task in report.tasks for error in task.errors}
    return told | {("", error.type) for error in report.errors}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def set_cell(column, value, only=lambda cell: True):
    """Changes the first cell of a column that `only` holds for; the value may be worked out from the one before."""
    def change(rows):
        at = rows[0].index(column)
        row = next(row for row in rows[1:] if only(row[at]))
        row[at] = value(row[at]) if callable(value) else value
    return change


def other_digit(amount):
    """An amount of the same length, so that only the hash can tell."""
    return ("2" if amount[0] == "1" else "1") + amount[1:]


FALSE = [
    ("a level of 9", "risks", set_cell("likelihood", "9"), "constraint-error"),
    ("a status that is no value", "risks", set_cell("status", "opened"), "constraint-error"),
    ("a level in words", "risks", set_cell("impact", "high"), "type-error"),
    ("a day that there is not", "issues", set_cell("due_on", "2026-02-30"), "type-error"),
    ("a project that is on no list", "issues", set_cell("project", "P999"), "foreign-key"),
    ("an id that stands twice", "issues", lambda rows: rows.append(list(rows[1])), "primary-key"),
    ("another amount", "finance", set_cell("budget", other_digit, lambda cell: cell[:1].isdigit()), "hash-count"),
    ("a row that is gone", "resources", lambda rows: rows.pop(), "byte-count"),
]


def main():
    folder = sys.argv[1]
    told = errors(folder)
    assert not told, f"not accepted: {sorted(told)}"
    print(f"accepted: {len(os.listdir(folder)) - 1} registers")
    for what, register, change, kind in FALSE:
        with tempfile.TemporaryDirectory() as tmp:
            copy = os.path.join(tmp, "copy")
            shutil.copytree(folder, copy)
            path = os.path.join(copy, f"{register}.csv")
            rows = read(path)
            before = open(path, "rb").read()
            assert text(rows) == before, f"{register}.csv is quoted in another way than it is written here"
            change(rows)
            with open(path, "wb") as file:
                file.write(text(rows))
            told = errors(copy)
            assert (register, kind) in told, f"{what}: told is {sorted(told)}, not {kind}"
            assert {name for name, _ in told} == {register}, f"{what}: told of others, too: {sorted(told)}"
            print(f"caught: {what} ({register}: {', '.join(sorted(kind for _, kind in told))})")


main()
