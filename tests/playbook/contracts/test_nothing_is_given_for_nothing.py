from typing import Any

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Concession, Negotiation
from yunchou.playbook.contracts.rules.nothing_is_given_for_nothing import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage


def given(*got: Answer, by_us: Answer = Answer.YES) -> dict[str, Any]:
    steps = tuple(Concession(by_us=by_us, what=f"让步{n}", got_something=each) for n, each in enumerate(got, start=1))
    return {"opportunity": at(Stage.NEGOTIATION), "negotiation": Negotiation(concessions=steps)}


CASES = (
    fires("白让了一次", "Given once for nothing", "让步1", severity=Severity.IMPORTANT, **given(Answer.NO)),
    fires("白让了两次", "Given twice for nothing", "2 次", severity=Severity.URGENT,
          **given(Answer.NO, Answer.YES, Answer.NO)),
    silent("每一步都换回了东西", "Every step brought something", **given(Answer.YES, Answer.YES)),
    silent("是对方让的", "They gave it", **given(Answer.NO, by_us=Answer.NO)),
    silent("还没有让过", "Nothing was given", **given()),
    unknown("不知道换没换回", "Whether anything was got is unknown", asks=False, **given(Answer.UNKNOWN)),
    unknown("没有谈判记录", "No negotiation is noted", asks=False, opportunity=at(Stage.NEGOTIATION)),
)  # fmt: skip


@examples(CASES)
def test_nothing_is_given_for_nothing(example):
    example.holds_for(RULE)
