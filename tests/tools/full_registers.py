#!/usr/bin/env python3
"""Writes a portfolio whose registers fill every column that a measure needs, for tests/tools/catalogue.py.

    python3 tests/tools/full_registers.py OUTDIR [--seed N] [--every-rate]

Seven projects of two programmes and of none, their registers as CSV with the labels of the templates: amounts in three
currencies at rates that change, one of them without a rate in the older months (with --every-rate: none); values left out at random; days at the ends of
the reported month and of the stretches of days; lines without category, person or month; projects without a register.
"""

import argparse
import csv
import datetime as dt
import random
from pathlib import Path

END = dt.date(2026, 10, 31)
MONTHS = [f"{y}-{m:02}" for y in (2025, 2026, 2027) for m in range(1, 13)][10:32]
PEOPLE = ["Jane Smith", "Chidi Okafor", "Elodie Dubois", "Tom Baker", "Ingrid Haugen", "Mei Lin", "Omar Haddad", "Rosa Alvarez", "Piotr Nowak"]
SETTINGS = """[portfolio]
name = "Full registers"
currency = "GBP"
year_starts = 4
period = "2026-10"
date_order = "ymd"

[[fx]]
currency = "EUR"
rate = "0.80"
from = "2025-01-01"

[[fx]]
currency = "EUR"
rate = "0.8637"
from = "2026-10-31"

[[fx]]
currency = "USD"
rate = "0.7712"
from = "{usd_from}"
"""


class Writer:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def maybe(self, share, value):
        return value() if self.rng.random() < share else None

    def pick(self, *values):
        return self.rng.choice(values)

    def day(self, before, after):
        """A day about the end of the month, often just at the edge of a stretch."""
        edges = [d for d in (-92, -91, -90, -62, -61, -60, -31, -30, 0, 1, 30) if -before <= d <= after]
        days = self.rng.choice(edges) if edges and self.rng.random() < 0.3 else self.rng.randint(-before, after)
        return (END + dt.timedelta(days)).isoformat()

    def amount(self, low, high):
        return f"{self.rng.randint(low * 100, high * 100) / 100:.2f}"

    def money(self, code, low, high):
        return f"{self.currency(code)} {self.amount(low, high)}"

    def currency(self, code):
        return {"Q3": "EUR", "Q5": self.pick("GBP", "EUR"), "Q6": self.pick("GBP", "USD")}.get(code, "GBP")

    def risk(self, code, i):
        ended = self.rng.random() < 0.3
        return {
            "Project": code, "Risk ID": f"R-{i:03}", "Type": self.maybe(0.8, lambda: self.pick("Threat", "Threat", "Opportunity")), "Title": f"Risk {i} of {code}",
            "Cause": self.maybe(0.7, lambda: "Because the supplier is late"), "Category": self.maybe(0.9, lambda: self.pick("Technical", "technical", "People", "Commercial")),
            "Likelihood": self.rng.randint(1, 5) if i > 5 else i, "Impact": self.rng.randint(1, 5) if i > 5 else 6 - i,
            "Residual score": self.maybe(0.6, lambda: self.rng.randint(1, 25)), "Target score": self.maybe(0.5, lambda: self.rng.randint(1, 20)),
            "Probability %": self.maybe(0.7, lambda: f"{self.rng.randint(1, 99)}%"), "Cost impact": self.maybe(0.7, lambda: self.money(code, 100, 90000)),
            "Delay (days)": self.maybe(0.6, lambda: self.rng.randint(1, 90)), "Proximity": self.maybe(0.8, lambda: self.pick("Imminent", "3 months", "Far off")),
            "Response": self.maybe(0.6, lambda: self.pick("Reduce", "Avoid", "Accept")), "Mitigation": self.maybe(0.7, lambda: "Talk to them each week"),
            "Owner": self.maybe(0.9, lambda: self.pick(*PEOPLE)), "Status": self.pick("Closed", "Rejected", "Materialised") if ended else self.maybe(0.95, lambda: self.pick("Open", "Draft")),
            "Trend": self.maybe(0.5, lambda: self.pick("Up", "Same", "Down")), "Escalated to": self.maybe(0.2, lambda: "Programme board"),
            "Date raised": self.maybe(0.9, lambda: self.day(200, 0)), "Due date": self.maybe(0.8, lambda: self.day(60, 120)),
            "Next review": self.maybe(0.7, lambda: self.day(40, 60)), "Date closed": self.day(50, 0) if ended and self.rng.random() < 0.9 else None,
            "Last updated": self.maybe(0.7, lambda: self.day(120, 0)),
        }

    def issue(self, code, i):
        ended = self.rng.random() < 0.4
        return {
            "Project": code, "Issue ID": f"I-{i:03}", "Title": f"Issue {i} of {code}", "Category": self.maybe(0.9, lambda: self.pick("Technical", "People")),
            "Priority": self.maybe(0.9, lambda: self.pick("Critical", "High", "Medium", "Low")), "Owner": self.maybe(0.9, lambda: self.pick(*PEOPLE)),
            "Status": self.pick("Closed", "Closed", "Rejected") if ended else self.maybe(0.95, lambda: self.pick("Open", "In progress", "On hold")),
            "Escalated to": self.maybe(0.2, lambda: "Board"), "Date raised": self.maybe(0.9, lambda: self.day(180, 0)), "Due date": self.maybe(0.7, lambda: self.day(40, 60)),
            "Date closed": self.day(40, 0) if ended and self.rng.random() < 0.9 else None, "Related risk": self.maybe(0.3, lambda: f"R-{self.rng.randint(1, 9):03}"),
        }

    def resource(self, code, i, month):
        vacant = self.rng.random() < 0.12
        return {
            "Project": code, "Name": "TBC" if vacant else self.pick(*PEOPLE[:7] if code != "Q7" else PEOPLE), "Role": self.pick("Project Manager", "Risk Manager", "Finance Officer"),
            "Skill": self.maybe(0.8, lambda: self.pick("Java", "Rust", "Law", "COBOL", "law")), "Employment": self.maybe(0.8, lambda: self.pick("Employee", "Contractor", "Agency")) if code != "Q2" else "Employee",
            "Month": month, "FTE": self.maybe(0.97, lambda: self.pick("0.1", "0.25", "0.5", "0.8", "1")), "Capacity": self.maybe(0.5, lambda: self.pick("0.6", "0.8", "1")),
            "Days": self.maybe(0.9, lambda: self.rng.randint(1, 20)), "Day rate": self.maybe(0.8, lambda: self.money(code, 300, 900)),
            "Booking": self.maybe(0.8, lambda: self.pick("Hard", "Soft", "Requested")),
        }

    def finance(self, code, category, month):
        spent = month <= "2026-10"
        return {
            "Project": code, "Cost code": f"{code}-{category[:2].upper()}" if category else None, "Category": category, "Treatment": self.pick("Capex", "Opex") if category != "Travel" else None,
            "Month": month, "Currency": self.currency(code), "Budget": self.maybe(0.95, lambda: self.amount(500, 9000)), "Actual": self.amount(500, 9000) if spent and self.rng.random() < 0.95 else None,
            "Accrual": self.amount(-300, 900) if spent and self.rng.random() < 0.6 else None, "Committed": self.maybe(0.4, lambda: self.amount(0, 2000)),
            "Forecast": self.maybe(0.9, lambda: self.amount(500, 9000)) if code != "Q4" else None,
        }

    def change(self, code, i):
        return {
            "Project": code, "Change ID": f"C-{i:03}", "Title": f"Change {i} of {code}", "Cost effect": self.maybe(0.9, lambda: self.money(code, -2000, 9000)),
            "Days effect": self.maybe(0.7, lambda: self.rng.randint(-5, 30)), "Decided by": self.maybe(0.6, lambda: self.pick(*PEOPLE)),
            "Status": self.pick("Submitted", "Assessing", "Approved", "Rejected", "Implemented", "Deferred"),
            "Date raised": self.maybe(0.9, lambda: self.day(150, -60)), "Date decided": self.maybe(0.7, lambda: self.day(59, 0)),
        }

    def milestone(self, code, i):
        return {"Project": code, "Milestone ID": f"M-{i:03}", "Milestone": f"Step {i} of {code}", "Baseline date": self.day(90, 90), "Forecast date": self.day(60, 120),
                "Status": self.maybe(0.95, lambda: self.pick("Done", "Done", "Planned", "In progress", "Missed", "Cancelled"))}

    def role(self, code, i):
        return {"Project": code, "Name": self.pick(*PEOPLE) if self.rng.random() > 0.15 else "Vacant", "Role": self.pick("Project Manager", "Risk Manager", "Senior Responsible Owner", "Finance Officer")}

    def registers(self):
        codes = [f"Q{i}" for i in range(1, 8)]
        categories = ["Staff", "Licences", "Travel", "staff"]
        yield "risks", [self.risk(code, i) for code in codes for i in range(1, 31)]
        yield "issues", [self.issue(code, i) for code in codes[:6] for i in range(1, 26)]
        yield "resources", [self.resource(code, i, month) for code in codes for month in MONTHS[9:] for i in range(5)]
        yield "finance", [self.finance(code, category, month) for code in codes for category in categories for month in MONTHS]
        yield "changes", [self.change(code, i) for code in codes[1:] for i in range(1, 13)]
        yield "milestones", [self.milestone(code, i) for code in codes[:6] for i in range(1, 11)]
        yield "roles", [self.role(code, i) for code in codes for i in range(5)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-rate", action="store_true")
    args = parser.parse_args()
    settings = SETTINGS.replace("{usd_from}", "2025-01-01" if args.every_rate else "2026-06-30")
    args.outdir.mkdir(parents=True, exist_ok=True)
    projects = "".join(
        f'\n[[project]]\ncode = "Q{i}"\nname = "Project {i} of the full registers"\n' + (f'programme = "{"North" if i < 4 else "South"}"\n' if i < 7 else "")
        for i in range(1, 8))
    (args.outdir / "packwright.toml").write_text(settings + projects, encoding="utf-8")
    for register, records in Writer(args.seed).registers():
        with open(args.outdir / f"{register}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, records[0].keys())
            writer.writeheader()
            writer.writerows(records)


if __name__ == "__main__":
    main()
