"""One valid set of values for each kind of row, for tests that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.opportunities.rows import RowKind, add_row
from yunchou.desk.qualification import operations as kinds
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

TODAY = AT.date()
YESTERDAY = TODAY - timedelta(days=1)


def contact(company: Company, name: str = "王建国") -> Contact:
    """Somebody at a customer."""
    return Contact.objects.create(company=company, name=name, title="信息技术部主任", created_at=AT)


def need(cast: Cast, fit: Fit = Fit.NEEDS_DEVELOPMENT, title: str = "智能质检") -> Any:
    """A requirement of the hero deal."""
    return add_row(kinds.NEED, cast.deal, {"title": title, "fit": fit}, actor=cast.owner, at=AT)


def values_for(kind: RowKind[Any], cast: Cast) -> dict[str, Any]:
    """What a person would write into this kind of row."""
    match kind.noun:
        case "need_summary":
            return {"initiating_reason": "合规检查要求全量质检", "documented": Answer.YES}
        case "need":
            return {"title": "全渠道接入", "must_have": Answer.YES, "is_clear": Answer.NO, "fit": Fit.MEETS}
        case "gap_request":
            return {"need": need(cast), "owner": cast.teammate, "due_on": date(2026, 9, 20), "question": "能否开发"}
        case "endorsement":
            return {"side": EndorsementSide.EXECUTIVE, "answer": Answer.YES, "on": YESTERDAY, "grade": "B2"}
        case "budget_fact":
            return {
                "year": 2026,
                "amount": Decimal("3000000.00"),
                "state": BudgetState.APPLIED,
                "learned_on": YESTERDAY,
                "grade": "C3",
            }
        case "plan_step":
            return {"step": PlanStep.GO_LIVE, "planned_on": date(2027, 3, 1)}
        case "decision_step":
            return {"name": "立项评审", "department": "信息技术部"}
    raise AssertionError(kind.noun)


KINDS = [
    kinds.NEED,
    kinds.GAP_REQUEST,
    kinds.ENDORSEMENT,
    kinds.BUDGET_FACT,
    kinds.PLAN_STEP,
    kinds.DECISION_STEP,
]
CHANGE = {
    "need": {"title": "改过的需求"},
    "gap_request": {"question": "改过的问题"},
    "endorsement": {"evidence": "会议纪要"},
    "budget_fact": {"note": "财务口头说的"},
    "plan_step": {"planned_on": date(2027, 4, 1)},
    "decision_step": {"department": "采购部"},
}
