#!/usr/bin/env python3
"""agree.py OUT: each figure that a pack prints is the same in figures.json, in the workbook and in the text of the PDF,
at the precision that is printed.

The table "What the figures mean" of each workbook lists every figure of its pack by id; the same table stands in the
PDF, where the value is written for people."""
import json
import os
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

import openpyxl


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def written(figure, sided):
    """How a pack prints a figure."""
    value, unit = Decimal(figure["value"]), figure["unit"]
    side = "" if not sided or value == 0 else " F" if value > 0 else " A"
    if unit == "money":
        amount = rounded(abs(value), 0)
        return ("-" if value < 0 and amount else "") + f"£{amount:,}" + side
    if unit == "percent":
        return f"{rounded(value * 100, 1):,}%" + side
    return f"{rounded(value, 0 if unit == 'count' else 2):,}"


def listed(path):
    """The figures that a workbook lists: id, and the value that it has."""
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", cell.value) and cell.column > 2:
                    yield cell.value, sheet.cell(cell.row, cell.column - 1).value


def main():
    out = sys.argv[1]
    with open(os.path.join(out, "figures.json"), encoding="utf-8") as file:
        figures = {f["id"]: f for f in json.load(file) if f["project"] is None and not f["by"]}
    packs, wrong, seen = os.path.join(out, "packs"), [], 0
    for name in sorted(n[:-5] for n in os.listdir(packs) if n.endswith(".xlsx")):
        pdf = os.path.join(packs, f"{name}.pdf")
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        ids = list(listed(os.path.join(packs, f"{name}.xlsx")))
        assert ids, f"{name} lists no figure"
        for id, value in ids:
            seen += 1
            figure = figures[id]
            if figure["value"] is None:
                if isinstance(value, (int, float)):
                    wrong.append(f"{name} {id}: {value} in the workbook, unknown in figures.json")
                continue
            if not isinstance(value, (int, float)) or abs(Decimal(str(value)) - Decimal(figure["value"])) > Decimal("1e-6"):
                wrong.append(f"{name} {id}: {value} in the workbook, {figure['value']} in figures.json")
            forms = {written(figure, False), written(figure, True)}
            if not any(form in text for form in forms):
                wrong.append(f"{name} {id}: none of {sorted(forms)} in the PDF")
    print(f"{seen} figures in packs, {len(wrong)} that differ")
    for line in wrong[:20]:
        print("  ", line)
    sys.exit(1 if wrong else 0)


main()
