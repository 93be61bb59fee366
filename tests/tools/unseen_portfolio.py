#!/usr/bin/env python3
"""Writes a portfolio that the program has never seen, and the truth about it.

    python3 tests/tools/unseen_portfolio.py OUTDIR [--seed N] [--no-settings]

24 projects in four house styles, six each: (a) clean sheets; (b) titled RAID workbooks; (c) one workbook a register
for six projects; (d) CSV exports. OUTDIR/portfolio gets the files, OUTDIR/truth.jsonl each record as an export should
print it, OUTDIR/truth_figures.json the figures. With --no-settings there is no packwright.toml: the project is known
from columns, covers and file names only. Needs openpyxl and xlwt.
"""

import argparse
import csv
import datetime as dt
import io
import json
import random
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

import unseen_words as w

PERIOD, LAST_DAY = "2026-10", dt.date(2026, 10, 31)
YEAR = [f"2026-{m:02}" for m in range(4, 13)] + [f"2027-{m:02}" for m in range(1, 4)]
CENT = Decimal("0.01")
REGISTERS = ["risks", "issues", "roles", "resources", "finance"]


# ---- What is true -----------------------------------------------------------------------------------------------------

def on_five(k, n):
    return int(Decimal(2 * k - 1) / (2 * n) * 5) + 1


class Project:
    """A project: its registers as records in the keys of the export, with `_` keys for what only its file shows."""

    def __init__(self, rng, index, style):
        self.rng, self.index, self.style = rng, index, style
        self.code, self.name = f"BR{201 + index}", w.NAMES[index]
        self.scale = 3 if style == "b" else 5
        # The exports are in an old encoding, which cannot write every name.
        writable = lambda name: style != "d" or name.encode("cp1252", "ignore").decode("cp1252") == name
        self.team = rng.sample([(g, f) for g in w.GIVEN for f in w.FAMILY if writable(g + f)], 14)
        self.risks = [self.risk(i) for i in range(rng.randint(12, 16))]
        self.issues = [self.issue(i) for i in range(rng.randint(8, 12))]
        self.roles = self.make_roles()
        self.resources = self.make_resources()
        self.finance = self.make_finance()

    def day(self, first, days):
        return first + dt.timedelta(self.rng.randint(0, days))

    def text(self, template):
        text = template.format(place=self.rng.choice(w.PLACES), thing=self.rng.choice(w.THINGS))
        return text[0].upper() + text[1:]

    def number(self, i, letter):
        return [f"{letter}-{i + 1:03}", i + 1, f"{1 + i // 10}.{i % 10 + 1}", f"{letter}{i + 1}"][self.index % 4]

    def life(self, words, raised):
        status = self.rng.choices(list(words), [14] + [4] * (len(words) - 2) + [1])[0]
        ended = status in ("closed", "materialised", "rejected")
        return status, min(self.day(raised, 60), LAST_DAY) if ended else None

    def risk(self, i):
        rng, (title, cause, category) = self.rng, self.rng.choice(w.RISKS)
        raised = self.day(dt.date(2026, 2, 1), 240)
        status, closed = self.life(w.RISK_STATUS, raised)
        l, k = rng.randint(1, self.scale), rng.randint(1, self.scale)
        if i < 2:
            # Both ends of the scale stand in both columns: without them five levels could be taken for three.
            l, k = [(1, self.scale), (self.scale, 1)][i]
        likelihood, impact = on_five(l, self.scale), on_five(k, self.scale)
        return {
            "project": self.code, "id": self.number(i, "R"), "title": self.text(title), "description": cause, "category": category,
            "likelihood": likelihood, "impact": impact, "score": Decimal(likelihood * impact), "_l": l, "_i": k, "mitigation": rng.choice(w.ACTIONS),
            "owner": rng.choice(self.team), "status": status, "raised_on": raised, "due_on": self.day(dt.date(2026, 9, 1), 200) if rng.random() > 0.1 else None,
            "closed_on": closed, "comments": rng.choice([None, None, "Discussed at the weekly call", "Owner to confirm by Friday", "See minute 4.2"]),
        }

    def issue(self, i):
        rng, (title, effect) = self.rng, self.rng.choice(w.ISSUES)
        raised = self.day(dt.date(2026, 5, 1), 150)
        status, closed = self.life(w.ISSUE_STATUS, raised)
        return {
            "project": self.code, "id": self.number(i, "I"), "title": self.text(title), "description": effect, "priority": rng.choice(list(w.PRIORITY)),
            "resolution": rng.choice(w.ACTIONS), "owner": rng.choice(self.team), "status": status, "raised_on": raised,
            "due_on": self.day(dt.date(2026, 9, 10), 120) if rng.random() > 0.1 else None, "closed_on": closed,
            "comments": rng.choice([None, None, "Waiting for the supplier", "Raised again in October"]),
        }

    def make_roles(self):
        titles = ["Senior Responsible Owner", "Project Manager"] + self.rng.sample(sorted(set(w.ROLES) - {"Senior Responsible Owner", "SRO", "Project Manager"}), self.rng.randint(6, 8))
        return [{
            "project": self.code, "person": person, "role": w.ROLES[title], "title": title, "fte": Decimal(self.rng.choice(["0.1", "0.2", "0.25", "0.5", "0.8", "1"])),
            "start_on": self.day(dt.date(2026, 1, 5), 200), "organisation": self.rng.choice(["Borough", "Hartwell & Sons", "Borough", "Kestrel Partners"]),
        } for title, person in zip(titles, self.team)]

    def make_resources(self):
        lines = []
        for person in self.team[: self.rng.randint(9, 11)]:
            job, start, end = self.rng.choice(w.JOBS), self.rng.randint(0, 2), self.rng.randint(10, 12)
            share = self.rng.choice(["0.1", "0.2", "0.25", "0.4", "0.5", "0.75"])
            line = {"project": self.code, "person": person, "title": job, "rate": Decimal(self.rng.randrange(280, 720, 5)), "employment": self.rng.choice(list(w.EMPLOYMENT))}
            if job in w.ROLES:
                line["role"] = w.ROLES[job]
            months = {YEAR[m]: Decimal("0") if self.rng.random() < 0.04 else Decimal(share) for m in range(start, end)}
            lines.append((line, months))
        return lines

    def make_finance(self):
        lines, round_to = [], {"b": Decimal(10), "c": Decimal(100)}.get(self.style, CENT)
        drift = Decimal(self.rng.randint(-8, 15)) / 100
        money = lambda x: (x / round_to).quantize(Decimal(1)) * round_to
        for i, category in enumerate(self.rng.sample(w.CATEGORIES, self.rng.randint(10, 12))):
            base = Decimal(self.rng.randrange(90_000, 2_400_000)) / 100
            months = {}
            for m, period in enumerate(YEAR):
                budget = money(base * Decimal(self.rng.randint(85, 115)) / 100)
                spent = money(budget * (1 + drift + Decimal(self.rng.randint(-8, 8)) / 100))
                if self.rng.random() < 0.02:
                    spent = -money(budget / 5)  # a credit note
                expected = money(budget * (1 + drift))
                months[period] = {"budget": budget, "actual": spent if m < 7 else None, "forecast": expected if m >= 7 or self.style in "ac" else None}
            lines.append(({"project": self.code, "cost_code": f"{4000 + self.index * 37 + i * 11:06}", "category": category, "treatment": self.rng.choice(list(w.TREATMENT))}, months))
        return lines


class Truth:
    """Records as an export should print them."""

    def __init__(self):
        self.records = []

    def add(self, register, record, shown):
        """`shown` are the fields that the file shows; what it does not show is not compared."""
        out = {"register": register}
        for key, value in record.items():
            if key.startswith("_") or key not in shown | {"project"}:
                continue
            if isinstance(value, tuple):
                value = " ".join(value)
            elif isinstance(value, dt.date):
                value = value.isoformat()
            elif isinstance(value, Decimal):
                value = format(value, "f")
            if key == "id":
                value = str(value)
            out[key] = value
            if key in ("budget", "actual", "forecast", "rate"):
                out[f"{key}_currency"] = "GBP" if value is not None else None
        self.records.append(out)

    def figures(self, projects):
        out = []
        for code in [None] + [p.code for p in projects]:
            of = lambda register: [r for r in self.records if r["register"] == register and code in (None, r["project"])]
            risks, issues, finance = of("risks"), of("issues"), of("finance")
            open_risks = [r for r in risks if r["status"] not in ("closed", "rejected", "materialised")]
            open_issues = [i for i in issues if i["status"] not in ("closed", "rejected")]
            late = lambda items: sum(1 for i in items if i["due_on"] and i["due_on"] < LAST_DAY.isoformat())
            total = lambda field, some: sum((Decimal(f[field]) for f in finance if f["period"] in some and f[field] is not None), Decimal(0))
            to_date, later = [m for m in YEAR if m <= PERIOD], [m for m in YEAR if m > PERIOD]
            outturn = total("actual", to_date) + total("forecast", later)
            values = {
                "risks.total": len(risks), "risks.open": len(open_risks), "risks.open_severe": sum(1 for r in open_risks if r["likelihood"] * r["impact"] >= 15),
                "risks.open_overdue": late(open_risks), "issues.total": len(issues), "issues.open": len(open_issues),
                "issues.open_critical": sum(1 for i in open_issues if i["priority"] == "critical"), "issues.open_overdue": late(open_issues),
                "roles.assigned": len(of("roles")), "resources.allocated": sum((Decimal(r["allocation"]) for r in of("resources")), Decimal(0)),
                "finance.budget_year": total("budget", YEAR), "finance.budget_to_date": total("budget", to_date), "finance.actual_to_date": total("actual", to_date),
                "finance.forecast_year": total("forecast", YEAR), "finance.outturn": outturn, "finance.variance_year": total("budget", YEAR) - outturn,
            }
            out += [{"id": id, "project": code, "value": format(Decimal(v), "f")} for id, v in values.items()]
        return out


# ---- Grids and the files made of them -------------------------------------------------------------------------------------

class Sheet:
    """Cells by row and column from 1: (value, number format, look)."""

    def __init__(self, name):
        self.name, self.cells, self.merges, self.hidden = name, {}, [], False

    def put(self, row, col, value, number_format=None, look=None):
        if value is not None and value != "":
            self.cells[row, col] = (value, number_format, look)

    def last(self):
        return max(r for r, _ in self.cells)


def save_xlsx(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        out = book.create_sheet(sheet.name)
        for (row, col), (value, number_format, look) in sheet.cells.items():
            cell = out.cell(row, col, value)
            if number_format:
                cell.number_format = number_format
            if look:
                cell.font = Font(bold=True, size=14 if look == "title" else 11, italic=look == "note")
            if look == "head":
                cell.fill = PatternFill("solid", fgColor="C9DAF8")
        for merge in sheet.merges:
            out.merge_cells(start_row=merge[0], start_column=merge[1], end_row=merge[2], end_column=merge[3])
        for col in range(1, out.max_column + 1):
            out.column_dimensions[get_column_letter(col)].width = 16
        if sheet.hidden:
            out.sheet_state = "hidden"
    book.properties.created = book.properties.modified = dt.datetime(2026, 11, 2, 9)
    book.save(path)


def save_xls(path, sheets):
    book = xlwt.Workbook()
    for sheet in sheets:
        out = book.add_sheet(sheet.name)
        for (row, col), (value, number_format, _) in sheet.cells.items():
            style = xlwt.easyxf(num_format_str=number_format) if number_format else xlwt.Style.default_style
            out.write(row - 1, col - 1, float(value) if isinstance(value, Decimal) else value, style)
    book.save(str(path))


def save_csv(path, sheet, delimiter, encoding):
    width = max(c for _, c in sheet.cells)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    for row in range(1, sheet.last() + 1):
        writer.writerow([sheet.cells.get((row, col), ("",))[0] for col in range(1, width + 1)])
    path.write_bytes(text.getvalue().encode(encoding))


# ---- How a style writes values ------------------------------------------------------------------------------------------

class Hand:
    """The hand of one writer: which word for each label and value, how dates, names, money and shares look."""

    def __init__(self, rng, style, variant):
        self.rng, self.style, self.variant = rng, style, variant
        self.names = "last, first" if style == "c" or (style == "b" and variant % 3 == 1) else "first last"
        self.dates = {"a": ["real", "serial", "real"], "b": ["real", "real-long", "serial"], "c": ["text"], "d": ["iso", "named", "iso"]}[style]
        self.share = {"a": ["fte", "percent"], "b": ["percent", "fte", "percent text"], "c": ["percent"], "d": ["fte"]}[style]
        self.money = {"a": ["number"], "b": ["mixed"], "c": ["thousands"], "d": ["number", "pounds"]}[style]

    def pick(self, options, salt=0):
        return options[(self.variant + salt) % len(options)]

    def label(self, register, field, months=False):
        # Each style starts at another place of the list, so that six writers do not use one and the same word.
        salt = "abcd".index(self.style) * 3 + (len(register) + len(field) if self.style != "a" else 0)
        label = self.pick(w.LABELS[register][field], salt)
        if self.style == "b" and field in ("due_on", "raised_on") and self.variant % 2:
            label += "\n(dd/mm/yyyy)"
        if self.style == "b" and field in ("owner", "title") and self.variant % 3 == 2:
            label += " *"
        if self.style == "b" and self.variant == 4:
            label = label.upper()
        return label

    def date(self, day):
        """A cell: value and number format."""
        if day is None:
            return (self.rng.choice([None, None, "TBC", "-", "n/a"]) if self.style in "bc" else None), None
        how = self.pick(self.dates)
        serial = (day - dt.date(1899, 12, 30)).days
        return {
            "real": (day, "dd/mm/yyyy"), "real-long": (day, "d mmm yyyy"), "serial": (serial, None), "text": (day.strftime("%d/%m/%Y"), None),
            "iso": (day.isoformat(), None), "named": (day.strftime("%d-%b-%Y"), None),
        }[how]

    def person(self, person):
        if person is None:
            return None
        return f"{person[1]}, {person[0]}" if self.names == "last, first" else f"{person[0]} {person[1]}"

    def amount(self, value):
        if value is None:
            return None, None
        how = self.pick(self.money)
        if how == "thousands":
            return float(value / 1000), "#,##0.0"
        if how == "pounds":
            return f"£{value:,.2f}" if value >= 0 else f"(£{-value:,.2f})", None
        if how == "mixed":
            roll = self.rng.random()
            if roll < 0.04:
                return f"£{value:,.2f}" if value >= 0 else f"(£{-value:,.2f})", None
            if roll < 0.06 and value < 0:
                return f"({-value:,.2f})", None
            if roll < 0.06:
                return f"£{value / 1000:f}k", None
            if roll < 0.07 and value > 10_000:
                return f"{value / 1_000_000:f}m", None
            if roll < 0.09:
                return float(value) + 1e-9, "#,##0"  # what sums of floats leave behind
        return float(value), "#,##0.00"

    def fraction(self, value):
        how = self.pick(self.share)
        if how == "percent":
            return float(value), "0%"
        if how == "percent text":
            return f"{value * 100:.0f}%", None
        return float(value), None

    def level(self, rank, scale):
        if self.style == "b":
            return (w.LEVELS[3] if self.variant % 2 else ["Low", "Medium", "High"])[rank - 1]
        if self.style == "a" and self.variant % 2:
            return w.LEVELS[5][rank - 1]
        return f"{rank} - {w.LEVELS[5][rank - 1]}" if self.style == "d" else rank

    def cell(self, register, field, record):
        """The cell of a field of a record: value and number format."""
        value = record.get(field)
        if field == "likelihood":
            return self.level(record["_l"], 3 if self.style == "b" else 5), None
        if field == "impact":
            return self.level(record["_i"], 3 if self.style == "b" else 5), None
        if field == "score":
            return record["_l"] * record["_i"], None  # on the file's own scale
        if field == "role":
            return record["title"], None
        if field in ("owner", "person"):
            return self.person(value), None
        if field in ("budget", "actual", "forecast"):
            return self.amount(value)
        if field == "rate":
            return float(value), None
        if field == "fte":
            return float(value), None
        if field.endswith("_on"):
            return self.date(value)
        words = {"status": w.RISK_STATUS if register == "risks" else w.ISSUE_STATUS, "priority": w.PRIORITY, "employment": w.EMPLOYMENT, "treatment": w.TREATMENT}.get(field)
        return (self.pick(words[value]) if words else value), None


FIELDS = {
    "risks": ["id", "title", "description", "category", "likelihood", "impact", "mitigation", "owner", "status", "raised_on", "due_on", "closed_on", "comments"],
    "issues": ["id", "title", "description", "priority", "resolution", "owner", "status", "raised_on", "due_on", "closed_on", "comments"],
    "roles": ["person", "role", "fte", "start_on", "organisation"],
    "resources": ["person", "role", "employment", "rate"],
    "finance": ["cost_code", "category", "treatment"],
}
DERIVED = {"risks": {"score"}, "roles": {"title"}, "resources": {"title", "period", "allocation"}, "finance": {"period", "budget", "actual", "forecast"}, "issues": set()}


def month_label(period, how):
    day = dt.date(int(period[:4]), int(period[5:]), 1)
    return {"short": day.strftime("%b-%y"), "long": day.strftime("%B %Y"), "slash": day.strftime("%m/%Y"), "date": day}[how]


def items(sheet, hand, truth, register, projects, at, project_column, spacer=None, repeat=None, extra=None):
    """A table of risks, issues or roles whose labels stand in row and column `at`, and once more above record `repeat`;
    a blank row stands above record `spacer`."""
    row, left = at
    fields = (["project"] if project_column else []) + FIELDS[register]
    if register == "risks" and hand.style in "bc":
        fields.insert(fields.index("impact") + 1, "score")

    def labels(row):
        for i, field in enumerate(fields):
            sheet.put(row, left + i, hand.label(register, field), look="head")
        sheet.put(row, left + len(fields), extra, look="head")

    labels(row)
    n = 0
    for project in projects:
        for record in getattr(project, register):
            n += 1
            row += 2 if spacer and n == spacer else 1
            if repeat and n == repeat:
                labels(row)
                row += 1
            for i, field in enumerate(fields):
                sheet.put(row, left + i, *hand.cell(register, field, record))
            if extra:
                sheet.put(row, left + len(fields), hand.rng.choice(w.EXTRAS[extra]))
            truth.add(register, record, set(FIELDS[register]) | DERIVED[register])
    return row


def crosstab(sheet, hand, truth, register, projects, at, project_column, months="short", nested=None, total=False):
    """Lines with months across. `nested`: None for one header row, "month" for months over Budget, Actual, Forecast,
    "measure" for those over months, "joined" for one row that says both."""
    row, left = at
    fields = (["project"] if project_column else []) + FIELDS[register]
    first = left + len(fields)
    two = nested in ("month", "measure")
    for i, field in enumerate(fields):
        sheet.put(row + two, left + i, hand.label(register, field), look="head")
    measures = ["budget", "actual", "forecast"] if register == "finance" else ["allocation"]
    words = {m: hand.label("finance", m) for m in measures} if register == "finance" else {}
    columns = [(p, m) for p in YEAR for m in measures] if nested != "measure" else [(p, m) for m in measures for p in YEAR]
    for i, (period, measure) in enumerate(columns):
        col, month = first + i, month_label(period, months)
        number_format = "mmm yy" if months == "date" else None
        if not two:
            sheet.put(row, col, f"{month} {words[measure]}" if nested == "joined" else month, number_format, look="head")
            continue
        top, below = (month, words[measure]) if nested == "month" else (words[measure], month)
        span = len(measures) if nested == "month" else len(YEAR)
        sheet.put(row + 1, col, below, number_format if nested == "measure" else None, look="head")
        if i % span == 0:
            sheet.put(row, col, top, number_format if nested == "month" else None, look="head")
            sheet.merges.append((row, col, row, col + span - 1))
    row += two
    start = row + 1
    for project in projects:
        for line, values in getattr(project, register):
            row += 1
            for i, field in enumerate(fields):
                sheet.put(row, left + i, *hand.cell(register, field, line))
            for i, (period, measure) in enumerate(columns):
                value = values.get(period)
                if register == "finance":
                    sheet.put(row, first + i, *hand.amount(value[measure]))
                elif value is not None:
                    sheet.put(row, first + i, *hand.fraction(value))
            add_months(truth, register, line, values)
    if total:
        row += 1
        sheet.put(row, left, "TOTAL", look="head")
        for i, _ in enumerate(columns):
            values = [sheet.cells[r, first + i][0] for r in range(start, row) if (r, first + i) in sheet.cells]
            if values and all(isinstance(v, float) for v in values):
                sheet.put(row, first + i, round(sum(values), 2), look="head")
    return row


def add_months(truth, register, line, values):
    for period, value in values.items():
        record = {**line, "period": period, **(value if register == "finance" else {"allocation": value})}
        shown = set(FIELDS[register]) | DERIVED[register]
        truth.add(register, record, shown)


def long_form(sheet, hand, truth, register, projects, at, project_column, months):
    """One line a month."""
    row, left = at
    fields = (["project"] if project_column else []) + FIELDS[register]
    sums = ["budget", "actual", "forecast"] if register == "finance" else ["allocation"]
    heads = [hand.label(register, f) for f in fields] + ["Month"] + ([hand.label("finance", f) for f in sums] if register == "finance" else ["FTE"])
    for i, head in enumerate(heads):
        sheet.put(row, left + i, head, look="head")
    for project in projects:
        for line, values in getattr(project, register):
            for period, value in values.items():
                row += 1
                for i, field in enumerate(fields):
                    sheet.put(row, left + i, *hand.cell(register, field, line))
                month = period if months == "iso" else month_label(period, months)
                sheet.put(row, left + len(fields), month, "mmm yyyy" if months == "date" else None)
                for i, field in enumerate(sums):
                    cell = hand.amount(value[field]) if register == "finance" else hand.fraction(value)
                    sheet.put(row, left + len(fields) + 1 + i, *cell)
            add_months(truth, register, line, values)
    return row


# ---- House styles -------------------------------------------------------------------------------------------------------

def clean(out, rng, truth, projects):
    """(a) One workbook a project; labels in row 1, nothing else. One is an old .xls."""
    for variant, project in enumerate(projects):
        hand, sheets = Hand(rng, "a", variant), []
        column = variant % 2 == 0
        for register in REGISTERS:
            sheet = Sheet(hand.pick(w.SHEETS[register]))
            sheets.append(sheet)
            if register in ("risks", "issues", "roles"):
                items(sheet, hand, truth, register, [project], (1, 1), column, extra="Workshop" if register == "risks" and variant == 3 else None)
            elif register == "finance" and variant % 3 == 0:
                long_form(sheet, hand, truth, register, [project], (1, 1), column, "date")
            elif register == "finance":
                crosstab(sheet, hand, truth, register, [project], (1, 1), column, "short", "joined")
            else:
                crosstab(sheet, hand, truth, register, [project], (1, 1), column, ["short", "date", "long"][variant % 3])
        name = f"{project.code}_registers_2026-10"
        save_xls(out / f"{name}.xls", sheets) if variant == 5 else save_xlsx(out / f"{name}.xlsx", sheets)


def raid(out, rng, truth, projects):
    """(b) One RAID workbook a project: cover, titles, notes, blank columns and rows, totals."""
    for variant, project in enumerate(projects):
        hand = Hand(rng, "b", variant)
        cover = Sheet("Cover" if variant % 2 else "Front page")
        lines = [("Project name:", project.name), ("Project code:", project.code), ("Reporting period:", ["October 2026", "Oct-26", "31/10/2026"][variant % 3]), ("Author:", hand.person(project.team[1]))]
        cover.put(2, 2, "RAID and resource return", look="title")
        for i, (label, value) in enumerate(lines):
            cover.put(4 + i, 2, label)
            cover.put(4 + i, 3, value)
        sheets = [cover]
        for register in REGISTERS:
            sheet = Sheet(hand.pick(w.SHEETS[register], 1))
            sheets.append(sheet)
            head, left = 3 + (variant + len(register)) % 6, 1 + variant % 2
            sheet.put(1, left, f"{project.name} - {sheet.name}", look="title")
            if head > 3:
                if head > 5:
                    sheet.put(3, left, f"Programme board copy, prepared by {hand.person(project.team[1])}", look="note")
                sheet.put(2, left, ["Update before the 3rd working day.", "Owner: project manager", "Version 1.0"][variant % 3], look="note")
            if register in ("risks", "issues", "roles"):
                extra = rng.choice(sorted(w.EXTRAS)) if register != "roles" and variant in (1, 2) else None
                row = items(sheet, hand, truth, register, [project], (head, left), False, spacer=6 if variant % 2 else None, repeat=8 if variant == 2 else None, extra=extra)
            elif register == "resources":
                row = crosstab(sheet, hand, truth, register, [project], (head, left), False, ["short", "slash", "date"][variant % 3], total=hand.pick(hand.share) != "percent text")
            else:
                row = crosstab(sheet, hand, truth, register, [project], (head, left), False, "short", ["month", "measure"][variant % 2], total=True)
            sheet.put(row + 3, left + 1, ["Signed: ____________", "H = more than 60 %, M = between, L = less than 20 %", "End of list"][variant % 3], look="note")
        lists = Sheet("Lists")
        lists.hidden = True
        for i, (label, values) in enumerate([("Level", ["High", "Medium", "Low"]), ("Status", ["Open", "Closed"])]):
            for j, value in enumerate([label] + values):
                lists.put(1 + j, 1 + i, value)
        save_xlsx(out / f"{project.code} {project.name} RAID Oct-26.xlsx", sheets + [lists])


def programme(out, rng, truth, projects, settings):
    """(c) One workbook a register for six projects; dates as text, surname first, money in thousands."""
    hand = Hand(rng, "c", 2)
    for register in REGISTERS:
        sheet = Sheet("Register" if register in ("risks", "issues") else "Data")
        sheet.put(1, 2, {"risks": "Programme risk register", "issues": "Programme issues log", "roles": "Programme roles and contacts", "resources": "Programme resource plan (% of a full week)",
                         "finance": "Programme finance - all amounts in £000s"}[register], look="title")
        sheet.put(2, 2, "Month: October 2026")
        if register in ("risks", "issues", "roles"):
            items(sheet, hand, truth, register, projects, (4, 2), True)
        elif register == "resources":
            crosstab(sheet, hand, truth, register, projects, (5, 2), True, "short")
        else:
            crosstab(sheet, hand, truth, register, projects, (4, 2), True, "short", "month", total=True)
        if register == "issues" and settings:
            fix_names(sheet, projects)
        save_xlsx(out / f"Programme {register} October 2026.xlsx", [sheet])


def fix_names(sheet, projects):
    """Puts names in place of the codes in the project column; the truth keeps the codes."""
    names = {p.code: f"{p.code} - {p.name}" if p.index % 2 else p.name for p in projects}
    for at, (value, number_format, look) in list(sheet.cells.items()):
        if at[1] == 2 and value in names:
            sheet.cells[at] = (names[value], number_format, look)


def exports(out, rng, truth, projects):
    """(d) CSV exports, one file a register."""
    for variant, register in enumerate(REGISTERS):
        hand, sheet = Hand(rng, "d", variant), Sheet("")
        if register in ("risks", "issues", "roles"):
            items(sheet, hand, truth, register, projects, (1, 1), True, extra="Ticket link" if register == "issues" else None)
        elif register == "resources":
            long_form(sheet, hand, truth, register, projects, (1, 1), True, "iso")
        else:
            hand.variant = 1
            long_form(sheet, hand, truth, register, projects, (1, 1), True, "short")
        delimiter, encoding = [(",", "utf-8-sig"), (";", "cp1252"), (",", "utf-8"), ("\t", "utf-8"), (";", "cp1252")][variant]
        save_csv(out / f"export_{register}_2026-10.{'tsv' if delimiter == chr(9) else 'csv'}", sheet, delimiter, encoding)


def settings_file(projects):
    lines = ['[portfolio]', 'name = "Unseen portfolio"', 'currency = "GBP"', 'year_starts = 4', 'period = "2026-10"']
    for p in projects:
        lines += ["", "[[project]]", f'code = "{p.code}"', f'name = "{p.name}"']
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-settings", action="store_true")
    args = parser.parse_args()
    rng, truth = random.Random(args.seed), Truth()
    folder = args.outdir / "portfolio"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    projects = [Project(rng, i, "abcd"[i // 6]) for i in range(24)]
    for style, write in (("a", clean), ("b", raid), ("c", programme), ("d", exports)):
        mine, rest = [p for p in projects if p.style == style], ()
        write(folder, rng, truth, mine, *((not args.no_settings,) if style == "c" else rest))
    if not args.no_settings:
        (folder / "packwright.toml").write_text(settings_file(projects), encoding="utf-8")
    with open(args.outdir / "truth.jsonl", "w", encoding="utf-8") as file:
        for record in truth.records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    figures = ",\n".join("  " + json.dumps(f) for f in truth.figures(projects))
    (args.outdir / "truth_figures.json").write_text(f"[\n{figures}\n]\n", encoding="utf-8")
    counts = {r: sum(1 for t in truth.records if t["register"] == r) for r in REGISTERS}
    print(f"{len(truth.records)} records: {counts}")


if __name__ == "__main__":
    main()
