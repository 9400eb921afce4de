"""A paper as PDF. Its Chinese needs no font on the server: the file names one that every PDF reader stands in for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from yunchou.desk.meetings.papers import clean

FONT = "STSong-Light"
registerFont(UnicodeCIDFont(FONT))
INK, FAINT, RULE, SHADE = HexColor("#1c2430"), HexColor("#5b6675"), HexColor("#c3cad3"), HexColor("#f1f3f6")
BODY = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=16, spaceAfter=3, textColor=INK)
TITLE = ParagraphStyle("title", BODY, fontSize=18, leading=25)
BELOW = ParagraphStyle("below", BODY, textColor=FAINT, spaceAfter=8)
HEADING = ParagraphStyle("heading", BODY, fontSize=12.5, leading=18, spaceBefore=10, spaceAfter=4, keepWithNext=True)
CELL = ParagraphStyle("cell", BODY, fontSize=10, leading=14, spaceAfter=0)
HEAD = ParagraphStyle("head", CELL, textColor=FAINT)
MARGIN = 2.2 * cm
WIDTH = A4[0] - 2 * MARGIN - 12  # the frame keeps six points on either side
GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# The tick and the cross are not in the font's set of letters; these are, and mean the same to a Chinese reader.
_STAND_INS = str.maketrans({"✕": "×", "✓": "√", "\u00a0": " "})


class PdfPaper:
    """A PDF file."""

    def __init__(self, title: str, below: str) -> None:
        self._title = clean(title)
        self._story: list[Flowable] = [_told(title, TITLE), _told(below, BELOW)]

    def heading(self, text: str) -> None:
        """A heading of a part; it stays with what follows."""
        self._story.append(_told(text, HEADING))

    def lines(self, lines: Iterable[str]) -> None:
        """One paragraph a line; empty ones are left out."""
        self._story += [_told(line.strip(), BODY) for line in lines if line.strip()]

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """A table whose heads are repeated on every page; a column is as wide as its texts ask for."""
        texts = [heads, *rows]
        cells = [[_told(text, CELL if number else HEAD) for text in row] for number, row in enumerate(texts)]
        self._story.append(Table(cells, colWidths=_widths(texts), repeatRows=1, style=GRID))
        self._story.append(Spacer(0, 4))

    def in_bytes(self) -> bytes:
        """The finished file."""
        made = BytesIO()
        paper = SimpleDocTemplate(
            made, pagesize=A4, title=self._title, author="", subject="", creator="",
            leftMargin=MARGIN, rightMargin=MARGIN, topMargin=1.8 * cm, bottomMargin=1.8 * cm,
        )  # fmt: skip
        paper.build(self._story)
        return made.getvalue()


def _told(text: str, style: ParagraphStyle) -> Paragraph:
    """A text that breaks between any two Chinese letters, and between words where there is no Chinese."""
    plain = _BEYOND.sub("〓", clean(text)).translate(_STAND_INS)
    wrapped = ParagraphStyle(style.name, style, wordWrap="CJK" if _CHINESE.search(plain) else None)
    return Paragraph(escape(plain).replace("\n", "<br/>"), wrapped)


def _widths(texts: list[tuple[str, ...]]) -> list[float]:
    """The width of the page in shares: by the longest text of each column, none below a fifth of an even share."""
    longest = [min(40, max(4, *(len(text) for text in column))) for column in zip(*texts, strict=True)]
    least = sum(longest) / len(longest) / 5
    weights = [max(least, each) for each in longest]
    return [WIDTH * weight / sum(weights) for weight in weights]
