from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.conduct.rules.tender_locks_the_door import RULE
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.tempo.facts import Tender

CASES = (
    fires(
        "招标中，知道谁评标",
        "A tender with a known evaluator",
        "吴教授",
        tender=Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20)),
        people=(Person(name="吴教授", evaluator=Answer.YES),),
    ),
    silent("没有招标", "No tender"),
    silent("还没发公告", "Not announced yet", tender=Tender(notice_on=date(2026, 3, 20))),
    unknown(
        "谁评标不知道",
        "Who evaluates is unknown",
        asks=True,
        tender=Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20)),
    ),
    unknown("什么日期都不知道", "Neither day is known", asks=False, tender=Tender()),
    unknown(
        "只知道哪天定标",
        "Only the award is known, and ahead",
        asks=True,
        tender=Tender(award_on=date(2026, 3, 20)),
        people=(Person(name="吴教授", evaluator=Answer.YES),),
    ),
    silent("已经定标", "Awarded already", tender=Tender(award_on=date(2026, 3, 1))),
)


@examples(CASES)
def test_tender_locks_the_door(example):
    example.holds_for(RULE)
