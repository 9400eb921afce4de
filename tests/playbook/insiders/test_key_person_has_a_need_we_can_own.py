from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.insiders.facts import PersonalNeed
from yunchou.playbook.insiders.rules.key_person_has_a_need_we_can_own import RULE
from yunchou.playbook.insiders.terms import NeedKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "有一票否决权的采购负责人，要什么不知道",
        "Who holds a veto is a key person too",
        "孙处",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="孙处", level=Level.HEAD, function=Function.PURCHASING, veto=Answer.YES),),
    ),
    fires(
        "知道他要政绩，没想好怎么帮",
        "A need and no plan",
        "摆上台面",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        personal_needs=(PersonalNeed(person="李主任", kind=NeedKind.ACHIEVEMENT, text="年底要出数字化成果"),),
    ),
    silent(
        "有需求也有办法",
        "A need with a plan",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        personal_needs=(
            PersonalNeed(person="李主任", kind=NeedKind.ACHIEVEMENT, plan="联合发布案例", can_be_open=Answer.YES),
        ),
    ),
    silent(
        "还没到做方案",
        "No solution is being made yet",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    unknown(
        "有办法，能不能公开没说",
        "A plan, and nobody said whether it is open",
        asks=True,
        says="摆上台面",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        personal_needs=(PersonalNeed(person="李主任", kind=NeedKind.ACHIEVEMENT, plan="联合发布案例"),),
    ),
    fires(
        "只有一条不能公开的，等于没有",
        "The only one must be hidden: as good as none",
        "站在李主任的角度",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        personal_needs=(PersonalNeed(person="李主任", plan="私下帮忙", can_be_open=Answer.NO),),
    ),
    fires(
        "写着能公开，说的是孩子上学，等于没有",
        "Called open and about a child's school: as good as none",
        "站在李主任的角度",
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
        personal_needs=(PersonalNeed(person="李主任", text="孩子上学", plan="帮忙安排", can_be_open=Answer.YES),),
    ),
    silent(
        "合同已经签了",
        "The contract is signed",
        opportunity=at(Stage.CONTRACT_SIGNING),
        contract=Contract(signed_on=date(2026, 2, 20)),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    unknown(
        "需求不知道",
        "The need is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    unknown("关键人都不知道", "No key person is known", asks=False, opportunity=at(Stage.SOLUTION_DESIGN)),
)


@examples(CASES)
def test_key_person_has_a_need_we_can_own(example):
    example.holds_for(RULE)
