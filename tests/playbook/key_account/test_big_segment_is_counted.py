from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.big_segment_is_counted import RULE
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing

CASES = (
    fires(
        "外包行业，坐席没数",
        "Outsourced service, seats not counted",
        "1,000",
        account=Account(segment="carrier_outsourcing"),
    ),
    fires(
        "公司自己写了常见坐席数",
        "The company states typical seats itself",
        "600",
        account=Account(segment="x", typical_seats=600),
    ),
    silent("坐席已经数过", "The seats are counted", account=Account(segment="carrier_outsourcing", seats_now=30)),
    silent("这一行坐席本来就少", "The segment has few seats", account=Account(segment="defence")),
    silent(
        "商机已经赢了",
        "The deal is won",
        account=Account(segment="finance"),
        opportunity=Opportunity(standing=Standing.WON),
    ),
    unknown("行业不知道", "The segment is unknown", asks=False),
    unknown("坐席不知道", "The seats are unknown", asks=True, account=Account(segment="finance")),
)


@examples(CASES)
def test_big_segment_is_counted(example):
    example.holds_for(RULE)
