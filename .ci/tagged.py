"""The tagged structure of a PDF with the text that is drawn for it: headings, paragraphs and tables in the order of reading.

The text is that of the pages themselves, decoded by the tables that the fonts carry; spaces and ends of lines are left out of
it, so that a text reads the same however it was wrapped."""
import re

import pikepdf

HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def squeezed(text):
    """A text without its spaces, which a page has no need of."""
    return "".join(text.split())


def code_map(font):
    """What each code of a font stands for."""
    known = {}
    if "/ToUnicode" not in font:
        return known
    data = font.ToUnicode.read_bytes()
    word = lambda digits: bytes.fromhex(digits.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        codes = HEX.findall(block)
        known.update((int(code, 16), word(text)) for code, text in zip(codes[::2], codes[1::2]))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for line in block.strip().splitlines():
            first, last, *texts = HEX.findall(line)
            first, last = int(first, 16), int(last, 16)
            for code in range(first, last + 1):
                known[code] = word(texts[code - first]) if b"[" in line else word(texts[0])[:-1] + chr(ord(word(texts[0])[-1]) + code - first)
    return known


class Pages:
    """The text of each marked content of each page."""

    def __init__(self, pdf):
        self.maps, self.texts = {}, {}
        for page in pdf.pages:
            self.texts[page.obj.objgen] = self.marked(page)

    def marked(self, page):
        texts, font, open_ = {}, {}, []
        fonts = page.obj.Resources.get("/Font", {})
        for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
            operator = str(operator)
            if operator == "BDC":
                properties = operands[1]
                open_.append(properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None)
            elif operator == "BMC":
                open_.append(None)
            elif operator == "EMC":
                open_.pop()
            elif operator == "Tf":
                font = self.map_of(fonts[str(operands[0])])
            else:
                strings = operands[0] if operator == "TJ" else [operands[0]]
                drawn = "".join(self.decoded(bytes(s), font) for s in strings if isinstance(s, pikepdf.String))
                mcid = next((m for m in reversed(open_) if m is not None), None)
                texts[mcid] = texts.get(mcid, "") + drawn
        return texts

    def map_of(self, font):
        if font.objgen not in self.maps:
            self.maps[font.objgen] = code_map(font)
        return self.maps[font.objgen]

    @staticmethod
    def decoded(codes, font):
        pairs = (int.from_bytes(codes[i:i + 2], "big") for i in range(0, len(codes), 2))
        return "".join(font.get(code, "\N{REPLACEMENT CHARACTER}") for code in pairs)


class Element:
    """An element of the structure: its role, its own text with that of all below it, and what stands below it."""

    def __init__(self, node, pages, page):
        self.role = str(node.get("/S", ""))[1:]
        page = node.get("/Pg", page)
        self.below, texts = [], []
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self.below.append(Element(kid, pages, page))
                texts.append(self.below[-1].text)
            elif isinstance(kid, pikepdf.Dictionary):
                if "/MCID" in kid:
                    texts.append(pages.texts[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
            else:
                texts.append(pages.texts[page.objgen].get(int(kid), ""))
        self.text = squeezed("".join(texts))

    def all(self, *roles):
        """The elements of these roles, in the order of reading."""
        for one in self.below:
            if one.role in roles:
                yield one
            else:
                yield from one.all(*roles)


def read(path):
    """The whole structure of a file."""
    with pikepdf.open(path) as pdf:
        return Element(pdf.Root.StructTreeRoot, Pages(pdf), None)
