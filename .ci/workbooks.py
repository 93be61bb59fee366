#!/usr/bin/env python3
"""workbooks.py FILE...: what people expect of a workbook and a program can see: no macros, nothing hidden, no links to other
files, tables whose labels are those of their cells, names that lead somewhere, charts with words for those who cannot see
them, frozen labels over every list, properties with the run."""
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def parts(path):
    """What is wrong with the parts of the package."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        for name in names:
            if re.search(r"vbaProject|externalLink|activeX|embeddings|customUI", name):
                yield f"{name} does not belong into a pack"
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))
            if name.startswith("xl/drawings/drawing"):
                for one in ElementTree.fromstring(package.read(name)).iter(f"{DRAWING}cNvPr"):
                    if not one.get("descr"):
                        yield f"{name}: {one.get('name')} has no words for those who cannot see it"
        custom = package.read("docProps/custom.xml").decode() if "docProps/custom.xml" in names else ""
        for wanted in ("Packwright", "Run", "Period"):
            if f'name="{wanted}"' not in custom:
                yield f"no property {wanted}"


def sheets(book):
    """What is wrong with the sheets, tables and names."""
    seen = set()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield f"{sheet.title} is hidden"
        if any(d.hidden and d.outlineLevel == 0 for d in sheet.column_dimensions.values()):
            yield f"{sheet.title} has a hidden column"
        page = sheet.sheet_properties.pageSetUpPr
        if page is None or not page.fitToPage:
            yield f"{sheet.title} does not fit a page"
        for table in sheet.tables.values():
            if table.name.lower() in seen:
                yield f"two tables are named {table.name}"
            seen.add(table.name.lower())
            head = next(sheet[table.ref].__iter__())
            if [str(c.value) for c in head] != [c.name for c in table.tableColumns]:
                yield f"{table.name}: labels and cells differ"
            if table.autoFilter is None:
                yield f"{table.name} has no filter buttons"
            if not sheet.freeze_panes or not sheet.print_title_rows:
                yield f"{sheet.title}: its labels are not frozen or not printed on each page"
    for name, where in book.defined_names.items():
        sheet, cell = where.attr_text.rsplit("!", 1)
        if sheet.strip("'").replace("''", "'") not in book.sheetnames:
            yield f"the name {name} leads to {where.attr_text}"
        if name.lower() in seen:
            yield f"{name} is a name and a table"
    targets = set(book.defined_names)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                link = re.match(r'=HYPERLINK\("#([^"]+)"', cell.value) if isinstance(cell.value, str) else None
                if link and link[1] not in targets and not leads(book, link[1]):
                    yield f"{sheet.title} {cell.coordinate} leads to {link[1]}, which is not there"


def leads(book, target):
    """Whether a target is a cell of a sheet."""
    sheet = target.rsplit("!", 1)[0].strip("'").replace("''", "'")
    return "!" in target and sheet in book.sheetnames


def main():
    wrong = 0
    for path in sys.argv[1:]:
        for message in [*parts(path), *sheets(openpyxl.load_workbook(path))]:
            print(f"{path}: {message}")
            wrong += 1
    print(f"{len(sys.argv) - 1} workbooks looked through, {wrong} faults")
    sys.exit(1 if wrong else 0)


main()
