"""Charts, grids and sentences of a PDF, against the pack's declaration, its figures and its workbook."""
import re
from decimal import Decimal

import paper
from printed import scope, written


def captioned(pages, title):
    """The lines below a caption, up to the next one, with the number behind it if it has one."""
    for number, page in enumerate(pages, 1):
        for at, line in enumerate(page):
            head = paper.NUMBERED.match(line[0].text)
            text = head[1] if head else line[0].text
            if abs(line[0].left - paper.MARGIN) < 0.5 and len(line) == 1 and text.startswith(title):
                below = page[at + 1:]
                end = next((i for i, l in enumerate(below) if l[0].size > 9.9 and l[0].left < 43 and len(l) == 1), len(below))
                return number, int(head[2]) if head else None, below[:end]
    return None, None, []


def numbers_of_series(number, lines):
    """The numbers of the lines that explain the series of a chart: in its caption or its legend."""
    if number is not None:
        return [number], lines
    legend = []
    while lines and all(paper.NUMBERED.match(s.text) for s in lines[0]):
        legend += [int(paper.NUMBERED.match(s.text)[2]) for s in lines[0]]
        lines = lines[1:]
    return legend, lines


def without_letters(lines):
    """The lines without the letters of series, in their keys and bars, which are smaller than other texts."""
    letter = lambda s: s.size < 6.5 and re.match(r"^[A-Z]( |$)", s.text)
    kept = [[s for s in line if not letter(s)] for line in lines]
    return [line for line in kept if line]


def chart(printed, decl, categories):
    """A chart whose values stand at its bars; of others a table of them stands below, and is looked at with the tables."""
    page, number, lines = captioned(printed.pages, decl["title"])
    where = f"page {page}, {decl['title']}"
    lines = without_letters(lines)
    numbers, lines = numbers_of_series(number, lines)
    if [printed.numbers.get(n, (None,))[0] for n in numbers] != decl["figures"]:
        printed.wrong.append(f"{printed.name} {where}: its series lead to {numbers}")
        return
    if any(paper.is_head(line) for line in lines):
        return
    places = lying(lines, categories) if decl["draw"] == "bar" else upright(lines, categories)
    if len(places) != len(categories):
        printed.wrong.append(f"{printed.name} {where}: {len(places)} of {len(categories)} labels were found")
        return
    for category, said in zip(categories, places):
        project, by = scope({decl["by"].capitalize(): category})
        known = [n for n in numbers if (printed.figures.get((printed.numbers[n][0], project, by)) or {}).get("value")]
        if len(known) != len(said):
            printed.wrong.append(f"{printed.name} {where}: {category} has the values {said}")
        for n, value in zip(known, said):
            printed.check("in charts", where, n, None, project, by, value)


def upright(lines, categories):
    """The values over each label of the lower axis, from left to right."""
    for at, line in enumerate(lines):
        if len(line) == len(categories) and all(c.startswith(s.text.rstrip("…")) for c, s in zip(categories, line)):
            middles = [s.middle for s in line]
            half = (middles[1] - middles[0]) / 2 if len(line) > 1 else 400
            values = [s for l in lines[:at] for s in l if paper.VALUE.match(s.text)]
            return [[s.text for s in sorted(values, key=lambda s: s.left) if abs(s.middle - m) < half] for m in middles]
    return []


def lying(lines, categories):
    """The values behind each label of the left edge, from top to bottom."""
    labels, begun, top = [], "", None
    for line in lines:
        wanted = categories[len(labels)] if len(labels) < len(categories) else ""
        text = f"{begun} {line[0].text}".strip()
        if not wanted or not wanted.startswith(text.rstrip("…")):
            continue
        top, begun = top or line[0].y, text
        if text == wanted or text.endswith("…"):
            labels.append(((top + line[0].y) / 2, line[0].right))
            begun, top = "", None
    half = (labels[1][0] - labels[0][0]) / 2 if len(labels) > 1 else 30
    if len(labels) == 1:
        # Nothing below the only label says where its bars end but the axis.
        axis = next((i for i, l in enumerate(lines) if len(l) > 2 and all(paper.VALUE.match(s.text) for s in l)), len(lines))
        lines = lines[:axis]
    values = sorted((s for l in lines for s in l if paper.VALUE.match(s.text)), key=lambda s: s.y)
    return [[s.text for s in values if abs(s.y - y) < half and s.left > right] for y, right in labels]


def waterfall(printed, decl, categories):
    """A waterfall: totals, and what each step adds, behind their labels; what no step explains has no figure."""
    page, _, lines = captioned(printed.pages, decl["title"])
    where, numbers = f"page {page}, {decl['title']}", {id_: n for n, (id_, _) in printed.numbers.items()}
    named = {printed.numbers[numbers[s["figure"]]][1]: s for s in decl["steps"] if "by" not in s}
    steps, last = [], -1
    for category in categories:
        step = named.get(category) or next((s for s in decl["steps"][last + 1:] if "by" in s), None)
        last = decl["steps"].index(step) if category in named else last
        steps.append(None if category == "Not explained" else step)
    labels = [f"{c} [{numbers[s['figure']]}]" if s else c for c, s in zip(categories, steps)]
    places = lying(lines, labels)
    if len(places) != len(labels):
        printed.wrong.append(f"{printed.name} {where}: {len(places)} of {len(labels)} labels were found")
        return
    for category, step, said in zip(categories, steps, places):
        if step is None or re.match(r"\d+ other ", category):
            continue
        project, by = scope({step["by"].capitalize(): category}) if "by" in step else ("", frozenset())
        key = (step["figure"], project, by)
        figure = dict(printed.figures.get(key) or {"value": None, "unit": "money"})
        if step.get("less") and figure["value"] is not None:
            figure["value"] = str(-Decimal(figure["value"]))
        if len(said) == 1 and said[0].lstrip("+") in written(figure):
            printed.counts["in waterfalls"] += 1
            printed.seen.add(key)
        else:
            printed.wrong.append(f"{printed.name} {where}: {said} is printed for {category}, not one of {sorted(written(figure))}")


def beside(pages, title):
    """The lines below the caption of a grid, which may have another one beside it: what stands under its own caption."""
    for number, page in enumerate(pages, 1):
        for at, line in enumerate(page):
            for i, caption in enumerate(line):
                if caption.size > 9.9 and caption.text.startswith(title):
                    end = line[i + 1].left - 1 if i + 1 < len(line) else 9999
                    own = [[s for s in l if caption.left - 1 < s.left < end] for l in page[at + 1:]]
                    own = [l for l in own if l]
                    while own and own[0][0].size > 9.9 and abs(own[0][0].left - caption.left) < 0.5:
                        own.pop(0)
                    next_ = next((i for i, l in enumerate(own) if l[0].size > 9.9 and len(l) == 1 and abs(l[0].left - caption.left) < 0.5), len(own))
                    return number, own[:next_]
    return None, []


def grid(printed, title, rows, across):
    """A grid of counts: each where its row and its column meet."""
    page, lines = beside(printed.pages, title)
    feet = next((l for l in lines if [s.text for s in l] == across), None)
    for word, counts in rows:
        heights = [l[0].height for l in lines if l[0].text == word]
        row = [s for l in lines for s in l if heights and abs(s.height - heights[0]) < 20 and paper.VALUE.match(s.text)]
        for wanted, foot in zip(counts, feet or []):
            said = [s.text for s in row if abs(s.middle - foot.middle) < 3]
            if said == [f"{wanted:,}"]:
                printed.counts["in grids"] += 1
            else:
                printed.wrong.append(f"{printed.name} page {page}, {title}: {said} is printed for {word} and {foot.text}, not {wanted}")
    if not feet:
        printed.wrong.append(f"{printed.name}: the grid {title} is not there")


def sentence(printed, line, text):
    """A declared sentence, with its figures; one of which a figure is unknown is left out."""
    pattern = []
    for part in re.split(r"(\{[^}]*\})", line):
        if not part.startswith("{"):
            pattern.append(re.escape(part))
            continue
        id_, _, words = part[1:-1].partition(":")
        figure = printed.figures.get((id_, "", frozenset()))
        if figure is None or figure["value"] is None:
            return
        pattern.append("(?:" + "|".join(map(re.escape, sorted(written(figure), key=len, reverse=True))) + ")")
        if words:
            one, many = words.split("|")
            pattern.append(" " + re.escape(one if float(figure["value"]) == 1 else many))
    if re.search("".join(pattern), text):
        printed.counts["in sentences"] += line.count("{")
    else:
        printed.wrong.append(f"{printed.name}: the sentence is not there: {line}")
