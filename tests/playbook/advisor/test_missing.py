from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor import assess
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact, DecisionStep, Need, TimePlan
from yunchou.playbook.qualification.terms import BudgetState, Fit
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function, Level

KNOWN = {
    "account": Account(name="华东银行", seats_now=300),
    "opportunity": at(Stage.QUALIFICATION),
    "needs": (Need(title="外呼", clarity=Answer.YES, fit=Fit.MEETS),),
    "budgets": (BudgetFact(year=2026, state=BudgetState.APPROVED),),
    "time_plan": TimePlan(go_live_on=date(2026, 12, 1)),
    "decision_steps": (DecisionStep(name="立项", department="科技部", person="李主任"),),
}


@pytest.mark.parametrize(
    ("factor", "path"),
    [
        ("budgets", "budgets.state"),
        ("needs", "needs.title"),
        ("time_plan", "time_plan.go_live_on"),
        ("decision_steps", "decision_steps.name"),
    ],
)
def test_the_one_factor_nobody_knows_is_the_missing_detail(factor, path):
    dossier = Dossier(**{name: value for name, value in KNOWN.items() if name != factor})
    assert assess(dossier, as_of=TODAY).missing.path == path


def test_what_cannot_change_a_verdict_any_more_is_not_asked_first():
    no_budget = {**KNOWN, "budgets": (BudgetFact(year=2026, state=BudgetState.NONE),), "time_plan": TimePlan()}
    found = assess(Dossier(**no_budget), as_of=TODAY)
    assert found.established.value is Answer.NO
    assert found.missing.path != "budgets.state"


def test_beside_a_rival_the_lean_of_the_heaviest_person_is_asked():
    people = (
        Person(name="小孙", level=Level.STAFF),
        Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工"),
        Person(name="赵总", level=Level.HEAD, function=Function.BUSINESS, veto=Answer.YES, covered_by="林晓"),
        Person(name="钱行长", decides=Answer.NO),
    )
    dossier = Dossier(**KNOWN, people=people, rivals=(Rival(name="云讯", stage=Stage.QUALIFICATION),))
    found = assess(dossier, as_of=TODAY).missing
    assert (found.path, found.of) == ("people.leans.lean", "赵总")


def test_of_four_unknown_factors_the_budget_is_the_missing_detail_for_it_alone_can_end_the_deal():
    assert assess(Dossier(opportunity=at(Stage.QUALIFICATION)), as_of=TODAY).missing.path == "budgets.state"
    assert assess(Dossier(), as_of=TODAY).missing.path == "budgets.state"


def test_a_lost_deal_waits_for_no_detail():
    lost = Opportunity(stage=Stage.NEGOTIATION, standing=Standing.LOST)
    assert assess(Dossier(opportunity=lost), as_of=TODAY).missing is None


def test_a_deal_won_by_its_money_does_not_wait_for_a_rival():
    paid = Contract(amount=Decimal(100), first_payment=Decimal(30))
    receipts = (Receipt(amount=Decimal(30), received_on=TODAY),)
    won = Dossier(opportunity=at(Stage.CONTRACT_SIGNING), contract=paid, receipts=receipts)
    assert assess(won, as_of=TODAY).missing.path == "payment_path.department"


def test_money_that_nothing_measures_asks_for_the_contract_first():
    paid = Dossier(opportunity=at(Stage.COLLECTION), receipts=(Receipt(amount=Decimal(30), received_on=TODAY),))
    assert assess(paid, as_of=TODAY).missing.path == "contract.amount"


def test_what_is_called_won_without_money_asks_for_the_receipt():
    called = Dossier(opportunity=Opportunity(standing=Standing.WON))
    assert assess(called, as_of=TODAY).missing.path == "receipts.amount"


def test_of_a_fact_that_several_things_lack_one_of_them_is_named():
    bare = (Need(title="外呼", clarity=Answer.YES, must_have=Answer.YES, proposer="李主任"),)
    facts = {**KNOWN, "needs": bare, "opportunity": at(Stage.SOLUTION_DESIGN)}
    found = assess(Dossier(**facts), as_of=TODAY, rules=()).missing
    assert found is not None
    assert (found.path, found.of) == ("needs.fit", "外呼")


def test_a_factor_that_is_good_asks_for_nothing_more():
    """A plan that can be kept need not have every step: the process of which nothing is known comes first."""
    steps = tuple(DecisionStep(name=name) for name in ("立项", "审批", "签字", "备案"))
    found = assess(Dossier(**{**KNOWN, "decision_steps": steps}), as_of=TODAY).missing
    assert found is not None
    assert found.path in ("decision_steps.department", "decision_steps.person")
