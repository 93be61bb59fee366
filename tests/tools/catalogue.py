#!/usr/bin/env python3
"""Works out every measure of the catalogue from the exported records, and compares with figures.json.

    python3 tests/tools/catalogue.py FOLDER EXPORT FIGURES.json

FOLDER holds packwright.toml, EXPORT what `packwright export FOLDER --format jsonl -o EXPORT` wrote. Each formula stands
here as the books have it, in exact fractions, and nothing is read from the templates. Compared are the value as figures.json rounds it, null
where it cannot be worked out, and the number of records; for the portfolio, each programme, project, month, category,
treatment, owner and whatever else there are figures for. A measure or a group that one side alone has is a difference.
"""

import calendar
import datetime as dt
import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

REGISTERS = ["risks", "issues", "roles", "resources", "finance", "changes", "milestones", "actions", "decisions", "dependencies", "benefits",
             "contracts", "documents", "quality", "lessons", "stakeholders", "assumptions", "projects"]
RISK_ENDED = {"closed", "rejected", "materialised"}
ISSUE_ENDED = {"closed", "rejected"}
LABOUR = {"staff", "staff costs", "staffing", "labour", "labor", "people", "pay", "payroll", "salaries", "wages", "internal staff",
          "internal labour", "contractors", "resources", "resource", "personal", "personalkosten", "personnel", "personeel"}


# ---- Records ----------------------------------------------------------------------------------------------------------

def months(period):
    return int(period[:4]) * 12 + int(period[5:7]) - 1


def day(text):
    return dt.date.fromisoformat(text)


class Data:
    """The records of a folder, its settings and its projects."""

    def __init__(self, folder, export):
        with open(folder / "packwright.toml", "rb") as file:
            settings = tomllib.load(file)
        portfolio = settings.get("portfolio", {})
        self.currency, self.period = portfolio["currency"], portfolio["period"]
        self.year_starts = portfolio.get("year_starts", 4)
        self.rates = [(fx["currency"], str(fx["from"]), Fraction(fx["rate"])) for fx in settings.get("fx", [])]
        self.now = months(self.period)
        year, month = self.now // 12, self.now % 12 + 1
        self.end = dt.date(year, month, calendar.monthrange(year, month)[1])
        self.year = self.now - (month - self.year_starts) % 12
        self.records, number = {}, 0
        for register in REGISTERS:
            path = export / f"{register}.jsonl"
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            self.records[register] = [json.loads(line) for line in lines]
            for record in self.records[register]:
                number += 1
                record["_n"], record["_register"] = number, register
        self.programmes = {p["code"]: p.get("programme") for p in self.records["projects"]}
        self.programmes |= {p["code"]: p["programme"] for p in settings.get("project", []) if "programme" in p}
        named = [p["code"] for p in settings.get("project", [])] + [p["code"] for p in self.records["projects"]]
        found = [r["project"] for register in REGISTERS for r in self.records[register] if r["project"]]
        self.projects = sorted(set(named) | set(found))

    def rate(self, currency, record):
        period = record.get("period") or self.period
        year, month = int(period[:4]), int(period[5:7])
        last = f"{period}-{calendar.monthrange(year, month)[1]}"
        held = [(start, rate) for c, start, rate in self.rates if c == currency and start <= last]
        return Fraction(1) if currency == self.currency else max(held)[1] if held else None


class Unknown(Exception):
    """What is asked for cannot be worked out."""


class NoRate(Unknown):
    """An amount is there, and has no exchange rate: what it belongs to cannot be worked out either."""


class Scope:
    """The records of a project, a programme, a month …; remembers which were used."""

    def __init__(self, data, records):
        self.data, self.records, self.used = data, records, set()

    def split(self, field):
        """The scopes of each value of a field."""
        parts = defaultdict(lambda: {register: [] for register in REGISTERS})
        for register, records in self.records.items():
            for record in records:
                parts[record[field]][register].append(record)
        return {value: Scope(self.data, records) for value, records in parts.items()}

    # Which records

    def where(self, register, *tests):
        if not self.data.records[register]:
            raise Unknown
        return [r for r in self.records[register] if all(test(r) for test in tests)]

    def span(self, first, last):
        return lambda r: r["period"] is not None and first <= months(r["period"]) <= last

    # What is made of them

    def number(self, record, field):
        value = record[field]
        currency = record.get(field + "_currency")
        if value is None or currency is None:
            return None if value is None else Fraction(value)
        rate = self.data.rate(currency, record)
        return None if rate is None else Fraction(value) * rate

    def values(self, rows, *fields):
        """The numbers of the records that have all of the fields."""
        rows = [r for r in rows if all(r[field] is not None for field in fields)]
        self.used |= {r["_n"] for r in rows}
        if not rows:
            raise Unknown
        found = [[self.number(r, field) for field in fields] for r in rows]
        if any(n is None for row in found for n in row):
            raise NoRate
        return [row[0] if len(row) == 1 else row for row in found]

    def days(self, rows, to, since):
        end = lambda r: self.data.end if to is None else day(r[to])
        rows = [r for r in rows if r[since] is not None and (to is None or r[to] is not None)]
        self.used |= {r["_n"] for r in rows}
        if not rows:
            raise Unknown
        return [Fraction((end(r) - day(r[since])).days) for r in rows]

    def count(self, register, *tests):
        rows = self.where(register, *tests)
        self.used |= {r["_n"] for r in rows}
        return Fraction(len(rows))

    def distinct(self, register, field, *tests):
        rows = [r for r in self.where(register, *tests) if r[field] is not None]
        self.used |= {r["_n"] for r in rows}
        return Fraction(len({r[field] for r in rows}))

    def sum(self, register, field, *tests):
        return sum(self.values(self.where(register, *tests), field))

    def mean(self, register, field, *tests):
        values = self.values(self.where(register, *tests), field)
        return sum(values) / len(values)

    def sumproduct(self, register, a, b, *tests):
        return sum(x * y for x, y in self.values(self.where(register, *tests), a, b))


class Lost:
    """What has no exchange rate, once all that it is made of was looked at: whatever is made of it is unknown too."""

    def lost(self, *_):
        raise NoRate

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = lost
    __lt__ = __le__ = __gt__ = __ge__ = __pow__ = __abs__ = __neg__ = lost


LOST = Lost()


def known(work, s):
    """A value, None, or what is lost; what was used is used either way."""
    try:
        return work(s)
    except NoRate:
        return LOST
    except Unknown:
        return None


def need(*values):
    """The values, all of which must be known."""
    if any(v is LOST for v in values):
        raise NoRate
    if any(v is None for v in values):
        raise Unknown
    return values if len(values) > 1 else values[0]


def over(top, bottom, s):
    a, b = known(top, s), known(bottom, s)
    need(a, b)
    if b == 0:
        raise Unknown
    return a / b


def less(a, b, s):
    x, y = known(a, s), known(b, s)
    need(x, y)
    return x - y


def plus_known(s, *parts):
    """The sum of what is known of them; unknown when nothing is."""
    values = [v for v in [known(part, s) for part in parts] if v is not None]
    if not values:
        raise Unknown
    return sum(values)


def share(part, whole, s):
    """A part of a whole; no records for the part is none of it."""
    a, b = known(part, s), known(whole, s)
    need(b)
    if b == 0:
        raise Unknown
    return (a or 0) / b


def percentile(values, p):
    values = sorted(values)
    at = (len(values) - 1) * p
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


# ---- Tests of a record ------------------------------------------------------------------------------------------------

has = lambda field: lambda r: r[field] is not None
lacks = lambda field: lambda r: r[field] is None
is_in = lambda field, *values: lambda r: r[field] in values
open_risk = lambda r: r["status"] not in RISK_ENDED
ended_risk = lambda r: r["status"] in RISK_ENDED
open_issue = lambda r: r["status"] not in ISSUE_ENDED
ended_issue = lambda r: r["status"] in ISSUE_ENDED
threat = lambda r: r["kind"] != "opportunity"
chance = lambda r: r["kind"] == "opportunity"
scored = lambda n: lambda r: r["score"] is not None and Fraction(r["score"]) >= n


def above(a, b):
    return lambda r: r[a] is not None and r[b] is not None and Fraction(r[a]) > Fraction(r[b])


def month_of(field, s, first=0, last=0):
    """The day of the field lies in a month so many after the reported one."""
    return lambda r: r[field] is not None and s.data.now + first <= months(r[field][:7]) <= s.data.now + last


def past(field, s):
    return lambda r: r[field] is not None and day(r[field]) < s.data.end


def age(field, s, low, high):
    return lambda r: r[field] is not None and low <= (s.data.end - day(r[field])).days <= high


# ---- The catalogue ----------------------------------------------------------------------------------------------------

MEASURES = {}
FAR = 10**9
BOTH = ("programme", "project")


def measure(id, *by, who=BOTH):
    """Enters a measure: its id, the groups that it is worked out for, and for whom besides the portfolio."""

    def enter(work):
        MEASURES[id] = (work, who, [tuple(sorted(b.split("+"))) for b in by])
        return work

    return enter


def money(id, field, span, *by, register="finance"):
    def work(s):
        first, last = span(s.data)
        every = (lambda r: True) if first is None else s.span(first, last)
        return s.sum(register, field, every)

    return measure(id, *by)(work)


def of(id):
    return lambda s: MEASURES[id][0](s)


def difference(id, a, b, *by):
    return measure(id, *by)(lambda s: less(of(a), of(b), s))


def ratio(id, a, b, *by, who=BOTH):
    return measure(id, *by, who=who)(lambda s: over(of(a), of(b), s))


def added(id, *parts, by=()):
    return measure(id, *by)(lambda s: plus_known(s, *[of(part) for part in parts]))


# Finance

LINES = ("category", "treatment", "category+treatment")
ALL = ("month", *LINES)
everything = lambda d: (None, None)
year = lambda d: (d.year, d.year + 11)
to_date = lambda d: (d.year, d.now)
rest = lambda d: (d.now + 1, d.year + 11)
this_month = lambda d: (d.now, d.now)
so_far = lambda d: (0, d.now)
ahead = lambda d: (d.now + 1, FAR)
last_quarter = lambda d: (d.year + 9, d.year + 11)
last_month = lambda d: (d.year + 11, d.year + 11)
last = lambda n: lambda d: (d.now - n + 1, d.now)

for field in ("budget", "actual", "forecast"):
    money(f"finance.{field}", field, everything, *ALL)
money("finance.budget_year", "budget", year, *LINES)
money("finance.budget_to_date", "budget", to_date, *LINES)
money("finance.actual_to_date", "actual", to_date, *LINES)
money("finance.accrual_to_date", "accrual", to_date, *LINES)
money("finance.committed", "committed", year, *LINES)
money("finance.forecast_year", "forecast", year, *LINES)
money("finance.forecast_rest", "forecast", rest, *LINES)
for field in ("budget", "actual", "accrual", "forecast"):
    money(f"finance.{field}_month", field, this_month, *LINES)
added("finance.cost_month", "finance.actual_month", "finance.accrual_month", by=LINES)
added("finance.cost_to_date", "finance.actual_to_date", "finance.accrual_to_date", by=LINES)
# F09, and the same with the accruals that the ledger lacks.
added("finance.outturn", "finance.actual_to_date", "finance.forecast_rest", by=LINES)
added("finance.outturn_with_accruals", "finance.outturn", "finance.accrual_to_date", by=LINES)
# F08 and F10, positive is favourable.
difference("finance.variance_month", "finance.budget_month", "finance.cost_month", *LINES)
difference("finance.variance_to_date", "finance.budget_to_date", "finance.cost_to_date", *LINES)
ratio("finance.variance_to_date_percent", "finance.variance_to_date", "finance.budget_to_date")
difference("finance.variance_year", "finance.budget_year", "finance.outturn", *LINES)
ratio("finance.variance_percent", "finance.variance_year", "finance.budget_year")
ratio("finance.spent_percent", "finance.actual_to_date", "finance.budget_year")


# F01: budget at completion = original + approved changes; no approved change adds nothing, where changes are kept at all.
@measure("finance.budget_original_in_project", who=("project",))
def budget_original_in_project(s):
    budget, cost, _ = known(of("finance.budget"), s), known(of("changes.approved_cost"), s), of("changes.approved")(s)
    return need(budget) - (Fraction(0) if cost is None else cost)


@measure("finance.budget_original")
def budget_original(s):
    """The sum of the projects, each of which must be known if it has anything to do with it."""
    found = []
    for code, own in s.split("project").items():
        value = known(budget_original_in_project, own)
        s.used |= own.used
        if own.used and code:
            found.append(value)
    need(found or None, *found)
    return sum(found)


# F12, F13
@measure("finance.spent_and_committed")
def spent_and_committed(s):
    return plus_known(s, of("finance.actual_to_date"), of("finance.accrual_to_date"), of("finance.committed"))


difference("finance.headroom", "finance.budget_year", "finance.spent_and_committed")

# Earned value: F02 to F07

BAC = "finance.budget"
money("finance.planned_value", "budget", so_far)
money("finance.actual_so_far", "actual", so_far)
money("finance.accrual_so_far", "accrual", so_far)
money("finance.forecast_ahead", "forecast", ahead)
added("finance.actual_cost", "finance.actual_so_far", "finance.accrual_so_far")


@measure("milestones.planned")
def milestones_planned(s):
    return s.count("milestones", lambda r: r["status"] != "cancelled")


@measure("milestones.done")
def milestones_done(s):
    return s.count("milestones", is_in("status", "done"))


ratio("milestones.share_done", "milestones.done", "milestones.planned")


# Of a project it is the earned value; of several a step of its sum on a sheet.
measure("finance.earned_each", who=("project",))(
    lambda s: math.prod(need(known(of(BAC), s), known(of("milestones.share_done"), s))))


@measure("finance.earned_value")
def earned_value(s):
    """The sum over projects of budget x share done."""
    earned, s_all = [], s.split("project")
    for code in sorted(code for code in s_all if code):
        own = s_all[code]
        budget, done = known(of("finance.budget"), own), known(of("milestones.share_done"), own)
        if own.used:
            unknown = None if None in (budget, done) else LOST if LOST in (budget, done) else ""
            earned.append(budget * done if unknown == "" else unknown)
    # Records of no project are behind it, and have no share that is done.
    for own in s_all.values():
        known(of("finance.budget"), own), known(of("milestones.share_done"), own)
        s.used |= own.used
    need(earned or None, *earned)
    return sum(earned)


EV, PV, AC = "finance.earned_value", "finance.planned_value", "finance.actual_cost"
difference("finance.cost_variance", EV, AC)
ratio("finance.cpi", EV, AC)
difference("finance.schedule_variance", EV, PV)
ratio("finance.spi", EV, PV)
difference("finance.work_left", BAC, EV)
difference("finance.budget_left", BAC, AC)


def four(s):
    values = [known(of(x), s) for x in (BAC, EV, PV, AC)]
    bac, ev, pv, ac = need(*values)
    if ac == 0 or ev == 0 or pv == 0:
        raise Unknown
    return bac, ev, pv, ac, ev / ac, ev / pv


@measure("finance.eac_remaining")
def eac_remaining(s):
    bac, ev, ac = need(*[known(of(x), s) for x in (BAC, EV, AC)])
    return ac + (bac - ev)


@measure("finance.eac_cpi")
def eac_cpi(s):
    return over(of(BAC), of("finance.cpi"), s)


@measure("finance.eac_cpi_spi")
def eac_cpi_spi(s):
    bac, ev, _, ac, cpi, spi = four(s)
    return ac + (bac - ev) / (cpi * spi)


@measure("finance.eac_forecast")
def eac_forecast(s):
    ac, etc = need(known(of(AC), s), known(of("finance.forecast_ahead"), s))
    return ac + etc


@measure("finance.eac")
def eac(s):
    by_forecast, by_cpi = known(eac_forecast, s), known(eac_cpi, s)
    return need(by_forecast if by_forecast is not None else by_cpi)


difference("finance.etc", "finance.eac", AC)
difference("finance.vac", BAC, "finance.eac")
ratio("finance.vac_percent", "finance.vac", BAC)
ratio("finance.tcpi", "finance.work_left", "finance.budget_left")
ratio("finance.tcpi_eac", "finance.work_left", "finance.etc")
difference("finance.tcpi_gap", "finance.tcpi_eac", "finance.cpi")

# F15

money("finance.actual_last_3", "actual", last(3))
money("finance.accrual_last_3", "accrual", last(3))
added("finance.cost_last_3", "finance.actual_last_3", "finance.accrual_last_3")


@measure("finance.months_last_3")
def months_last_3(s):
    return s.distinct("finance", "period", s.span(s.data.now - 2, s.data.now), has("actual"))


ratio("finance.burn_rate", "finance.cost_last_3", "finance.months_last_3")
difference("finance.budget_unspent", "finance.budget_year", "finance.cost_to_date")
ratio("finance.months_left", "finance.budget_unspent", "finance.burn_rate")


# F16, over six months, of lines that have a forecast and an actual.
def both(s):
    rows = s.where("finance", s.span(s.data.now - 5, s.data.now))
    return s.values(rows, "forecast", "actual")


measure("finance.forecast_missed")(lambda s: sum(abs(f - a) for f, a in both(s)))
measure("finance.actual_forecast")(lambda s: sum(a for _, a in both(s)))
measure("finance.forecast_spent")(lambda s: sum(f for f, _ in both(s)))
difference("finance.forecast_over", "finance.forecast_spent", "finance.actual_forecast")
ratio("finance.forecast_error", "finance.forecast_missed", "finance.actual_forecast")
ratio("finance.forecast_bias", "finance.forecast_over", "finance.actual_forecast")

# F21

money("finance.forecast_last_quarter", "forecast", last_quarter)
ratio("finance.last_quarter_share", "finance.forecast_last_quarter", "finance.outturn")
money("finance.forecast_last_month", "forecast", last_month)


@measure("finance.months_to_date")
def months_to_date(s):
    return s.distinct("finance", "period", s.span(s.data.year, s.data.now), has("actual"))


ratio("finance.mean_month", "finance.actual_to_date", "finance.months_to_date")
ratio("finance.last_month_times", "finance.forecast_last_month", "finance.mean_month")

# Changes: C01 to C04

APPROVED, PENDING = is_in("status", "approved", "implemented"), is_in("status", "submitted", "assessing")
measure("changes.total")(lambda s: s.count("changes"))
for name, test in (("approved", APPROVED), ("pending", PENDING)):
    measure(f"changes.{name}")(lambda s, test=test: s.count("changes", test))
    measure(f"changes.{name}_cost")(lambda s, test=test: s.sum("changes", "cost_effect", test))
    measure(f"changes.{name}_days")(lambda s, test=test: s.sum("changes", "days_effect", test))
ratio("changes.growth", "changes.approved_cost", "finance.budget_original")
measure("changes.median_days_to_decide")(
    lambda s: percentile(s.days(s.where("changes"), "decided_on", "raised_on"), Fraction("0.5")))
measure("changes.undecided_implemented")(
    lambda s: s.count("changes", is_in("status", "implemented"), lacks("decided_by")))

# Risks

measure("risks.total")(lambda s: s.count("risks"))


def risks(id, *tests, by=()):
    """A count of open risks; a test may need the scope."""
    return measure(id, *by)(lambda s: s.count("risks", open_risk, *[t(s) for t in tests]))


at_any = lambda test: lambda s: test
risks("risks.open", by=("category", "proximity", "response"))
risks("risks.open_severe", at_any(scored(15)), by=("category", "proximity", "response"))
risks("risks.open_overdue", lambda s: past("due_on", s))
risks("risks.no_owner", at_any(lacks("owner")))
risks("risks.no_mitigation", at_any(scored(15)), at_any(lacks("mitigation")))
risks("risks.review_overdue", lambda s: past("review_on", s))
risks("risks.stale", lambda s: age("updated_on", s, 62, FAR))
risks("risks.due_next", lambda s: month_of("due_on", s, 1, 3))
risks("risks.escalated", at_any(has("escalation")))
risks("risks.worsening", at_any(is_in("trend", "up")))
risks("risks.above_target", at_any(above("residual_score", "target_score")))
risks("risks.residual_worse", at_any(above("residual_score", "score")))
risks("risks.target_worse", at_any(above("target_score", "residual_score")))
measure("risks.materialised")(lambda s: s.count("risks", is_in("status", "materialised")))


# R01, R03
def mean_of(field, *others):
    return lambda s: s.mean("risks", field, open_risk, *[has(f) for f in others])


measure("risks.average_score", "category")(mean_of("score"))
measure("risks.average_residual")(mean_of("residual_score"))
measure("risks.average_target")(mean_of("target_score"))


def gap(field):
    return lambda s: less(mean_of(field, "target_score"), mean_of("target_score", field), s)


measure("risks.residual_gap")(gap("residual_score"))
measure("risks.score_gap")(gap("score"))


@measure("risks.gap_to_target")
def gap_to_target(s):
    after, before = known(gap("residual_score"), s), known(gap("score"), s)
    return need(after if after is not None else before)


def mean_days(register, field, *tests):
    def work(s):
        days = s.days(s.where(register, *[t(s) for t in tests]), None, field)
        return sum(days) / len(days)

    return work


measure("risks.days_past_due")(mean_days("risks", "due_on", at_any(open_risk), lambda s: past("due_on", s)))
measure("risks.average_age")(mean_days("risks", "raised_on", at_any(open_risk)))
# R02: expected value; opportunities apart.
measure("risks.cost_exposure")(lambda s: s.sum("risks", "cost_impact", open_risk, threat))
measure("risks.expected_cost", "category")(
    lambda s: s.sumproduct("risks", "cost_impact", "probability", open_risk, threat))
measure("risks.expected_gain")(lambda s: s.sumproduct("risks", "cost_impact", "probability", open_risk, chance))
measure("risks.expected_delay")(lambda s: s.sumproduct("risks", "delay_days", "probability", open_risk, threat))
# R05: opening + raised - closed = open. R12.
measure("risks.raised_month")(lambda s: s.count("risks", month_of("raised_on", s)))
measure("risks.closed_month")(lambda s: s.count("risks", ended_risk, month_of("closed_on", s)))
measure("risks.materialised_month")(
    lambda s: s.count("risks", is_in("status", "materialised"), month_of("closed_on", s)))
added("risks.open_and_closed", "risks.open", "risks.closed_month")
difference("risks.opening", "risks.open_and_closed", "risks.raised_month")
ratio("risks.conversion", "risks.materialised_month", "risks.opening")
# R09
risks("risks.high_owned", at_any(scored(10)), at_any(has("owner")), by=("owner",))


@measure("risks.owner_most")
def owner_most(s):
    rows = s.where("risks", open_risk, scored(10), has("owner"))
    s.used |= {r["_n"] for r in rows}
    if not rows:
        raise Unknown
    return Fraction(max(Counter(r["owner"].lower() for r in rows).values()))


ratio("risks.owner_share", "risks.owner_most", "risks.high_owned")
# R11
HEALTH = {"owned": "owner", "explained": "cause", "scored": "score", "answered": "response", "treated": "mitigation", "dated": "due_on"}
for name, field in HEALTH.items():
    risks(f"risks.{name}", at_any(has(field)))
    ratio(f"risks.{name}_share", f"risks.{name}", "risks.open")
risks("risks.reviewed", lambda s: age("updated_on", s, -FAR, 91))
ratio("risks.reviewed_share", "risks.reviewed", "risks.open")
for name, pair, worse in (("residual", ("score", "residual_score"), "residual_worse"),
                          ("target", ("residual_score", "target_score"), "target_worse")):
    risks(f"risks.{name}_known", *[at_any(has(f)) for f in pair])
    difference(f"risks.{name}_fit", f"risks.{name}_known", f"risks.{worse}")
    ratio(f"risks.{name}_fit_share", f"risks.{name}_fit", f"risks.{name}_known")


@measure("risks.health")
def health(s):
    names = [*HEALTH, "reviewed", "residual_fit", "target_fit"]
    shares = [v for v in [known(of(f"risks.{name}_share"), s) for name in names] if v is not None]
    need(shares or None)
    return sum(shares) / len(shares)


# Issues

measure("issues.total")(lambda s: s.count("issues"))


def issues(id, *tests, by=()):
    return measure(id, *by)(lambda s: s.count("issues", open_issue, *[t(s) for t in tests]))


issues("issues.open", by=("category", "priority", "owner"))
issues("issues.open_critical", at_any(is_in("priority", "critical")), by=("category", "owner"))
issues("issues.open_overdue", lambda s: past("due_on", s), by=("category", "owner"))
issues("issues.no_owner", at_any(lacks("owner")))
issues("issues.escalated", at_any(has("escalation")))
# A reference is a list of ids, empty where there is none.
issues("issues.from_risks", at_any(lambda r: bool(r["risk"])))
measure("issues.on_hold")(lambda s: s.count("issues", is_in("status", "on-hold")))
# I01
measure("issues.raised_month", "priority")(lambda s: s.count("issues", month_of("raised_on", s)))
measure("issues.closed_month", "priority")(lambda s: s.count("issues", ended_issue, month_of("closed_on", s)))
added("issues.open_and_closed", "issues.open", "issues.closed_month", by=("priority",))
difference("issues.opening", "issues.open_and_closed", "issues.raised_month", "priority")
# I02
for name, low, high in (("to_30", -FAR, 30), ("31_to_60", 31, 60), ("61_to_90", 61, 90), ("over_90", 91, FAR)):
    issues(f"issues.age_{name}", lambda s, low=low, high=high: age("raised_on", s, low, high))
issues("issues.age_unknown", at_any(lacks("raised_on")))
measure("issues.average_age", "category", "owner")(mean_days("issues", "raised_on", at_any(open_issue)))
# I03
for name, p in (("median", "0.5"), ("slowest", "0.9")):
    measure(f"issues.{name}_days_to_close")(
        lambda s, p=p: percentile(s.days(s.where("issues", is_in("status", "closed")), "closed_on", "raised_on"), Fraction(p)))
# I04
issues("issues.dated", at_any(has("due_on")))
issues("issues.no_date", at_any(lacks("due_on")))
ratio("issues.overdue_share", "issues.open_overdue", "issues.dated")

# Roles

measure("roles.assigned")(lambda s: s.count("roles"))
measure("roles.people")(lambda s: s.distinct("roles", "person"))
measure("roles.vacant")(lambda s: s.count("roles", lacks("person")))
ratio("roles.vacant_share", "roles.vacant", "roles.assigned")

# Resources

NAMED, UNNAMED, MSR = has("person"), lacks("person"), ("month", "skill", "role")
fte = lambda *tests: lambda s: s.sum("resources", "allocation", *tests)
measure("resources.allocated", *MSR)(fte())
measure("resources.named", *MSR)(fte(NAMED))
measure("resources.unnamed", "month")(fte(UNNAMED))
measure("resources.unconfirmed", "month")(fte(is_in("booking", "soft", "requested")))
measure("resources.contingent")(fte(is_in("employment", "contractor", "supplier", "agency")))
measure("resources.employment_known")(fte(has("employment")))
measure("resources.unnamed_soon")(lambda s: fte(UNNAMED, s.span(s.data.now + 1, s.data.now + 2))(s))
measure("resources.unnamed_share")(lambda s: share(of("resources.unnamed"), of("resources.allocated"), s))
measure("resources.contingent_share")(lambda s: share(of("resources.contingent"), of("resources.employment_known"), s))
measure("resources.people")(lambda s: s.distinct("resources", "person"))
measure("resources.days", "month")(lambda s: s.sum("resources", "days"))
measure("resources.capacity", who=())(lambda s: max(s.values(s.where("resources", NAMED), "capacity")))


# S01, S03, S04: person by person and month by month.
def person_months(s):
    """The allocation of each named person in each month (None where there is none), and the capacity, else 1."""
    rows = s.where("resources", NAMED)
    s.used |= {r["_n"] for r in rows if r["allocation"] is not None or r["capacity"] is not None}
    groups = defaultdict(list)
    for r in rows:
        groups[r["person"].lower(), r["period"]].append(r)
    found = []
    for own in groups.values():
        allocated = [Fraction(r["allocation"]) for r in own if r["allocation"] is not None]
        capacity = [Fraction(r["capacity"]) for r in own if r["capacity"] is not None]
        if allocated or capacity:
            found.append((sum(allocated) if allocated else None, max(capacity) if capacity else Fraction(1)))
    return found


def loads(s):
    """Allocation over capacity, where both are known."""
    return need([a / c for a, c in person_months(s) if a is not None and c != 0] or None)


def beyond(s):
    return need([a - c for a, c in person_months(s) if a is not None] or None)


@measure("resources.gap", *MSR, who=())
def resource_gap(s):
    found = person_months(s)
    if not found:
        raise Unknown
    return sum(a - c for a, c in [need(*pair) for pair in found])


measure("resources.capacity_named", *MSR, who=())(lambda s: less(of("resources.named"), resource_gap, s))
ratio("resources.load", "resources.named", "resources.capacity_named", *MSR, "month+role", "month+person", who=())
measure("resources.overbooked_months", "month", who=())(lambda s: Fraction(sum(load > 1 for load in loads(s))))
measure("resources.peak_load", "month", who=())(lambda s: max(loads(s)))
measure("resources.overbooked_fte", "month", who=())(lambda s: sum((b for b in beyond(s) if b > 0), Fraction(0)))
# S07
measure("resources.cost", "month")(lambda s: s.sumproduct("resources", "days", "rate"))
measure("resources.rated_days")(lambda s: s.sum("resources", "days", has("rate")))
ratio("resources.average_rate", "resources.cost", "resources.rated_days")
measure("resources.cost_to_date")(lambda s: s.sumproduct("resources", "days", "rate", s.span(s.data.year, s.data.now)))
measure("finance.labour_to_date")(
    lambda s: s.sum("finance", "actual", s.span(s.data.year, s.data.now), lambda r: (r["category"] or "").lower() in LABOUR))
difference("resources.labour_difference", "resources.cost_to_date", "finance.labour_to_date")


# S08
@measure("resources.holders", who=())
def holders(s):
    return s.distinct("resources", "person", has("skill"))


@measure("resources.single_skills", who=())
def single_skills(s):
    rows = s.where("resources", has("skill"), NAMED)
    s.used |= {r["_n"] for r in rows}
    people = defaultdict(set)
    for r in rows:
        people[r["skill"].lower()].add(r["person"])
    need(people or None)
    return Fraction(sum(len(p) == 1 for p in people.values()))


# ---- Registers of plans, promises and controls ------------------------------------------------------------------------

def counted(register, name, *tests, by=(), s_tests=()):
    """A count of records that meet tests; those of `s_tests` need the scope."""
    measure(f"{register}.{name}", *by)(lambda s: s.count(register, *tests, *[t(s) for t in s_tests]))


def soon(field, months_after):
    return lambda s: month_of(field, s, 1, months_after)


def over_(field):
    return lambda s: past(field, s)


def in_month(field):
    return lambda s: month_of(field, s)


def by_now(field):
    return lambda s: lambda r: r[field] is not None and months(r[field][:7]) <= s.data.now


def at_least_days(field, days):
    return lambda s: age(field, s, days, FAR)


def either(*tests):
    return lambda r: any(test(r) for test in tests)


def lies_between(register, to, since, *tests):
    """The days between two days of each record that has both."""
    return lambda s: s.days(s.where(register, *[t(s) if t.__name__ == "needs_scope" else t for t in tests]), to, since)


def with_scope(test):
    def needs_scope(s):
        return test(s)

    return needs_scope


def average(values):
    return sum(values) / len(values)


def timed(id, register, to, since, take, *tests):
    work = lies_between(register, to, since, *tests)
    measure(id)(lambda s: take(work(s)))


def aged(id, register, field, *tests):
    measure(id)(lambda s: average(s.days(s.where(register, *[t(s) if t.__name__ == "needs_scope" else t for t in tests]), None, field)))


def parts(s, register, key):
    """The scopes of a register's records by a key of theirs; the records of other registers are in none."""
    groups = defaultdict(list)
    for record in s.records[register]:
        groups[key(record)].append(record)
    return {k: Scope(s.data, {**{r: [] for r in REGISTERS}, register: rows}) for k, rows in groups.items()}


def of_each(s, register, key, work):
    """What a work gives for each group that has records behind it, None where it cannot be worked out."""
    found = {}
    if not s.data.records[register]:
        raise Unknown
    for k, own in parts(s, register, key).items():
        value = known(work, own)
        s.used |= own.used
        if own.used:
            found[k] = value
    return found


same_id = lambda r: (r["id"] or "").lower()


def by_id(register, work, limit=0):
    """How many items are above a limit, told apart by their ids alone."""
    def count(s):
        values = [v for v in of_each(s, register, same_id, work).values() if v is not None]
        need(values or None)
        return Fraction(sum(v > limit for v in values))

    return count


def in_projects(register, work, take=sum):
    """The values of the projects brought together; records of no project are behind it all the same."""
    def total(s):
        values = [v for code, v in of_each(s, register, lambda r: r["project"], work).items() if code]
        if take is sum:
            need(values or None, *values)
        values = [v for v in values if v is not None]
        need(values or None)
        return take(values)

    return total


def above_limit(register, name, work, limit=0):
    measure(f"{register}.{name}_in_project", who=("project",))(by_id(register, work, limit))
    measure(f"{register}.{name}")(in_projects(register, by_id(register, work, limit)))


def different(register, name, *tests, by=(), s_tests=()):
    """How many different items of each project have a record that meets the tests."""
    work = lambda s: s.distinct(register, "id", *tests, *[t(s) for t in s_tests])
    measure(f"{register}.{name}_in_project", who=("project",))(work)
    measure(f"{register}.{name}", *by)(in_projects(register, work))


REDDISH = is_in("rag", "red", "amber-red")

# Milestones: M01 to M06

LIVE = lambda r: r["status"] != "cancelled"
m_open = lambda r: r["status"] not in ("done", "cancelled") and r["actual_on"] is None
milestones = lambda name, *tests, **more: counted("milestones", name, *tests, **more)
milestones("open", m_open, by=("owner",))
milestones("due_month", LIVE, s_tests=[in_month("baseline_on")])
milestones("reached_month", LIVE, s_tests=[in_month("actual_on")])
for n in (1, 2, 3):
    expected = lambda s, n=n: lambda r: month_of("forecast_on" if r["forecast_on"] else "baseline_on", s, 1, n)(r)
    milestones(f"due_{30 * n}", m_open, s_tests=[expected])
milestones("overdue", m_open, s_tests=[over_("baseline_on")], by=("owner",))
aged("milestones.days_overdue", "milestones", "baseline_on", m_open, with_scope(over_("baseline_on")))
milestones("forecast_past", m_open, s_tests=[over_("forecast_on")], by=("owner",))
milestones("missed", is_in("status", "missed"))
milestones("no_baseline", LIVE, lacks("baseline_on"))
milestones("no_forecast", m_open, lacks("forecast_on"))
milestones("no_owner", m_open, lacks("owner"))
milestones("red", m_open, REDDISH)
timed("milestones.slip", "milestones", "forecast_on", "baseline_on", average, m_open)
timed("milestones.worst_slip", "milestones", "forecast_on", "baseline_on", max, m_open)
timed("milestones.reached_slip", "milestones", "actual_on", "baseline_on", average, LIVE)
slip_each = lambda s: max(lies_between("milestones", "forecast_on", "baseline_on", m_open)(s))
for name, limit in (("slipped", 0), ("slip_over_30", 30), ("slip_over_90", 90)):
    above_limit("milestones", name, slip_each, limit)
milestones("due_so_far", LIVE, s_tests=[by_now("baseline_on")])
reached = lambda s: either(lambda r: LIVE(r) and by_now("actual_on")(s)(r), lambda r: r["status"] == "done" and r["actual_on"] is None)
milestones("reached_so_far", s_tests=[reached])
ratio("milestones.bei", "milestones.reached_so_far", "milestones.due_so_far")
lateness = lambda s: max(lies_between("milestones", "actual_on", "baseline_on", LIVE, with_scope(by_now("baseline_on")))(s))
above_limit("milestones", "reached_late", lateness)


@measure("milestones.kept")
def kept(s):
    """Reached on the day of the baseline or before it, of those due so far; each milestone by itself."""
    rows = s.where("milestones", LIVE, by_now("baseline_on")(s), has("actual_on"))
    s.used |= {r["_n"] for r in rows}
    return Fraction(sum(r["actual_on"] <= r["baseline_on"] for r in rows))


ratio("milestones.hit_rate", "milestones.kept", "milestones.due_so_far")

# Actions: A01

a_open = lambda r: r["status"] not in ("closed", "cancelled")
a_day = lambda r: r["revised_due_on"] or r["due_on"]
actions = lambda name, *tests, **more: counted("actions", name, *tests, **more)
actions("total")
actions("open", a_open, by=("owner", "forum", "priority"))
actions("open_urgent", a_open, is_in("priority", "critical", "high"))
actions("raised_month", s_tests=[in_month("raised_on")])
actions("closed_month", lambda r: not a_open(r), s_tests=[in_month("closed_on")])
added("actions.open_and_closed", "actions.open", "actions.closed_month")
difference("actions.opening", "actions.open_and_closed", "actions.raised_month")
OF = ("owner", "forum")
actions("overdue_again", a_open, s_tests=[over_("revised_due_on")], by=OF)
actions("overdue", a_open, s_tests=[lambda s: lambda r: a_day(r) is not None and day(a_day(r)) < s.data.end], by=OF)
actions("put_off", a_open, has("revised_due_on"), by=("owner",))
ratio("actions.put_off_share", "actions.put_off", "actions.open")
actions("dated", a_open, lambda r: a_day(r) is not None)
ratio("actions.overdue_share", "actions.overdue", "actions.dated")
actions("due_next", a_open, s_tests=[lambda s: lambda r: a_day(r) is not None and months(a_day(r)[:7]) == s.data.now + 1], by=OF)
actions("no_owner", a_open, lacks("owner"))
actions("no_date", a_open, lambda r: a_day(r) is None)
actions("no_forum", a_open, lacks("forum"))
aged("actions.average_age", "actions", "raised_on", a_open)
actions("age_over_90", a_open, s_tests=[at_least_days("raised_on", 91)])
timed("actions.median_days_to_close", "actions", "closed_on", "raised_on", lambda days: percentile(days, Fraction("0.5")), is_in("status", "closed"))

# Decisions: I05

d_open = lambda r: r["status"] not in ("decided", "implemented", "superseded") and r["decided_on"] is None
taken = is_in("status", "decided", "implemented")
decisions = lambda name, *tests, **more: counted("decisions", name, *tests, **more)
decisions("total")
decisions("pending", d_open, by=("forum", "owner"))
decisions("waiting_over_30", d_open, s_tests=[at_least_days("raised_on", 31)], by=("forum",))
aged("decisions.average_wait", "decisions", "raised_on", d_open)
decisions("overdue", d_open, s_tests=[over_("needed_on")], by=("forum",))
decisions("needed_next", d_open, s_tests=[soon("needed_on", 1)], by=("forum",))
decisions("raised_month", s_tests=[in_month("raised_on")])
decisions("taken_month", s_tests=[in_month("decided_on")], by=("forum",))
decisions("not_implemented", is_in("status", "decided"))
decisions("no_forum", lambda r: r["status"] != "superseded", lacks("forum"))
decisions("no_owner", d_open, lacks("owner"))
decisions("no_date", d_open, lacks("needed_on"))
decisions("no_decider", taken, lacks("decided_by"))
decisions("no_rationale", taken, lacks("rationale"))
timed("decisions.median_days_to_decide", "decisions", "decided_on", "raised_on", lambda days: percentile(days, Fraction("0.5")))
timed("decisions.latency", "decisions", "decided_on", "needed_on", average)
above_limit("decisions", "taken_late", lambda s: max(lies_between("decisions", "decided_on", "needed_on")(s)))

# Dependencies: D01, D02

n_open = lambda r: r["status"] not in ("delivered", "closed") and r["delivered_on"] is None
unagreed = lambda r: n_open(r) and r["status"] != "agreed"
dependencies = lambda name, *tests, **more: counted("dependencies", name, *tests, **more)
dependencies("total")
dependencies("open", n_open, by=("direction", "giver", "owner"))
dependencies("unagreed", unagreed, by=("direction", "giver"))
ratio("dependencies.unagreed_share", "dependencies.unagreed", "dependencies.open")
dependencies("unagreed_due_30", unagreed, s_tests=[soon("needed_on", 1)])
dependencies("unagreed_overdue", unagreed, s_tests=[over_("needed_on")])
dependencies("due_90", n_open, s_tests=[soon("needed_on", 3)])
dependencies("overdue", n_open, s_tests=[over_("needed_on")], by=("direction", "giver"))
dependencies("delivered_month", s_tests=[in_month("delivered_on")])
timed("dependencies.float", "dependencies", "needed_on", "promised_on", average, n_open)


def delay(s):
    """Days from needed to expected: by the forecasts, or by the promises where there are none."""
    by_forecast = known(lies_between("dependencies", "forecast_on", "needed_on", n_open), s)
    by_promise = known(lies_between("dependencies", "promised_on", "needed_on", n_open), s)
    return max(need(by_forecast or by_promise))


above_limit("dependencies", "late", delay)


def worst_by_id(s):
    return max(need([v for v in of_each(s, "dependencies", same_id, delay).values() if v is not None] or None))


measure("dependencies.worst_delay")(in_projects("dependencies", worst_by_id, max))
dependencies("no_owner", n_open, lacks("owner"))
dependencies("no_giver", n_open, lacks("giver"))
dependencies("no_date", n_open, lacks("needed_on"))
dependencies("no_promise", n_open, lacks("promised_on"), lacks("forecast_on"))
dependencies("red", n_open, REDDISH)

# Benefits: B01, B02, B04. A gain is a value less the value before.

GAINS = ("class", "unit", "owner")


def gain(field, *tests, s_tests=()):
    def work(s):
        rows = s.where("benefits", has(field), *tests, *[t(s) for t in s_tests])
        s.used |= {r["_n"] for r in rows}
        need(rows or None)
        return sum(Fraction(r[field]) - Fraction(r["baseline"] or 0) for r in rows)

    return work


to_now = lambda s: either(lambda r: r["period"] is not None and months(r["period"]) <= s.data.now,
                          lambda r: r["period"] is None and by_now("due_on")(s)(r))
for name, field in (("planned", "target"), ("expected", "forecast"), ("realised", "actual")):
    measure(f"benefits.{name}", *GAINS)(gain(field))
    for kind, choice in (("cash", "cash-releasing"), ("non_cash", "non-cash-releasing")):
        measure(f"benefits.{kind}_{name}", "unit")(gain(field, is_in("class", choice)))
stated = (has("target"), has("actual"))
measure("benefits.realised_share", *GAINS)(lambda s: over(gain("actual", *stated), gain("target", *stated), s))
measure("benefits.planned_to_date", *GAINS)(gain("target", s_tests=[to_now]))
measured = gain("target", *stated, s_tests=[to_now])
realised_now = gain("actual", *stated, s_tests=[to_now])
measure("benefits.measured_to_date", *GAINS)(measured)
measure("benefits.realised_to_date", *GAINS)(realised_now)
rate = lambda s: over(realised_now, measured, s)
measure("benefits.realisation_rate", *GAINS)(rate)


def below_80(s):
    """Each benefit by its id; none where no rate can be worked out."""
    rates = of_each(s, "benefits", same_id, rate).values()
    return Fraction(sum(r < Fraction(4, 5) for r in rates if r is not None))


# None of nothing, also where no register is kept.
measure("benefits.below_80_any", who=("project",))(lambda s: Fraction(known(below_80, s) or 0))
measure("benefits.below_80")(in_projects("benefits", below_80))
benefits = lambda name, *tests, **more: different("benefits", name, *tests, **more)
benefits("total", by=("class",))
benefits("unmeasured_months", has("target"), lacks("actual"), has("period"), s_tests=[lambda s: s.span(0, s.data.now)])
benefits("unmeasured_due", has("target"), lacks("actual"), lacks("period"), s_tests=[by_now("due_on")])
foreseen = (has("target"), has("forecast"))


@measure("benefits.forecast_variance", *GAINS)
def forecast_variance(s):
    return sum(f - t for f, t in s.values(s.where("benefits"), "forecast", "target"))


measure("benefits.forecast_variance_percent", *GAINS)(lambda s: over(forecast_variance, gain("target", *foreseen), s))
b_open = lambda r: r["status"] not in ("realised", "lost")
benefits("open", b_open)
for name, choice in (("achieved", "realised"), ("at_risk", "at-risk"), ("lost", "lost")):
    benefits(name, is_in("status", choice))
benefits("overdue", b_open, s_tests=[over_("due_on")])
benefits("starting_90", b_open, s_tests=[soon("start_on", 3)])
for name, field in (("owner", "owner"), ("measure", "measure"), ("baseline", "baseline"), ("date", "due_on")):
    benefits(f"no_{name}", lacks(field))
benefits("no_target", lacks("target"), lambda r: r["class"] != "qualitative")
benefits("red", b_open, REDDISH)

# Contracts: K01

k_live = lambda r: r["status"] != "ended"
contracts = lambda name, *tests, **more: counted("contracts", name, *tests, **more)
contracts("total")
contracts("live", k_live, by=("supplier",))
for field in ("value", "spend", "committed"):
    measure(f"contracts.{field}", "supplier")(lambda s, field=field: s.sum("contracts", field, k_live))


def paid(s):
    """Value and payments of live contracts that state both."""
    found = s.values(s.where("contracts", k_live), "value", "spend")
    return sum(v for v, _ in found), sum(p for _, p in found)


@measure("contracts.remaining", "supplier")
def remaining(s):
    value, spend = paid(s)
    return value - spend


@measure("contracts.spent_share", "supplier")
def spent_share(s):
    value, spend = paid(s)
    need(value or None)
    return spend / value


def beyond_share(share):
    def work(s):
        value, spend = paid(s)
        return spend - value * share

    return work


above_limit("contracts", "over_90", beyond_share(Fraction(9, 10)))
above_limit("contracts", "over_value", beyond_share(1))
for n in (1, 3, 6):
    contracts(f"ending_{30 * n}", k_live, s_tests=[soon("end_on", n)])
measure("contracts.ending_90_value")(lambda s: s.sum("contracts", "value", k_live, month_of("end_on", s, 1, 3)))
contracts("past_end", k_live, s_tests=[over_("end_on")])
contracts("notice_90", k_live, s_tests=[soon("notice_on", 3)])
contracts("notice_past", k_live, s_tests=[over_("notice_on"), soon("end_on", FAR)])
contracts("no_manager", k_live, lacks("manager"))
contracts("no_end", k_live, lacks("end_on"))
contracts("no_value", k_live, lacks("value"))


@measure("contracts.suppliers")
def suppliers(s):
    rows = s.where("contracts", k_live, has("supplier"))
    s.used |= {r["_n"] for r in rows}
    need(rows or None)
    return Fraction(len({r["supplier"].lower() for r in rows}))


def supplier_values(s):
    worth = lambda own: own.sum("contracts", "value", k_live, has("supplier"))
    return list(of_each(s, "contracts", lambda r: (r["supplier"] or "").lower(), worth).values())


measure("contracts.largest_supplier")(lambda s: max(need([v for v in supplier_values(s) if v is not None] or None)))


def all_suppliers(s):
    values = supplier_values(s)
    need(values or None, *values)
    return values


measure("contracts.largest_supplier_share")(lambda s: max(need([v for v in supplier_values(s) if v is not None] or None)) / sum(all_suppliers(s)))
measure("contracts.concentration")(lambda s: sum((v / sum(all_suppliers(s))) ** 2 for v in all_suppliers(s)))

# Documents

in_use = lambda r: r["status"] != "superseded"
approved_version = is_in("status", "approved")
documents = lambda name, *tests, **more: different("documents", name, *tests, **more)
KIND = ("kind",)
documents("total", in_use, by=KIND)
documents("approved", approved_version, by=KIND)
documents("drafts", is_in("status", "draft"))
documents("in_review", is_in("status", "review"))
documents("approved_month", s_tests=[in_month("approved_on")])
documents("review_overdue", in_use, s_tests=[over_("review_on")], by=KIND)
documents("review_next", in_use, s_tests=[soon("review_on", 3)])
documents("no_review", approved_version, lacks("review_on"))
documents("no_marking", in_use, lacks("marking"), by=KIND)
for name, field in (("owner", "owner"), ("approver", "approver"), ("retention", "retention"), ("location", "location")):
    documents(f"no_{name}", in_use, lacks(field))


def unapproved(s):
    """The documents in use, and those of them that have no approved version; each project for itself."""
    rows = s.where("documents", in_use)
    s.used |= {r["_n"] for r in rows}
    need(rows or None)
    name = lambda r: (r["project"], same_id(r))
    good = {name(r) for r in rows if approved_version(r)}
    return {name(r) for r in rows if r["project"]}, {name(r) for r in rows if r["project"]} - good


measure("documents.no_approved", *KIND)(lambda s: Fraction(len(unapproved(s)[1])))


@measure("documents.approved_share", *KIND)
def approved_share(s):
    every, without = unapproved(s)
    return 1 - Fraction(len(without), len(every))


# Quality: Q01

q_done = lambda r: r["status"] == "done" or r["actual_on"] is not None
quality = lambda name, *tests, **more: counted("quality", name, *tests, **more)
quality("total")
quality("done", q_done)
quality("planned_so_far", s_tests=[by_now("planned_on")])
quality("done_of_planned", q_done, s_tests=[by_now("planned_on")])
ratio("quality.conformance", "quality.done_of_planned", "quality.planned_so_far")
quality("overdue", lambda r: not q_done(r), s_tests=[over_("planned_on")])
quality("due_next", lambda r: not q_done(r), s_tests=[soon("planned_on", 1)])
quality("done_month", s_tests=[in_month("actual_on")])
for name, choice in (("passed", "pass"), ("conditional", "conditional"), ("failed", "fail")):
    quality(name, is_in("result", choice), by=("method",))
quality("with_result", has("result"), by=("method",))
ratio("quality.pass_share", "quality.passed", "quality.with_result", "method")
quality("no_result", q_done, lacks("result"))
quality("no_sign_off", is_in("result", "pass", "conditional"), lacks("signed_off_on"))
quality("signed_month", s_tests=[in_month("signed_off_on")])
quality("signed_failed", is_in("result", "fail"), has("signed_off_on"))
quality("no_reviewer", lambda r: not q_done(r), lacks("reviewer"))

# Lessons: L01

l_open = lambda r: r["status"] not in ("applied", "rejected")
lessons = lambda name, *tests, **more: counted("lessons", name, *tests, **more)
lessons("total", by=("category", "phase"))
lessons("open", l_open, by=("category",))
lessons("accepted", is_in("status", "accepted"))
lessons("applied", is_in("status", "applied"), by=("category",))
lessons("rejected", is_in("status", "rejected"))
lessons("taken_up", is_in("status", "accepted", "applied"), by=("category",))
ratio("lessons.uptake", "lessons.applied", "lessons.taken_up", "category")
lessons("stale", l_open, s_tests=[at_least_days("raised_on", 183)])
lessons("raised_month", s_tests=[in_month("raised_on")])
for kind in ("positive", "negative"):
    lessons(kind, is_in("kind", kind))
lessons("no_owner", l_open, lacks("owner"))
lessons("no_recommendation", l_open, lacks("recommendation"))

# Stakeholders: T01

STANCES = ["champion", "supporter", "neutral", "critic", "blocker"]
strong = lambda r: r["influence"] is not None and int(r["influence"]) >= 4
against = is_in("stance", "critic", "blocker")
worse = lambda r: None not in (r["stance"], r["desired_stance"]) and STANCES.index(r["stance"]) > STANCES.index(r["desired_stance"])
stakeholders = lambda name, *tests, **more: counted("stakeholders", name, *tests, **more)
stakeholders("total", by=("stance", "influence"))
stakeholders("influential", strong, by=("stance",))
stakeholders("supportive", is_in("stance", "champion", "supporter"))
stakeholders("negative", against)
stakeholders("negative_influential", against, strong, by=("owner",))
stakeholders("below_desired", worse)
stakeholders("with_aim", has("stance"), has("desired_stance"))
ratio("stakeholders.gap_share", "stakeholders.below_desired", "stakeholders.with_aim")
stakeholders("no_stance", lacks("stance"))
stakeholders("contact_overdue", s_tests=[over_("next_contact_on")], by=("owner",))
stakeholders("contact_next", s_tests=[soon("next_contact_on", 1)], by=("owner",))
stakeholders("contacted_month", s_tests=[in_month("last_contact_on")])
aged("stakeholders.days_since_contact", "stakeholders", "last_contact_on")
stakeholders("no_contact", lacks("next_contact_on"))
stakeholders("no_owner", lacks("owner"))

# Assumptions

s_open = lambda r: r["status"] not in ("validated", "invalid", "closed")
assumptions = lambda name, *tests, **more: counted("assumptions", name, *tests, **more)
assumptions("total")
assumptions("open", s_open, by=("owner",))
assumptions("validated", is_in("status", "validated"))
assumptions("invalid", is_in("status", "invalid"))
assumptions("tested", is_in("status", "validated", "invalid"))
ratio("assumptions.tested_share", "assumptions.tested", "assumptions.total")
assumptions("overdue", s_open, s_tests=[over_("due_on")], by=("owner",))
assumptions("due_next", s_open, s_tests=[soon("due_on", 1)])
assumptions("unsure", s_open, lambda r: r["confidence"] is not None and int(r["confidence"]) < 3)
assumptions("raised_month", s_tests=[in_month("raised_on")])
assumptions("closed_month", s_tests=[in_month("closed_on")])
aged("assumptions.average_age", "assumptions", "raised_on", s_open)
for name, field in (("owner", "owner"), ("date", "due_on"), ("basis", "basis")):
    assumptions(f"no_{name}", s_open, lacks(field))

# Changes: C01, C03

changes = lambda name, *tests, **more: counted("changes", name, *tests, **more)
changes("raised_month", s_tests=[in_month("raised_on")])
changes("decided_month", s_tests=[in_month("decided_on")])
added("changes.pending_and_decided", "changes.pending", "changes.decided_month")
difference("changes.opening", "changes.pending_and_decided", "changes.raised_month")
changes("pending_over_30", PENDING, s_tests=[at_least_days("raised_on", 31)])
aged("changes.average_wait", "changes", "raised_on", PENDING)
timed("changes.slowest_days_to_decide", "changes", "decided_on", "raised_on", lambda days: percentile(days, Fraction("0.9")))
changes("pending_urgent", PENDING, is_in("priority", "critical", "high"))
changes("deferred", is_in("status", "deferred"))
changes("rejected", is_in("status", "rejected"))
changes("not_implemented", is_in("status", "approved"))
changes("implemented_month", s_tests=[in_month("implemented_on")])
changes("approved_undated", APPROVED, lacks("decided_on"))
changes("pending_no_cost", PENDING, lacks("cost_effect"))
changes("pending_no_owner", PENDING, lacks("owner"))
changes("pending_no_authority", PENDING, lacks("authority"))
measure("changes.potential_budget")(lambda s: sum(need(known(of(BAC), s), known(of("changes.pending_cost"), s))))

# Projects

running = lambda r: r["rag"] != "complete"
TD, STD = ("tier", "department"), ("stage", "tier", "department")
projects = lambda name, *tests, **more: counted("projects", name, *tests, **more)
measure("projects.budget")(lambda s: s.sum("projects", "budget"))
measure("projects.forecast")(lambda s: s.sum("projects", "forecast"))
projects("total", by=("rag", *STD))
projects("running", running, by=STD)
projects("red", REDDISH, by=TD)
projects("amber", is_in("rag", "amber", "amber-green"), by=TD)
projects("green", is_in("rag", "green"), by=TD)
projects("complete", is_in("rag", "complete"))
projects("not_started", is_in("rag", "not-started"))
projects("no_rag", lacks("rag"))
projects("rated", lambda r: r["rag"] not in (None, "complete", "not-started"))
ratio("projects.red_share", "projects.red", "projects.rated")
projects("independent_red", is_in("independent_rag", "red", "amber-red"))
for name, field in (("sponsor", "sponsor"), ("manager", "manager"), ("end", "end_on"), ("baseline_end", "baseline_end_on"), ("budget", "budget"), ("narrative", "narrative")):
    projects(f"no_{name}", running, lacks(field))
projects("past_end", running, s_tests=[over_("end_on")])
projects("ending_90", running, s_tests=[soon("end_on", 3)])
both_costs = lambda s: s.values(s.where("projects"), "budget", "forecast")
measure("projects.variance")(lambda s: sum(b - f for b, f in both_costs(s)))
measure("projects.variance_percent")(lambda s: over(of("projects.variance"), lambda s: sum(b for b, _ in both_costs(s)), s))


def overruns(s):
    found = of_each(s, "projects", lambda r: r["project"], lambda own: sum(f - b for b, f in both_costs(own)))
    return need([v for code, v in found.items() if code and v is not None] or None)


measure("projects.over_budget")(lambda s: Fraction(sum(v > 0 for v in overruns(s))))
measure("projects.overrun")(lambda s: sum((v for v in overruns(s) if v > 0), Fraction(0)))
difference("projects.budget_gap", "finance.budget", "projects.budget")
end_slips = lies_between("projects", "end_on", "baseline_end_on", running)
measure("projects.slip")(lambda s: average(end_slips(s)))
measure("projects.worst_slip")(lambda s: max(end_slips(s)))
measure("projects.slip_days")(lambda s: sum(end_slips(s)))
for name, limit in (("slipped", 0), ("slip_over_30", 30), ("slip_over_90", 90)):
    measure(f"projects.{name}")(lambda s, limit=limit: Fraction(sum(d > limit for d in end_slips(s))))
difference("projects.slip_unexplained", "projects.slip_days", "changes.approved_days")


# ---- Comparing --------------------------------------------------------------------------------------------------------

def rounded(value, unit, currency):
    """Half away from 0, to the digits that figures.json has."""
    scale = 10 ** {"count": 0, "money": 0 if currency == "JPY" else 2}.get(unit, 6)
    size = Fraction(math.floor(abs(value) * scale + Fraction(1, 2)), scale)
    return size if value >= 0 else -size


def shown(value):
    return "unknown" if value is None else f"{float(value):.6f}".rstrip("0").rstrip(".")


FIELD = {"month": "period"}


def fold(value):
    return value.lower() if isinstance(value, str) else None if value is None else str(value)


class Sorter:
    """The records of every scope, gone through once for each kind of scope."""

    def __init__(self, data):
        self.data, self.kinds = data, {}

    def of(self, project, by):
        key = {d: fold(v) for d, v in by.items()} | ({"project": project} if project else {})
        kind = tuple(sorted(key))
        if kind not in self.kinds:
            self.kinds[kind] = self.sort(kind)
        place = tuple(key[d] for d in kind)
        return Scope(self.data, {register: groups.get(place, []) for register, groups in self.kinds[kind].items()})

    def sort(self, kind):
        return {register: self.groups(register, kind) for register in REGISTERS}

    def groups(self, register, kind):
        groups = defaultdict(list)
        for record in self.data.records[register]:
            groups[tuple(self.part(record, d) for d in kind)].append(record)
        return groups

    def part(self, record, dimension):
        if dimension == "project":
            return record["project"]
        if dimension == "programme":
            return fold(self.data.programmes.get(record["project"]))
        return fold(record.get(FIELD.get(dimension, dimension)))


def places(data, sorter, id):
    """Every scope for which there is to be a figure."""
    _, who, groups = MEASURES[id]
    whole = [(None, {})]
    if "programme" in who:
        whole += [(None, {"programme": p}) for p in sorted({fold(p) for p in data.programmes.values() if p})]
    if "project" in who:
        whole += [(code, {}) for code in data.projects]
    found = {(p, tuple(sorted(by.items()))) for p, by in whole}
    for group in groups:
        for owner in [(), *((w,) for w in who)]:
            kind = tuple(sorted((*group, *owner)))
            # A measure with groups is made of one register, which its id begins with.
            for place in sorter.groups(id.split(".")[0], kind):
                by = dict(zip(kind, place))
                if all(by[w] is not None for w in owner):
                    project = by.pop("project", None)
                    found.add((project, tuple(sorted(by.items()))))
    return found


# Measures of what the program finds out itself, which no exported record states, and sums whose parts are compared here.
NOT_RECORDS = ("data.", "roles.")
NOT_HERE = {"finance.accrual", "finance.ordered", "finance.whole_outturn", "finance.whole_variance"}


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, export, figures = map(Path, sys.argv[1:])
    data = Data(folder, export)
    sorter = Sorter(data)
    # Figures without records above a clearance or outside a part are those of other records than are exported.
    got = [f for f in json.loads(figures.read_text(encoding="utf-8")) if not f["by"].keys() & {"clearance", "part"}]
    wrong, right, nulls, met, left = [], 0, 0, defaultdict(set), set()
    for figure in got:
        id, project, by = figure["id"], figure["project"], figure["by"]
        place = (id, project, *(f"{d}={v}" for d, v in by.items()))
        if id not in MEASURES:
            if id.startswith(NOT_RECORDS) or id in NOT_HERE:
                left.add(id)
            else:
                wrong.append((place, "worked out here by nothing"))
            continue
        met[id].add((project, tuple(sorted((d, fold(v)) for d, v in by.items()))))
        scope = sorter.of(project, by)
        value = known(MEASURES[id][0], scope)
        value = None if value is LOST else value
        want = None if value is None else rounded(value, figure["unit"], figure["currency"])
        have = None if figure["value"] is None else Fraction(figure["value"])
        if have != want:
            wrong.append((place, f"{shown(have)} should be {shown(want)}"))
        elif figure["rows"] != len(scope.used):
            wrong.append((place, f"{figure['rows']} records should be {len(scope.used)}"))
        else:
            right, nulls = right + 1, nulls + (want is None)
    for id in MEASURES:
        wanted = places(data, sorter, id)
        for place in sorted(wanted ^ met[id], key=str):
            wrong.append(((id, *place), "no such figure" if place in wanted else "no such group of records"))
    worked = {f["id"] for f in got if f["value"] is not None and f["id"] in MEASURES}
    print(f"{len(left)} measures are not worked out here: {', '.join(sorted(left))}")
    print(f"{right} of {right + len(wrong)} figures agree, {nulls} of them unknown on both sides; "
          f"{len(worked)} of {len(MEASURES)} measures have a value somewhere")
    for id, number in Counter(place[0] for place, _ in wrong).most_common():
        print(f"  {id}: {number} differ")
    for place, what in wrong[:60]:
        print(f"  {' '.join(str(p) for p in place if p)}: {what}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
