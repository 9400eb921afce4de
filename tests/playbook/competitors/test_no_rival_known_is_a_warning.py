from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.competitors.rules.no_rival_known_is_a_warning import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.facts import Tender

CASES = (
    fires(
        "需求都确定了，一个对手也不知道",
        "Requirements and no rival known",
        "抢",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.REQUIREMENTS),
    ),
    fires(
        "招标期间不打听谁投标",
        "While a tender runs nobody asks who bids",
        "不打听还有谁投标",
        opportunity=at(Stage.NEGOTIATION),
        tender=Tender(notice_on=date(2026, 2, 20)),
    ),
    silent("知道一个对手", "One rival is known", opportunity=at(Stage.REQUIREMENTS), rivals=(Rival(name="云讯"),)),
    silent("还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "只知道有对手，不知道是谁",
        "There is a rival and nobody knows who",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(Rival(),),
    ),
    *(
        unknown(
            f"对手写的是“{name}”",
            f"The rival is called {name}",
            asks=True,
            opportunity=at(Stage.REQUIREMENTS),
            rivals=(Rival(name=name),),
        )
        for name in ("不知道", "unknown", "？", "友商", "竞品")
    ),
    unknown(
        "方案都讲了还不知道对手是谁",
        "Presenting and still unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_PRESENTATION),
    ),
)


@examples(CASES)
def test_no_rival_known_is_a_warning(example):
    example.holds_for(RULE)
