from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.rivals_claim_is_answered import RULE
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.facts import Tender

CASES = (
    fires(
        "对手说我们贵一倍",
        "The rival says we cost double",
        "价格低一半",
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
        "应对的是最近讲的那一条",
        "The newest topic is answered",
        "断供风险",
        rivals=(
            Rival(
                name="云讯",
                moves=(
                    RivalMove(on=date(2026, 2, 20), topics="断供风险"),
                    RivalMove(on=date(2026, 1, 9), topics="价格低一半"),
                    RivalMove(on=date(2026, 4, 1), topics="后来的话"),
                ),
            ),
        ),
    ),
    fires(
        "招标期间写进应答文件",
        "While a tender runs the answer goes into the bid",
        "招标期间不私下去讲",
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), topics="价格低一半"),)),),
        tender=Tender(notice_on=date(2026, 2, 1)),
    ),
    fires(
        "备好应对之后，对手又讲了新的",
        "He has said something else since our counter-message",
        "本地化部署",
        rivals=(
            Rival(
                name="云讯",
                counter_message="五年总成本更低",
                countered_on=date(2026, 2, 21),
                moves=(
                    RivalMove(on=date(2026, 2, 20), topics="价格低一半"),
                    RivalMove(on=date(2026, 2, 26), topics="本地化部署"),
                ),
            ),
        ),
    ),
    silent(
        "应对写在对手讲过之后",
        "Our counter-message was written after he spoke",
        rivals=(
            Rival(
                name="云讯",
                counter_message="五年总成本更低",
                countered_on=date(2026, 2, 21),
                moves=(RivalMove(on=date(2026, 2, 20), topics="价格低一半"),),
            ),
        ),
    ),
    silent(
        "已备好应对",
        "A counter-message is ready",
        rivals=(
            Rival(
                name="云讯",
                counter_message="五年总成本更低",
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
    silent(
        "那一天还不知道他讲过什么",
        "On that day nobody knew what he talked about",
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 3, 9), topics="价格低一半"),)),),
    ),
    unknown(
        "聊了什么不知道",
        "What was said is unknown",
        asks=False,
        rivals=(Rival(name="云讯", moves=(RivalMove(met="李主任"),)),),
    ),
    fires(
        "对手名字还不知道",
        "A rival of unknown name",
        "还不知道名字的对手",
        rivals=(Rival(name="不知道", moves=(RivalMove(on=date(2026, 2, 20), topics="价格"),)),),
    ),
    silent(
        "单子已经到收款",
        "The deal is at collection",
        opportunity=at(Stage.COLLECTION),
        rivals=(Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), topics="价格"),)),),
    ),
)


TWO_RIVALS = fires(
    "两家对手各讲了一条",
    "Two rivals said something",
    "云讯跟客户讲了“价格低一半”；海量跟客户讲了“本地化”：备好我们的事实和案例",
    rivals=(
        Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), topics="价格低一半"),)),
        Rival(name="海量", moves=(RivalMove(on=date(2026, 2, 21), topics="本地化"),)),
    ),
)


def test_what_several_rivals_said_is_answered_in_one_move():
    TWO_RIVALS.holds_for(RULE)
    (move,) = TWO_RIVALS.advice(RULE)
    assert [reason.of for reason in move.reasons] == ["云讯", "海量"]


@examples(CASES)
def test_rivals_claim_is_answered(example):
    example.holds_for(RULE)
