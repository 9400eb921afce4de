"""The papers we hand out, as Word files and as PDF: A4, headings, lines, tables, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Protocol

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Paper(Protocol):
    """A paper with a title, put together from top to bottom."""

    def heading(self, text: str) -> None:
        """A heading of a part."""

    def lines(self, lines: Iterable[str]) -> None:
        """One paragraph a line; empty ones are left out."""

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """A table with marked heads."""

    def in_bytes(self) -> bytes:
        """The finished file."""


class WordPaper:
    """A Word file. Without a title or a line below it, it begins with what is put into it."""

    def __init__(self, title: str, below: str) -> None:
        self._paper: Any = Document()
        section = self._paper.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(1.8)
        for name in ("Normal", "Title", "Heading 2"):
            style = self._paper.styles[name]
            style.font.name = "Arial"
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Microsoft YaHei")
        self._paper.styles["Normal"].font.size = Pt(10.5)
        self._paper.styles["Title"].font.size = Pt(18)
        if title:
            self._paper.add_paragraph(clean(title), style="Title")
        if below:
            self._paper.add_paragraph(clean(below))
        self._paper.core_properties.title, self._paper.core_properties.author = clean(title), ""

    def heading(self, text: str) -> None:
        """A heading of a part."""
        self._paper.add_paragraph(clean(text), style="Heading 2")

    def lines(self, lines: Iterable[str]) -> None:
        """One paragraph a line; empty ones are left out."""
        for line in lines:
            if line.strip():
                self._paper.add_paragraph(clean(line.strip())).paragraph_format.space_after = Pt(3)

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """A table with bold heads."""
        table = self._paper.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(text).bold = True
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = clean(text)
                spacing = cell.paragraphs[0].paragraph_format
                spacing.space_before = spacing.space_after = Pt(2)

    def in_bytes(self) -> bytes:
        """The finished file."""
        made = BytesIO()
        self._paper.save(made)
        return made.getvalue()


def put_part(paper: Paper, heading: str, lines: Iterable[str], *, numbered: bool = True) -> None:
    """A heading with its lines; nothing when there are none."""
    found = [line.strip() for line in lines if line.strip()]
    if found:
        paper.heading(heading)
        counted = (f"{number}. {line}" for number, line in enumerate(found, 1))
        paper.lines(counted if numbered and len(found) > 1 else found)


def clean(text: str) -> str:
    """Without the characters that such a file cannot hold."""
    return _NOT_XML.sub("", text)
