#!/usr/bin/env python3
"""index.py OUT: the index of a month, as workbook and as pages, has a link to each pack, and each of its links leads to a file.

Reads the links of the workbook with openpyxl and those of the pages with poppler's pdftohtml."""
import os
import re
import subprocess
import sys
import urllib.parse

import openpyxl


def of_workbook(path):
    """The files that the formulas of a workbook lead to."""
    book = openpyxl.load_workbook(path)
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    links = [re.match(r'=HYPERLINK\("([^#"]+)"', cell) for cell in cells if isinstance(cell, str)]
    return {link[1] for link in links if link}


def of_pages(path):
    """The files that the links of pages lead to; where none is named, the link leads to a page."""
    said = subprocess.run(["pdftohtml", "-stdout", "-i", "-s", path], capture_output=True, text=True, check=True).stdout
    links = [urllib.parse.unquote(link) for link in re.findall(r'href="([^"#]+)"', said)]
    return {link.removeprefix("./") for link in links if not link.startswith(os.path.basename(path)[:-4])}


def main(out):
    wanted = {f"packs/{name}" for name in os.listdir(os.path.join(out, "packs"))}
    wrong = 0
    for name, links in (("index.xlsx", of_workbook(os.path.join(out, "index.xlsx"))), ("index.pdf", of_pages(os.path.join(out, "index.pdf")))):
        faults = [f"does not lead to {path}" for path in sorted(wanted - links)]
        faults += [f"leads to {path}, which is not there" for path in sorted(links) if not os.path.exists(os.path.join(out, path))]
        for fault in faults:
            print(f"{name} {fault}")
        wrong += len(faults)
        print(f"{name}: {len(links)} links")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
