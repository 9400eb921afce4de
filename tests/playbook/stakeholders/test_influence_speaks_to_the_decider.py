from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.rules.influence_speaks_to_the_decider import RULE
from yunchou.playbook.stakeholders.terms import Lean, Level

CASES = (
    fires(
        "部门负责人直接向决策人汇报",
        "A head who reports to the decider",
        "请他去跟钱行长讲",
        people=(
            Person(name="钱行长", decides=Answer.YES),
            Person(name="李主任", level=Level.HEAD, reports_to="钱行长", leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    silent(
        "向决策人汇报的经办人",
        "A clerk who reports to the decider",
        people=(
            Person(name="钱行长", decides=Answer.YES),
            Person(name="小吴", level=Level.STAFF, reports_to="钱行长", leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    fires(
        "决策人中立，影响他的人支持我们",
        "A neutral decider, a friend whom he hears",
        "李主任",
        people=(
            Person(name="钱行长", decides=Answer.YES, leans=(LeanNote(lean=Lean.NEUTRAL),)),
            Person(name="李主任", influences=("钱行长",), leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    silent(
        "决策人已支持我们",
        "The decider is with us",
        people=(
            Person(name="钱行长", decides=Answer.YES, leans=(LeanNote(lean=Lean.OURS),)),
            Person(name="李主任", influences=("钱行长",), leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    silent(
        "影响他的人不支持我们",
        "The one he hears is not with us",
        people=(
            Person(name="钱行长", decides=Answer.YES),
            Person(name="李主任", influences=("钱行长",), leans=(LeanNote(lean=Lean.RIVALS),)),
        ),
    ),
    unknown(
        "决策人的倾向不知道",
        "The decider's lean is unknown",
        asks=True,
        people=(
            Person(name="钱行长", decides=Answer.YES),
            Person(name="李主任", influences=("钱行长",), leans=(LeanNote(lean=Lean.OURS),)),
        ),
    ),
    unknown(
        "谁影响他不知道",
        "Who influences him is unknown",
        asks=False,
        people=(Person(name="钱行长", decides=Answer.YES),),
    ),
    silent(
        "对一家偏向我们，对另一家偏向对手，不算支持我们",
        "With us against one rival, with the other: no friend",
        people=(
            Person(name="王总", decides=Answer.YES),
            Person(
                name="李主任",
                influences=("王总",),
                leans=(
                    LeanNote(lean=Lean.RIVALS, rival="云讯", on=date(2026, 2, 1)),
                    LeanNote(lean=Lean.OURS, rival="海量", on=date(2026, 2, 20)),
                ),
            ),
        ),
    ),
)


@examples(CASES)
def test_influence_speaks_to_the_decider(example):
    example.holds_for(RULE)
