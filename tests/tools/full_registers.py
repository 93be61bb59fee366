#!/usr/bin/env python3
"""Writes a portfolio whose registers fill every column that a measure needs, for tests/tools/catalogue.py.

    python3 tests/tools/full_registers.py OUTDIR [--seed N] [--every-rate]

Seven projects of two programmes and of none, their registers as CSV with the labels of the templates: amounts in three
currencies at rates that change, one of them without a rate in the older months (with --every-rate: none); values left out at random; days at the ends of
the reported month and of the stretches of days; lines without category, person or month; projects without a register; ids that
several projects use.
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
        edges = [d for d in (-183, -182, -92, -91, -90, -62, -61, -60, -31, -30, 0, 1, 30, 31, 92, 93) if -before <= d <= after]
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
            "Priority": self.priority(), "Owner": self.owner(), "Authority": self.maybe(0.6, lambda: self.pick("Board", "Project manager")),
            "Status": self.pick("Submitted", "Assessing", "Approved", "Rejected", "Implemented", "Deferred"),
            "Date raised": self.maybe(0.9, lambda: self.day(150, -20)), "Date decided": self.maybe(0.7, lambda: self.day(59, 0)),
            "Date implemented": self.maybe(0.3, lambda: self.day(40, 0)),
        }

    def owner(self):
        return self.maybe(0.85, lambda: self.pick(*PEOPLE))

    def priority(self):
        return self.maybe(0.9, lambda: self.pick("Critical", "High", "Medium", "Low"))

    def rag(self):
        return self.maybe(0.8, lambda: self.pick("Red", "Amber/Red", "Amber", "Amber/Green", "Green", "Green"))

    def date(self, share, before, after):
        return self.maybe(share, lambda: self.day(before, after))

    def later(self, day):
        """Another day, often so many days later that it is just at the edge of a band."""
        if day and self.rng.random() < 0.5:
            return (dt.date.fromisoformat(day) + dt.timedelta(self.rng.choice((-1, 0, 1, 30, 31, 90, 91)))).isoformat()
        return self.date(0.8, 60, 200)

    def milestone(self, code, i):
        baseline = self.date(0.9, 150, 150)
        return {"Project": code, "Milestone ID": f"M-{i:03}", "Milestone": f"Step {i} of {code}", "Owner": self.owner(), "Baseline date": baseline,
                "Forecast date": self.later(baseline), "Actual date": self.date(0.4, 120, 0),
                "Status": self.maybe(0.9, lambda: self.pick("Done", "Done", "Planned", "Planned", "In progress", "Missed", "Cancelled")), "RAG": self.rag()}

    def action(self, code, i):
        return {"Project": code, "Action ID": f"A-{i:03}", "Action": f"Action {i} of {code}", "Owner": self.owner(), "Forum": self.maybe(0.8, lambda: self.pick("Board", "board", "Risk review")),
                "Priority": self.priority(), "Status": self.maybe(0.95, lambda: self.pick("Open", "In progress", "Open", "Closed", "Cancelled")), "Date raised": self.date(0.9, 200, 0),
                "Due date": self.date(0.8, 60, 60), "Revised due date": self.date(0.3, 40, 60), "Date closed": self.date(0.4, 50, 0)}

    def decision(self, code, i):
        return {"Project": code, "Decision ID": f"D-{i:03}", "Title": f"Decision {i} of {code}", "Rationale": self.maybe(0.6, lambda: "It is the cheaper way"),
                "Forum": self.maybe(0.8, lambda: self.pick("Board", "Change board")), "Decided by": self.maybe(0.6, lambda: self.pick(*PEOPLE)), "Owner": self.owner(),
                "Status": self.maybe(0.9, lambda: self.pick("Pending", "Pending", "Decided", "Implemented", "Superseded")), "Date raised": self.date(0.9, 150, 0),
                "Needed by": self.date(0.8, 60, 60), "Date decided": self.date(0.4, 60, 0)}

    def dependency(self, code, i):
        return {"Project": code, "Dependency ID": f"DEP-{i:03}", "Title": f"Need {i} of {code}", "Direction": self.maybe(0.8, lambda: self.pick("Inbound", "Outbound")),
                "Giver": self.maybe(0.8, lambda: self.pick("Q1", "Q2", "Q3")), "Owner": self.owner(), "Status": self.maybe(0.9, lambda: self.pick("Open", "Open", "Agreed", "Agreed", "Delivered", "Closed")),
                "RAG": self.rag(), "Needed by": self.date(0.9, 90, 120), "Promised date": self.date(0.7, 90, 120), "Forecast date": self.date(0.5, 60, 150), "Delivered date": self.date(0.2, 60, 0)}

    def benefit(self, code, i, month):
        down = i % 4 == 0
        value = lambda share, low, high: self.maybe(share, lambda: self.rng.randint(low, high))
        return {"Project": code, "Benefit ID": f"B-{i:03}", "Title": f"Benefit {i} of {code}", "Class": [None, "Cash-releasing", "Non-cash-releasing", "Quantifiable"][i % 4],
                "Owner": self.owner(), "Measure": self.maybe(0.7, lambda: "By the ledger"), "Unit": self.pick("hours", "Hours", "visits") if i % 3 else None,
                "Baseline": value(0.6, 80, 99) if down else value(0.4, 0, 20), "Target": value(0.9, 10, 60) if down else value(0.9, 40, 99),
                "Forecast": value(0.8, 10, 60) if down else value(0.8, 30, 110), "Actual": value(0.6, 10, 70) if down else value(0.6, 20, 110),
                "Month": month, "Start date": self.date(0.6, 60, 120), "Due date": self.date(0.8, 60, 90),
                "Status": self.maybe(0.9, lambda: self.pick("Planned", "On track", "At risk", "Realised", "Lost")), "RAG": self.rag()}

    def contract(self, code, i):
        # Of the first two just nine tenths of the value are paid, and a penny more.
        value, spend = [(None, None), ("GBP 1000.00", "GBP 900.00"), ("GBP 1000.00", "GBP 900.01")][i if i < 3 else 0]
        return {"Project": code, "Contract ID": f"K-{i:03}", "Title": f"Contract {i} of {code}", "Supplier": self.maybe(0.95, lambda: self.pick("Northwind", "northwind", "Contoso", "Fabrikam")),
                "Value": value or self.maybe(0.9, lambda: self.money(code, 1000, 9000)), "Spend": spend or self.maybe(0.8, lambda: self.money(code, 500, 9500)), "Committed": self.maybe(0.6, lambda: self.money(code, 0, 2000)),
                "Manager": self.owner(), "Status": self.maybe(0.9, lambda: self.pick("Planned", "Live", "Live", "Expiring", "Ended")), "Start date": self.date(0.9, 700, -100),
                "End date": self.date(0.9, 60, 250), "Notice date": self.date(0.6, 60, 120)}

    def document(self, code, i, version):
        return {"Project": code, "Document ID": f"DOC-{i:03}", "Title": f"Document {i} of {code}", "Kind": self.maybe(0.9, lambda: self.pick("Business case", "business case", "Plan")),
                "Version": version, "Approver": self.maybe(0.7, lambda: self.pick(*PEOPLE)), "Owner": self.owner(), "Status": self.maybe(0.9, lambda: self.pick("Draft", "In review", "Approved", "Superseded")),
                "Approved on": self.date(0.5, 90, 0), "Next review": self.date(0.7, 60, 150), "Location": self.maybe(0.8, lambda: "Records library"), "Retention": self.maybe(0.6, lambda: "7 years"),
                "Marking": self.maybe(0.7, lambda: self.pick("Public", "Internal", "Confidential"))}

    def check(self, code, i):
        return {"Project": code, "Quality ID": f"QC-{i:03}", "Product": f"Product {i} of {code}", "Method": self.maybe(0.9, lambda: self.pick("Test", "Review", "review")),
                "Reviewer": self.maybe(0.7, lambda: self.pick(*PEOPLE)), "Owner": self.owner(), "Result": self.maybe(0.6, lambda: self.pick("Pass", "Pass", "Fail", "Conditional")),
                "Status": self.maybe(0.9, lambda: self.pick("Planned", "In progress", "Done", "Overdue")), "Planned date": self.date(0.9, 90, 90), "Actual date": self.date(0.4, 90, 0),
                "Signed off": self.date(0.3, 60, 0)}

    def lesson(self, code, i):
        return {"Project": code, "Lesson ID": f"L-{i:03}", "Lesson": f"Lesson {i} of {code}", "Recommendation": self.maybe(0.7, lambda: "Start sooner"),
                "Kind": self.maybe(0.8, lambda: self.pick("Positive", "Negative")), "Phase": self.maybe(0.8, lambda: self.pick("Build", "Design")), "Category": self.maybe(0.8, lambda: self.pick("People", "Technical")),
                "Owner": self.owner(), "Status": self.maybe(0.9, lambda: self.pick("Identified", "Accepted", "Applied", "Rejected")), "Date raised": self.date(0.9, 400, 0)}

    def stakeholder(self, code, i):
        stance = lambda share: self.maybe(share, lambda: self.pick("Champion", "Supporter", "Neutral", "Critic", "Blocker"))
        level = lambda: self.maybe(0.9, lambda: self.pick("Very low", "Low", "Medium", "High", "Very high"))
        return {"Project": code, "Stakeholder ID": f"S-{i:03}", "Stakeholder": f"Group {i} of {code}", "Interest": level(), "Influence": level(), "Stance": stance(0.9),
                "Desired stance": stance(0.8), "Owner": self.owner(), "Last contact": self.date(0.8, 90, 0), "Next contact": self.date(0.8, 40, 60)}

    def assumption(self, code, i):
        return {"Project": code, "Assumption ID": f"AS-{i:03}", "Assumption": f"Assumption {i} of {code}", "Basis": self.maybe(0.6, lambda: "What the supplier said"),
                "Confidence": self.maybe(0.8, lambda: self.pick("Very low", "Low", "Medium", "High", "Very high")), "Owner": self.owner(),
                "Status": self.maybe(0.9, lambda: self.pick("Open", "Open", "Validated", "Invalid", "Closed")), "Date raised": self.date(0.9, 200, 0), "Due date": self.date(0.8, 60, 60),
                "Date closed": self.date(0.3, 50, 0)}

    def project(self, code):
        end = self.date(0.9, 90, 120)
        return {"Project code": code, "Project name": f"Project {code[1:]} of the full registers", "Department": self.maybe(0.8, lambda: self.pick("Digital", "Estates")), "Stage": self.pick("Build", "Design"),
                "Tier": self.maybe(0.8, lambda: self.pick("Tier 1", "Tier 2")), "Sponsor": self.maybe(0.7, lambda: self.pick(*PEOPLE)), "Project manager": self.maybe(0.7, lambda: self.pick(*PEOPLE)),
                "RAG": {"Q2": "Complete", "Q4": None}.get(code) if code in ("Q2", "Q4") else self.pick("Red", "Amber/Red", "Amber", "Green"), "Independent RAG": self.rag(),
                "Start date": self.day(700, -300), "End date": self.later(end), "Baseline end date": end,
                "Budget": self.maybe(0.9, lambda: self.money(code, 90000, 900000)), "Forecast": self.maybe(0.9, lambda: self.money(code, 90000, 900000)),
                "Narrative": self.maybe(0.6, lambda: "It goes well")}

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
        yield "milestones", [self.milestone(code, i) for code in codes[:6] for i in range(1, 26)]
        yield "roles", [self.role(code, i) for code in codes for i in range(5)]
        yield "actions", [self.action(code, i) for code in codes[:6] for i in range(1, 31)]
        yield "decisions", [self.decision(code, i) for code in codes[1:] for i in range(1, 21)]
        yield "dependencies", [self.dependency(code, i) for code in codes[:5] for i in range(1, 21)]
        # Some benefits have a line a month, others one line in all.
        yield "benefits", [self.benefit(code, i, month) for code in codes[:6] for i in range(1, 9) for month in (MONTHS[8:14] if i % 2 else [None])]
        yield "contracts", [self.contract(code, i) for code in codes[:6] for i in range(1, 11)]
        yield "documents", [self.document(code, i, version) for code in codes[:6] for i in range(1, 9) for version in ("0.1", "1.0")]
        yield "quality", [self.check(code, i) for code in codes[1:] for i in range(1, 21)]
        yield "lessons", [self.lesson(code, i) for code in codes[:6] for i in range(1, 16)]
        yield "stakeholders", [self.stakeholder(code, i) for code in codes[:6] for i in range(1, 16)]
        yield "assumptions", [self.assumption(code, i) for code in codes[1:] for i in range(1, 16)]
        yield "projects", [self.project(code) for code in codes[:6]]


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
