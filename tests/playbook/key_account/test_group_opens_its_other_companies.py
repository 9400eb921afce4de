from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.group_opens_its_other_companies import RULE
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.retention.facts import Retention

CASES = (
    fires(
        "集团旗下的公司，商机在判断",
        "A company of a group, being qualified",
        "华东集团",
        account=Account(name="华东物流", parent="华东集团"),
        opportunity=at(Stage.QUALIFICATION),
    ),
    fires(
        "集团旗下的老客户",
        "A customer of a group",
        "华东集团",
        account=Account(name="华东物流", parent="华东集团"),
        retention=Retention(customer_since=date(2024, 1, 1)),
    ),
    silent("还在找商机", "Only prospecting", account=Account(parent="华东集团"), opportunity=at(Stage.PROSPECTING)),
    silent(
        "涉密客户不往外牵",
        "A classified customer",
        account=Account(parent="某集团", classified=Answer.YES),
        opportunity=at(Stage.QUALIFICATION),
    ),
    unknown("属不属于集团不知道", "No parent is known", asks=False, opportunity=at(Stage.QUALIFICATION)),
)


@examples(CASES)
def test_group_opens_its_other_companies(example):
    example.holds_for(RULE)
