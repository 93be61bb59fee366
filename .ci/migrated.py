"""What `migrate --verify` says of a migration that somebody changed afterwards, and what an answer in the dossier does."""
import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

packwright, source, migrated, work = sys.argv[1], *map(Path, sys.argv[2:5])
config = source / "packwright.toml"


def run(*words):
    done = subprocess.run([packwright, *map(str, words), "-c", str(config)], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def verified(folder, sources=source):
    return run("migrate", sources, "-o", folder, "--verify")


def copied(name):
    folder = work / name
    shutil.copytree(migrated, folder)
    return folder


code, said = verified(migrated)
assert code == 0 and "agree with their sources" in said, said

# However it was written, and whatever is asked now.
assert run("migrate", source, "-o", work / "by-register", "--by", "register", "--native", "-q")[0] == 0
code, said = verified(work / "by-register")
assert code == 0 and "agree with their sources" in said, said

# A row that is gone, and a value that is another: both are told, by row and field, and so are the hashes.
folder = copied("without-a-row")
path = folder / "registers" / "P101.xlsx"
book = openpyxl.load_workbook(path)
book["Risks"].delete_rows(4)
book.save(path)
code, said = verified(folder)
assert code == 1 and "Risks" in said and "were to be written" in said and "its SHA-256 is another" in said, said

folder = copied("another-value")
path = folder / "registers" / "P102.xlsx"
book = openpyxl.load_workbook(path)
labels = [cell.value for cell in book["Risks"][1]]
cell = book["Risks"].cell(3, labels.index("Likelihood") + 1)
cell.value = 1 if cell.value != 1 else 2
book.save(path)
code, said = verified(folder)
assert code == 1 and "Risks, row 3: Likelihood is not what it was" in said, said

# A workbook that is gone, and a source that changed since.
folder = copied("without-a-workbook")
(folder / "registers" / "P104.xlsx").unlink()
code, said = verified(folder)
assert code == 1 and "registers/P104.xlsx is not there" in said, said

changed = work / "changed-source"
shutil.copytree(source, changed)
csv = next(changed.glob("**/risks_*.csv"))
csv.write_text(csv.read_text(encoding="utf-8-sig").replace("Open", "Closed", 1), encoding="utf-8")
code, said = verified(migrated, changed)
assert code == 1 and f"{csv.name}: the source changed" in said and "Status is not what it was" in said, said

# An answer is applied and listed; told twice it gives the same; for another source it is asked again.
dossier = openpyxl.load_workbook(migrated / "dossier.xlsx")
sheet = dossier["Questions"]
head = next(row for row in sheet.iter_rows() if any(cell.value == "Your answer" for cell in row))
at = {cell.value: cell.column for cell in head}
asked = {sheet.cell(row, at["What is asked"]).value: row for row in range(head[0].row + 1, sheet.max_row + 1)}
question = next(text for text in asked if text and "31/02/2026" in text)
row = asked[question]
number = sheet.cell(row, at["Question"]).value
sheet.cell(row, at["Your answer"]).value = "2026-02-28"
dossier.save(work / "answered.xlsx")
once, twice, other = work / "once", work / "twice", work / "other"
assert run("migrate", source, "-o", once, "--answers", work / "answered.xlsx", "-q")[0] == 0
told = json.loads((once / "dossier.json").read_text(encoding="utf-8"))
assert [(a["id"], a["answer"], a["outcome"]) for a in told["answers"]] == [(number, "2026-02-28", "applied")], told["answers"]
changes = [c for c in told["changes"] if c["before"] == "31/02/2026"]
assert changes and all(c["after"] == "2026-02-28" and "person" in c["rule"] for c in changes), changes
assert number not in [q["id"] for q in told["questions"]]
assert run("migrate", source, "-o", twice, "--answers", once / "dossier.xlsx", "-q")[0] == 0
for path in sorted(once.rglob("*")):
    if path.is_file():
        assert path.read_bytes() == (twice / path.relative_to(once)).read_bytes(), path
workbook = next(changed.glob("**/Estates Issues Log*.xlsx"))
book = openpyxl.load_workbook(workbook)
book.properties.title = "saved again"
book.save(workbook)
run("migrate", changed, "-o", other, "--answers", work / "answered.xlsx", "-q")
told = json.loads((other / "dossier.json").read_text(encoding="utf-8"))
assert [a["outcome"] for a in told["answers"]] == ["asked-again"], told["answers"]
print("a row, a value, a workbook and a source that changed are told; an answer is applied once and the same each time")
