"""Our price for the deal, wherever it stands: the deal's own, what we offer now, or the contract (P31)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because
from yunchou.playbook.kernel.reasons import Reason


def price(case: Case) -> Decimal | None:
    """What the deal is worth to us: its amount or seats × unit price, else what we offer, else the contract."""
    return next((value for _, value in _stated(case) if value is not None), None)


def asked_price(case: Case) -> Decimal | None:
    """What we ask of the customer now: the offer on the table where there is one."""
    plan = case.dossier.negotiation
    return case.of(price) if plan is None or plan.offered is None else plan.offered


def price_reason(case: Case, value: Decimal | None) -> Reason:
    """A price as a reason, at the place where it stands."""
    path = next((path for path, stated in _stated(case) if stated == value and value is not None), "opportunity.amount")
    return because(path, value)


def _stated(case: Case) -> tuple[tuple[str, Decimal | None], ...]:
    plan, contract = case.dossier.negotiation, case.dossier.contract
    return (
        ("opportunity.amount", case.dossier.opportunity.price),
        ("negotiation.offered", None if plan is None else plan.offered),
        ("contract.amount", None if contract is None else contract.amount),
    )
