#!/usr/bin/env python3
"""agree.py OUT RECALCULATED: every figure of every pack is the same in figures.json, in the workbook as stored, in the
workbook as LibreOffice calculated it anew (its copy lies in RECALCULATED), and in the text of the PDF at the precision
that is printed. In the PDF each value is looked for by its label and by the project, month or category beside it, and each
value that is printed there is looked at, wherever it stands.

The sheet "All figures" of a workbook lists each figure of its pack by id, project and further dimensions. Any other cell
that shows a figure has the same formula as its line there."""
import json
import os
import re
import sys
import tomllib
from collections import Counter
from decimal import Decimal

import drawn
import openpyxl
from printed import Printed, place

SHEET = "All figures"


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


def clearance_of(name):
    """The clearance that a pack declares."""
    with open(f"templates/packs/{name}.toml", "rb") as file:
        return tomllib.load(file).get("clearance", "internal")


def of_pack(listed, clearance, part):
    """The figures by id, project and further dimensions, as a pack of this clearance and part has them: those that leave out
    what is outside the part, or marked above the clearance, say so, and stand in place of the whole."""
    figures = {}
    wanted = [(None, None), (None, part), (clearance, part)] if part else [(None, None), (clearance, None)]
    for apart in wanted:
        for figure in listed:
            by = dict(figure["by"])
            if (by.pop("clearance", None), by.pop("part", None)) == apart:
                figure = {**figure, "by": by}
                figures[figure["id"], figure["project"] or "", by_words(figure)] = figure
    return figures


def main():
    out, recalculated = sys.argv[1], sys.argv[2]
    with open(os.path.join(out, "figures.json"), encoding="utf-8") as file:
        listed = json.load(file)
    with open(os.path.join(out, "manifest.json"), encoding="utf-8") as file:
        parts = {pack["name"]: (pack["role"], pack["part"]) for pack in json.load(file)["settings"]["packs"]}
    packs, wrong, counts = os.path.join(out, "packs"), [], Counter()
    for name in sorted(n[:-5] for n in os.listdir(packs) if n.endswith(".xlsx")):
        path = os.path.join(packs, f"{name}.xlsx")
        formulas, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
        if "What to collect" in formulas.sheetnames:
            counts["packs of which nothing was sent"] += 1
            continue
        again = openpyxl.load_workbook(os.path.join(recalculated, f"{name}.xlsx"), data_only=True)
        role, part = parts.get(name, (name, None))
        figures = of_pack(listed, clearance_of(role), part)
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
            if (line["Remark"].value or "").startswith("withheld"):
                counts["withheld"] += 1
                said[key] = figures[key] = {**figure, "value": None, "withheld": line["Remark"].value.split(": ")[1]}
                if any(isinstance(v, (int, float)) for v in (now, made, anew)):
                    wrong.append(f"{name} {key}: withheld, and has a value")
                continue
            if figure["value"] is None:
                if any(isinstance(v, (int, float)) for v in (now, made, anew)):
                    wrong.append(f"{name} {key}: a value in the workbook, unknown in figures.json")
                elif "cannot be worked out" not in (line["Remark"].value or ""):
                    wrong.append(f"{name} {key}: nothing says why it is unknown")
                continue
            for what, value in (("stored", now), ("as made", made), ("calculated anew", anew)):
                if not close(value, figure):
                    wrong.append(f"{name} {key}: {value} {what}, {figure['value']} in figures.json")
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
        on_paper(name, role, os.path.join(packs, f"{name}.pdf"), formulas, stored, figures.values(), said.values(), counts, wrong)
        assert said, f"{name} lists no figure"
    for kind in ("in tables", "in tiles", "in charts", "in grids", "in sentences", "in the annex", "by month"):
        if not counts[kind]:
            wrong.append(f"nothing was looked at {kind} of a PDF")
    print(", ".join(f"{n} {what}" for what, n in sorted(counts.items())) + f", {len(wrong)} that differ")
    for line in wrong[:40]:
        print("  ", line)
    sys.exit(1 if wrong else 0)


def explained(book):
    """The lines of the annex that explain figures: id and label by number."""
    numbers = {}
    for sheet in book.worksheets:
        rows = iter(sheet.iter_rows(values_only=True))
        if any("No." in row and "Meaning" in row for row in rows):
            numbers.update({int(row[1]): (row[4], row[2]) for row in rows if isinstance(row[1], (int, float))})
    return numbers


def on_paper(name, role, path, book, stored, figures, listed, counts, wrong):
    """Every value that the PDF prints is that of its figure, and every figure of the pack is printed."""
    with open(f"templates/packs/{role}.toml", "rb") as file:
        blocks = [block for section in tomllib.load(file)["section"] for block in section["block"]]
    onward = {b["onward"]: b["figures"][b["figures"].index(b["onward"]) - 1] for b in blocks if "onward" in b}
    printed = Printed(name, path, figures, explained(book), onward)
    printed.tables()
    printed.tiles()
    data, text = chart_data(stored), " ".join(s.text for page in printed.pages for line in page for s in line)
    for block in blocks:
        if block["kind"] == "chart" and (categories := data.get(block["title"])):
            drawn.chart(printed, block, categories)
        elif block["kind"] == "waterfall" and (categories := data.get(block["title"])):
            drawn.waterfall(printed, block, categories)
        elif block["kind"] in ("heat-map", "matrix"):
            grid = grid_of(stored, block["title"])
            if grid is not None:
                drawn.grid(printed, block["title"], *grid)
        elif block["kind"] == "sentences":
            for line in block["lines"]:
                drawn.sentence(printed, line, text)
    counts.update(printed.counts)
    wrong.extend(printed.wrong)
    missing = [figure for figure in listed if place(figure) not in printed.seen]
    counts["on paper"] += len(listed) - len(missing)
    wrong.extend(f"{name}: {place(figure)} is not in the PDF" for figure in missing)


def chart_data(book):
    """The labels along the axis of each chart, by its title as it is declared."""
    data, title = {}, None
    if "Chart data" not in book.sheetnames:
        return data
    rows = [row for row in book["Chart data"].iter_rows(values_only=True)]
    for row, after in zip(rows, rows[1:] + [()]):
        if row[0] is not None and after and after[0] is None and len(after) > 1 and after[1] is not None:
            title = re.sub(r" \(the largest \d+ of \d+\)$", "", row[0])
            data[title] = []
        elif title and row[0] is not None:
            data[title].append(row[0])
    return data


def grid_of(book, title):
    """The counts of a grid of the workbook, row by row, and the words across; None where a line says that there is nothing to
    draw, as where no risk states what is left after treatment."""
    for sheet in book.worksheets:
        rows = [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
        at = next((i for i, row in enumerate(rows) if row and str(row[0]).startswith(title)), None)
        if at is not None:
            cells = [row for row in rows[at + 1: at + 6]]
            if not all(row and ": " in str(row[0]) for row in cells):
                return None
            counts = [(row[0].split(": ")[1], [0 if v == "–" else int(float(str(v).split(":")[0])) for v in row[1:]]) for row in cells]
            return counts, [str(value) for value in rows[at + 6][1:]]
    return [], []


main()
