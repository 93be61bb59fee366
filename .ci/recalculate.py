#!/usr/bin/env python3
"""recalculate.py DIR WORKBOOK...: LibreOffice calculates each workbook anew; every formula must give what the
workbook had stored for it, and no cell may be an error."""
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import openpyxl

# LibreOffice uses one core; so many run side by side.
SIDE_BY_SIDE = 2

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(folder, workbooks, name):
    """Opens the workbooks in a profile that always calculates on load, and saves them into `folder`."""
    profile = os.path.abspath(os.path.join(folder, name))
    os.makedirs(os.path.join(profile, "user"))
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(ALWAYS)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", folder, *workbooks]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=1200)


def same(stored, found):
    """Whether two values are equal as far as a binary float can tell."""
    numbers = (int, float)
    if isinstance(stored, numbers) and isinstance(found, numbers):
        return abs(stored - found) <= 1e-9 * max(1.0, abs(stored), abs(found))
    return (stored or "") == (found or "")


def cells(path, values):
    for sheet in openpyxl.load_workbook(path, data_only=values).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield (sheet.title, cell.coordinate), cell


def compare(original, recalculated):
    """The number of formulas, and what is wrong with them."""
    formulas = [key for key, cell in cells(original, False) if cell.data_type == "f"]
    stored = {key: cell.value for key, cell in cells(original, True)}
    found = {key: cell for key, cell in cells(recalculated, True)}
    wrong = [f"{key}: {cell.value}" for key, cell in found.items() if cell.data_type == "e"]
    for key in formulas:
        now = found[key].value if key in found else None
        if not same(stored.get(key), now):
            wrong.append(f"{key}: {stored.get(key)!r} is stored, {now!r} is calculated")
    return len(formulas), wrong


def calculated_and_compared(folder, workbooks, name):
    convert(folder, workbooks, name)
    return [(path, compare(path, os.path.join(folder, os.path.basename(path)))) for path in workbooks]


def main():
    folder, workbooks = sys.argv[1], sys.argv[2:]
    os.makedirs(folder)
    # The largest are dealt out first, so that neither has them all.
    dealt = sorted(workbooks, key=os.path.getsize, reverse=True)
    shares = [dealt[n::SIDE_BY_SIDE] for n in range(SIDE_BY_SIDE)]
    with ProcessPoolExecutor(SIDE_BY_SIDE) as pool:
        work = [pool.submit(calculated_and_compared, folder, share, f"profile{n}") for n, share in enumerate(shares) if share]
        found = dict(pair for one in work for pair in one.result())
    failed = False
    for path in workbooks:
        formulas, wrong = found[path]
        print(f"{os.path.basename(path)}: {formulas} formulas, {len(wrong)} wrong")
        for line in wrong[:10]:
            print("  ", line)
        failed |= bool(wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
