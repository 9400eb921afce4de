"""The parts that our Word files are made of: A4, Chinese fonts, headings, lines, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_paper(title: str, below: str) -> Any:
    """An A4 page with a title and a line below it."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name in ("Normal", "Title", "Heading 2"):
        style = paper.styles[name]
        style.font.name = "Arial"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Microsoft YaHei")
    paper.styles["Normal"].font.size = Pt(10.5)
    paper.styles["Title"].font.size = Pt(18)
    paper.add_paragraph(clean(title), style="Title")
    paper.add_paragraph(clean(below))
    paper.core_properties.title, paper.core_properties.author = clean(title), ""
    return paper


def put_heading(paper: Any, text: str) -> None:
    """A heading of a part."""
    paper.add_paragraph(text, style="Heading 2")


def put_lines(paper: Any, lines: Iterable[str]) -> None:
    """One paragraph a line; empty ones are left out."""
    for line in lines:
        if line.strip():
            paper.add_paragraph(clean(line.strip())).paragraph_format.space_after = Pt(3)


def put_part(paper: Any, heading: str, lines: Iterable[str], *, numbered: bool = True) -> None:
    """A heading with its lines; nothing when there are none."""
    found = [line.strip() for line in lines if line.strip()]
    if found:
        put_heading(paper, heading)
        counted = (f"{number}. {line}" for number, line in enumerate(found, 1))
        put_lines(paper, counted if numbered and len(found) > 1 else found)


def put_table(paper: Any, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table with bold heads."""
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(text)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Pt(2)


def clean(text: str) -> str:
    """Without the characters that a Word file cannot hold."""
    return _NOT_XML.sub("", text)


def in_bytes(paper: Any) -> bytes:
    """The finished file."""
    made = BytesIO()
    paper.save(made)
    return made.getvalue()
