"""Templates, texts and files of contracts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import AT
from tests.desk.contracts.papers import word_file
from tests.desk.permissions.row import SEES_ALL, SEES_CONTRACTS, SELLS, Row
from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.contracts.models import (
    Amendment,
    AmendmentLeave,
    Contract,
    ContractFile,
    ContractTemplate,
    ContractText,
    Obligation,
    TemplateVersion,
)
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.contracts.terms import PaperKind, PaperSide
from yunchou.playbook.kernel.advice import Role as AdviceRole

FINANCE = frozenset({Role.FINANCE})
WRITES = SELLS | FINANCE
KEEPS = frozenset({Role.FINANCE, Role.ADMINISTRATOR})
RETURNED = word_file(["第一条 甲", "乙"])
Where = Callable[[Opportunity], dict[str, Any]]


def contract_of(deal: Opportunity) -> Contract:
    found = Contract.objects.filter(opportunity=deal).first()
    terms = {"number": f"C-{deal.pk}", "title": "坐席采购", "amount": Decimal(360000)}
    return found or Contract.objects.create(opportunity=deal, created_by=deal.owner, created_at=AT, **terms)


def _here(deal: Opportunity) -> dict[str, Any]:
    return {"pk": contract_of(deal).opportunity_id}


def text_of(deal: Opportunity) -> ContractText:
    contract = contract_of(deal)
    number = contract.texts.count() + 1
    made = {"text": "第一条 甲\n乙", "made_by": deal.owner, "made_at": AT, "side": PaperSide.OURS}
    return ContractText.objects.create(contract=contract, number=number, **made)


def _text(deal: Opportunity) -> dict[str, Any]:
    return {"pk": deal.pk, "number": text_of(deal).number}


def _two(deal: Opportunity) -> dict[str, Any]:
    return {"pk": [text_of(deal), text_of(deal)][0].contract.opportunity_id}


def _file(deal: Opportunity) -> dict[str, Any]:
    what = {"kind": PaperKind.SIGNED, "name": "a.pdf", "media_type": "application/pdf", "size": 1, "content": b"%"}
    made = {"digest": str(ContractFile.objects.count()), "uploaded_by": deal.owner, "uploaded_at": AT}
    return {"pk": deal.pk, "file": ContractFile.objects.create(contract=contract_of(deal), **what, **made).pk}


def _template(owner: Any) -> ContractTemplate:
    template = ContractTemplate.objects.create(name=f"模板 {ContractTemplate.objects.count()}")
    TemplateVersion.objects.create(template=template, number=1, text="甲", made_by=owner, made_at=AT)
    return template


def _signed(deal: Opportunity) -> dict[str, Any]:
    Contract.objects.filter(pk=contract_of(deal).pk).update(signed_on=AT.date())
    return {"pk": deal.pk}


def _amendment(deal: Opportunity) -> dict[str, Any]:
    _signed(deal)
    made = {"reason": "加坐席", "seats": 9, "made_by": deal.owner, "made_at": AT}
    number = Amendment.objects.filter(contract=contract_of(deal)).count() + 1
    return {"pk": deal.pk, "number": Amendment.objects.create(contract=contract_of(deal), number=number, **made).number}


def _asked(deal: Opportunity) -> dict[str, Any]:
    """An amendment that waits for an executive."""
    amendment = Amendment.objects.get(contract=contract_of(deal), number=_amendment(deal)["number"])
    asked = {"matter": Matter.AMENDMENT, "what": "甲", "needs": AdviceRole.EXECUTIVE, "asked_at": AT, "waits_since": AT}
    leave = Approval.objects.create(opportunity=deal, asked_by=deal.owner, **asked)
    AmendmentLeave.objects.create(amendment=amendment, leave=leave, position=0)
    return {"pk": leave.pk}


def _new(deal: Opportunity) -> dict[str, Any]:
    return {"pk": deal.pk, "slug": "obligations"}


def _obligation(deal: Opportunity) -> dict[str, Any]:
    return {**_new(deal), "row": Obligation.objects.create(opportunity=deal, what="培训", recorded_by=deal.owner).pk}


def _row(route: str, where: Where, data: Callable[[Any], dict[str, Any]] | None = None) -> Row:
    return Row(
        route,
        "GET" if data is None else "POST",
        ours=lambda world: where(world.cast.deal),
        theirs=lambda world: where(world.foreign_deal),
        allowed=WRITES,
        allowed_theirs=FINANCE,
        data=data,
    )


def _look(route: str, where: Where) -> Row:
    return Row(
        route,
        ours=lambda world: where(world.cast.deal),
        theirs=lambda world: where(world.foreign_deal),
        allowed=SEES_CONTRACTS,
        allowed_theirs=SEES_ALL,
    )


def _house(route: str, data: dict[str, Any] | None = None, *, one: bool = True) -> Row:
    return Row(
        route,
        "GET" if data is None else "POST",
        ours=(lambda world: {"pk": _template(world.cast.finance).pk}) if one else None,
        allowed=KEEPS,
        data=None if data is None else lambda _world: dict(data),
    )


def _decide(data: dict[str, Any] | None = None) -> Row:
    """Only an executive decides; the others who see the deal are refused, who does not see it finds nothing."""
    return Row(
        "amendment_decide",
        "GET" if data is None else "POST",
        ours=lambda world: _asked(world.cast.deal),
        theirs=lambda world: _asked(world.foreign_deal),
        allowed=frozenset({Role.EXECUTIVE}),
        allowed_theirs=frozenset({Role.EXECUTIVE}),
        unseen=SEES_CONTRACTS - SEES_ALL,
        data=None if data is None else lambda _world: dict(data),
    )


DUTY = {"what": "培训", "bound": "us"}
ROWS = [
    _row("amendment_new", _signed),
    _row("amendment_new", _signed, lambda _world: {"seats": "7", "reason": "加坐席"}),
    _row("amendment_drop", _amendment, lambda _world: {"version": 1}),
    _decide(),
    _decide({"approved": "yes", "answer": "", "version": 1}),
    _row("amendment_adopt", _amendment),
    _row("amendment_adopt", _amendment, lambda _world: {"signed_on": "2026-09-01", "version": 1}),
    _row("contract_row_new", _new),
    _row("contract_row_new", _new, lambda _world: DUTY),
    _row("contract_row", _obligation),
    _row("contract_row", _obligation, lambda _world: {**DUTY, "version": 1}),
    replace(_row("contract_row_place", _obligation, lambda _world: {"to": 0}), status=422),
    _row("contract_row_removal", _obligation, lambda _world: {"version": 1}),
    _row("contract_draft", _here, lambda world: {"template": _template(world.cast.finance).pk}),
    _row("contract_text_new", _here),
    _row("contract_text_new", _here, lambda _world: {"text": "第一条 甲"}),
    _row("contract_text_returned", _here),
    _row("contract_text_returned", _here, lambda _world: {"file": SimpleUploadedFile("a.docx", RETURNED)}),
    _row("contract_file_new", _here),
    _row("contract_file_new", _here, lambda _w: {"kind": "signed", "file": SimpleUploadedFile("a.pdf", b"%PDF-1")}),
    _look("contract_text", _text),
    _look("contract_text_file", _text),
    _look("contract_compare", _two),
    _look("contract_file", _file),
    Row("contract_templates", allowed=SEES_CONTRACTS),
    Row(
        "contract_template",
        ours=lambda world: {"pk": _template(world.cast.finance).pk},
        allowed=SEES_CONTRACTS,
    ),
    _house("contract_template_new", one=False),
    _house("contract_template_new", {"name": "新", "text": "第一条 {{甲方}}"}, one=False),
    _house("contract_template_edit"),
    _house("contract_template_edit", {"text": "第一条 {{甲方}}", "version": 1}),
    _house("contract_template_retire", {"retired": "yes", "version": 1}),
]
