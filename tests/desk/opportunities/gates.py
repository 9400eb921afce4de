"""Gates for the tests: what the method might have found about the exit of a stage."""

from __future__ import annotations

from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.gate import Gate, Judged
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.pipeline.table import ROWS


def gate_of(stage: Stage, answer: Answer = Answer.YES, *, last: Answer | None = None) -> Gate:
    """The gate of a stage whose criteria are all answered alike, the last one perhaps otherwise."""
    criteria = ROWS[stage].criteria
    answers = [answer] * (len(criteria) - 1) + [last or answer]
    found = [Finding(each, say("就是这样。", "So it is."), (21,)) for each in answers]
    return Gate(stage, tuple(Judged(c, f) for c, f in zip(criteria, found, strict=True)))
