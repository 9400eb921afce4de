"""What the tests of contract papers share: a house template, Word files as customers send them back."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.cast import AT, Cast
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.contracts.uploads import Upload, read_upload

HOUSE = """客服坐席采购合同

第一条 标的
{{甲方}}采购客服坐席 {{坐席数}} 个，单价 {{单价}} 元。

第二条 价款
合同金额 {{币种}} {{合同金额}}（大写：{{合同金额大写}}）。
{{付款计划}}

第三条 期限
自{{开始日期}}起。
"""


def contract_of(cast: Cast) -> Contract:
    """The contract of the hero deal: 300 seats for 360,000."""
    terms = {
        "number": "YC-2026-001",
        "title": "江海银行客服坐席采购",
        "amount": Decimal("360000.00"),
        "currency": "CNY",
        "seats": 300,
        "starts_on": date(2026, 10, 1),
    }
    return draw_up(cast.deal, terms, actor=cast.owner, at=AT)


def word_file(lines: list[str], *, struck: str = "", put_in: str = "") -> bytes:
    """A Word file of headings (`#`) and lines; the last line carries words that are struck and put in as revisions."""
    paper = Document()
    for line in lines:
        paper.add_paragraph(line.lstrip("# "), style="Heading 1" if line.startswith("#") else None)
    last = paper.paragraphs[-1]._p
    for tag, inner, words in (("w:del", "w:delText", struck), ("w:ins", "w:t", put_in)):
        if words:
            change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            change.set(qn("w:author"), "法务")
            text.text = words
            run.append(text)
            change.append(run)
            last.append(change)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def word(content: bytes, name: str = "返回稿.docx") -> Upload:
    """The file as an upload that was looked at."""
    return read_upload(io.BytesIO(content), name, allowed=".docx")


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(content: bytes, name: str, xml: bytes) -> bytes:
    """A Word file with one more part that its document refers to, as Word writes footnotes."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    refers = f'<Relationship Id="rIdExtra" Type="{kind}" Target="{name}.xml"/></Relationships>'.encode()
    where = "word/_rels/document.xml.rels"
    parts[where] = parts[where].replace(b"</Relationships>", refers)
    media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    told = f'<Override PartName="/word/{name}.xml" ContentType="{media}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", told)
    return packed({**parts, f"word/{name}.xml": xml})
