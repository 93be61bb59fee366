#!/usr/bin/env python3
"""Works out the figures of samples/portfolio by another road than the program's own: each file is read by code that
knows exactly where that file keeps what, with openpyxl, csv and zipfile.

    python3 tests/tools/sample_figures.py            writes tests/expected/sample_figures.json
    python3 tests/tools/sample_figures.py --print    prints a table as well

Needs openpyxl. The figures follow the definitions that users are given, nothing of the program is imported.
"""

import csv
import datetime as dt
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import sample_registers

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "portfolio"
EXPECTED = ROOT / "tests" / "expected" / "sample_figures.json"

PERIOD = "2026-10"
LAST_DAY = dt.date(2026, 10, 31)
YEAR = [f"2026-{m:02}" for m in range(4, 13)] + [f"2027-{m:02}" for m in range(1, 4)]
TO_DATE = [m for m in YEAR if m <= PERIOD]
LATER = [m for m in YEAR if m > PERIOD]
MONTH_WORDS = {w: m for w, m in zip("Apr-26 May-26 Jun-26 Jul-26 Aug-26 Sep-26 Oct-26 Nov-26 Dec-26 Jan-27 Feb-27 Mar-27".split(), YEAR)}

CODES = {
    "Customer portal": "P101", "Identity and access": "P102", "Payments modernisation": "P103", "Leeds office refit": "P104",
    "Energy retrofit": "P105", "Archive relocation": "P106", "Leeds refit": "P104", "Retrofit": "P105", "Archive move": "P106",
}

# Every word for a status that any of the files uses, and whether it counts as open.
RISK_OPEN = {"Open", "Treating", "Active", "Draft", "Proposed"}
RISK_DONE = {"Closed", "Materialised", "Rejected", "Expired", "Withdrawn", "Occurred"}
ISSUE_OPEN = {"Open", "In progress", "On hold", "WIP", "Parked", "New", "Underway", "Paused", ""}
ISSUE_DONE = {"Closed", "Rejected", "Resolved", "Withdrawn", "Cancelled", "Fixed"}
CRITICAL = {"Critical", "P1", "Urgent"}
NOT_CRITICAL = {"High", "Medium", "Low", "P2", "P3", "P4", "Normal"}


def on_five(k, n):
    """The k-th of n levels on the scale of five: the fifth in which the middle of its share lies."""
    middle = Decimal(2 * k - 1) / (2 * n)
    return int(middle * 5) + 1


HML = {word: on_five(k, 3) for k, word in enumerate(["L", "M", "H"], 1)}
FOUR = {word: on_five(k, 4) for k, word in enumerate(["Low", "Medium", "High", "Critical"], 1)}
FIVE = {word: k for k, word in enumerate(["Very low", "Low", "Medium", "High", "Very high"], 1)}
assert list(HML.values()) == [1, 3, 5] and list(FOUR.values()) == [1, 2, 4, 5]


def group(word, yes, no):
    """Whether a word is of the one group; one of neither is a fault of this program."""
    word = word or ""
    if word in yes:
        return True
    if word in no:
        return False
    raise ValueError(f"unknown word {word!r}")


def day(value):
    """A real date, one typed as dd/mm/yyyy, an ISO date, or None."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return dt.date.fromisoformat(value)
    d, m, y = value.split("/")
    return dt.date(int(y), int(m), int(d))


def number(value, scale=1):
    """A stored number as its shortest decimal; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = value.replace("£", "").replace(",", "")
    return Decimal(str(value)) * scale


def pence(value):
    return None if value is None else value.quantize(Decimal("0.01"))


def risk(project, id, likelihood, impact, status, due):
    assert likelihood in range(1, 6) and impact in range(1, 6), (project, id, likelihood, impact)
    return {"project": project, "id": str(id), "score": likelihood * impact, "open": group(status, RISK_OPEN, RISK_DONE), "due": day(due)}


def issue(project, id, priority, status, due):
    return {"project": project, "id": str(id), "critical": group(priority, CRITICAL, NOT_CRITICAL), "open": group(status, ISSUE_OPEN, ISSUE_DONE), "due": day(due)}


def book(path):
    return openpyxl.load_workbook(SAMPLES / path, data_only=True)


def rows(sheet, first, labels, label_row):
    """Rows from `first` on as dictionaries by label, until the second empty row."""
    at = {}
    for cell in sheet[label_row]:
        if isinstance(cell.value, str):
            at.setdefault(" ".join(cell.value.split()), cell.column - 1)
    missing = [label for label in labels if label not in at]
    assert not missing, (sheet.title, missing)
    for row in sheet.iter_rows(min_row=first, values_only=True):
        yield {label: row[at[label]] for label in labels}


# ---- Digital Services: one RAID workbook a project ----------------------------------------------------------------

def raid(path, project):
    b = book(path)
    out = {k: [] for k in ("risks", "issues", "roles", "resources", "finance")}
    names = ["Ref", "Risk title", "Probability (H/M/L)", "Impact (H/M/L)", "Status", "Target date"]
    for r in rows(b["Risks"], 5, names, 4):
        if r["Ref"]:
            out["risks"].append(risk(project, r["Ref"], HML[r["Probability (H/M/L)"]], HML[r["Impact (H/M/L)"]], r["Status"], r["Target date"]))
    for r in rows(b["Issues"], 5, ["Ref", "Priority", "Status", "Target date"], 4):
        if r["Ref"]:
            out["issues"].append(issue(project, r["Ref"], r["Priority"], r["Status"], r["Target date"]))
    for r in rows(b["Team"], 5, ["Name", "Role"], 4):
        if r["Name"]:
            out["roles"].append({"project": project, "key": (r["Name"], r["Role"])})
    for row in b["Resources"].iter_rows(min_row=5, values_only=True):
        if row[0] and row[0] != "Total FTE":
            for month, fte in zip(YEAR, row[3:15]):
                if fte is not None:
                    out["resources"].append({"project": project, "key": (row[0], month), "allocation": number(fte)})
    sheet = b["Budget"]
    blocks, block = {}, None
    for col in range(4, sheet.max_column + 1):
        block = sheet.cell(4, col).value or block
        blocks[col] = (block.lower(), MONTH_WORDS[sheet.cell(5, col).value])
    for row in range(6, sheet.max_row + 1):
        code = sheet.cell(row, 1).value
        if code and re.fullmatch(r"\d{6}", str(code)):
            line = defaultdict(dict)
            for col, (field, month) in blocks.items():
                value = number(sheet.cell(row, col).value)
                if value is not None:
                    line[month][field] = pence(value)
            out["finance"] += [{"project": project, "key": (code, month), "month": month, **v} for month, v in line.items()]
    return out


# ---- Estates: one workbook a register -----------------------------------------------------------------------------

def estates():
    out = {k: [] for k in ("risks", "issues", "roles", "resources", "finance")}
    sheet = book("Estates/Estates Risk Register Oct 2026.xlsx")["Risk register"]
    for r in rows(sheet, 5, ["Project", "Risk No.", "Likelihood (1-5)", "Impact (1-5)", "Open/Closed", "Due"], 4):
        out["risks"].append(risk(r["Project"], r["Risk No."], r["Likelihood (1-5)"], r["Impact (1-5)"], r["Open/Closed"], r["Due"]))
    sheet = book("Estates/Estates Issues Log Oct 2026.xlsx")["Issues"]
    for r in rows(sheet, 5, ["Project name", "Issue No.", "Priority (P1-P4)", "State", "Resolve by"], 4):
        out["issues"].append(issue(CODES[r["Project name"]], r["Issue No."], r["Priority (P1-P4)"], r["State"], r["Resolve by"]))
    sheet = book("Estates/Estates Roles and Contacts Oct 2026.xlsx")["Roles"]
    for r in rows(sheet, 5, ["Initiative", "Contact", "Position"], 4):
        if r["Contact"]:
            out["roles"].append({"project": CODES[r["Initiative"]], "key": (r["Contact"], r["Position"])})
    sheet = book("Estates/Estates Resource Plan Oct 2026.xlsx")["Plan"]
    for row in sheet.iter_rows(min_row=5, min_col=2, values_only=True):
        for month, share in zip(YEAR, row[4:16]):
            if share is not None:
                out["resources"].append({"project": row[0], "key": (row[1], month), "allocation": number(share)})
    sheet = book("Estates/Estates Finance Oct 2026.xlsx")["Finance"]
    assert "£k" in sheet["B1"].value
    for row in sheet.iter_rows(min_row=6, min_col=2, values_only=True):
        if not row[0]:
            continue
        for m, month in enumerate(YEAR):
            three = [pence(v * 1000) if v is not None else None for v in map(number, row[4 + 3 * m : 7 + 3 * m])]
            fields = {k: v for k, v in zip(("budget", "actual", "forecast"), three) if v is not None}
            out["finance"].append({"project": row[0], "key": (row[2], month), "month": month, **fields})
    return out


# ---- Finance Transformation: CSV exports --------------------------------------------------------------------------

def exported(name, delimiter, encoding):
    with open(SAMPLES / "Finance Transformation" / name, encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def exports():
    out = {k: [] for k in ("risks", "issues", "roles", "resources", "finance")}
    for r in exported("risks_2026-10.csv", ",", "utf-8-sig"):
        out["risks"].append(risk(r["Project ID"], r["Risk ID"], int(r["Probability"][0]), int(r["Impact"]), r["Status"], r["Due date"]))
    for r in exported("issues_2026-10.csv", ";", "cp1252"):
        out["issues"].append(issue(r["Project ID"], r["Issue ID"], r["Priority"], r["Status"], r["Due date"]))
    for r in exported("project_roles_2026-10.csv", ";", "cp1252"):
        out["roles"].append({"project": r["Project ID"], "key": (r["Full name"], r["Project role"])})
    for r in exported("resource_bookings_2026-10.csv", ",", "utf-8-sig"):
        out["resources"].append({"project": r["Project ID"], "key": (r["Resource"], r["Month"]), "allocation": number(r["FTE"])})
    for r in exported("cost_lines_2026-10.csv", ";", "cp1252"):
        fields = {k.lower(): number(r[k]) for k in ("Budget", "Actual", "Forecast") if r[k]}
        out["finance"].append({"project": r["Project ID"], "key": (r["Cost element"], r["Period"][:7]), "month": r["Period"][:7], **fields})
    return out


# ---- Workforce: an OpenDocument spreadsheet and two workbooks of Excel tables ---------------------------------------

def ods_sheets(path):
    office, table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{n}:1.0}}" for n in ("office", "table", "text"))
    tree = ET.fromstring(zipfile.ZipFile(SAMPLES / path).read("content.xml"))
    sheets = {}
    for one in tree.iter(f"{table}table"):
        lines = []
        for row in one.iter(f"{table}table-row"):
            cells = []
            for cell in row.iter(f"{table}table-cell"):
                kind = cell.get(f"{office}value-type")
                if kind in ("float", "currency"):
                    cells.append(number(cell.get(f"{office}value")))
                elif kind == "date":
                    cells.append(dt.date.fromisoformat(cell.get(f"{office}date-value")))
                else:
                    cells.append("".join(t for p in cell.iter(f"{text}p") for t in p.itertext()) or None)
            lines.append(cells)
        sheets[one.get(f"{table}name")] = lines
    return sheets


def learning_platform():
    out = {k: [] for k in ("risks", "issues", "roles", "resources", "finance")}
    s = ods_sheets("Workforce/P110 Learning platform return 2026-10.ods")
    assert s["Summary"][3][1] == "P110"
    for r in s["Risk log"][3:]:
        out["risks"].append(risk("P110", r[0], FOUR[r[5]], FOUR[r[6]], r[9], r[12]))
    for r in s["Issue log"][3:]:
        out["issues"].append(issue("P110", r[0], r[4], r[7], r[9]))
    for r in s["Project team"][1:]:
        out["roles"].append({"project": "P110", "key": (r[0], r[1])})
    months = [d.strftime("%Y-%m") for d in s["Resource forecast"][2][2:]]
    assert months == YEAR
    for r in s["Resource forecast"][3:]:
        out["resources"] += [{"project": "P110", "key": (r[0], m), "allocation": v} for m, v in zip(months, r[2:]) if v is not None]
    for r in s["Cost plan"][1:]:
        month = r[3].strftime("%Y-%m")
        fields = {k: pence(v) for k, v in zip(("budget", "actual", "forecast"), r[4:7]) if v is not None}
        out["finance"].append({"project": "P110", "key": (r[0], month), "month": month, **fields})
    return out


def tables(path, project, levels, shift):
    out = {k: [] for k in ("risks", "issues", "roles", "resources", "finance")}
    b = book(path)
    for r in rows(b["Risks"], 2, ["ID", "Likelihood", "Impact", "Status", "Due date"], 1):
        out["risks"].append(risk(project, r["ID"], levels(r["Likelihood"]), levels(r["Impact"]), r["Status"], r["Due date"]))
    for r in rows(b["Issues"], 2, ["ID", "Priority", "Status", "Due date"], 1):
        out["issues"].append(issue(project, r["ID"], r["Priority"], r["Status"], r["Due date"]))
    for r in rows(b["Roles"], 2, ["Name", "Role"], 1):
        out["roles"].append({"project": project, "key": (r["Name"], r["Role"])})
    for row in b["Resources"].iter_rows(min_row=2, min_col=1 + shift, values_only=True):
        out["resources"] += [{"project": project, "key": (row[0], m), "allocation": number(v)} for m, v in zip(YEAR, row[3:15]) if v is not None]
    for row in b["Finance"].iter_rows(min_row=2, min_col=1 + shift, values_only=True):
        for m, month in enumerate(YEAR):
            three = [pence(number(v)) for v in row[3 + 3 * m : 6 + 3 * m]]
            fields = {k: v for k, v in zip(("budget", "actual", "forecast"), three) if v is not None}
            out["finance"].append({"project": project, "key": (row[0], month), "month": month, **fields})
    return out


def master_list():
    """Each project of the list, with its colour, money and ends."""
    sheet = book("Portfolio master list 2026-10.xlsx")["Projects"]
    columns = ["Project code", "RAG", "Baseline end date", "End date", "Approved budget", "Forecast outturn"]
    out = []
    for r in rows(sheet, 2, columns, 1):
        late = (r["End date"] - r["Baseline end date"]).days
        out.append({"project": r["Project code"], "rag": r["RAG"], "late": late, "budget": pence(number(r["Approved budget"])), "forecast": pence(number(r["Forecast outturn"]))})
    return out


# ---- Figures --------------------------------------------------------------------------------------------------------

def newest(older, newer):
    """Both files' records; where both have a record, the newer file's."""
    out = {}
    for register, records in newer.items():
        key = (lambda r: r["id"]) if register in ("risks", "issues") else (lambda r: r["key"])
        known = {key(r) for r in records}
        out[register] = records + [r for r in older[register] if key(r) not in known]
    return out


def figures(data):
    risks, issues = data["risks"], data["issues"]
    open_risks, open_issues = [r for r in risks if r["open"]], [i for i in issues if i["open"]]
    overdue = lambda items: sum(1 for i in items if i["due"] and i["due"] < LAST_DAY)
    money = lambda field, months: sum((f.get(field, Decimal(0)) for f in data["finance"] if f["month"] in months), Decimal(0))
    budget_year, actual = money("budget", YEAR), money("actual", TO_DATE)
    outturn = actual + money("forecast", LATER)
    projects = data["projects"]
    budget, forecast = (sum((p[field] for p in projects), Decimal(0)) for field in ("budget", "forecast"))
    return {
        "projects.total": len(projects),
        "projects.red": sum(1 for p in projects if p["rag"] == "Red"),
        "projects.amber": sum(1 for p in projects if p["rag"] == "Amber"),
        "projects.green": sum(1 for p in projects if p["rag"] == "Green"),
        "projects.budget": budget,
        "projects.forecast": forecast,
        "projects.variance": budget - forecast,
        "projects.over_budget": sum(1 for p in projects if p["forecast"] > p["budget"]),
        "projects.slip_days": sum(p["late"] for p in projects),
        "projects.slip_over_30": sum(1 for p in projects if p["late"] > 30),
        "projects.slip_over_90": sum(1 for p in projects if p["late"] > 90),
        "risks.total": len(risks),
        "risks.open": len(open_risks),
        "risks.open_severe": sum(1 for r in open_risks if r["score"] >= 15),
        "risks.open_overdue": overdue(open_risks),
        "issues.total": len(issues),
        "issues.open": len(open_issues),
        "issues.open_critical": sum(1 for i in open_issues if i["critical"]),
        "issues.open_overdue": overdue(open_issues),
        "roles.assigned": len(data["roles"]),
        "resources.allocated": sum((r["allocation"] for r in data["resources"]), Decimal(0)),
        "finance.budget_year": budget_year,
        "finance.budget_to_date": money("budget", TO_DATE),
        "finance.actual_to_date": actual,
        "finance.forecast_year": money("forecast", YEAR),
        "finance.outturn": outturn,
        "finance.variance_year": budget_year - outturn,
    }


def everything():
    parts = [
        newest(raid("Digital Services/P101 RAID Oct-26 v0.3.xlsx", "P101"), raid("Digital Services/P101 RAID Oct-26 v0.4.xlsx", "P101")),
        raid("Digital Services/P102 RAID Oct-26.xlsx", "P102"),
        raid("Digital Services/P103 RAID Sep-26.xlsx", "P103"),
        estates(),
        exports(),
        learning_platform(),
        tables("Workforce/P111_registers_2026-10.xlsx", "P111", FIVE.__getitem__, 0),
        tables("Workforce/Contact centre 2026-10.xlsx", "P112", int, 1),
    ]
    return {register: [r for part in parts for r in part[register]] for register in parts[0]} | {"projects": master_list()} | sample_registers.registers(SAMPLES, book)


def main():
    data = everything()
    codes = sorted({r["project"] for records in data.values() for r in records})
    assert codes == [f"P{n}" for n in range(101, 113)], codes
    out = []
    for project in [None] + codes:
        mine = {k: [r for r in v if project in (None, r["project"])] for k, v in data.items()}
        out += [{"id": id, "project": project, "value": format(Decimal(value), "f")} for id, value in (figures(mine) | sample_registers.figures(mine)).items()]
    EXPECTED.parent.mkdir(parents=True, exist_ok=True)
    text = ",\n".join("  " + json.dumps(one) for one in out)
    EXPECTED.write_text(f"[\n{text}\n]\n", encoding="utf-8")
    if "--print" in sys.argv:
        table = defaultdict(dict)
        for one in out:
            table[one["id"]][one["project"] or "all"] = one["value"]
        print(f"{'':24}" + "".join(f"{c:>12}" for c in ["all"] + codes))
        for id, row in table.items():
            print(f"{id:24}" + "".join(f"{v:>12}" for v in row.values()))
    print(f"{len(out)} figures; " + ", ".join(f"{len(v)} {k}" for k, v in data.items()))


if __name__ == "__main__":
    main()
