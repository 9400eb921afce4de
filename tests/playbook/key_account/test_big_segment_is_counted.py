from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.big_segment_is_counted import RULE
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing

CASES = (
    fires(
        "银行，中文写的行业",
        "A bank, its segment written in Chinese",
        "500 个坐席",
        account=Account(segment="城商行（银行）"),
    ),
    silent(
        "不认识的行业不猜",
        "A segment nobody knows is not guessed",
        account=Account(segment="鱼饲料"),
    ),
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
    silent("充电宝不是银行", "A maker of power banks is no bank", account=Account(segment="Power bank maker")),
    fires("写的是运营商的名字", "A carrier by its name", "800", account=Account(segment="联通省公司")),
)


@examples(CASES)
def test_big_segment_is_counted(example):
    example.holds_for(RULE)
