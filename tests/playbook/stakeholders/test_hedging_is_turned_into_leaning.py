from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.rules.hedging_is_turned_into_leaning import RULE
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

CASES = (
    fires(
        "技术负责人脚踩两只船",
        "The head of technology hedges",
        "李主任",
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=Lean.HEDGING),)),
        ),
    ),
    fires(
        "在我们和其中一个对手之间脚踩两只船",
        "Hedges between us and one of two rivals",
        "李主任",
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
        "普通经办人脚踩两只船",
        "A clerk hedges",
        people=(Person(name="小孙", level=Level.STAFF, leans=(LeanNote(lean=Lean.HEDGING),)),),
    ),
    silent(
        "后来倾向我们了",
        "He has leaned to us since",
        people=(
            Person(
                name="李主任",
                level=Level.HEAD,
                function=Function.TECHNICAL,
                leans=(
                    LeanNote(lean=Lean.HEDGING, on=date(2026, 1, 1)),
                    LeanNote(lean=Lean.TOWARD_US, on=date(2026, 2, 1)),
                ),
            ),
        ),
    ),
    unknown(
        "倾向不知道",
        "The lean is unknown",
        asks=False,
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
)


@examples(CASES)
def test_hedging_is_turned_into_leaning(example):
    example.holds_for(RULE)
