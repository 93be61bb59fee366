"""What the PDF of a pack prints, against its figures: each value by the label that stands over it and the words that stand
beside it. The number of the line that explains a figure leads from its label to its id."""
import glob
import re
import tomllib
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import paper

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def written(figure):
    """The ways in which a pack prints a figure: with and without its side; a dash for what is unknown; that few people are
    behind it."""
    if figure is not None and "withheld" in figure:
        return {figure["withheld"]}
    if figure is None or figure["value"] is None:
        return {"–"}
    value, unit = Decimal(figure["value"]), figure["unit"]
    sign = "" if value == 0 else " F" if value > 0 else " A"
    # figures.json is rounded itself, so that what lies just below a half stands there as a half.
    room = Decimal("0.005") if unit == "money" else Decimal("0.0000005")
    toward = room if value < 0 else -room
    plain = {in_words(value, unit), in_words(value + toward, unit)}
    return {way for one in plain for way in (one, one + sign)}


def in_words(value, unit):
    """A value as a pack writes it, without its side."""
    if unit == "money":
        amount = rounded(abs(value), 0)
        return ("-" if value < 0 and amount else "") + f"£{amount:,}"
    if unit == "percent":
        plain = f"{rounded(value * 100, 1):,}%"
    elif unit == "days":
        plain = f"{rounded(value, 1):,}"
    else:
        plain = f"{rounded(value, 0 if unit == 'count' else 2):,}"
    return re.sub(r"^-(0[.0]*%?)$", r"\1", plain)


def plain(text):
    """A label or a key without what differs between them."""
    return re.sub(r"[\W_]+", "", text).casefold()


def place(figure):
    """Names a figure by its id and what it was worked out for."""
    by = {(plain(key), None if value is None else plain(ROLES.get(value, value))) for key, value in figure["by"].items()}
    return figure["id"], figure["project"] or "", frozenset(by)


def scope(words):
    """The project and the further dimensions that words beside a value state, by the label of their column."""
    project, by = "", set()
    for label, text in words.items():
        key = plain(label)
        if text in ("Portfolio", "All"):
            continue
        if key == "project":
            project = text.split()[0]
        elif key == "programme" and "Project" in words:
            continue
        elif key in KEYS:
            by.add((key, value_of(text)))
    return project, frozenset(by)


def value_of(text):
    month = re.match(r"^([A-Z][a-z]{2}) (\d\d)$", text)
    if month:
        return plain(f"20{month[2]}-{MONTHS.index(month[1]) + 1:02}")
    return None if text == "Not given" else plain(text)


def roles():
    """The names of roles in packs, by their ids."""
    with open("templates/role-model.toml", "rb") as file:
        model = tomllib.load(file)
    delivery = {f"delivery:{title['slug']}": title["label"] for title in model["delivery"]}
    return {role["id"]: role["label"] for role in model["role"]} | delivery


ROLES = roles()


def dimensions():
    """By what measures are worked out, beside the project."""
    keys = set()
    for name in glob.glob("templates/measures/*.toml"):
        with open(name, "rb") as file:
            for measure in tomllib.load(file)["measure"]:
                keys.update(part for by in measure.get("by", []) for part in by.split("+"))
    return keys - {"project"}


# Dimensions that a table or a chart can have beside the project.
KEYS = dimensions()


class Printed:
    """What was found in the PDF of a pack."""

    def __init__(self, name, path, figures, numbers, onward):
        # Of figures that add up: which goes on from where another ends.
        self.onward, self.sums = onward, {}
        self.name, self.figures = name, {place(f): f for f in figures}
        # Of each figure that the annex explains, by its number: the id and the label.
        self.numbers = numbers
        self.pages = list(paper.pages(path))
        self.seen, self.wrong, self.counts = set(), [], Counter()

    def added_up(self, id_, by, where, said):
        """Whether a value is the sum of a figure's months up to the one of its line; lines come month by month."""
        figure = self.figures.get((id_, "", by))
        own = None if figure is None or figure["value"] is None else Decimal(figure["value"])
        known = self.sums.setdefault((where, id_), {"sum": None, "unit": None})
        known["unit"] = known["unit"] or (figure and figure["unit"])
        if id_ in self.onward and known["sum"] is None:
            # It begins where the other figure ends, in the reported month.
            known["sum"] = self.sums[where, self.onward[id_]]["sum"] if said != "–" else None
        elif own is not None:
            known["sum"] = (known["sum"] or 0) + own
        return said == "–" or said in written({"value": known["sum"], "unit": known["unit"] or "money"})

    def is_past(self, id_, by):
        """Whether a line is of a month up to the reported one."""
        figure, month = self.figures.get((id_, "", by)), dict(by).get("month")
        return bool(figure and month) and month <= figure["period"].replace("-", "")

    def check(self, kind, where, number, label, project, by, said):
        """A value that is printed for a figure."""
        id_, wanted = self.numbers.get(number, (None, ""))
        key = (id_, project, by)
        full = f"{self.name} {where}: {label} [{number}], {project or 'portfolio'} {sorted(by, key=str) or ''}"
        if label and label.endswith(", added up"):
            if self.added_up(id_, by, where, said):
                self.counts["added up"] += 1
            else:
                self.wrong.append(f"{full}: {said} is not the sum {self.sums[where, id_]['sum']}")
            return
        if id_ is None:
            self.wrong.append(f"{full}: no line of the annex has this number")
        elif label is not None and not same_label(label, wanted):
            self.wrong.append(f"{full}: its line in the annex is {wanted}")
        elif said == "–" and id_ in self.onward and self.is_past(id_, by):
            # It begins behind the reported month.
            self.counts["left to what came before"] += 1
        elif said not in written(self.figures.get(key)):
            self.wrong.append(f"{full}: {said} is printed, not one of {sorted(written(self.figures.get(key)))}")
        else:
            self.counts[kind] += 1
            self.seen.add(key)

    def tables(self):
        for row in paper.rows(self.pages):
            if "No." in row.values:
                number = int(row.values["No."])
                if row.words.get("Id") != self.numbers.get(number, (None,))[0]:
                    self.wrong.append(f"{self.name} page {row.page}: line {number} of the annex explains {row.words.get('Id')}")
                self.check("in the annex", f"page {row.page}", number, row.words.get("Figure"), "", frozenset(), row.values["Portfolio"])
                continue
            project, by = scope(row.words)
            for label, said in row.values.items():
                where = f"page {row.page}, {row.caption}"
                numbered = paper.NUMBERED.match(label)
                if numbered:
                    self.check("in tables", where, int(numbered[2]), numbered[1], project, by, said)
                    continue
                numbered = paper.NUMBERED.match(row.caption)
                if not numbered:
                    self.wrong.append(f"{self.name} {where}: no number leads to the figure of {label}")
                    continue
                self.check("by month", where, int(numbered[2]), None, project, by | {("month", value_of(label))}, said)

    def tiles(self):
        for page, label, said in paper.tiles(self.pages):
            numbered = paper.NUMBERED.match(label)
            self.check("in tiles", f"page {page}", int(numbered[2]), numbered[1], "", frozenset(), said)


def same_label(printed, wanted):
    """Whether a label is printed; one that is too long ends in an ellipsis."""
    cut = printed.endswith("…")
    printed, wanted = plain(printed), plain(wanted)
    return wanted.startswith(printed) if cut else printed == wanted
