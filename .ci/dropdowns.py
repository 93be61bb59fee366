#!/usr/bin/python3
"""dropdowns.py WORKBOOK...: what people may type into canonical workbooks, as openpyxl and LibreOffice have it.

What each column takes comes from templates: the words of a closed list, or a level from 1 to 5. openpyxl says whether a rule
covers its column to the last row of the sheet. LibreOffice says whether the rule offers these words and stops at others; and
it judges values put below the records: each that is allowed, and some that are not. (Its dialogs need a screen; what it
judges wrong under a rule that stops is what it refuses to take from the keyboard.) In the end a rule of each kind is taken
out of a copy, which has to be told."""
import os
import re
import shutil
import sys
import tempfile
import tomllib
import warnings
from collections import Counter

import openpyxl
from office import office, opened
from openpyxl.utils import get_column_letter

# Spreadsheet programs know extensions that openpyxl does not.
warnings.filterwarnings("ignore", module="openpyxl")
BOTTOM = 1_048_576
LEVELS = ("1", "2", "3", "4", "5")
NO_LEVELS = ("0", "6", "9", "2.5", "-1", "four")
NO_WORDS = ("None of these words", "9")


def declared(name):
    with open(f"templates/{name}.toml", "rb") as file:
        return tomllib.load(file)


def words(field):
    """The words that a field takes: those of its list, or levels; none where anything may stand."""
    if field["kind"] == "level":
        return LEVELS
    if field["kind"] == "flag":
        return ("Yes", "No")
    if field["kind"] == "role":
        model = declared("role-model")
        return tuple(role["label"] for role in model["role"] + model["delivery"])
    if field["kind"] == "choice":
        return tuple(value["label"] for value in declared(f"vocabularies/{field['values']}")["value"])
    return ()


def expected(book):
    """For each sheet of records its columns with rules: place, label, words. And the row below the records."""
    guide = {row[:2]: row[2:4] for row in book["Columns"].iter_rows(min_row=2, values_only=True)}
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            if not table.name.endswith("_records"):
                continue
            register = table.name.removesuffix("_records")
            fields = {f["key"]: f for name in ("shared", register) for f in declared(f"registers/{name}")["field"]}
            places = []
            for cell in sheet[1]:
                holds, key = guide[sheet.title, cell.value]
                if holds == "field" and words(fields[key]):
                    places.append((cell.column, cell.value, words(fields[key])))
            yield sheet, places, sheet.max_row + 1


def in_openpyxl(book, sheet, places):
    """What openpyxl finds wrong with the rules of a sheet."""
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for at, label, allowed in places:
        letter = get_column_letter(at)
        rule = rules.get(f"{letter}2:{letter}{BOTTOM}")
        if rule is None:
            yield f"{label}: no rule covers the column"
            continue
        if (rule.errorStyle or "stop") != "stop" or not rule.showErrorMessage:
            yield f"{label}: what is wrong is not stopped"
        if allowed == LEVELS:
            if (rule.type, rule.operator or "between", rule.formula1, rule.formula2) != ("whole", "between", "1", "5"):
                yield f"{label}: it is not a whole number from 1 to 5"
        # The attribute is named after the opposite of what it says.
        elif rule.type != "list" or rule.showDropDown:
            yield f"{label}: there is no list to choose from"
        else:
            name, cells = rule.formula1.split("!")
            found = tuple(cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")])
            if found != allowed:
                yield f"{label}: the list has {found}, not {allowed}"


def in_office(book, sheet, places, below, lists):
    """What LibreOffice holds of the rules of a sheet that is wrong, in the first row, below the records and far below."""
    for at, label, allowed in places:
        for row in (1, below - 1, BOTTOM - 1):
            rule = sheet.getCellByPosition(at - 1, row).Validation
            if rule.ErrorAlertStyle.value != "STOP" or not rule.ShowErrorMessage:
                yield f"{label}, row {row + 1}: what is wrong is not stopped"
            if allowed == LEVELS:
                found = (rule.Type.value, rule.getOperator().value, rule.getFormula1(), rule.getFormula2())
                if found != ("WHOLE", "BETWEEN", "1", "5"):
                    yield f"{label}, row {row + 1}: the rule is {found}"
            elif rule.Type.value != "LIST" or rule.ShowList == 0:
                yield f"{label}, row {row + 1}: there is no list to choose from"
            elif (found := offered(book, rule.getFormula1(), lists)) != allowed:
                yield f"{label}, row {row + 1}: {rule.getFormula1()} offers {found}"


def offered(book, formula, lists):
    """The words in the cells that the formula of a list leads to; none where it leads nowhere. `lists` are those read before."""
    if formula not in lists:
        lists[formula] = read_list(book, formula)
    return lists[formula]


def read_list(book, formula):
    place = re.fullmatch(r"\$?'?([^']+?)'?\.(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)", formula)
    if not place or not book.Sheets.hasByName(place[1]):
        return ()
    cells = book.Sheets.getByName(place[1]).getCellRangeByName(place[2].replace("$", ""))
    return tuple(row[0] for row in cells.DataArray)


def judged_wrong(sheet):
    """How many cells LibreOffice marks as against their rules."""
    before = sheet.DrawPage.Count
    sheet.showInvalid()
    marks = sheet.DrawPage.Count - before
    sheet.clearArrows()
    return marks


def judged_of(sheet, below, columns):
    """How many of these values LibreOffice judges wrong, put below the records and taken away again: each a place and texts."""
    already = judged_wrong(sheet)
    cells = [(sheet.getCellRangeByPosition(at - 1, below - 1, at - 1, below + len(texts) - 2), texts) for at, texts in columns]
    for area, texts in cells:
        # As from a keyboard: a number where it is one.
        area.setFormulaArray(tuple((text,) for text in texts))
    wrong = judged_wrong(sheet) - already
    for area, texts in cells:
        area.setFormulaArray((("",),) * len(texts))
    return wrong


def judged(sheet, places, below, counts):
    """Where LibreOffice refuses what is allowed, or takes what is not."""
    for refused, what, of in ((0, "taken", lambda a: a), (1, "refused", lambda a: NO_LEVELS if a == LEVELS else NO_WORDS)):
        columns = [(at, of(allowed)) for at, _, allowed in places]
        size = sum(len(texts) for _, texts in columns)
        counts[f"values {what}"] += size
        if judged_of(sheet, below, columns) == refused * size:
            continue
        for (at, label, _), (_, texts) in zip(places, columns):
            wrong = judged_of(sheet, below, [(at, texts)])
            if wrong != refused * len(texts):
                yield f"{label}: {wrong} of the values {texts} are refused"


def check(desktop, path, counts):
    """All that is wrong with a workbook."""
    book = openpyxl.load_workbook(path)
    with opened(desktop, path) as other:
        lists = {}
        for sheet, places, below in expected(book):
            same = other.Sheets.getByName(sheet.title)
            found = [*in_openpyxl(book, sheet, places), *in_office(other, same, places, below, lists)]
            found += judged(same, places, below, counts)
            yield from (f"{os.path.basename(path)}, {sheet.title}, {line}" for line in found)
            counts["sheets"] += 1
            counts["lists"] += sum(allowed != LEVELS for _, _, allowed in places)
            counts["levels"] += sum(allowed == LEVELS for _, _, allowed in places)
    counts["workbooks"] += 1


def loosened(path, to):
    """A copy of a workbook without the rule of one list and that of one level; says which."""
    book = openpyxl.load_workbook(path)
    taken = []
    for kind in ("list", "whole"):
        sheet, rule = next((s, r) for s in book.worksheets for r in s.data_validations.dataValidation if r.type == kind)
        sheet.data_validations.dataValidation.remove(rule)
        taken.append(f"{sheet.title}, {sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value}")
    book.save(to)
    return taken


def main():
    counts, wrong = Counter(), []
    with office() as desktop, tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sys.argv[1:]):
            # LibreOffice puts a lock beside what it opens.
            copy = shutil.copy(path, os.path.join(folder, f"{number} {os.path.basename(path)}"))
            wrong.extend(check(desktop, copy, counts))
        print(", ".join(f"{n} {what}" for what, n in sorted(counts.items())) + f"; {len(wrong)} faults")
        for line in wrong[:40]:
            print("  ", line)
        loose = os.path.join(folder, "loose.xlsx")
        taken = loosened(sys.argv[1], loose)
        told = list(check(desktop, loose, Counter()))
        missed = [one for one in taken if not any(one in line for line in told)]
        print(f"without the rules of {' and '.join(taken)}: {len(told)} faults")
        if missed:
            print(f"nothing is told of the rules of {missed}")
    kinds = ("lists", "levels", "values taken", "values refused")
    sys.exit(1 if wrong or missed or not all(counts[kind] for kind in kinds) else 0)


main()
