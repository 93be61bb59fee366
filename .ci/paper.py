"""The text of a PDF by its place: lines of segments, and the tables, tiles and captions that they make.

A segment is what stands together in a line. In a table the numbers of a column end where its label ends, and the words of a
column begin where its label begins; a label stands in lines of which the last are beside each other. The number of the line
that explains a figure stands in brackets behind its label."""
import re
import subprocess
from dataclasses import dataclass
from xml.etree import ElementTree

# Where captions and notes begin, and where the first column of a table does.
MARGIN, CELL = 42.0, 46.0
NUMBERED = re.compile(r"^(.*?) ?\[(\d+)\]$", re.S)
VALUE = re.compile(r"^(–|[-+]?(?:£|[A-Z]{3} )?[\d,]+(?:\.\d+)?%?(?: [AF])?)$")
PART = re.compile(r"(^|, )Columns? \d+( to \d+)? of \d+(, continued)?$|, continued$")
# The letters of a face are so much less high than its line.
LINE = 1.362


@dataclass
class Segment:
    text: str
    left: float
    right: float
    y: float
    size: float

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def height(self):
        """Where its middle stands from the top of the page."""
        return self.y - self.size * LINE / 2


def pages(path):
    """The pages, each as lines from top to bottom, each of segments from left to right. No head, no foot."""
    said = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True).stdout
    for page in ElementTree.fromstring(said).iter("{http://www.w3.org/1999/xhtml}page"):
        words, low = [], float(page.get("height")) - 45
        for word in page:
            left, top, right, bottom = (float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax"))
            upright = bottom - top > right - left and len(word.text) > 3
            if 45 < bottom < low and not upright:
                words.append(Segment(word.text, left, right, bottom, (bottom - top) / LINE))
        yield list(lines(words))


def lines(words):
    words.sort(key=lambda w: (w.y, w.left))
    while words:
        line = [w for w in words if w.y - words[0].y < 1.0]
        words = words[len(line):]
        yield list(segments(sorted(line, key=lambda w: w.left)))


def segments(line):
    """Words with no more than a space between them."""
    open_ = None
    for word in line:
        if open_ and word.left - open_.right < 0.5 * word.size and abs(word.size - open_.size) < 0.2:
            open_.text, open_.right = f"{open_.text} {word.text}", word.right
            continue
        if open_:
            yield open_
        open_ = word
    if open_:
        yield open_


def above(page, at, segment, edge):
    """The text of a label whose last line is a segment of line `at`, with its lines above that end or begin there too."""
    texts, low = [segment.text], segment
    for line in reversed(page[:at]):
        if low.y - line[0].y > 1.7 * segment.size:
            break
        same = [s for s in line if abs(getattr(s, edge) - getattr(segment, edge)) < 0.7 and abs(s.size - segment.size) < 0.2]
        if same:
            texts.insert(0, same[0].text)
            low = same[0]
    return " ".join(texts)


@dataclass
class Row:
    """A line of a table: its words by the label of their column, its values by the label of theirs."""
    page: int
    words: dict
    values: dict
    caption: str


def is_head(line):
    """Whether a line is the last of the labels of a table."""
    first, *rest = line
    if abs(first.left - CELL) > 0.5 or NUMBERED.match(first.text) or not rest:
        return False
    months = all(re.match(r"^[A-Z][a-z]{2} \d\d$", s.text) for s in rest if s.text != "Course") and rest[0].text != "Course"
    return months or line_is(line, "Figure", "Portfolio") or any(NUMBERED.match(s.text) for s in rest)


def line_is(line, *labels):
    return set(labels) <= {s.text for s in line}


def rows(all_pages):
    """The rows of all tables that have figures."""
    caption = ""
    for number, page in enumerate(all_pages, 1):
        head, row = None, None
        for at, line in enumerate(page):
            is_caption = abs(line[0].left - MARGIN) < 0.5 and len(line) == 1
            if row and (is_caption or is_head(line)):
                yield row
                row = None
            if is_caption:
                # On a further page a table says that it goes on; a part of its columns says which it has.
                text = PART.sub("", line[0].text)
                head, caption = None, text or caption
            elif is_head(line):
                head = columns(page, at)
            elif head:
                cells = [(label, s) for s in line for label, x in head["values"] if abs(s.right - x) < 0.8]
                if cells and all(VALUE.match(s.text) for _, s in cells):
                    if row:
                        yield row
                    row = Row(number, {}, {label: s.text for label, s in cells}, caption)
                for segment in line:
                    for label, x in head["words"]:
                        if row and abs(segment.left - x) < 0.7:
                            row.words[label] = f"{row.words.get(label, '')} {segment.text}".strip()
        if row:
            yield row


def columns(page, at):
    """The columns of a table: of values by where they end, of words by where they begin."""
    values, words = [], []
    for segment in page[at]:
        is_value = NUMBERED.match(segment.text) or segment.text in ("No.", "Portfolio") or re.match(r"^[A-Z][a-z]{2} \d\d$", segment.text)
        label = above(page, at, segment, "right" if is_value else "left")
        (values if is_value else words).append((label, segment.right if is_value else segment.left))
    return {"values": values, "words": words}


def tiles(all_pages):
    """The tiles: label with its number, and value."""
    for number, page in enumerate(all_pages, 1):
        for at, line in enumerate(page):
            for segment in line:
                if not NUMBERED.match(segment.text):
                    continue
                below = [s for l in page[at + 1:] for s in l if abs(s.left - segment.left) < 0.5]
                if below and below[0].size > 9.9 and segment.size < 9 and below[0].y - segment.y < 32:
                    yield number, above(page, at, segment, "left"), below[0].text
