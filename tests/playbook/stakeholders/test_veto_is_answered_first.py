from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.rules.veto_is_answered_first import RULE
from yunchou.playbook.stakeholders.terms import Lean

WON_OVER = Rival(name="云讯", moves=(RivalMove(on=date(2026, 2, 20), won_over="孙总", source=LawfulSource.PARTNER),))

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
    fires(
        "有否决权，上月支持我们，这周被对手搞定",
        "A veto with us last month, won over by a rival since",
        "偏向对手",
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.OURS, on=date(2026, 2, 1)),)),),
        rivals=(WON_OVER,),
    ),
    silent(
        "被对手搞定之后，又转过来支持我们",
        "Won over by a rival, with us since",
        people=(Person(name="孙总", veto=Answer.YES, leans=(LeanNote(lean=Lean.OURS, on=date(2026, 2, 25)),)),),
        rivals=(WON_OVER,),
    ),
    unknown(
        "倾向没记，只知道被对手搞定",
        "No lean is noted, a rival has won him over",
        asks=True,
        says="偏向对手",
        people=(Person(name="孙总", veto=Answer.YES),),
        rivals=(WON_OVER,),
    ),
)


@examples(CASES)
def test_veto_is_answered_first(example):
    example.holds_for(RULE)
