#!/usr/bin/env python3
"""cells.py OUT [PACK ...]: each cell that a pack says it prints is in its PDF, and so is the count of the rows that are not.

Which registers a pack lists, how many of their rows it prints and which fields: its file in templates/packs. Which rows and
what is in them: the sheet of the workbook, from the top. In the PDF each is looked for in the tables under the heading of the
register, in the row and under the label where it belongs; a table too wide for a page comes in parts that repeat its key."""
import datetime as dt
import os
import sys
import tomllib
import warnings
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import tagged
from openpyxl.utils import range_boundaries

# Spreadsheet programs know extensions that openpyxl does not.
warnings.filterwarnings("ignore", module="openpyxl")
ONLY = "Lists that are only in the workbook: "
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def declared(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def fields_of(register):
    """Label and kind of each field by its key."""
    tables = [declared(f"templates/registers/{name}.toml")["field"] for name in ("shared", register)]
    return {field["key"]: field for table in tables for field in table}


def written(value, kind):
    """A value of a workbook as pages have it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        month = MONTHS[value.month - 1]
        return f"{month} {value.year % 100:02}" if kind == "period" else f"{value.day} {month} {value.year}"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    number, places = Decimal(str(value)), {"money": 2, "percent": 1}.get(kind, 4)
    if kind == "percent":
        number *= 100
    text = f"{number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,}"
    if kind not in ("money", "percent") and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if kind == "percent" else "")


class List:
    """A register as the workbook of a pack lists it."""

    def __init__(self, sheet):
        ref = next(iter(sheet.tables.values())).ref
        left, top, right, bottom = range_boundaries(ref)
        rows = list(sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right, values_only=True))
        self.labels, self.rows = list(rows[0]), rows[1:]
        self.title, self.says = sheet.title, sheet.cell(3, 1).value

    def column(self, label):
        return self.labels.index(label) if label in self.labels else None


def expected(list_, declared_register):
    """Label and texts of each column that the pages show, for the rows that they show."""
    fields, rows = fields_of(declared_register["key"]), list_.rows[: declared_register["print"]]
    for key in declared_register.get("printed", declared_register["fields"]):
        at = list_.column(fields[key]["label"])
        # What no record has is in neither.
        if at is not None and any(row[at] is not None for row in list_.rows):
            yield fields[key]["label"], [written(row[at], fields[key]["kind"]) for row in rows]


def section(tree, list_):
    """What stands under the heading of a register: its tables, and the line behind them."""
    found, wanted = None, tagged.squeezed(list_.says)
    for element in tree.all("H1", "H2", "P", "Table"):
        if element.role in ("H1", "H2"):
            if found is not None:
                break
        elif found is not None:
            found.append(element)
        elif element.role == "P" and element.text == wanted:
            found = []
    return found


def parts(elements):
    """Each table as its columns: label and texts."""
    for table in (e for e in elements if e.role == "Table"):
        rows = [[cell.text for cell in row.all("TH", "TD")] for row in table.all("TR")]
        yield {label: [row[at] for row in rows[1:]] for at, label in enumerate(rows[0])}


def check(name, register, list_, tree, counts, wrong):
    where = f"{name}, {register['key']}"
    all_, shown = len(list_.rows), min(register["print"], len(list_.rows))
    if not shown:
        unprinted(where, list_, all_, tree, counts, wrong)
        return
    elements = section(tree, list_)
    if elements is None:
        wrong.append(f"{where}: the PDF has no such list")
        return
    tables, columns = list(parts(elements)), list(expected(list_, register))
    for label, texts in columns:
        held = [table[tagged.squeezed(label)] for table in tables if tagged.squeezed(label) in table]
        if not held:
            wrong.append(f"{where}: no column {label}")
        for one in held:
            if len(one) != len(texts):
                wrong.append(f"{where}: {len(one)} rows of {label}, not {len(texts)}")
            for row, (said, text) in enumerate(zip(one, texts), 1):
                counts["cells"] += 1
                if said != tagged.squeezed(text) and (said, text) != ("–", ""):
                    wrong.append(f"{where}, row {row}, {label}: {said!r} is printed, not {text!r}")
    counts["lists"] += 1
    counts["rows"] += shown
    left_out(where, register, (shown, all_), elements, counts, wrong)


def unprinted(where, list_, all_, tree, counts, wrong):
    """A list of which no row is printed is named with its count."""
    lines = [e.text for e in tree.all("P") if e.text.startswith(tagged.squeezed(ONLY))]
    wanted = tagged.squeezed(f"{list_.title} ({all_:,})")
    if not any(wanted in line for line in lines):
        wrong.append(f"{where}: no line says that its {all_:,} rows are only in the workbook")
    counts["lists that are only in the workbook"] += 1


def left_out(where, register, shown_of, elements, counts, wrong):
    """The line that says how many rows are in the workbook alone."""
    shown, all_ = shown_of
    order = f", {register['order_words']}" if register.get("order_words") else ""
    line = "" if shown == all_ else f"{shown:,} of {all_:,} rows{order}; all are in the workbook."
    said = "".join(e.text for e in elements if e.role == "P" and not e.text.startswith(tagged.squeezed(ONLY)))
    said = said.rpartition("ofthecolumns.")[2]
    if said != tagged.squeezed(line):
        wrong.append(f"{where}: the line behind the list is {said!r}, not {line!r}")
    counts["lines of what is left out"] += bool(line)


def main():
    packs = os.path.join(sys.argv[1], "packs")
    names = sys.argv[2:] or sorted(name[:-5] for name in os.listdir(packs) if name.endswith(".xlsx"))
    counts, wrong = Counter(), []
    for name in names:
        book = openpyxl.load_workbook(os.path.join(packs, f"{name}.xlsx"), data_only=True)
        tree = tagged.read(os.path.join(packs, f"{name}.pdf"))
        for register in declared(f"templates/packs/{name}.toml").get("register", []):
            title = declared(f"templates/registers/{register['key']}.toml")["label"]
            if title in book.sheetnames and book[title].tables:
                check(name, register, List(book[title]), tree, counts, wrong)
        counts["packs"] += 1
    print(", ".join(f"{n} {what}" for what, n in sorted(counts.items())) + f"; {len(wrong)} that differ")
    for line in wrong[:40]:
        print("  ", line)
    sys.exit(1 if wrong or not counts["cells"] else 0)


main()
