from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.leader_still_passes_the_size_test import RULE

CASES = (
    fires(
        "鱼饲料龙头，只有 20 个坐席",
        "A leader in fish feed with 20 seats",
        "鱼饲料",
        account=Account(niche="鱼饲料", is_leader=Answer.YES, seats_now=20),
    ),
    fires("细分第二名，规模小", "Second in its niche, small", "培育", account=Account(niche_rank=2, seats_now=20)),
    silent("龙头且规模够", "A leader of size", account=Account(is_leader=Answer.YES, seats_now=80)),
    silent("不是龙头", "Not a leader", account=Account(is_leader=Answer.NO, seats_now=20)),
    unknown(
        "龙头，坐席不知道",
        "A leader of unknown seats",
        asks=True,
        says="规模还不知道",
        account=Account(is_leader=Answer.YES),
    ),
    unknown("是不是龙头不知道", "Leader or not is unknown", asks=False, account=Account(seats_now=20)),
    unknown(
        "龙头，坐席数的说法不可信",
        "A leader, word of whose seats has to be doubted",
        asks=True,
        says="规模还不知道",
        account=Account(is_leader=Answer.YES, seats_now=80, seats_grade=Grade.parse("E5")),
    ),
)


@examples(CASES)
def test_leader_still_passes_the_size_test(example):
    example.holds_for(RULE)
