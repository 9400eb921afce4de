from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.rules.veto_is_answered_first import RULE
from yunchou.playbook.stakeholders.terms import Lean

CASES = (
    fires(
        "有否决权，偏向对手",
        "A veto that leans to the rival",
        "偏向对手",
        severity=Severity.URGENT,
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.TOWARD_RIVAL, on=date(2026, 2, 1)),)),),
    ),
    silent(
        "有否决权，支持我们",
        "A veto that is with us",
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.OURS),)),),
    ),
    fires(
        "两个对手里，他支持其中一家",
        "Of two rivals one has him",
        "偏向对手",
        people=(
            Person(
                name="孙总",
                veto=Answer.YES,
                leans=(
                    LeanNote(lean=Lean.RIVALS, rival="云讯", on=date(2026, 2, 1)),
                    LeanNote(lean=Lean.OURS, rival="海量", on=date(2026, 2, 20)),
                ),
            ),
        ),
    ),
    silent(
        "后来总的说支持我们",
        "With us altogether since",
        people=(
            Person(
                name="孙总",
                veto=Answer.YES,
                leans=(
                    LeanNote(lean=Lean.RIVALS, rival="云讯", on=date(2026, 2, 1)),
                    LeanNote(lean=Lean.OURS, on=date(2026, 2, 20)),
                ),
            ),
        ),
    ),
    silent("没有否决权", "No veto", people=(Person(name="孙总", veto=Answer.NO, leans=(LeanNote(lean=Lean.RIVALS),)),)),
    unknown("倾向不知道", "Where the veto leans is unknown", asks=True, people=(Person(name="孙总", veto=Answer.YES),)),
    unknown(
        "说他支持我们的话不可信",
        "Word of support has to be doubted",
        asks=True,
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("E4")),)),),
    ),
    unknown(
        "一年前的倾向不算数",
        "A lean of a year ago no longer counts",
        asks=True,
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.OURS, on=date(2025, 1, 1)),)),),
    ),
    unknown("有没有否决权不知道", "Veto or not is unknown", asks=False, people=(Person(name="孙总"),)),
)


@examples(CASES)
def test_veto_is_answered_first(example):
    example.holds_for(RULE)
