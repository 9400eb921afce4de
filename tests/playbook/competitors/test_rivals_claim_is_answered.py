from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.rules.rivals_claim_is_answered import RULE
from yunchou.playbook.competitors.terms import LawfulSource

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
    unknown(
        "聊了什么不知道",
        "What was said is unknown",
        asks=False,
        rivals=(Rival(name="云讯", moves=(RivalMove(met="李主任"),)),),
    ),
)


@examples(CASES)
def test_rivals_claim_is_answered(example):
    example.holds_for(RULE)
