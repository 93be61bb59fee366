"""Whether a migration loses or changes anything: the records exported before it and after it are the same, a second
migration writes the same bytes, what it says of rows, cells and money adds up, and the workbooks are as another program
reads them.

    python3 tests/tools/round_trip.py PACKWRIGHT SRC WORKDIR [--config packwright.toml] [--native]
"""
import argparse
import csv
import filecmp
import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl


def run(binary, *words):
    done = subprocess.run([binary, *map(str, words), "-q"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode == 2:
        sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")
    return done


def records(folder, natives):
    """The records of each register without what differs between two layouts: where they stood, and how levels were read."""
    registers = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            record["stale"] = record.pop("_source").get("stale", False)
            record.pop("_scheme", None)
            native = record.pop("_native", {})
            # What could not be read stands beside its field in any case.
            record["native"] = native if natives else {k: v for k, v in native.items() if record.get(k) is None}
            registers.setdefault(file.stem, Counter())[json.dumps(record, sort_keys=True)] += 1
    return registers


def same_records(before, after):
    wrong = 0
    for register in sorted(set(before) | set(after)):
        lost = before.get(register, Counter()) - after.get(register, Counter())
        new = after.get(register, Counter()) - before.get(register, Counter())
        wrong += lost.total() + new.total()
        for line in list(lost)[:3]:
            print(f"lost from {register}: {line[:400]}", file=sys.stderr)
        for line in list(new)[:3]:
            print(f"new in {register}: {line[:400]}", file=sys.stderr)
    return wrong


def dossier_adds_up(folder):
    dossier = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    assert dossier["account"]["adds_up"] and not dossier["account"]["breaks"], dossier["account"]["breaks"]
    for source in dossier["sources"]:
        cells, rows = source["cells"], source["rows"]
        listed = sum(part["cells"] for part in source["left_out"])
        assert cells["read"] == cells["values"] + cells["extras"] + cells["labels"] + listed, source["file"]
        assert rows["read"] == rows["kept"] + rows["rejected"] + rows["not_data"], source["file"]
    for line in dossier["account"]["money"]:
        assert Decimal(line["read"]) == Decimal(line["left_out"]) + Decimal(line["written"]), line
    with open(folder / "changes.csv", newline="", encoding="utf-8") as file:
        assert sum(1 for _ in csv.reader(file)) - 1 == len(dossier["changes"])
    return dossier


def workbooks(folder, dossier):
    """Counts and sums as openpyxl reads them; the lists behind the drop-downs; levels that take 1 to 5 only."""
    counts, sums = Counter(), Counter()
    guides = 0
    for path in sorted(folder.glob("registers/*.xlsx")):
        book = openpyxl.load_workbook(path)
        guide = {}
        for sheet, label, holds, key, *_ in book["Columns"].iter_rows(min_row=2, values_only=True):
            guide[sheet, label] = holds, key
        for sheet in book.worksheets:
            if sheet.title in ("About", "Columns", "Lists", "Examples"):
                continue
            (table,) = sheet.tables.values()
            assert table.ref.startswith("A1:"), table.ref
            register = table.name.removesuffix("_records")
            labels = [cell.value for cell in sheet[1]]
            assert all((sheet.title, label) in guide for label in labels), labels
            assert sheet.freeze_panes and all(cell.comment for cell in sheet[1])
            guides += len(labels)
            rows = [row for row in sheet.iter_rows(min_row=2) if any(cell.value is not None for cell in row)]
            counts[register] += len(rows)
            for at, label in enumerate(labels):
                holds, key = guide[sheet.title, label]
                cells = [row[at] for row in rows if isinstance(row[at].value, (int, float))]
                if holds == "field" and cells and "[$" in cells[0].number_format:
                    for cell in cells:
                        sums[register, key, cell.number_format[2:5]] += Decimal(repr(cell.value))
            rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation}
            for at, cell in enumerate(sheet[1]):
                rule = rules.get(cell.column_letter)
                what = guide[sheet.title, cell.value]
                if what == ("field", "likelihood"):
                    assert (rule.type, rule.formula1, rule.formula2, rule.errorStyle or "stop") == ("whole", "1", "5", "stop")
                if what == ("field", "status"):
                    column = rule.formula1.split("$")[1]
                    values = [c.value for c in book["Lists"][column][1:] if c.value is not None]
                    assert len(values) > 1 and rule.type == "list", rule
                    assert all(row[at].value in (*values, None) for row in rows), sheet.title
    written = {line["register"]: line["written"] for line in dossier["account"]["records"]}
    assert dict(counts) == written, (counts, written)
    for line in dossier["account"]["money"]:
        found = sums[line["register"], line["field"], line["currency"]]
        assert found == Decimal(line["written"]), (line, found)
    return sum(counts.values()), len(dossier["account"]["money"]), guides


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("src", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--native", action="store_true")
    args = parser.parse_args()
    config = ["-c", args.config] if args.config else []
    native = ["--native"] if args.native else []
    work = args.work
    run(args.binary, "migrate", args.src, "-o", work / "first", *config, *native)
    canonical = work / "first" / "registers"
    run(args.binary, "export", args.src, "-o", work / "before", "--format", "jsonl", *config)
    run(args.binary, "export", canonical, "-o", work / "after", "--format", "jsonl", *config)
    run(args.binary, "migrate", canonical, "-o", work / "second", *config, *native)
    wrong = same_records(records(work / "before", args.native), records(work / "after", args.native))
    assert not wrong, f"{wrong} records differ"
    names = sorted(path.name for path in canonical.iterdir())
    assert names == sorted(path.name for path in (work / "second" / "registers").iterdir())
    _, differ, missing = filecmp.cmpfiles(canonical, work / "second" / "registers", names, shallow=False)
    assert not differ and not missing, f"a second migration writes other bytes: {differ}"
    dossier = dossier_adds_up(work / "first")
    count, money, columns = workbooks(work / "first", dossier)
    print(f"{count} records the same after migrating, {money} sums of money, {columns} columns; the second time the same bytes")


main()
