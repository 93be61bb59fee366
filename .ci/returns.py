"""Checks the copies of the returns that `check --format xlsx` writes, with openpyxl.

    python3 .ci/returns.py SRC FINDINGS.json DIR

Every non-empty cell of a source stands in its copy at the same place with the same value; every cell of a finding about
the file is coloured; links lead to cells of sheets that are there; every copy is marked as output; no copy names a file
of another folder.
"""

import csv
import datetime
import json
import pathlib
import sys

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

FIRST = "To do"


def cleaned(value):
    """A value as the copy has it: text without blanks at its ends, days without their time."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip(" \t\n\u00a0\u200b\ufeff") or None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return None
    return value


def text_of(path):
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise SystemExit(f"{path}: no encoding fits")


def source(path):
    """The sheets of a source: name (none in a CSV file) and values by place."""
    if path.suffix == ".csv":
        text = text_of(path)
        delimiter = max(",;\t", key=text.splitlines()[0].count)
        rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
        return [(None, {(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)})]
    book = load_workbook(path, data_only=True)
    return [(s.title, {(c.row, c.column): c.value for row in s.iter_rows() for c in row}) for s in book.worksheets]


def agree(here, there, is_text_file):
    if here == there:
        return True
    if isinstance(here, float) or isinstance(there, float):
        try:
            return abs(float(here) - float(there)) <= 1e-9 * max(1.0, abs(float(here)))
        except (TypeError, ValueError):
            pass
    # A CSV file says nothing of types.
    return is_text_file and here is not None and str(here) == str(there)


def values(path, copy):
    """How many values were compared, and what differs."""
    sheets, wrong, count = source(path), [], 0
    own = copy.worksheets[1:]
    names = [s.title for s in own]
    if path.suffix != ".csv" and names != [name for name, _ in sheets]:
        wrong.append(f"its sheets are {names}")
    for (name, cells), sheet in zip(sheets, own):
        for (row, column), value in cells.items():
            value = cleaned(value)
            if value is None:
                continue
            count += 1
            there = cleaned(sheet.cell(row, column).value)
            if not agree(value, there, path.suffix == ".csv"):
                wrong.append(f"{sheet.title}!{sheet.cell(row, column).coordinate}: {value!r} became {there!r}")
    for sheet in own:
        wrong += [f"{sheet.title}!{c.coordinate} is a formula" for r in sheet.iter_rows() for c in r if c.data_type == "f"]
    return count, wrong


def coloured(findings, copy):
    """How many cells of findings were looked at, and which of them are not coloured."""
    wrong, count = [], 0
    for finding in findings:
        name = finding["sheet"] or copy.worksheets[1].title
        for cell in finding["cells"]:
            count += 1
            if name not in copy.sheetnames:
                wrong.append(f"there is no sheet {name}")
                break
            at = copy[name][cell]
            if at.fill.fill_type != "solid" or at.border.left.style != "medium":
                wrong.append(f"{name}!{cell} is not coloured")
            elif at.comment is None or finding["seen"][:200] not in at.comment.text:
                wrong.append(f"{name}!{cell} has no note of: {finding['seen']}")
    return count, wrong


def links(findings, copy):
    """What is wrong with the list and its links."""
    wrong, sheet = [], copy.worksheets[0]
    if not sheet.title.startswith(FIRST):
        wrong.append(f"its first sheet is {sheet.title}")
    rows = [r for r in sheet.iter_rows(min_col=1, max_col=6) if r[0].value in ("Error", "Warning", "Note")]
    if len(rows) != len(findings):
        wrong.append(f"{len(rows)} of {len(findings)} findings are listed")
    ranks = [("Error", "Warning", "Note").index(r[0].value) for r in rows]
    if ranks != sorted(ranks):
        wrong.append("the gravest do not come first")
    linked = 0
    for row in rows:
        link = row[2].hyperlink
        if link is None:
            continue
        linked += 1
        name, cell = link.location.rsplit("!", 1)
        name = name.strip("'").replace("''", "'")
        left, top, _, _ = range_boundaries(cell)
        if name not in copy.sheetnames or left > copy[name].max_column or top > copy[name].max_row:
            wrong.append(f"a link leads to {link.location}")
    placed = sum(bool(f["sheet"] or f["cells"]) for f in findings)
    if linked < placed:
        wrong.append(f"{linked} links for {placed} findings with a place")
    return wrong


def named(copy, own, files):
    """Other folders' files that the copy's list and notes name."""
    texts = [str(c.value) for r in copy.worksheets[0].iter_rows() for c in r if c.value]
    texts += [c.comment.text for s in copy.worksheets for r in s.iter_rows() for c in r if c.comment]
    folder = own.rpartition("/")[0]
    others = [f for f in files if f.rpartition("/")[0] != folder]
    return [f"it names {f}" for f in others if any(f in text for text in texts)]


def main(src, findings, out):
    src, out = pathlib.Path(src), pathlib.Path(out)
    by_file = {}
    for finding in json.loads(pathlib.Path(findings).read_text(encoding="utf-8")):
        by_file.setdefault(finding["file"], []).append(finding)
    # Findings about the whole portfolio, and about notes, have no workbook.
    by_file = {file: found for file, found in by_file.items() if pathlib.Path(file).suffix not in ("", ".md")}
    wrong, total, cells, expected = [], 0, 0, set()
    for file, found in by_file.items():
        name = file.removesuffix(".xlsx").replace("/", " - ") + ".xlsx"
        expected.add(name)
        copy = load_workbook(out / "returns" / name)
        faults = links(found, copy) + named(copy, file, by_file)
        if copy.custom_doc_props["Packwright"].value != "findings":
            faults.append("it is not marked as output")
        if not file.endswith(".ods"):
            count, differing = values(src / file, copy)
            total, faults = total + count, faults + differing
        count, uncoloured = coloured(found, copy)
        cells, faults = cells + count, faults + uncoloured
        wrong += [f"{file}: {fault}" for fault in faults]
    written = {p.name for p in (out / "returns").iterdir()}
    wrong += [f"{name} is missing or stands there for nothing" for name in sorted(written ^ expected)]
    print("\n".join(wrong) or f"{len(expected)} copies: {total} values as in the sources, {cells} cells coloured and noted")
    return bool(wrong) or total < 1000


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
