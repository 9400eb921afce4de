from dataclasses import replace
from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.five_questions_are_kept_answered import RULE
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.facts import Tender

ANSWERED = RivalMove(met="李主任", topics="价格低一半", document="方案书", won_over="赵总")
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
    fires(
        "还在判断商机，已经知道有谁",
        "A rival is known while the deal is judged",
        "还有几问没有答案",
        severity=Severity.HINT,
        opportunity=at(Stage.QUALIFICATION),
        rivals=(Rival(name="云讯"),),
    ),
    fires(
        "招标期间不向客户打听",
        "While a tender runs the customer is not asked",
        "只看公开的",
        opportunity=at(Stage.NEGOTIATION),
        rivals=(Rival(name="云讯"),),
        tender=Tender(notice_on=date(2026, 2, 20)),
    ),
    unknown(
        "五问都有，都没写日期",
        "All answered, none with a day",
        asks=True,
        says="日期",
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(Rival(name="云讯", stage=Stage.SOLUTION_DESIGN, moves=(ANSWERED,)),),
    ),
    unknown(
        "后来才知道的不算",
        "What was learnt later does not count",
        asks=True,
        says="见过谁",
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(Rival(name="云讯", stage=Stage.SOLUTION_DESIGN, moves=(replace(ANSWERED, on=date(2026, 3, 9)),)),),
    ),
    silent(
        "合同已签，不再比对手",
        "The contract is signed, rivals no longer count",
        opportunity=at(Stage.COLLECTION),
        contract=Contract(signed_on=date(2026, 2, 1)),
        rivals=(Rival(name="云讯"),),
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
