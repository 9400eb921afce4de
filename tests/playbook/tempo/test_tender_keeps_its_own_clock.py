from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.tempo.facts import PaceDecision, Tender
from yunchou.playbook.tempo.rules.tender_keeps_its_own_clock import RULE
from yunchou.playbook.tempo.terms import Pace

CASES = (
    fires(
        "招标期间还在拖",
        "Slowing during a tender",
        "不许再拖",
        severity=Severity.STOP,
        tender=Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20)),
        paces=(PaceDecision(pace=Pace.SLOW),),
    ),
    silent(
        "招标期间正常走",
        "Steady during a tender",
        tender=Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20)),
        paces=(PaceDecision(pace=Pace.STEADY),),
    ),
    silent(
        "已经定标",
        "Awarded already",
        tender=Tender(notice_on=date(2026, 1, 1), award_on=date(2026, 3, 1)),
        paces=(PaceDecision(pace=Pace.SLOW),),
    ),
    unknown(
        "定标日期不知道",
        "The award is unknown",
        asks=True,
        tender=Tender(notice_on=date(2026, 2, 20)),
        paces=(PaceDecision(pace=Pace.SLOW),),
    ),
    unknown(
        "有没有招标不知道", "Whether there is a tender is unknown", asks=False, paces=(PaceDecision(pace=Pace.SLOW),)
    ),
)


@examples(CASES)
def test_tender_keeps_its_own_clock(example):
    example.holds_for(RULE)
