from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.tempo.facts import PaceDecision
from yunchou.playbook.tempo.rules.pace_has_a_reason_and_an_exit import RULE
from yunchou.playbook.tempo.terms import Pace

CASES = (
    fires(
        "放慢了，没写何时恢复",
        "Slowed without an exit",
        "恢复",
        paces=(PaceDecision(pace=Pace.SLOW, reason="换了主任"),),
    ),
    silent(
        "理由和出口都写了",
        "Reason and exit are written",
        paces=(PaceDecision(pace=Pace.PAUSE, reason="换了主任", exit_condition="新主任到任"),),
    ),
    silent(
        "后来又加快了",
        "Sped up since",
        paces=(
            PaceDecision(pace=Pace.SLOW, decided_on=date(2026, 1, 1)),
            PaceDecision(pace=Pace.FAST, reason="领先", exit_condition="合同签完", decided_on=date(2026, 2, 1)),
        ),
    ),
    fires(
        "定了快，没写理由",
        "Fast, and nobody wrote down why",
        "理由和什么情况就改",
        severity=Severity.HINT,
        paces=(PaceDecision(pace=Pace.FAST, exit_condition="合同签完"),),
    ),
    unknown("节奏没定过", "No pace was decided", asks=False),
    unknown("理由不知道", "The reason is unknown", asks=True, paces=(PaceDecision(pace=Pace.PAUSE),)),
)


@examples(CASES)
def test_pace_has_a_reason_and_an_exit(example):
    example.holds_for(RULE)
