"""The budget: which fact counts, whether there is a budget, and what it covers (P30, P31, P32)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.terms import BudgetState, Match

FIRMNESS = list(BudgetState)  # none, rumoured, applied, approved, unknown


@value_object
class Cover:
    """Budget ÷ the sum it must cover. `ratio` is `None` while one of them is unknown or currencies differ."""

    ratio: Decimal | None
    match: Match


def budget_year(case: Case) -> int:
    """The year whose budget pays for the deal: that of the expected signature, otherwise the current one."""
    signing = case.dossier.opportunity.expected_sign_on
    return (signing or case.as_of).year


def current_budget(case: Case) -> BudgetFact | None:
    """The newest fact about the deal's year. Of two from one day the less favourable counts."""
    year = case.of(budget_year)
    known = [b for b in case.dossier.budgets if case.knew(b.noted_on) and b.state is not BudgetState.UNKNOWN]
    told = [b for b in known if b.year in (year, None)]
    return max(told, key=_newest, default=None)


def _newest(budget: BudgetFact) -> tuple[date, int, Decimal]:
    return budget.noted_on or date.min, -FIRMNESS.index(budget.state), -(budget.amount or Decimal(0))


def has_budget(case: Case) -> Finding:
    """Whether the customer has a definite budget for this deal. Only an approved one is a yes (P30)."""
    budget = case.of(current_budget)
    if budget is None:
        return Finding(Answer.UNKNOWN, _NOT_ASKED, (30,), (), (missing("budgets.state"),))
    reasons = (reason(budget),)
    if budget.grade is not None and budget.grade.is_weak:
        return Finding(Answer.UNKNOWN, _DOUBTED, (30, 79), reasons, (missing("budgets.state"),))
    answer = {BudgetState.NONE: Answer.NO, BudgetState.APPROVED: Answer.YES}.get(budget.state, Answer.UNKNOWN)
    unknowns = (missing("budgets.state"),) if answer is Answer.UNKNOWN else ()
    return Finding(answer, _TOLD[budget.state], (30, 32, 42), reasons, unknowns)


def reason(budget: BudgetFact) -> Reason:
    """The budget fact as a reason."""
    return because(
        "budgets.state", budget.state, of=str(budget.year or ""),
        source=budget.source, grade=budget.grade, noted_on=budget.noted_on,
    )  # fmt: skip


def budget_for_price(case: Case) -> Cover:
    """Budget ÷ our price (P31)."""
    return _cover(case, case.dossier.opportunity.price)


def budget_for_requirement(case: Case) -> Cover:
    """Budget ÷ what meeting the requirement costs (P31)."""
    return _cover(case, case.dossier.need.cost)


def _cover(case: Case, needed: Decimal | None) -> Cover:
    budget = case.of(current_budget)
    same_money = budget is not None and budget.currency == case.dossier.opportunity.currency
    if budget is None or budget.amount is None or not needed or not same_money:
        return Cover(None, Match.UNKNOWN)
    ratio = budget.amount / needed
    if ratio >= case.settings.ratio("qualification.budget_covers"):
        return Cover(ratio, Match.COVERS)
    tight = ratio >= case.settings.ratio("qualification.budget_tight")
    return Cover(ratio, Match.TIGHT if tight else Match.SHORT)


_NOT_ASKED: Sentence = say("预算情况不知道。", "Nothing is known about the budget.")
_DOUBTED: Sentence = say("有关于预算的说法，但来源不可信。", "There is word of the budget, but it has to be doubted.")
_TOLD: dict[BudgetState, Sentence] = {
    BudgetState.NONE: say("客户没有预算。", "The customer has no budget."),
    BudgetState.RUMOURED: say("只是听说有预算，还没有坐实。", "A budget is only rumoured."),
    BudgetState.APPLIED: say("预算已申请，还没批下来。", "A budget is applied for, not yet approved."),
    BudgetState.APPROVED: say("预算已批准。", "The budget is approved."),
}
