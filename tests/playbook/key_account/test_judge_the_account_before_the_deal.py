from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.judge_the_account_before_the_deal import RULE
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing

CASES = (
    fires(
        "只知道是中等规模，不知道是不是龙头",
        "Middling size, leader or not unknown",
        "坐席数",
        account=Account(seats_now=80),
    ),
    silent("坐席多，是大客户", "Many seats make it a key account", account=Account(seats_now=300)),
    silent("坐席少，也不是龙头", "Few seats and no leader", account=Account(seats_now=10, is_leader=Answer.NO)),
    silent("商机已经丢了", "The deal is lost", opportunity=Opportunity(standing=Standing.LOST)),
    unknown("什么都不知道", "Nothing is known", asks=True),
)


@examples(CASES)
def test_judge_the_account_before_the_deal(example):
    example.holds_for(RULE)
