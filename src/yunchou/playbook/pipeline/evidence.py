"""How recorded facts decide the exit criteria that facts can decide."""

from __future__ import annotations

from collections.abc import Callable

from yunchou.playbook.contracts.paths import knows_payment_path, knows_signing_path
from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.sentences import Value, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES
from yunchou.playbook.key_account.scorecard import are_counted, scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.qualification.budget import budget_for_price, budget_sum, has_budget, is_doubtful, reason
from yunchou.playbook.qualification.decision import knows_decision_process
from yunchou.playbook.qualification.need import (
    backing,
    has_clear_need,
    is_confirmed,
    is_documented,
    must_haves_met,
)
from yunchou.playbook.qualification.price import asked_price, price_reason
from yunchou.playbook.qualification.terms import EndorsementSide, Match
from yunchou.playbook.qualification.time_plan import has_time_plan
from yunchou.playbook.receivables.collected import collected, won
from yunchou.playbook.receivables.plan import instalments_cover_contract
from yunchou.playbook.stakeholders.people import present


def account_judged(case: Case) -> Finding:
    """A verdict other than unknown is a judgement."""
    verdict = case.of(scorecard).verdict
    answer = UNKNOWN if verdict.value is KeyAccountVerdict.UNKNOWN else YES
    return Finding(answer, verdict.sentence, verdict.phrases, verdict.reasons, verdict.unknowns)


def seats_known(case: Case) -> Finding:
    """The seats of today are a number, not a guess that nobody wrote down or that has to be doubted."""
    return _known("account.seats_now", case.dossier.account.seats_now if are_counted(case) else None, (3, 6))


def somebody_known(case: Case) -> Finding:
    """At least one named person who is still at the customer."""
    names = [person.name for person in case.of(present)]
    return _known("people.name", "、".join(names), (40,))


def initiator_known(case: Case) -> Finding:
    """Who started the project, and why."""
    need = case.dossier.need
    if need.initiator and need.initiating_reason:
        return _known("need.initiator", need.initiator, (41,))
    unknown = "need.initiator" if not need.initiator else "need.initiating_reason"
    return _known(unknown, None, (41,))


def _known(path: str, value: Value, phrases: tuple[int, ...]) -> Finding:
    sentence = say("{fact}：{value}。", "{fact}: {value}.", fact=missing(path).fact, value=value)
    if value is None or value == "":
        return Finding(UNKNOWN, sentence, phrases, (), (missing(path),))
    return Finding(YES, sentence, phrases, (because(path, value),))


def price_within_budget(case: Case) -> Finding:
    """Our price against the budget. A tight budget does not cover the price either (P31, P33)."""
    cover, budget, deal = case.of(budget_for_price), case.of(budget_sum), case.dossier.opportunity
    if budget is not None and case.of(asked_price) is not None and budget.currency != deal.currency:
        sentence = say(
            "预算是 {theirs}，报价是 {ours}：换成同一种货币再比。",
            "The budget is in {theirs}, our price in {ours}: compare them in one currency.",
            theirs=budget.currency,
            ours=deal.currency,
        )
        return Finding(UNKNOWN, sentence, (31,), (reason(budget),), (missing("budgets.currency"),))
    if budget is not None and case.of(asked_price) is not None and is_doubtful(budget):
        return Finding(UNKNOWN, _DOUBTED, (31, 79), (reason(budget),), (missing("budgets.amount"),))
    if budget is None or cover.match is Match.UNKNOWN:
        lacking = (missing("budgets.amount"), missing("opportunity.amount"))
        return Finding(UNKNOWN, _NO_COMPARISON, (31,), (), lacking)
    answer = YES if cover.match is Match.COVERS else NO
    sentence = say("预算对报价：{match}。", "Budget against our price: {match}.", match=cover.match)
    price = price_reason(case, case.of(asked_price))
    return Finding(answer, sentence, (31, 33), (reason(budget), price))


_DOUBTED = say("预算数的来源不可信，没法比。", "The source of the budget is doubtful: no comparison yet.")
_NO_COMPARISON = say("预算金额或报价不知道，没法比。", "Budget or price unknown: no comparison yet.")

EVIDENCE: dict[str, Callable[[Case], Finding]] = {
    "account_judged": account_judged,
    "seats_known": seats_known,
    "somebody_known": somebody_known,
    "need_clear": has_clear_need,
    "budget_definite": has_budget,
    "time_plan_kept": has_time_plan,
    "decision_process_known": knows_decision_process,
    "need_documented": is_documented,
    "need_confirmed": is_confirmed,
    "backed_by_executive": lambda case: case.of(backing)[EndorsementSide.EXECUTIVE],
    "backed_by_technical": lambda case: case.of(backing)[EndorsementSide.TECHNICAL],
    "backed_by_business": lambda case: case.of(backing)[EndorsementSide.BUSINESS],
    "initiator_known": initiator_known,
    "must_haves_met": must_haves_met,
    "price_within_budget": price_within_budget,
    "signing_path_known": knows_signing_path,
    "contract_signed": is_signed,
    "instalments_cover_contract": instalments_cover_contract,
    "payment_path_known": knows_payment_path,
    "winning_payment_received": won,
    "all_collected": collected,
}
