from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.rules.given_hospitality_is_reported import RULE
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.tempo.facts import Tender

PRIVATE = Account(name="江海商贸", public_sector=PublicSectorClass.PRIVATE)
BUREAU = Account(name="某局", public_sector=PublicSectorClass.GOVERNMENT)


def meal(value: int = 60, **more) -> Hospitality:
    told = {"kind": HospitalityKind.WORK_MEAL, "person": "李主任", "given_on": date(2026, 2, 20), **more}
    return Hospitality(value=Decimal(value), **told)


CASES = (
    fires(
        "请政府的人吃了饭",
        "A meal for a public servant",
        "没有审批",
        severity=Severity.STOP,
        account=BUREAU,
        hospitality=(meal(),),
    ),
    fires(
        "招标期间请了客",
        "A meal while the tender ran",
        "招标期间",
        severity=Severity.STOP,
        account=PRIVATE,
        tender=Tender(notice_on=date(2026, 2, 10), award_on=date(2026, 2, 25)),
        hospitality=(meal(),),
    ),
    fires(
        "送了该审批的礼没审批",
        "A gift that needed approval and had none",
        "需先审批",
        severity=Severity.URGENT,
        account=PRIVATE,
        hospitality=(meal(100, kind=HospitalityKind.GIFT),),
    ),
    silent("民企的便饭", "A plain meal at a private firm", account=PRIVATE, hospitality=(meal(),)),
    silent(
        "审批过的礼",
        "A gift that was approved",
        account=PRIVATE,
        hospitality=(meal(100, kind=HospitalityKind.GIFT, approved=Answer.YES),),
    ),
    silent(
        "公告之前的便饭",
        "A meal before the notice",
        account=PRIVATE,
        tender=Tender(notice_on=date(2026, 2, 25)),
        hospitality=(meal(),),
    ),
    silent("还没发生", "Still to come", account=BUREAU, hospitality=(meal(given_on=date(2026, 3, 9)),)),
    silent("别的商机上的", "On another deal", account=BUREAU, hospitality=(meal(elsewhere=Answer.YES),)),
    unknown("客户是什么性质不知道", "The class is unknown", asks=False, hospitality=(meal(),)),
)


@examples(CASES)
def test_given_hospitality_is_reported(example):
    example.holds_for(RULE)
