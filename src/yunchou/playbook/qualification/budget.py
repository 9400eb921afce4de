"""The budget: which fact counts, whether there is a budget, and what it covers (P30, P31, P32)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.price import asked_price
from yunchou.playbook.qualification.terms import BudgetState, Match

SECURED = (BudgetState.APPLIED, BudgetState.APPROVED)
FIRMNESS = list(BudgetState)  # none, rumoured, applied, approved, unknown


@value_object
class Cover:
    """Budget ÷ the sum it must cover. `ratio` is `None` while one is unknown or doubtful, or currencies differ."""

    ratio: Decimal | None
    match: Match


def current_budget(case: Case) -> BudgetFact | None:
    """The fact that counts: the newest that says how firm the budget is, of the year that pays for the deal.

    That is the year of the expected signature. Without one it is this year, or the first later year whose budget is
    approved, for nobody says that the deal has to be signed this year. A doubtful fact counts only beside no other;
    of two from one day the less favourable. Where nobody said how firm it is, an amount is better than nothing.
    """
    signing, this_year = case.dossier.opportunity.expected_sign_on, case.as_of.year
    if signing is not None:
        return _of_year(case, signing.year)
    now = _of_year(case, this_year)
    if now is not None and _is_approved(now):
        return now
    years = sorted({b.year for b in case.of(_told) if b.year is not None and b.year > this_year})
    later = [budget for year in years if (budget := _of_year(case, year)) is not None]
    return next(filter(_is_approved, later), None) or now or next(iter(later), None)


def budget_sum(case: Case) -> BudgetFact | None:
    """The newest fact that says how much, of the same year; `None` where there is no budget to be had."""
    current = case.of(current_budget)
    if current is None or current.state is BudgetState.NONE:
        return None
    summed = [b for b in case.of(_told) if b.amount is not None and b.year in (current.year, None)]
    return _newest(b for b in summed if b.state is not BudgetState.NONE and b.amount)


def _told(case: Case) -> tuple[BudgetFact, ...]:
    """What is known of the budget by the day of judgement."""
    return tuple(
        [
            b
            for b in case.dossier.budgets
            if case.knew(b.noted_on) and (b.state is not BudgetState.UNKNOWN or b.amount is not None)
        ]
    )


def _of_year(case: Case, year: int) -> BudgetFact | None:
    told = [b for b in case.of(_told) if b.year in (year, None)]
    return _newest(b for b in told if b.state is not BudgetState.UNKNOWN) or _newest(told)


def is_secured(case: Case, year: int) -> bool:
    """Whether the budget of a year is applied for or approved by the newest word on it that is not doubtful."""
    told = (b for b in case.of(_told) if b.year == year and b.state is not BudgetState.UNKNOWN)
    newest = _newest(told)
    return newest is not None and newest.state in SECURED and not is_doubtful(newest) and newest.amount != 0


def _newest(told: Iterable[BudgetFact]) -> BudgetFact | None:
    return max(told, key=_order, default=None)


def _order(budget: BudgetFact) -> tuple[bool, date, int, Decimal]:
    return (
        not is_doubtful(budget),
        budget.noted_on or date.min,
        -FIRMNESS.index(budget.state),
        -(budget.amount or Decimal(0)),
    )


def _is_approved(budget: BudgetFact) -> bool:
    return budget.state is BudgetState.APPROVED and not is_doubtful(budget)


def is_doubtful(budget: BudgetFact) -> bool:
    """Whether its source has to be doubted, so that nothing rests on it (P79)."""
    return budget.grade is not None and budget.grade.is_weak


def has_budget(case: Case) -> Finding:
    """Whether the customer has a definite budget for this deal. Only an approved one is a yes (P30)."""
    budget = case.of(current_budget)
    if budget is None:
        return _untold(case)
    reasons = (reason(budget),)
    if is_doubtful(budget):
        return Finding(UNKNOWN, _DOUBTED, (30, 79), reasons, (missing("budgets.state"),))
    state = BudgetState.NONE if budget.amount == 0 else budget.state  # nothing is no budget, approved or not
    answer = {BudgetState.NONE: NO, BudgetState.APPROVED: YES}.get(state, UNKNOWN)
    unknowns = (missing("budgets.state"),) if answer is UNKNOWN else ()
    return Finding(answer, _TOLD[state], (30, 32, 42), reasons, unknowns)


def _untold(case: Case) -> Finding:
    """Nobody noted a budget; the deal may have been set aside because there is none."""
    if case.dossier.opportunity.disqualified_for is DisqualifiedFor.NO_BUDGET:
        reasons = (because("opportunity.disqualified_for", DisqualifiedFor.NO_BUDGET),)
        return Finding(NO, _TOLD[BudgetState.NONE], (30, 32), reasons)
    return Finding(UNKNOWN, _NOT_ASKED, (30,), (), (missing("budgets.state"),))


def reason(budget: BudgetFact) -> Reason:
    """The budget fact as a reason: how firm it is, or how much where nobody said how firm."""
    said = budget.state is not BudgetState.UNKNOWN and budget.amount != 0
    return because(
        "budgets.state" if said else "budgets.amount", budget.state if said else budget.amount,
        of=str(budget.year or ""), source=budget.source, grade=budget.grade, noted_on=budget.noted_on,
    )  # fmt: skip


def said_two_ways(case: Case) -> tuple[BudgetFact, ...]:
    """The newest word of each source on the year that counts, when they exclude each other: approved, and none (P79).

    Doubtful and old words do not count, and a word without a source contradicts only one of the same day.
    """
    if not any(_denies(b) for b in case.of(_told)):
        return ()
    current = case.of(current_budget)
    since = case.as_of - timedelta(days=case.settings.whole("intelligence.fresh_days"))
    newest: dict[str, BudgetFact] = {}
    for budget in sorted(case.of(_told), key=_order):
        fresh = budget.noted_on is None or budget.noted_on >= since
        if fresh and not is_doubtful(budget) and budget.year in (current and current.year, None):
            newest[budget.source or f"{budget.noted_on} {budget.state}"] = budget
    approved = [b for b in newest.values() if b.state is BudgetState.APPROVED and not _denies(b)]
    denied = [b for b in newest.values() if _denies(b)]
    pairs = [(a, d) for a in approved for d in denied if a.noted_on == d.noted_on or (a.source and d.source)]
    return pairs[-1] if pairs else ()


def _denies(budget: BudgetFact) -> bool:
    return budget.state is BudgetState.NONE or budget.amount == 0


def budget_for_price(case: Case) -> Cover:
    """Budget ÷ our price (P31)."""
    return _cover(case, case.of(asked_price))


def budget_for_requirement(case: Case) -> Cover:
    """Budget ÷ what meeting the requirement costs (P31)."""
    return _cover(case, case.dossier.need.cost)


def _cover(case: Case, needed: Decimal | None) -> Cover:
    budget = case.of(budget_sum)
    same_money = budget is not None and budget.currency == case.dossier.opportunity.currency
    if budget is None or budget.amount is None or not needed or not same_money or is_doubtful(budget):
        return Cover(None, Match.UNKNOWN)
    ratio = budget.amount / needed
    if ratio >= case.settings.ratio("qualification.budget_covers"):
        return Cover(ratio, Match.COVERS)
    tight = ratio >= case.settings.ratio("qualification.budget_tight")
    return Cover(ratio, Match.TIGHT if tight else Match.SHORT)


_NOT_ASKED: Sentence = say("预算情况不知道。", "Nothing is known about the budget.")
_DOUBTED: Sentence = say("有关于预算的说法，但来源不可信。", "There is word of the budget, but it has to be doubted.")
_TOLD: dict[BudgetState, Sentence] = {
    BudgetState.UNKNOWN: say("听到了预算数，批没批不知道。", "An amount is known, whether it is approved is not."),
    BudgetState.NONE: say("客户没有预算。", "The customer has no budget."),
    BudgetState.RUMOURED: say("只是听说有预算，还没有坐实。", "A budget is only rumoured."),
    BudgetState.APPLIED: say("预算已申请，还没批下来。", "A budget is applied for, not yet approved."),
    BudgetState.APPROVED: say("预算已批准。", "The budget is approved."),
}
