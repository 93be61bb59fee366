"""The registers of samples/portfolio that are kept beside risks, issues, roles, resources and finance: where each file keeps
what, and the figures that they make. Part of sample_figures.py."""

import csv
import datetime as dt
from decimal import Decimal

LAST_DAY = dt.date(2026, 10, 31)
RATES = {"£": Decimal(1), "€": Decimal("0.8637"), "₹": Decimal("0.0089")}

# Every word for a status that any of the files uses, by what it means.
CHANGE = {"submitted": "Submitted", "assessing": "Under review|Awaiting approval|Pending|Pending approval|In review", "approved": "Approved",
          "implemented": "Implemented", "rejected": "Rejected|Refused", "deferred": "On hold"}
ACTION = {"open": "Open|Overdue|Not started|Outstanding|Offen|À faire", "in-progress": "In progress|WIP|In Arbeit|En cours",
          "closed": "Done|Complete|Completed|Closed|Actioned|Erledigt|Terminé", "cancelled": "Withdrawn"}
ASSUMPTION = {"open": "Open|Not validated|To be validated|To be confirmed", "validated": "Confirmed|Valid|Yes", "invalid": "Disproved|Not valid"}
DECISION = {"pending": "Open|Awaiting decision|Pending|To be decided", "decided": "Decided|Approved|Agreed", "implemented": "Implemented"}
DEPENDENCY = {"open": "Not agreed|Open|N", "agreed": "Agreed|Y", "delivered": "Met"}
MILESTONE = {"planned": "Not started|Geplant|À venir", "in-progress": "In progress|On track|Under way|In Arbeit|En cours",
             "done": "Complete|Achieved|Done|Erledigt|Terminé", "missed": "Late|Behind schedule|Delayed"}
CONTRACT = {"live": "In delivery|Live|Active|", "expiring": "Expiring|Up for renewal|Notice given", "ended": "Ended"}
LESSON = {"identified": "New", "accepted": "Approved", "applied": "Implemented|Shared", "rejected": "Declined"}
QUALITY = {"planned": "Not started|Planned", "in-progress": "In progress", "done": "Complete", "overdue": "Late"}
RESULT = {"pass": "Passed", "conditional": "Pass with comments|Conditional", "fail": "Failed|Fail"}
DOCUMENT = {"draft": "Draft", "review": "For approval|Under review|In review", "approved": "Approved|Signed|Issued", "superseded": "Superseded"}
STANCE = {"champion": "Champion", "supporter": "Supportive", "neutral": "Neutral|Unaware", "critic": "Sceptical|Resistant|Critical", "blocker": "Strongly opposed"}

# Register, words of its status, then for each table: file, sheet, row of the labels, its project, and the label of each key.
TABLES = [
    ("changes", CHANGE, [
        ("Digital Services/Digital change control log.xlsx", "Change requests", 4, "Project", "status=Status|cost=Cost impact (£)|days=Days impact"),
        ("Estates/Estates Change Requests Oct 2026.xlsx", "Changes", 4, "Project", "status=Decision status|cost=Cost effect*1000|days=Days effect"),
        ("Finance Transformation/change_requests_2026-10.csv", None, 1, "Project ID", "status=Status|cost=Cost impact|days=Schedule impact (days)"),
        ("Workforce/P111 Rostering plan and people 2026-10.xlsx", "Changes", 1, "=P111", "status=Status|cost=Cost effect|days=Days effect")]),
    ("actions", ACTION, [
        ("Digital Services/Digital programme RAID log Oct-26.xlsx", "Actions", 4, "Project", "status=Status|owner=Action owner|due=Due date|again=Revised due date"),
        ("Estates/Estates Actions and Decisions Oct 2026.xlsx", "Actions", 4, "Project", "status=State|owner=Lead|due=By when|again=Extended to"),
        ("Finance Transformation/actions_2026-10.csv", None, 1, "Project ID", "status=Status|owner=Assignee|due=Due date|again=Revised due date"),
        ("Workforce/P110 Projektregister Oktober 2026.xlsx", "Maßnahmen", 4, "=P110", "status=Status|owner=Verantwortlich|due=Fällig am"),
        ("Workforce/P112 Centre de contact - registre Voxline 2026-10.xlsx", "Actions", 4, "Projet", "status=Statut|owner=Responsable|due=Échéance")]),
    ("assumptions", ASSUMPTION, [
        ("Digital Services/Digital programme RAID log Oct-26.xlsx", "Assumptions", 4, "Project", "status=Status|due=Validate by"),
        ("PMO office/Assumptions and constraints.xlsx", "Assumptions", 1, "Project", "status=Still valid|due=To be checked by")]),
    ("decisions", DECISION, [
        ("Digital Services/Digital programme RAID log Oct-26.xlsx", "Decisions", 3, "Project", "status=Status|raised=Date requested|needed=Needed by|decided=Decision date"),
        ("Estates/Estates Actions and Decisions Oct 2026.xlsx", "Decisions", 4, "Project", "status=Status|raised=Asked on|needed=Needed by|decided=Decided on"),
        ("Finance Transformation/decisions_2026-10.csv", None, 1, "Project ID", "status=Status|raised=Date requested|needed=Needed by|decided=Date decided")]),
    ("dependencies", DEPENDENCY, [
        ("Digital Services/Digital programme RAID log Oct-26.xlsx", "Dependencies", 3, "Project", "status=Status|needed=Needed by|promised=Promised date|forecast=Forecast date|done=Date delivered"),
        ("Workforce/P111 Rostering plan and people 2026-10.xlsx", "Dependencies", 1, "=P111", "status=Agreed (Y/N)|needed=Required by|promised=Agreed date|forecast=Current forecast")]),
    ("milestones", MILESTONE, [
        ("Digital Services/Digital milestones.xlsx", "Plan", 3, "Project", "status=Status|baseline=Baseline date|forecast=Forecast date|actual=Actual date"),
        ("Estates/Estates Milestone Plan Oct 2026.xlsx", "Milestones", 5, "Project", "status=Status|baseline=Baseline|forecast=Forecast|actual=Actual"),
        ("Finance Transformation/milestones_2026-10.csv", None, 1, "Project ID", "status=Status|baseline=Baseline finish|forecast=Forecast finish|actual=Actual finish"),
        ("Workforce/P110 Projektregister Oktober 2026.xlsx", "Meilensteine", 3, "=P110", "status=Status|baseline=Basistermin|forecast=Prognose|actual=Ist-Termin"),
        ("Workforce/P111 Rostering plan and people 2026-10.xlsx", "Milestones", 1, "=P111", "status=Status|baseline=Baseline date|forecast=Forecast date|actual=Actual date"),
        ("Workforce/P112 Centre de contact - registre Voxline 2026-10.xlsx", "Jalons", 3, "Projet", "status=Statut|baseline=Date de référence|forecast=Date prévue|actual=Date réelle")]),
    ("contracts", CONTRACT, [
        ("Estates/Estates Contracts Register Oct 2026.xlsx", "Contracts", 4, "Project", "status=Status|value=Contract value|spend=Paid to date|end=End date"),
        ("Finance Transformation/Finance Transformation contracts.xlsx", "Contracts", 1, "Project", "status=Status|value=TCV|spend=Invoiced to date|end=Expiry date")]),
    ("lessons", LESSON, [("PMO office/Lessons log.xlsx", "Lessons", 1, "Project", "status=Status")]),
    ("quality", QUALITY, [("PMO office/Quality reviews and sign-offs 2026.xlsx", "Reviews", 3, "Project", "status=Status|result=Review result|planned=Planned review date|signed=Sign-off date")]),
    ("documents", DOCUMENT, [("PMO office/Document register Oct 2026.xlsx", "Documents", 4, "Project", "id=Doc ref|status=Status|review=Next review date")]),
    ("stakeholders", STANCE, [("PMO office/Stakeholder map Oct 2026.xlsx", "Stakeholders", 4, "Project", "status=Current support|influence=Influence (1-5)|next=Next contact")]),
]


def day(value):
    """A real date, or one typed in one of three ways; None for what names no day."""
    if isinstance(value, dt.datetime):
        return value.date()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(value or "", form).date()
        except ValueError:
            pass
    assert value in (None, "", "asap", "tbc"), value
    return None


def amount(cell):
    """A stored amount in pounds, by the sign of its format."""
    if cell.value in (None, ""):
        return None
    sign = next((s for s in RATES if s in cell.number_format), "£")
    return Decimal(str(cell.value)) * RATES[sign]


class Plain:
    """A cell of a CSV file, which has no format."""
    number_format = ""

    def __init__(self, value):
        self.value = value


def cells_of(path, sheet, root, book):
    if sheet is None:
        with open(root / path, encoding="cp1252", newline="") as file:
            return [[Plain(value) for value in row] for row in csv.reader(file, delimiter=";")]
    return list(book(path)[sheet].iter_rows())


def table(path, sheet, head, project, columns, root, book):
    """The rows below the labels that name a project, as dictionaries of cells."""
    rows = cells_of(path, sheet, root, book)
    at = {cell.value: i for i, cell in enumerate(rows[head - 1]) if cell.value}
    for row in rows[head:]:
        code = project[1:] if project.startswith("=") else row[at[project]].value
        if not code or all(cell.value is None for cell in row):
            continue
        record = {"project": code}
        for key, label in (part.split("=", 1) for part in columns.split("|")):
            label, _, times = label.partition("*")
            cell = row[at[label]]
            if key in ("cost", "value", "spend"):
                value = amount(cell)
                record[key] = None if value is None else value * int(times or 1)
            elif key in ("status", "result", "owner", "days", "influence", "id"):
                record[key] = cell.value or ""
            else:
                record[key] = day(cell.value)
        yield record


def meant(words, word):
    found = [key for key, all_ in words.items() if word in all_.split("|")]
    assert len(found) == 1, (word, found)
    return found[0]


def benefits(book):
    """A line a benefit and month; amounts in pounds."""
    rows = list(book("PMO office/Benefits tracker 2026-27.xlsx")["Benefits"].iter_rows(values_only=True))
    heads = [(i, *label.split(" ")) for i, label in enumerate(rows[3]) if label and "-2" in label]
    months = {name: f"20{name[-2:]}-{n:02}" for name, n in zip("Jul-26 Aug-26 Sep-26 Oct-26 Nov-26 Dec-26 Jan-27 Feb-27 Mar-27".split(), (7, 8, 9, 10, 11, 12, 1, 2, 3))}
    for row in rows[4:]:
        if row[1]:
            for i, month, what in heads:
                if row[i] is not None:
                    yield {"project": row[1], "id": row[0], "month": months[month], "what": what, "amount": Decimal(str(row[i])), "owner": row[4], "status": row[8]}


def registers(root, book):
    data = {"benefits": list(benefits(book))}
    for register, words, tables in TABLES:
        data[register] = [r for one in tables for r in table(*one, root, book)]
        for record in data[register]:
            record["status"] = meant(words, record["status"])
            if record.get("result"):
                record["result"] = meant(RESULT, record["result"])
    return data


def figures(data):
    count = lambda register, test: sum(1 for r in data[register] if test(r))
    total = lambda register, key, test: sum((r[key] for r in data[register] if r[key] is not None and test(r)), Decimal(0))
    over = lambda when: when is not None and when < LAST_DAY
    pending = lambda r: r["status"] in ("submitted", "assessing")
    agreed = lambda r: r["status"] in ("approved", "implemented")
    undone = lambda r: r["status"] not in ("closed", "cancelled")
    waiting = lambda r: r["status"] == "pending" and r["decided"] is None
    ahead = lambda r: r["status"] != "done" and r["actual"] is None
    live = lambda r: r["status"] != "ended"
    untested = lambda r: r["status"] == "open"
    to_come = lambda r: r["status"] != "delivered" and not r.get("done")
    slips = [(r["forecast"] - r["baseline"]).days for r in data["milestones"] if ahead(r) and r["forecast"] and r["baseline"]]
    benefit = lambda what, last="2027-03": sum((b["amount"] for b in data["benefits"] if b["what"] == what and b["month"] <= last), Decimal(0))
    in_use = {(d["project"], d["id"]) for d in data["documents"] if d["status"] != "superseded"}
    out = {
        "changes.total": len(data["changes"]), "changes.pending": count("changes", pending), "changes.approved": count("changes", agreed),
        "actions.total": len(data["actions"]), "actions.open": count("actions", undone), "actions.no_owner": count("actions", lambda r: undone(r) and not r["owner"]),
        "actions.overdue": count("actions", lambda r: undone(r) and over(r.get("again") or r["due"])),
        "assumptions.total": len(data["assumptions"]), "assumptions.open": count("assumptions", untested),
        "assumptions.invalid": count("assumptions", lambda r: r["status"] == "invalid"), "assumptions.overdue": count("assumptions", lambda r: untested(r) and over(r["due"])),
        "decisions.total": len(data["decisions"]), "decisions.pending": count("decisions", waiting),
        "decisions.waiting_over_30": count("decisions", lambda r: waiting(r) and (LAST_DAY - r["raised"]).days > 30),
        "decisions.overdue": count("decisions", lambda r: waiting(r) and over(r["needed"])),
        "dependencies.total": len(data["dependencies"]), "dependencies.open": count("dependencies", to_come),
        "dependencies.unagreed": count("dependencies", lambda r: to_come(r) and r["status"] == "open"),
        "milestones.planned": len(data["milestones"]), "milestones.done": count("milestones", lambda r: r["status"] == "done"),
        "milestones.overdue": count("milestones", lambda r: ahead(r) and over(r["baseline"])),
        "milestones.forecast_past": count("milestones", lambda r: ahead(r) and over(r["forecast"])),
        "milestones.slip_over_30": sum(1 for s in slips if s > 30), "milestones.slip_over_90": sum(1 for s in slips if s > 90),
        "contracts.total": len(data["contracts"]), "contracts.live": count("contracts", live),
        "lessons.total": len(data["lessons"]), "lessons.applied": count("lessons", lambda r: r["status"] == "applied"),
        "quality.total": len(data["quality"]), "quality.failed": count("quality", lambda r: r["result"] == "fail"), "quality.passed": count("quality", lambda r: r["result"] == "pass"),
        "quality.overdue": count("quality", lambda r: r["status"] != "done" and over(r["planned"])),
        "quality.signed_failed": count("quality", lambda r: r["result"] == "fail" and r["signed"] is not None),
        "documents.total": len(in_use), "stakeholders.total": len(data["stakeholders"]),
        "stakeholders.negative_influential": count("stakeholders", lambda r: r["status"] in ("critic", "blocker") and r["influence"] >= 4),
        "stakeholders.contact_overdue": count("stakeholders", lambda r: over(r["next"])),
        "benefits.total": len({(b["project"], b["id"]) for b in data["benefits"]}),
    }
    # A sum of nothing is not stated.
    sums = {
        "changes.pending_cost": total("changes", "cost", pending), "changes.approved_cost": total("changes", "cost", agreed),
        "contracts.value": total("contracts", "value", live), "contracts.spend": total("contracts", "spend", live),
        "benefits.planned": benefit("Planned"), "benefits.realised": benefit("Actual"), "benefits.expected": benefit("Forecast"),
        "benefits.planned_to_date": benefit("Planned", "2026-10"),
    }
    out |= {id: value for id, value in sums.items() if value}
    delays = [(r["forecast"] or r["promised"], r["needed"]) for r in data["dependencies"] if to_come(r)]
    if any(when for when, _ in delays):
        out["dependencies.late"] = sum(1 for when, needed in delays if when and when > needed)
    if slips:
        out["milestones.worst_slip"] = max(slips)
    return out
