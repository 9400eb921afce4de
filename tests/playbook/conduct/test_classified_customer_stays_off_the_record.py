from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.conduct.rules.classified_customer_stays_off_the_record import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass

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
)


@examples(CASES)
def test_classified_customer_stays_off_the_record(example):
    example.holds_for(RULE)
