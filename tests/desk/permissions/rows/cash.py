"""Contracts, receivables and bank receipts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_CONTRACTS,
    SEES_RECEIVABLES,
    SELLS,
    Arguments,
    Row,
    World,
    company,
    deal,
    deal_in,
    foreign_company,
    foreign_deal,
)
from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.models import (
    Allocation,
    BankReceipt,
    BankStatement,
    Instalment,
    Invoice,
    PaymentDispute,
    PaymentPromise,
    PaymentStep,
    Refund,
    StatementLine,
)

FINANCE = frozenset({Role.FINANCE})
WRITES_CONTRACTS = SELLS | FINANCE
TERMS = {"number": "YC-9", "title": "坐席采购", "amount": "360000", "currency": "CNY", "version": 1}
DAY = "2026-09-01"


def _contract(opportunity: Opportunity) -> Contract:
    found = Contract.objects.filter(opportunity=opportunity).first()
    return found or Contract.objects.create(
        opportunity=opportunity,
        number=f"C-{opportunity.pk}",
        title="坐席采购",
        amount=Decimal(360000),
        created_by=opportunity.owner,
        created_at=AT,
    )


def _with_contract(opportunity: Opportunity) -> dict[str, Any]:
    return {"pk": _contract(opportunity).opportunity_id}


def _instalment(opportunity: Opportunity) -> Instalment:
    contract = _contract(opportunity)
    found = contract.instalments.first()
    return found or Instalment.objects.create(
        contract=contract, position=1, name="首付", amount=Decimal(1000), due_on=AT.date()
    )


def _due(opportunity: Opportunity) -> dict[str, Any]:
    """A deal with a payment that is late."""
    return {"pk": _instalment(opportunity).contract.opportunity_id}


def _receipt(opportunity: Opportunity) -> BankReceipt:
    return BankReceipt.objects.create(
        customer_id=opportunity.customer_id,
        bank_reference=f"B-{opportunity.pk}",
        payer="江海银行",
        amount=Decimal(1000),
        received_on=AT.date(),
        recorded_by=opportunity.owner,
        recorded_at=AT,
    )


def _line(opportunity: Opportunity) -> StatementLine:
    mark = f"{opportunity.pk}"
    statement, _made = BankStatement.objects.get_or_create(
        digest=mark, defaults={"file_name": "11月.csv", "taken_by": opportunity.owner, "taken_at": AT}
    )
    return StatementLine.objects.create(
        statement=statement, row=2, mark=mark, booked_on=AT.date(), amount=Decimal(1000), currency="CNY"
    )


def _aside(opportunity: Opportunity) -> StatementLine:
    line = _line(opportunity)
    StatementLine.objects.filter(pk=line.pk).update(set_aside_reason="利息")
    return line


def _line_of(opportunity: Opportunity) -> dict[str, Any]:
    return {"pk": _line(opportunity).pk, "customer": opportunity.customer_id}


def _proposal(opportunity: Opportunity) -> dict[str, Any]:
    """A line whose only proposal is the thousand that are owed; their currencies and customers agree."""
    _instalment(opportunity)
    line = _line(opportunity)
    StatementLine.objects.filter(pk=line.pk).update(payer=opportunity.customer.name)
    return {"pk": line.pk}


def _key(opportunity: Opportunity) -> dict[str, Any]:
    instalment = _instalment(opportunity)
    return {"proposal": f"{opportunity.customer_id}-{instalment.pk}:{instalment.amount:.2f}"}


def _step(model: type[SigningStep] | type[PaymentStep]) -> Callable[[Opportunity], dict[str, Any]]:
    def made(opportunity: Opportunity) -> dict[str, Any]:
        return {"pk": opportunity.pk, "step": model.objects.create(opportunity=opportunity, department="法务").pk}

    return made


def _pk_of(make: Callable[[Opportunity], Any]) -> Callable[[Opportunity], dict[str, Any]]:
    return lambda opportunity: {"pk": make(opportunity).pk}


def _ours(make: Callable[[Opportunity], dict[str, Any]]) -> Arguments:
    return lambda world: make(world.cast.deal)


def _theirs(make: Callable[[Opportunity], dict[str, Any]]) -> Arguments:
    return lambda world: make(world.foreign_deal)


def _row(route: str, make: Callable[[Opportunity], dict[str, Any]], data: dict[str, Any] | None = None) -> Row:
    """A page or, with `data`, a form about a contract's part."""
    return Row(
        route,
        "GET" if data is None else "POST",
        ours=_ours(make),
        theirs=_theirs(make),
        allowed=WRITES_CONTRACTS,
        allowed_theirs=FINANCE,
        data=None if data is None else lambda _world: dict(data),
    )


def _money(route: str, make: Callable[[Opportunity], dict[str, Any]], data: dict[str, Any] | None = None) -> Row:
    """A page or form for who records money; finance reaches all of it."""
    return Row(
        route,
        "GET" if data is None else "POST",
        ours=_ours(make),
        theirs=_theirs(make),
        allowed=FINANCE,
        allowed_theirs=FINANCE,
        data=None if data is None else lambda _world: dict(data),
    )


def _new_receipt(_world: World) -> dict[str, Any]:
    return {"bank_reference": "B-77", "payer": "江海", "amount": "5", "currency": "CNY", "received_on": DAY}


def _invoice(opportunity: Opportunity) -> dict[str, Any]:
    made = {
        "number": f"F-{opportunity.pk}",
        "amount": Decimal(9),
        "issued_on": AT.date(),
        "issued_by": opportunity.owner,
    }
    return {"pk": Invoice.objects.create(instalment=_instalment(opportunity), created_at=AT, **made).pk}


RED = {"number": "R-1", "amount": "9", "issued_on": DAY, "reason": "wrong"}
EXCHANGE = {"number": "R-1", "new_number": "F-99", "issued_on": DAY}
INSTALMENT = {"name": "首付", "amount": "1000", "due_on": DAY, "version": 1}
PERIODS = {"name": "月费", "count": 2, "first_on": DAY, "months": 1}
SHARES = {"name-1": "全款", "share-1": "100", "due_on-1": DAY}
STEP = {"department": "法务部", "state": "waiting", "version": 1}


def _paths(noun: str, model: type[SigningStep] | type[PaymentStep]) -> list[Row]:
    here = _pk_of(lambda opportunity: opportunity)
    return [
        _row(f"{noun}_step_new", here),
        _row(f"{noun}_step_new", here, STEP),
        _row(f"{noun}_step", _step(model)),
        _row(f"{noun}_step", _step(model), STEP),
        _row(f"{noun}_step_move", _step(model), {"to": 0}),
        _row(f"{noun}_step_remove", _step(model), {"version": 1}),
    ]


def _promise(opportunity: Opportunity) -> PaymentPromise:
    about = {"instalment": _instalment(opportunity), "recorded_by": opportunity.owner}
    return PaymentPromise.objects.create(**about, given_on=AT.date(), due_on=AT.date())


def _dispute(opportunity: Opportunity) -> PaymentDispute:
    about = {"instalment": _instalment(opportunity), "recorded_by": opportunity.owner}
    return PaymentDispute.objects.create(**about, raised_on=AT.date(), what="少开了坐席")


def _claims(slug: str, make: Callable[[Opportunity], Any], values: dict[str, Any]) -> list[Row]:
    """The four addresses of promises or disputes."""

    def new(opportunity: Opportunity) -> dict[str, Any]:
        return {"pk": _with_contract(opportunity)["pk"], "slug": slug}

    def one(opportunity: Opportunity) -> dict[str, Any]:
        return {"pk": opportunity.pk, "slug": slug, "row": make(opportunity).pk}

    def said(world: World, *, theirs: bool) -> dict[str, Any]:
        return {"instalment": _instalment(deal_in(world, theirs=theirs)).pk, "version": 1, **values}

    def form(route: str, where: Callable[[Opportunity], dict[str, Any]]) -> Row:
        return Row(
            route,
            "POST",
            ours=_ours(where),
            theirs=_theirs(where),
            allowed=WRITES_CONTRACTS,
            allowed_theirs=FINANCE,
            data=lambda world: said(world, theirs=False),
            their_data=lambda world: said(world, theirs=True),
        )

    rows = [_row("receivables_row_new", new), form("receivables_row_new", new)]
    rows += [_row("receivables_row", one), form("receivables_row", one)]
    place = replace(_row("receivables_row_place", one, {"to": 0}), status=422)
    return [*rows, place, _row("receivables_row_removal", one, {"version": 1})]


def _share(opportunity: Opportunity) -> dict[str, Any]:
    receipt, instalment = _receipt(opportunity), _instalment(opportunity)
    by = {"allocated_by": opportunity.owner, "allocated_at": AT, "amount": Decimal(1)}
    share, _new = Allocation.objects.get_or_create(receipt=receipt, instalment=instalment, defaults=by)
    return {"pk": receipt.pk, "number": share.pk}


def _refund(opportunity: Opportunity) -> dict[str, Any]:
    receipt = _receipt(opportunity)
    by = {"recorded_by": opportunity.owner, "recorded_at": AT, "reason": "退汇", "returned_on": AT.date()}
    row, _new = Refund.objects.get_or_create(
        receipt=receipt, bank_reference=f"T-{receipt.pk}", defaults={**by, "amount": Decimal(1)}
    )
    return {"pk": receipt.pk, "number": row.pk}


def _signed(opportunity: Opportunity) -> dict[str, Any]:
    found = _instalment(opportunity)
    Contract.objects.filter(pk=found.contract_id).update(signed_on=DAY)
    return {"pk": found.pk}


ROWS = [
    Row("contract", ours=deal, theirs=foreign_deal, allowed=SEES_CONTRACTS, allowed_theirs=SEES_ALL),
    _row("contract_edit", _pk_of(lambda opportunity: opportunity)),
    _row("contract_edit", _with_contract, TERMS),
    _row("contract_sign", _with_contract, {"signed_on": DAY, "version": 1}),
    *_paths("signing", SigningStep),
    Row("receivables", ours=deal, theirs=foreign_deal, allowed=SEES_RECEIVABLES, allowed_theirs=SEES_ALL),
    _row("instalment_new", _with_contract),
    _row("instalment_new", _with_contract, INSTALMENT),
    _row("instalment_shares", _with_contract),
    _row("instalment_shares", _with_contract, SHARES),
    _row("instalment_edit", _pk_of(_instalment)),
    _row("instalment_edit", _pk_of(_instalment), INSTALMENT),
    _row("instalment_day", _signed),
    _row("instalment_day", _signed, {"due_on": "2026-12-02", "signed_on": DAY, "reason": "缓付"}),
    _row("payment_letter", _due),
    _row("instalment_remove", _pk_of(_instalment), {"version": 1}),
    _money("invoice_new", _pk_of(_instalment)),
    _money("invoice_new", _pk_of(_instalment), {"number": "F-1", "amount": "1", "issued_on": DAY}),
    _money("invoice_red", _invoice),
    _money("invoice_red", _invoice, RED),
    _money("invoice_exchange", _invoice),
    _money("invoice_exchange", _invoice, EXCHANGE),
    *_paths("payment", PaymentStep),
    Row("collections", allowed=SEES_RECEIVABLES),
    Row("collections_board", allowed=SEES_RECEIVABLES),
    Row("collections_ageing", allowed=SEES_RECEIVABLES),
    # Nobody of the cast was given the right to export.
    Row("collections_export", allowed=frozenset()),
    _row("instalment_periods", _with_contract),
    _row("instalment_periods", _with_contract, PERIODS),
    *_claims("promises", _promise, {"given_on": DAY, "due_on": DAY}),
    *_claims("disputes", _dispute, {"kind": "amount", "raised_on": DAY, "what": "少开了坐席"}),
    Row("bank_receipts", allowed=FINANCE),
    Row("bank_receipt_payer", allowed=FINANCE),
    Row("bank_receipt_new", ours=company, theirs=foreign_company, allowed=FINANCE, allowed_theirs=FINANCE),
    Row(
        "bank_receipt_new",
        "POST",
        ours=company,
        theirs=foreign_company,
        allowed=FINANCE,
        allowed_theirs=FINANCE,
        data=_new_receipt,
    ),
    _money("bank_receipt", _pk_of(_receipt)),
    _money("bank_receipt_allocate", _pk_of(_receipt), {}),
    _money(
        "bank_receipt_refund",
        _pk_of(_receipt),
        {"amount": "1", "returned_on": DAY, "bank_reference": "T-1", "reason": "退汇", "version": 1},
    ),
    _money("refund_withdraw", _refund, {"version": 1, "reason": "记错"}),
    _money("bank_receipt_release", _share, {"version": 1, "reason": "付的是别的"}),
    replace(_money("receivables_win", _with_contract, {}), status=422),
    Row("bank_statements", allowed=FINANCE),
    _money("bank_statement", lambda opportunity: {"pk": _line(opportunity).statement_id}),
    _money("bank_statement_certain", lambda opportunity: {"pk": _line(opportunity).statement_id}, {}),
    _money("statement_line", _pk_of(_line)),
    Row(
        "statement_line_accept",
        "POST",
        ours=_ours(_proposal),
        theirs=_theirs(_proposal),
        allowed=FINANCE,
        allowed_theirs=FINANCE,
        data=lambda world: _key(world.cast.deal),
        their_data=lambda world: _key(world.foreign_deal),
    ),
    _money("statement_line_aside", _pk_of(_line), {"reason": "利息"}),
    _money("statement_line_again", _pk_of(_aside), {}),
    _money("statement_line_shares", _line_of),
    _money("statement_line_shares", _line_of, {}),
    _money("bank_receipt_withdraw", _pk_of(_receipt), {"reason": "录错", "version": 1}),
]
