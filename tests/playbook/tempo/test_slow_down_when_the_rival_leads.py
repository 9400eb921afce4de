from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import PaceDecision
from yunchou.playbook.tempo.rules.slow_down_when_the_rival_leads import RULE
from yunchou.playbook.tempo.terms import Pace

CASES = (
    fires(
        "技术负责人站在对手那边",
        "The head of technology is with the rival",
        "研讨会",
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
        paces=(PaceDecision(pace=Pace.STEADY),),
    ),
    silent(
        "已经放慢",
        "Slowed already",
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
        paces=(PaceDecision(pace=Pace.SLOW),),
    ),
    silent(
        "我们领先",
        "We lead",
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
    unknown(
        "谁占优不知道",
        "Who leads is unknown",
        asks=False,
        opportunity=at(Stage.REQUIREMENTS),
        rivals=(Rival(name="云讯"),),
    ),
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
                leans=(LeanNote(lean=Lean.RIVALS, grade=Grade.parse("B2")),),
            ),
        ),
        rivals=(Rival(name="云讯"),),
    ),
)


@examples(CASES)
def test_slow_down_when_the_rival_leads(example):
    example.holds_for(RULE)
