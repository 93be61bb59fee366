#!/usr/bin/env python3
"""take_cell.py PDF: takes the text of the last cell of the last table out of the file, so that a check can be seen to
find it missing."""
import sys

import pikepdf


def last_cell(node, found):
    """Page and mark of the first drawn text of each cell, in the order of reading."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            last_cell(kid, found)
        elif node.get("/S") == "/TD":
            mark = kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid
            page = kid.get("/Pg", node.get("/Pg")) if isinstance(kid, pikepdf.Dictionary) else node.Pg
            found.append((page.objgen, int(mark)))


def main():
    with pikepdf.open(sys.argv[1], allow_overwriting_input=True) as pdf:
        found = []
        last_cell(pdf.Root.StructTreeRoot, found)
        at, mark = found[-1]
        page = next(p for p in pdf.pages if p.obj.objgen == at)
        kept, inside = [], False
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                inside = isinstance(operands[1], pikepdf.Dictionary) and operands[1].get("/MCID") == mark
            if name == "EMC":
                inside = False
            if not (inside and name in ("Tj", "TJ")):
                kept.append((operands, operator))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(sys.argv[1])


main()
