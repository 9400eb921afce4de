from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.conduct.rules.classified_customer_stays_off_the_record import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.qualification.facts import DecisionStep

CASES = (
    fires(
        "涉密客户记了坐席数",
        "Seats of a classified customer",
        "删掉",
        severity=Severity.STOP,
        account=Account(classified=Answer.YES, seats_now=60),
    ),
    silent("涉密客户什么都没记", "Nothing of it is recorded", account=Account(classified=Answer.YES)),
    silent(
        "军工但不涉密",
        "Defence, not classified",
        account=Account(public_sector=PublicSectorClass.DEFENCE, classified=Answer.NO, seats_now=60),
    ),
    unknown(
        "军工，是否涉密不知道",
        "Defence, class unknown",
        asks=True,
        account=Account(public_sector=PublicSectorClass.DEFENCE, seats_now=60),
    ),
    unknown("普通客户没问过", "An ordinary customer, not asked", asks=False, account=Account(seats_now=60)),
    fires(
        "涉密客户记了可替换坐席",
        "Replaceable seats of a classified customer",
        "删掉",
        account=Account(classified=Answer.YES, seats_replaceable=60),
    ),
    fires(
        "涉密客户的商机记了坐席，决策流程记了人",
        "Seats of its deal and names in its decision",
        "删掉",
        account=Account(classified=Answer.YES),
        opportunity=Opportunity(seats=60),
        decision_steps=(DecisionStep(name="立项", person="王科长"),),
    ),
    unknown(
        "行业写的是军工，性质还没填",
        "Defence by its trade, nobody said its class",
        asks=True,
        account=Account(segment="军工", seats_now=60),
    ),
    silent(
        "行业是军工，性质是民企",
        "Defence by its trade, said to be private",
        account=Account(segment="军工", public_sector=PublicSectorClass.PRIVATE, seats_now=60),
    ),
)


@examples(CASES)
def test_classified_customer_stays_off_the_record(example):
    example.holds_for(RULE)
