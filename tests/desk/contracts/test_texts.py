"""A draft is made from a template, versions follow one another, two of them are compared, files are kept once."""

import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.cast import AT, Cast
from tests.desk.contracts.papers import HOUSE, contract_of, packed, with_part, word, word_file
from tests.fingerprint import fingerprint
from yunchou.desk.contracts.documents import text_document
from yunchou.desk.contracts.models import Contract, ContractFile, ContractTemplate, ContractText
from yunchou.desk.contracts.texts import (
    draft_text,
    keep_file,
    keep_template,
    renew_template,
    retire_template,
    take_returned,
    write_text,
)
from yunchou.desk.contracts.uploads import read_upload, without_beside, words_of
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.playbook.contracts.clauses import compare
from yunchou.playbook.contracts.terms import ClauseChange, PaperKind, PaperSide

PDF = b"%PDF-1.7\n%scan"


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return contract_of(cast)


@pytest.fixture
def house(cast: Cast) -> ContractTemplate:
    return keep_template("标准采购合同", HOUSE, actor=cast.finance, at=AT)


def test_a_draft_takes_the_deals_data_and_leaves_open_what_nobody_knows(
    cast: Cast, contract: Contract, house: ContractTemplate
) -> None:
    plan_instalment(contract, name="首付款", amount=Decimal(108000), due_on=AT.date(), actor=cast.owner, at=AT)
    text = draft_text(contract, house, actor=cast.owner, at=AT).text
    for words in (
        "江海银行采购客服坐席 300 个，单价 1,200.00 元。", "CNY 360,000.00（大写：叁拾陆万元整）",
        "首付款：CNY 108,000.00，2026年9月1日前支付。", "自2026年10月1日起",
    ):  # fmt: skip
        assert words in text
    Contract.objects.filter(pk=contract.pk).update(seats=7, starts_on=None, currency="USD")
    contract.refresh_from_db()
    again = draft_text(contract, house, actor=cast.owner, at=AT)
    assert again.number == 2
    for open_blank in ("【待填：单价】", "【待填：合同金额大写】", "【待填：开始日期】"):
        assert open_blank in again.text, "a price that does not come out even, a foreign currency, an unknown day"


def test_a_template_is_followed_never_changed(cast: Cast, contract: Contract, house: ContractTemplate) -> None:
    first = draft_text(contract, house, actor=cast.owner, at=AT)
    renew_template(house, HOUSE + "\n第四条 保密\n三年。", "加保密", seen_version=1, actor=cast.administrator, at=AT)
    first.refresh_from_db()
    assert (first.made_from and first.made_from.number, "保密" in first.text) == (1, False)
    assert "保密" in draft_text(contract, house, actor=cast.owner, at=AT).text
    before = fingerprint()
    with pytest.raises(Conflict):
        renew_template(house, HOUSE, "", seen_version=1, actor=cast.finance, at=AT)
    with pytest.raises(Invalid, match="甲方们"):
        renew_template(house, "{{甲方们}}", "", seen_version=2, actor=cast.finance, at=AT)
    assert fingerprint() == before
    retire_template(house, retired=True, seen_version=2, actor=cast.finance, at=AT)
    house.refresh_from_db()
    with pytest.raises(Invalid):
        draft_text(contract, house, actor=cast.owner, at=AT)


@pytest.mark.parametrize("who", ["owner", "manager", "executive", "teammate", "compliance", "reader"])
def test_templates_are_kept_by_commerce_and_the_administrator_only(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        keep_template("甲", "乙", actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotThere), ("teammate", Refused), ("executive", Refused)])
def test_texts_and_files_are_written_by_who_may_change_the_contract(
    cast: Cast, contract: Contract, house: ContractTemplate, who: str, refusal: type[Exception]
) -> None:
    actor, before = getattr(cast, who), fingerprint()
    scan = read_upload(io.BytesIO(PDF), "扫描.pdf", allowed=".pdf")
    for act in (
        lambda: draft_text(contract, house, actor=actor, at=AT),
        lambda: write_text(contract, "第一条 甲", "", actor=actor, at=AT),
        lambda: take_returned(contract, word(word_file(["甲"])), "", actor=actor, at=AT),
        lambda: keep_file(contract, PaperKind.SIGNED, scan, actor=actor, at=AT),
    ):
        with pytest.raises(refusal):
            act()
    assert fingerprint() == before


def test_what_the_customer_sent_back_is_read_with_his_changes_accepted(cast: Cast, contract: Contract) -> None:
    content = word_file(["# 第二条 价款", "签订后"], struck="10 日内付清", put_in="90 日内付清")
    text = take_returned(contract, word(content), "法务改过", actor=cast.finance, at=AT)
    assert (text.side, text.text) == (PaperSide.THEIRS, "# 第二条 价款\n签订后90 日内付清")
    assert text.file is not None
    assert bytes(text.file.content) == content
    before = fingerprint()
    with pytest.raises(Invalid):
        take_returned(contract, word(content), "", actor=cast.finance, at=AT)
    with pytest.raises(Invalid):
        take_returned(contract, word(word_file([""])), "", actor=cast.finance, at=AT)
    assert fingerprint() == before


def test_headings_of_a_word_file_cut_it_into_clauses_whatever_they_are_called() -> None:
    assert words_of(word(word_file(["# 付款安排", "三期"]))) == "# 付款安排\n三期"


def test_what_stands_beside_the_text_is_read_and_a_next_version_begins_without_it() -> None:
    paper = Document()
    paper.add_paragraph("第一条 付款")
    run = paper.add_paragraph("签订后十日内付清。").runs[0]
    paper.add_comment(run, text="改成验收后九十日", author="法务王")
    paper.sections[0].header.paragraphs[0].text = "本合同以甲方采购条款为准"
    paper.sections[0].footer.paragraphs[0].text = "第 1 页 共 3 页"
    out = io.BytesIO()
    paper.save(out)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = "<w:p><w:r><w:t>验收单须盖章</w:t></w:r></w:p>"
    note = f'<w:footnotes {space}><w:footnote w:id="1">{words}</w:footnote></w:footnotes>'.encode()
    content = with_part(out.getvalue(), "footnotes", note)
    text = words_of(word(content))
    assert text == (
        "第一条 付款\n签订后十日内付清。\n# 【页眉页脚】\n本合同以甲方采购条款为准\n# 【脚注】\n验收单须盖章"
        "\n# 【批注】\n法务王：改成验收后九十日"
    )
    assert without_beside(text) == "第一条 付款\n签订后十日内付清。"
    ours = compare("第一条 付款\n签订后十日内付清。", text)
    assert [each.change for each in ours] == [ClauseChange.SAME, *[ClauseChange.ADDED] * 3]


@pytest.mark.parametrize("text", [HOUSE.strip(), "第一条 甲\n一\n二\n\n第二条 乙\n三", "没有标题的一句话"])
def test_what_goes_out_as_word_comes_back_as_it_went(text: str) -> None:
    back = words_of(word(text_document(text)))
    assert {each.change for each in compare(text, back)} == {ClauseChange.SAME}


XML = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.docx"), (b"PK\x03\x04 no zip", "a.docx"), (packed({"word/document.xml": XML}), "a.docx"),
        (packed({"word/document.xml": b" " * 90_000_000}), "a.docx"),
        (packed({f"{n}.xml": b"" for n in range(2001)}), "a.docx"), (PDF, "a.docx"), (PDF, "a.html"), (PDF, "a.pdf"),
    ],
    ids=["empty", "no zip", "entity", "bomb", "entries", "wrong", "html", "pdf"],
)  # fmt: skip
def test_what_is_no_harmless_word_file_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_upload(io.BytesIO(content), name, allowed=".docx")
    assert set(refusal.value.fields) == {"file"}


def test_a_zip_that_is_no_word_file_is_refused_when_it_is_read() -> None:
    with pytest.raises(Invalid):
        words_of(word(packed({"a.txt": b"b"})))


def test_a_file_gets_a_plain_name_and_a_size_without_end_is_refused() -> None:
    assert read_upload(io.BytesIO(PDF), "..\\..\\x/合\u202e同\r\n.PDF", allowed=".pdf").name == "合 同.pdf"
    with pytest.raises(Invalid):
        read_upload(io.BytesIO(PDF + b"0" * 15_000_000), "a.pdf", allowed=".pdf")


def test_from_a_template_to_the_comparison_on_the_pages(
    cast: Cast, contract: Contract, house: ContractTemplate, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    client, deal = as_user(cast.owner), cast.deal
    here = reverse("contract", args=[deal.pk])
    assert "用这个模板起草" in client.get(here).content.decode()
    assert client.get(reverse("contract_compare", args=[deal.pk])).status_code == 400
    client.post(reverse("contract_draft", args=[deal.pk]), {"template": house.pk})
    sent = SimpleUploadedFile("改.docx", word_file(["# 第二条 价款", "一次付清"]))
    returned = reverse("contract_text_returned", args=[deal.pk])
    assert client.post(returned, {"file": SimpleUploadedFile("改.docx", b"no")}).status_code == 422
    assert client.post(returned, {"file": sent, "note": "法务"}).status_code == 302
    assert [text.side for text in ContractText.objects.all()] == [PaperSide.THEIRS, PaperSide.OURS]
    with django_assert_max_num_queries(30):
        page = client.get(reverse("contract_compare", args=[deal.pk])).content.decode()
    assert "<ins>" in page
    assert "第三条 期限" in page
    assert client.get(reverse("contract_compare", args=[deal.pk]), {"before": "9", "after": "1"}).status_code == 400
    file = client.get(reverse("contract_text_file", args=[deal.pk, 1]))
    assert "江海银行采购客服坐席" in "".join(p.text for p in Document(io.BytesIO(file.content)).paragraphs)
    scan = {"kind": "signed", "file": SimpleUploadedFile("合同.pdf", PDF)}
    assert client.post(reverse("contract_file_new", args=[deal.pk]), scan).status_code == 302
    kept = ContractFile.objects.get(kind=PaperKind.SIGNED)
    answer = client.get(reverse("contract_file", args=[deal.pk, kept.pk]))
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    with django_assert_max_num_queries(40):
        assert "合同.pdf" in client.get(here).content.decode()
