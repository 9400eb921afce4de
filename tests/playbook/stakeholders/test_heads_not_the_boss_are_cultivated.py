from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.heads_not_the_boss_are_cultivated import RULE
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "把老总列成重点",
        "The boss is made the target",
        "钱行长",
        severity=Severity.HINT,
        people=(
            Person(name="钱行长", level=Level.TOP, target=Answer.YES),
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工"),
        ),
    ),
    silent("老总不是重点", "The boss is no target", people=(Person(name="钱行长", level=Level.TOP, target=Answer.NO),)),
    fires(
        "只盯着老总",
        "Only the boss is covered",
        "钱行长",
        people=(
            Person(name="钱行长", level=Level.TOP, covered_by="林晓"),
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),
        ),
    ),
    silent(
        "技术负责人也有人对接",
        "A head is covered too",
        people=(
            Person(name="钱行长", level=Level.TOP, covered_by="林晓"),
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工"),
        ),
    ),
    silent("老总没人对接", "The boss is not covered", people=(Person(name="钱行长", level=Level.TOP),)),
    unknown("层级不知道", "Nobody's level is known", asks=False, people=(Person(name="钱行长", covered_by="林晓"),)),
    unknown(
        "负责人是谁不知道",
        "Who the heads are is unknown",
        asks=True,
        people=(Person(name="钱行长", level=Level.TOP, covered_by="林晓"),),
    ),
)


@examples(CASES)
def test_heads_not_the_boss_are_cultivated(example):
    example.holds_for(RULE)
