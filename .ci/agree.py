#!/usr/bin/env python3
"""agree.py OUT RECALCULATED: every figure of every pack is the same in figures.json, in the workbook as stored, in the
workbook as LibreOffice calculated it anew (its copy lies in RECALCULATED), and in the text of the PDF at the precision
that is printed.

The sheet "All figures" of a workbook lists each figure of its pack by id, project and further dimensions. Any other cell
that shows a figure has the same formula as its line there."""
import json
import os
import re
import subprocess
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

SHEET = "All figures"


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def written(figure):
    """The ways in which a pack prints a figure: with and without its side."""
    value, unit = Decimal(figure["value"]), figure["unit"]
    sign = "" if value == 0 else " F" if value > 0 else " A"
    if unit == "money":
        amount = rounded(abs(value), 0)
        plain = ("-" if value < 0 and amount else "") + f"£{amount:,}"
    elif unit == "percent":
        plain = f"{rounded(value * 100, 1):,}%"
    else:
        plain = f"{rounded(value, 0 if unit == 'count' else 2):,}"
    return {plain, plain + sign}


def by_words(figure):
    by = sorted(figure["by"].items(), key=lambda item: ORDER.get(item[0], item[0]))
    return ", ".join(f"{key} {'not given' if value is None else value}" for key, value in by)


# Project, programme and month come before the fields.
ORDER = {"programme": " 1", "month": " 2"}


def table(book):
    """The lines of the sheet of all figures as dictionaries by label; cells, not values."""
    rows = list(book[SHEET].iter_rows())
    head = next(i for i, row in enumerate(rows) if row[0].value == "Figure")
    labels = [cell.value for cell in rows[head]]
    return [dict(zip(labels, row)) for row in rows[head + 1:] if row[0].value is not None]


def text_of(cell):
    """The formula of a cell, or None."""
    value = getattr(cell.value, "text", cell.value)
    return value if isinstance(value, str) and value.startswith("=") else None


def close(value, figure):
    if not isinstance(value, (int, float)):
        return False
    wanted = Decimal(figure["value"])
    # figures.json has money to the minor unit and other numbers to six decimals.
    room = Decimal("0.0051") if figure["unit"] == "money" else Decimal("0.00000051")
    return abs(Decimal(str(value)) - wanted) <= max(room, abs(wanted) * Decimal("1e-12"))


def main():
    out, recalculated = sys.argv[1], sys.argv[2]
    with open(os.path.join(out, "figures.json"), encoding="utf-8") as file:
        figures = {(f["id"], f["project"] or "", by_words(f)): f for f in json.load(file)}
    packs, wrong, counts = os.path.join(out, "packs"), [], Counter()
    for name in sorted(n[:-5] for n in os.listdir(packs) if n.endswith(".xlsx")):
        path = os.path.join(packs, f"{name}.xlsx")
        formulas, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
        again = openpyxl.load_workbook(os.path.join(recalculated, f"{name}.xlsx"), data_only=True)
        text = subprocess.run(["pdftotext", "-layout", os.path.join(packs, f"{name}.pdf"), "-"], check=True, capture_output=True, text=True).stdout
        printed = Counter(re.findall(r"-?£?[\d,]+(?:\.\d+)?%?(?: [AF]\b)?", text))
        said, of_formula = {}, {}
        for line in table(formulas):
            key = (line["Id"].value, str(line["Project"].value or ""), line["By"].value or "")
            figure = figures.get(key)
            if figure is None:
                wrong.append(f"{name} {key}: not in figures.json")
                continue
            counts["figures"] += 1
            place = line["Now"].coordinate
            said[key] = figure
            if text_of(line["Now"]):
                of_formula[text_of(line["Now"])] = figure
                counts["live"] += 1
            now, made, anew = stored[SHEET][place].value, line["As made"].value, again[SHEET][place].value
            if figure["value"] is None:
                if any(isinstance(v, (int, float)) for v in (now, made, anew)):
                    wrong.append(f"{name} {key}: a value in the workbook, unknown in figures.json")
                elif "cannot be worked out" not in (line["Remark"].value or ""):
                    wrong.append(f"{name} {key}: nothing says why it is unknown")
                continue
            for what, value in (("stored", now), ("as made", made), ("calculated anew", anew)):
                if not close(value, figure):
                    wrong.append(f"{name} {key}: {value} {what}, {figure['value']} in figures.json")
            if not figure["by"] and key[1] == "" and not any(form in text for form in written(figure)):
                wrong.append(f"{name} {key}: none of {sorted(written(figure))} in the PDF")
        for sheet in formulas.worksheets:
            if sheet.title in (SHEET,):
                continue
            for row in sheet.iter_rows():
                for cell in row:
                    figure = of_formula.get(text_of(cell))
                    if figure is None:
                        continue
                    counts["cells"] += 1
                    for what, book in (("stored", stored), ("calculated anew", again)):
                        if not close(book[sheet.title][cell.coordinate].value, figure):
                            wrong.append(f"{name} {sheet.title} {cell.coordinate}: differs {what} from {figure['id']}")
        in_projects_tables(name, formulas, of_formula, text, counts, wrong)
        assert said, f"{name} lists no figure"
    assert counts["printed"], "no line of projects was looked for in a PDF"
    print(", ".join(f"{n} {what}" for what, n in sorted(counts.items())) + f", {len(wrong)} that differ")
    for line in wrong[:40]:
        print("  ", line)
    sys.exit(1 if wrong else 0)


def explained(book):
    """The number of the line that explains each figure, by its id."""
    numbers = {}
    for sheet in book.worksheets:
        rows = iter(sheet.iter_rows(values_only=True))
        if any("No." in row and "Meaning" in row for row in rows):
            numbers.update({row[4]: int(row[1]) for row in rows if isinstance(row[1], (int, float))})
    return numbers


def in_projects_tables(name, book, of_formula, text, counts, wrong):
    """The values of each line of a table of projects stand in the PDF one behind the other."""
    flat = [re.sub(r"\s+", " ", line) for line in text.splitlines()]
    numbers = explained(book)
    for sheet in book.worksheets:
        if sheet.title in (SHEET, "Chart data", "Figures by project"):
            continue
        for row in sheet.iter_rows():
            shown = [of_formula.get(text_of(cell)) for cell in row]
            # Paper has room for some columns of a wide table, and for some of many lines.
            on_paper = lambda f: f"[{numbers.get(f['id'])}]" in text and not f["by"]
            shown = [f for f in shown if f is not None and f["value"] is not None and on_paper(f)]
            if len(shown) < 3 or len({f["project"] for f in shown}) != 1 or shown[0]["project"] is None:
                continue
            # A wide table comes in parts, so neighbours are looked for in pairs.
            for left, right in zip(shown, shown[1:]):
                pairs = [f"{a} {b}" for a in written(left) for b in written(right)]
                counts["printed"] += 1
                if not any(pair in line for pair in pairs for line in flat):
                    either = all(any(form in line for form in written(f) for line in flat) for f in (left, right))
                    if not either:
                        wrong.append(f"{name} {left['project']}: {left['id']} and {right['id']} are not in the PDF")


main()
