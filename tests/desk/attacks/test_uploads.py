"""Every form that takes a file is sent what it must not take; what it does take is handed out as a file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField, Form
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast
from tests.desk.permissions.rows.contract_papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.models import Amendment, ContractFile
from yunchou.desk.contracts.paper_forms import FileForm, ReturnedForm, ScanForm
from yunchou.desk.contracts.uploads import SCANS, WORDS, read_upload
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.forms import StatementForm, UploadForm
from yunchou.desk.receivables.amendment_forms import AdoptionForm

TAKES_FILES: set[type[Form]] = {UploadForm, StatementForm, ReturnedForm, FileForm, AdoptionForm}
HTML = b"<html><script>window.__xss=1</script></html>"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
REFUSED = {
    "a page": ("x.html", HTML),
    "a drawing": ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='1'/>"),
    "two endings": ("x.pdf.xhtml", HTML),
    "a program": ("x.pHp", b"<?php system('id');"),
    "a page named as a picture": ("x.png", HTML),
    "a page named as a scan": ("x.pdf", HTML),
    "a page named as a letter": ("x.docx", HTML),
    "a page named as a workbook": ("x.xlsx", HTML),
    "nothing at all": ("x.pdf", b""),
    "entities in a letter": ("x.docx", zipped({"word/document.xml": ENTITIES, "[Content_Types].xml": b"<x/>"})),
    "entities in a letter, two bytes a sign": (
        "x.docx",
        zipped({"word/document.xml": ENTITIES.decode().encode("utf-16"), "[Content_Types].xml": b"<x/>"}),
    ),
    "entities in a workbook, two bytes a sign": (
        "x.xlsx",
        zipped({"xl/worksheets/sheet1.xml": ENTITIES.decode().encode("utf-16"), "xl/workbook.xml": b"<x/>"}),
    ),
    "entities in a workbook": ("x.xlsx", zipped({"xl/worksheets/sheet1.xml": ENTITIES, "xl/workbook.xml": b"<x/>"})),
}


def subclasses(of: type[Form]) -> set[type[Form]]:
    return {sub for each in of.__subclasses__() for sub in (each, *subclasses(each))}


def places(cast: Cast) -> dict[str, tuple[Client, dict[str, Any]]]:
    """Each address that takes a file: who may send one there, and the rest of a good form."""
    contract_of(cast.deal)
    here = [cast.deal.pk]
    return {
        reverse("imports"): (cast.manager, {"kind": "watchlist"}),
        reverse("bank_statements"): (cast.finance, {}),
        reverse("contract_text_returned", args=here): (cast.owner, {}),
        reverse("contract_file_new", args=here): (cast.owner, {"kind": "signed"}),
    }  # type: ignore[return-value]


def test_no_form_that_takes_files_is_left_out() -> None:
    """A new upload has to be added here and to the addresses above."""
    found = {form for form in subclasses(Form) if any(isinstance(f, FileField) for f in form.base_fields.values())}
    ours = {form for form in found if form.__module__.startswith("yunchou.")}
    assert ours - {ScanForm} == TAKES_FILES


@pytest.mark.parametrize("number", range(4))
def test_what_is_no_file_of_its_kind_is_refused_everywhere(cast: Cast, as_user: type[Client], number: int) -> None:
    address, (user, form) = list(places(cast).items())[number]
    browser = as_user(user)  # type: ignore[arg-type]
    before = fingerprint()
    for what, (name, content) in REFUSED.items():
        answer = browser.post(address, {**form, "file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422, what
        assert b"__xss" not in answer.content
    assert fingerprint() == before


def letter(**parts: bytes) -> bytes:
    """A good Word file with further parts; `__` in a name stands for a slash, `_dot_` for a dot."""
    from docx import Document

    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(out, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def relation(kind: str, mode: str = "External") -> bytes:
    link = f"<Relationship Id='a' Type='http://x/{kind}' Target='http://e.example/t' TargetMode='{mode}'/>"
    return f"<Relationships>{link}</Relationships>".encode()


ACTING = {
    "a macro": ("x.docx", letter(word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0")),
    "a template fetched on opening": (
        "x.docx",
        letter(word___rels__settings_dot_xml_dot_rels=relation("attachedTemplate")),
    ),
    "the same, two bytes a sign": (
        "x.docx",
        letter(word___rels__settings_dot_xml_dot_rels=relation("attachedTemplate").decode().encode("utf-16")),
    ),
    "an embedded program": ("x.docx", letter(word__embeddings__oleObject1_dot_bin=b"MZ")),
    "a script in a scan": ("x.pdf", b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"),
    "a program in a scan": ("x.pdf", b"%PDF-1.4\n1 0 obj<</OpenAction<</S/Launch/F(cmd.exe)>>>>endobj\n%%EOF"),
}
QUIET = [
    ("x.docx", letter()),
    ("x.docx", letter(word___rels__more_dot_xml_dot_rels=relation("hyperlink"))),
    ("x.docx", letter(word___rels__more_dot_xml_dot_rels=relation("image", mode="Internal"))),
    ("x.pdf", b"%PDF-1.4\n%%EOF"),
]


def test_what_would_act_when_it_is_opened_is_refused_and_what_only_shows_is_taken() -> None:
    for what, (name, content) in ACTING.items():
        with pytest.raises(Invalid) as refused:
            read_upload(io.BytesIO(content), name, allowed=f"{SCANS},{WORDS}")
        assert "file" in refused.value.fields, what
    for name, content in QUIET:
        assert read_upload(io.BytesIO(content), name, allowed=f"{SCANS},{WORDS}").content == content


def test_a_scan_of_an_amendment_is_looked_at_too(cast: Cast, as_user: type[Client]) -> None:
    contract = contract_of(cast.deal)
    type(contract).objects.update(signed_on=localdate())
    Amendment.objects.create(contract=contract, number=1, seats=350, reason="加坐席", made_by=cast.owner, made_at=AT)
    form = {"signed_on": localdate().isoformat(), "version": 1}
    address, browser, before = reverse("amendment_adopt", args=[cast.deal.pk, 1]), as_user(cast.owner), fingerprint()
    for what, (name, content) in REFUSED.items():
        answer = browser.post(address, {**form, "file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422, what
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/合同.pdf", "合同.pdf"),
        ("..\\..\\x.PDF", "x.pdf"),
        ("a:b|c*.pdf", "a b c.pdf"),
        ("长" * 200 + ".pdf", "长" * 120 + ".pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
    ],
)
def test_a_file_is_kept_under_a_plain_name_and_handed_out_as_a_file(
    cast: Cast, as_user: type[Client], name: str, kept: str
) -> None:
    contract_of(cast.deal)
    browser, address = as_user(cast.owner), reverse("contract_file_new", args=[cast.deal.pk])
    kind = b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nsigned\r\n'
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="' + name.encode() + b'"\r\n'
    body = kind + head + b"Content-Type: text/html\r\n\r\n%PDF-1.4" + HTML + b"\r\n--x--\r\n"
    assert browser.generic("POST", address, body, content_type="multipart/form-data; boundary=x").status_code == 302
    stored = ContractFile.objects.get()
    assert "/" not in stored.name
    assert "\\" not in stored.name
    assert stored.name.endswith(".pdf")
    assert stored.name == kept
    got = browser.get(reverse("contract_file", args=[cast.deal.pk, stored.pk]))
    assert got.headers["Content-Type"] == "application/pdf"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert (got.headers["X-Content-Type-Options"], got.headers["Cache-Control"]) == ("nosniff", "no-store")
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in got.headers
    assert as_user(cast.stranger).get(got.request["PATH_INFO"]).status_code == 404
