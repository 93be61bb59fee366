#!/usr/bin/env python3
"""layout.py PDF ...: on every page stands something, no word stands over another, and none outside the page.

The boxes are those that pdftotext tells. Each run also puts a word onto another one and asks that this is told."""
import re
import subprocess
import sys
from pathlib import Path

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.S)
# Boxes are as high as a line, so those of two lines meet; signs stand up to this near each other in a word of two fonts.
HIGH, NEAR = 0.45, 0.8
# Head and foot of a page.
FURNITURE = 44.0


def pages(path):
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    for wide, high, body in PAGE.findall(text):
        yield float(wide), float(high), sorted((*map(float, word[:4]), word[4]) for word in WORD.findall(body))


def over(words):
    """Pairs of words that stand over each other; the words are sorted by where they begin."""
    for at, (_, top, right, bottom, text) in enumerate(words):
        for left, other_top, _, other_bottom, other in words[at + 1:]:
            if left > right - NEAR:
                break
            both = min(bottom, other_bottom) - max(top, other_top)
            if both > HIGH * min(bottom - top, other_bottom - other_top):
                yield text, other


def faults(wide, high, words):
    if not any(FURNITURE < top and bottom < high - FURNITURE for _, top, _, bottom, _ in words):
        yield "nothing stands on it"
    for left, top, right, bottom, text in words:
        if left < -1 or top < -1 or right > wide + 1 or bottom > high + 1:
            yield f"`{text}` stands outside of it"
    for text, other in over(words):
        yield f"`{text}` and `{other}` stand over each other"


def moved(words):
    """The words, and one more that stands on the end of the first."""
    (left, top, right, bottom, text), rest = words[0], words[1:]
    return sorted([(left, top, right, bottom, text), (right - 2, top, right + 9, bottom, "moved"), *rest])


def main():
    count = letters = 0
    wrong = []
    for path in sys.argv[1:]:
        for number, (wide, high, words) in enumerate(pages(path), 1):
            count, letters = count + 1, letters + len(words)
            wrong += [f"{Path(path).name}, page {number}: {fault}" for fault in faults(wide, high, words)]
            if number == 1:
                assert list(over(moved(words))), f"{path}: a word that was moved onto another is not told"
    print(f"{letters} words on {count} pages of {len(sys.argv) - 1} files: {len(wrong)} faults")
    print(*wrong[:40], sep="\n", end="\n" if wrong else "")
    sys.exit(bool(wrong) or not count)


main()
