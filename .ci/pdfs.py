"""Looks at PDF files with programs that others made: each prints what it holds against them, and any error fails.

Usage: pdfs.py PREFLIGHT FIGURES PDF...

PREFLIGHT is the class path of PDFBox's Preflight, FIGURES the figures.json of the month. Needs pikepdf, pdfua, outloud,
java and poppler's pdfinfo.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf

# Heuristics of outloud, not rules of a standard: labels of a table that come again on its next page are taken for prose
# that nobody reads. The tests of the pages look into that.
SKIPPED = "TAG-002"
# PDF/A-1 asks for a list of the glyphs of a subset, PDF/A-3 does not.
OF_PART_1 = "CIDSet entry is missing"
TAGS = ("Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure", "TOC", "TOCI",
        "Reference", "Link", "Span")


# A file of fewer pages than this is smaller than so many bytes.
SHORT, SMALL = 60, 1_000_000


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def told(pdf):
    """What poppler tells of the file: tagged, titled, and with a tree of known tags that begins with its title."""
    said = run("pdfinfo", pdf)[1]
    if not re.search(r"^Tagged:\s+yes$", said, re.M) or not re.search(r"^Title:\s+\S", said, re.M):
        yield "is not tagged or has no title"
    pages, size = int(re.search(r"^Pages:\s+(\d+)$", said, re.M)[1]), pathlib.Path(pdf).stat().st_size
    if pages < SHORT and size >= SMALL:
        yield f"has {size} bytes for {pages} pages"
    tree = run("pdfinfo", "-struct", pdf)[1]
    tags = re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?: \((?:block|inline)\))?:?$", tree, re.M)
    if unknown := sorted(set(tags) - set(TAGS)):
        yield f"has tags {unknown}"
    headings = [int(tag[1]) for tag in tags if re.fullmatch(r"H\d", tag)]
    if headings[:1] != [1] or any(b > a + 1 for a, b in zip(headings, headings[1:])):
        yield f"has headings of the levels {headings}"


def accessible(pdf):
    """What two checkers of PDF/UA-1 hold against it."""
    code, said = run(sys.executable, "-m", "pdfua", "check", pdf)
    if code:
        yield said
    code, said = run(sys.executable, "-c", "from outloud.cli import main; main()", "--skip", SKIPPED, pdf)
    if code:
        yield said


def archival(pdf, preflight, place):
    """What Preflight holds against the file as PDF/A-1b, the only part it knows: without what that part lacks."""
    with pikepdf.open(pdf) as file:
        for key in ("/AF", "/Names"):
            if key in file.Root:
                del file.Root[key]
        packet = file.Root.Metadata.read_bytes()
        packet = packet.replace(b"<pdfaid:part>3<", b"<pdfaid:part>1<").replace(b"conformance>A<", b"conformance>B<")
        file.Root.Metadata.write(packet)
        older = place / "older.pdf"
        streams = pikepdf.ObjectStreamMode.disable
        file.save(older, force_version="1.4", object_stream_mode=streams, fix_metadata_version=False)
    said = run("java", "-cp", preflight, "org.apache.pdfbox.preflight.Validator_A1b", older)[1]
    if "valid PDF/A-1b file" not in said:
        yield said
    yield from (line for line in said.splitlines() if re.match(r"[\d.]+ : ", line) and OF_PART_1 not in line)


def attached(pdf, figures):
    """Whether the attached figures are some of the month's, but for those that are withheld from the audience."""
    with pikepdf.open(pdf) as file:
        if pathlib.Path(pdf).parent.name != "packs":
            # Who opens the index need not see a figure.
            if len(file.attachments):
                yield f"has the attachments {list(file.attachments)}"
            return
        if list(file.attachments) != ["figures.json"]:
            yield f"has the attachments {list(file.attachments)}"
            return
        lines = json.loads(file.attachments["figures.json"].get_file().read_bytes())
    printed = [line for line in lines if not line.get("unknown", "").startswith("fewer than")]
    strange = [line["id"] for line in printed if json.dumps(line, sort_keys=True) not in figures]
    if strange:
        yield f"has {len(lines)} figures attached, of which the month does not have {strange[:5]}"


def main(preflight, month, *pdfs):
    lines = json.loads(pathlib.Path(month).read_text(encoding="utf-8"))
    for line in lines:
        # A pack has its own figures attached, which need not say its clearance, nor the part that it is of.
        line["by"].pop("clearance", None)
        line["by"].pop("part", None)
    figures = {json.dumps(line, sort_keys=True) for line in lines}
    failed = False
    with tempfile.TemporaryDirectory() as place:
        for pdf in pdfs:
            faults = [*told(pdf), *accessible(pdf), *archival(pdf, preflight, pathlib.Path(place)),
                      *attached(pdf, figures)]
            failed |= bool(faults)
            print("\n".join(f"{pathlib.Path(pdf).name}: {fault}" for fault in faults), end="\n" if faults else "")
    print(f"{len(pdfs)} PDF files: " + ("FAILED" if failed else "no fault"))
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
