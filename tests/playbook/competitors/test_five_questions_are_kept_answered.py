from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.five_questions_are_kept_answered import RULE
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    fires(
        "五问都有，但是一个月没更新",
        "All answered, a month old",
        "没更新",
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(
            Rival(
                name="云讯",
                stage=Stage.SOLUTION_DESIGN,
                moves=(RivalMove(on=date(2026, 1, 2), met="a", topics="b", document="c", won_over="d"),),
            ),
        ),
    ),
    silent(
        "五问都有，上周的消息",
        "All answered last week",
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(
            Rival(
                name="云讯",
                stage=Stage.SOLUTION_DESIGN,
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
    silent("没有对手，由另一条规则说", "No rival is another rule's matter", opportunity=at(Stage.REQUIREMENTS)),
    unknown(
        "只知道名字",
        "Only the name is known",
        asks=True,
        says="见过谁",
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(Rival(name="云讯"),),
    ),
    unknown(
        "只差进度",
        "Only the stage is unknown",
        asks=True,
        says="对手进度",
        opportunity=at(Stage.REQUIREMENTS),
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
)


@examples(CASES)
def test_five_questions_are_kept_answered(example):
    example.holds_for(RULE)
