from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.rules.choice_is_graded_not_either_or import RULE
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

CASES = (
    fires(
        "讲了方案，给了几档没记",
        "Presented, and how many options is not noted",
        "几档方案没记",
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    fires(
        "只给一个方案，技术负责人在犹豫",
        "One option, the head hedges",
        "三档",
        opportunity=at(Stage.SOLUTION_DESIGN, options_offered=1),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=Lean.HEDGING),)),
        ),
    ),
    fires(
        "对其中一个对手还在犹豫",
        "Hedges between us and one of two rivals",
        "三档",
        opportunity=at(Stage.SOLUTION_DESIGN, options_offered=1),
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(
                    LeanNote(lean=Lean.HEDGING, rival="云讯", on=date(2026, 2, 1)),
                    LeanNote(lean=Lean.OURS, rival="海量", on=date(2026, 2, 20)),
                ),
            ),
        ),
    ),
    silent(
        "给了三档",
        "Three grades are offered",
        opportunity=at(Stage.SOLUTION_DESIGN, options_offered=3),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=Lean.HEDGING),)),
        ),
    ),
    silent(
        "关键人都支持我们",
        "Every key person is with us",
        opportunity=at(Stage.SOLUTION_DESIGN, options_offered=1),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    unknown(
        "给了几档不知道",
        "How many is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_DESIGN),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=Lean.HEDGING),)),
        ),
    ),
    unknown(
        "关键人的倾向不知道",
        "The lean is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN, options_offered=1),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
)


@examples(CASES)
def test_choice_is_graded_not_either_or(example):
    example.holds_for(RULE)
