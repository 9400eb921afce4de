from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.rivals_fact_has_a_lawful_source import RULE
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.advice import Severity

CASES = (
    fires(
        "听说递了方案，来源没写",
        "A document known, no source written",
        "没写来源",
        rivals=(Rival(name="云讯", moves=(RivalMove(document="方案书"),)),),
    ),
    silent(
        "客户主动说的",
        "The customer volunteered it",
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(
                        on=date(2026, 2, 20),
                        met="李主任",
                        topics="价格低一半",
                        document="方案书",
                        won_over="赵总",
                        source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    ),
                ),
            ),
        ),
    ),
    fires(
        "只是见过面，也要写怎么知道的",
        "Merely a meeting",
        "没写来源",
        severity=Severity.HINT,
        rivals=(Rival(name="云讯", moves=(RivalMove(met="李主任"),)),),
    ),
    silent(
        "只记了日期",
        "Nothing but a day is noted",
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 1)),)),),
    ),
    unknown(
        "来源不知道",
        "The source is unknown",
        asks=True,
        rivals=(Rival(name="云讯", moves=(RivalMove(won_over="赵总"),)),),
    ),
    unknown("对手都不知道", "No rival is known", asks=False),
)


@examples(CASES)
def test_rivals_fact_has_a_lawful_source(example):
    example.holds_for(RULE)
