"""The four factors, and whether the opportunity is established: worth pursuing at all (P23, P24, P32)."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.findings import Finding, strictest
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO, YES, Answer, Words
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.decision import knows_decision_process
from yunchou.playbook.qualification.need import has_clear_need
from yunchou.playbook.qualification.time_plan import has_time_plan


@value_object
class FourFactors:
    """Need, budget, time, decision process."""

    need: Finding
    budget: Finding
    time: Finding
    decision: Finding

    @property
    def named(self) -> tuple[tuple[Words, Finding], ...]:
        """The four with their names, in the order of the playbook."""
        return tuple(zip(FACTOR_NAMES, (self.need, self.budget, self.time, self.decision), strict=True))


FACTOR_NAMES = (
    Words("需求", "need"),
    Words("预算", "budget"),
    Words("时间", "time"),
    Words("决策流程", "decision process"),
)


def four_factors(case: Case) -> FourFactors:
    """Judge the four factors of a deal."""
    return FourFactors(
        need=case.of(has_clear_need),
        budget=case.of(has_budget),
        time=case.of(has_time_plan),
        decision=case.of(knows_decision_process),
    )


def established(case: Case) -> Finding:
    """Whether the opportunity stands. Without a budget it does not, whatever else is true (P32)."""
    named = case.of(four_factors).named
    answer = strictest([finding.value for _, finding in named])
    reasons = tuple([reason for _, finding in named for reason in finding.reasons])
    unknowns = tuple([unknown for _, finding in named if finding.value is not YES for unknown in finding.unknowns])
    return Finding(answer, _why(case, answer), (23, 24, 32), reasons, unknowns)


def _why(case: Case, answer: Answer) -> Sentence:
    if case.of(has_budget).value is NO:
        return say("不成立：客户没有预算。", "It does not stand: the customer has no budget.")
    if answer is YES:
        return say("成立：四项都清楚。", "It stands: all four are known and good.")
    names = [name for name, finding in case.of(four_factors).named if finding.value is answer]
    which = Words("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    if answer is NO:
        return say("不成立：{which}不过关。", "It does not stand: {which} fail.", which=which)
    return say("还不能说成立：{which}不清楚。", "Cannot be said to stand: {which} not known.", which=which)
