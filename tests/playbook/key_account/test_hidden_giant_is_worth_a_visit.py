from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.rules.hidden_giant_is_worth_a_visit import RULE
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    silent(
        "方案都在讲了",
        "The solution is being presented already",
        account=Account(seats_now=800, well_known=Answer.NO, seats_ours=0),
        opportunity=at(Stage.SOLUTION_PRESENTATION),
    ),
    fires(
        "没名气但有 800 个坐席",
        "Not well known, 800 seats",
        "800",
        account=Account(seats_now=800, well_known=Answer.NO, seats_ours=0),
    ),
    silent("没名气，坐席也少", "Not well known and few seats", account=Account(seats_now=20, well_known=Answer.NO)),
    silent(
        "坐席多，但大家都知道它", "Many seats and widely known", account=Account(seats_now=800, well_known=Answer.YES)
    ),
    silent(
        "已经是我们的客户",
        "Already a customer of ours",
        account=Account(seats_now=800, well_known=Answer.NO, seats_ours=100),
    ),
    unknown("有没有名气不知道", "Whether it is known is unknown", asks=False, account=Account(seats_now=800)),
    unknown(
        "我方坐席不知道", "Our seats there are unknown", asks=True, account=Account(seats_now=800, well_known=Answer.NO)
    ),
    unknown(
        "坐席数的说法不可信",
        "Word of the seats has to be doubted",
        asks=False,
        account=Account(seats_now=800, well_known=Answer.NO, seats_ours=0, seats_grade=Grade.parse("E5")),
    ),
)


@examples(CASES)
def test_hidden_giant_is_worth_a_visit(example):
    example.holds_for(RULE)
