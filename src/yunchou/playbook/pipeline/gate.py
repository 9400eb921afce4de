"""The gate of a stage: which exit evidence is met, lacking, or unknown (P21)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding, strictest
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.pipeline.evidence import EVIDENCE
from yunchou.playbook.pipeline.facts import StageAnswer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.pipeline.table import EARLIER, ROWS, Criterion


@value_object
class Judged:
    """One criterion and what is found about it."""

    criterion: Criterion
    finding: Finding


@value_object
class Gate:
    """The exit of one stage. It is open only when every criterion is met; unknown keeps it shut."""

    stage: Stage
    judged: tuple[Judged, ...]

    @property
    def value(self) -> Answer:
        """Yes: open. No: evidence lacks. Unknown: nothing lacks for sure, something is not known."""
        return strictest([each.finding.value for each in self.judged])

    def those(self, answer: Answer) -> tuple[Judged, ...]:
        """The criteria with one answer: yes is met, no is lacking."""
        return tuple([each for each in self.judged if each.finding.value is answer])


def gate(case: Case, stage: Stage | None = None) -> Gate | None:
    """The gate of a stage, by default of the deal's own; `None` while the deal's stage is unknown."""
    at = stage or case.dossier.opportunity.stage
    if at is None:
        return None
    return Gate(at, tuple([Judged(criterion, judge(case, criterion)) for criterion in ROWS[at].criteria]))


def shown(case: Case, stage: Stage) -> float:
    """The share, 0 to 1, of the evidence of all stages before one that is known to be there; what is unknown is not.

    1 where no stage comes before: there is nothing to be shown (P21, P24).
    """
    own = stage is case.dossier.opportunity.stage
    found = case.of(earlier) if own else [judge(case, each) for each in EARLIER[stage]]
    return [finding.value for finding in found].count(YES) / len(found) if found else 1.0


def earlier(case: Case) -> tuple[Finding, ...]:
    """What is found about the evidence of all stages before the deal's own; nothing while its stage is unknown."""
    stage = case.dossier.opportunity.stage
    return tuple([judge(case, each) for each in EARLIER[stage]]) if stage else ()


def judge(case: Case, criterion: Criterion) -> Finding:
    """What is found about one criterion: from facts where facts decide, otherwise by the newest answer."""
    if criterion.from_facts:
        return case.of(EVIDENCE[criterion.code])
    newest = case.of(_newest_answers).get(criterion.code)
    if newest is None or newest.answer is UNKNOWN:
        return UNANSWERED[criterion.code]
    sentence = say("{what}：{answer}。", "{what}: {answer}.", what=criterion.words, answer=newest.answer)
    return Finding(newest.answer, sentence, criterion.phrases, (_reason(newest),))


def _newest_answers(case: Case) -> dict[str, StageAnswer]:
    """The answer that counts for each criterion that somebody has answered by the day of judgement."""
    given = (answer for answer in case.dossier.stage_answers if case.knew(answer.answered_on))
    return {answer.criterion: answer for answer in sorted(given, key=_newest)}


def _unanswered(criterion: Criterion) -> Finding:
    sentence = say("{what}：还没有人回答。", "{what}: nobody has answered.", what=criterion.words)
    return Finding(UNKNOWN, sentence, criterion.phrases, (), (missing("stage_answers.answer", of=criterion.code),))


UNANSWERED = {criterion.code: _unanswered(criterion) for row in ROWS.values() for criterion in row.criteria}


def _newest(answer: StageAnswer) -> tuple[date, bool, bool, str]:
    """Newest day last; of one day a no counts before an unknown, an unknown before a yes."""
    return answer.answered_on or date.min, answer.answer is not YES, answer.answer is NO, answer.note


def _reason(given: StageAnswer) -> Reason:
    return because(
        "stage_answers.answer",
        given.answer,
        of=given.criterion,
        source=given.note,
        noted_on=given.answered_on,
    )
