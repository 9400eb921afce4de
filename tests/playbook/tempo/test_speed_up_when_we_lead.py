from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.terms import BudgetState
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import PaceDecision
from yunchou.playbook.tempo.rules.speed_up_when_we_lead import RULE
from yunchou.playbook.tempo.terms import Pace

CASES = (
    fires(
        "技术负责人支持我们",
        "The head of technology is with us",
        "决策会",
        opportunity=at(Stage.REQUIREMENTS),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
        paces=(PaceDecision(pace=Pace.STEADY),),
    ),
    silent(
        "已经在加快",
        "Fast already",
        opportunity=at(Stage.REQUIREMENTS),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
        paces=(PaceDecision(pace=Pace.FAST),),
    ),
    silent(
        "没有预算，快也没用",
        "No budget: speed is no help",
        opportunity=at(Stage.REQUIREMENTS),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
        budgets=(BudgetFact(year=2026, state=BudgetState.NONE),),
    ),
    silent(
        "对手领先",
        "The rival leads",
        opportunity=at(Stage.REQUIREMENTS),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(LeanNote(lean=Lean.RIVALS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
    ),
    unknown("没有已知的对手", "No rival is known", asks=False, opportunity=at(Stage.REQUIREMENTS)),
    unknown(
        "节奏没定过",
        "No pace was decided",
        asks=True,
        opportunity=at(Stage.REQUIREMENTS),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
    ),
)


@examples(CASES)
def test_speed_up_when_we_lead(example):
    example.holds_for(RULE)
