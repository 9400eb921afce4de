from datetime import date
from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.rules.hospitality_passes_the_gate import RULE
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.tempo.facts import Tender

CASES = (
    fires(
        "国企客户，请吃饭",
        "A meal for a state firm",
        "取消",
        severity=Severity.STOP,
        account=Account(public_sector=PublicSectorClass.STATE_OWNED),
        hospitality=(Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(100)),),
    ),
    fires(
        "民企，招标期间",
        "A private firm during a tender",
        "招标期间",
        severity=Severity.STOP,
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        tender=Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20)),
        hospitality=(Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(100)),),
    ),
    fires(
        "民企，人均 300，没审批",
        "300 per head without approval",
        "审批",
        severity=Severity.URGENT,
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(
            Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(300), approved=Answer.NO),
        ),
    ),
    fires(
        "人均 800，审批也不行",
        "800 per head is too much",
        "上限",
        severity=Severity.STOP,
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(
            Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(800), approved=Answer.YES),
        ),
    ),
    silent(
        "民企工作餐 100 元",
        "A work meal of 100",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(100)),),
    ),
    silent(
        "人均 300，已审批",
        "300 per head, approved",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(
            Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(300), approved=Answer.YES),
        ),
    ),
    silent(
        "已经发生的归登记簿管",
        "What has taken place is in the register",
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(
            Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(300), given_on=date(2026, 2, 1)),
        ),
    ),
    silent("没有安排", "Nothing is planned"),
    unknown(
        "客户性质不知道",
        "The class is unknown",
        asks=True,
        hospitality=(Hospitality(kind=HospitalityKind.WORK_MEAL, person="李主任", value=Decimal(100)),),
    ),
    unknown(
        "金额没写",
        "The value is not stated",
        asks=True,
        account=Account(public_sector=PublicSectorClass.PRIVATE),
        hospitality=(Hospitality(kind=HospitalityKind.TEA, person="李主任"),),
    ),
)


@examples(CASES)
def test_hospitality_passes_the_gate(example):
    example.holds_for(RULE)
