"""The pace the method recommends, from facts and never from mood (P36, P50, P52).

Slow when behind, fast when ahead; readiness holds it back (P94), and the customer's clock hurries it (P43).
"""

from __future__ import annotations

from datetime import date

from yunchou.playbook.competitors.position import field
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Verdict
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.need import must_haves_met
from yunchou.playbook.qualification.terms import Urgency
from yunchou.playbook.qualification.time_plan import Schedule, schedule
from yunchou.playbook.tempo.facts import PaceDecision, Tender
from yunchou.playbook.tempo.terms import Pace

ORDER = list(Pace)
HURRIED = (Urgency.URGENT, Urgency.LATE)


def tender_runs(case: Case) -> bool:
    """Whether the day lies between tender notice and award.

    Where only the award is known, and ahead, it may: a lock that nobody can rule out holds.
    """
    return case.dossier.tender is not None and tender_runs_on(case, case.as_of)


def tender_runs_on(case: Case, day: date) -> bool:
    """Whether another day lies between tender notice and award, as far as their days are known."""
    tender = case.dossier.tender
    if tender is None or (tender.award_on is not None and tender.award_on < day):
        return False
    if tender.notice_on is None:
        return tender.award_on is not None
    return tender.notice_on <= day


def tender_reason(case: Case) -> Reason:
    """By which of its days a tender runs."""
    tender = case.dossier.tender or Tender()
    if tender.notice_on is None:
        return because("tender.award_on", tender.award_on)
    return because("tender.notice_on", tender.notice_on)


def decided_pace(case: Case) -> PaceDecision | None:
    """The newest decision about pace; of one day the slower one counts."""
    told = [d for d in case.dossier.paces if d.pace is not Pace.UNKNOWN and case.knew(d.decided_on)]
    return max(told, key=lambda d: (d.decided_on or date.min, ORDER.index(d.pace), d.reason), default=None)


def pace(case: Case) -> Verdict[Pace]:
    """The pace for the deal as it stands."""
    if case.dossier.opportunity.standing is Standing.PAUSED:
        return _said(
            Pace.PAUSE, say("已经停下：趁这段时间重新想、重新规划。", "Paused: use the time to think and plan anew.")
        )
    if case.of(has_budget).value is NO and not case.is_sealed:
        return _said(Pace.PAUSE, say("没有预算，先停。", "No budget: pause."), (32, 36))
    worst = case.of(field).worst
    if worst is None:
        sentence = say("不知道对手是谁，定不了快慢。", "No rival is known, so the pace cannot be set.")
        return Verdict(Pace.UNKNOWN, sentence, (16, 36), (), (missing("rivals.name"),))
    reasons = (because("rivals.name", worst.rival, of=worst.position.words.zh),)
    match worst.position:
        case Position.AHEAD:
            return _ahead(case, reasons)
        case Position.BEHIND:
            return _behind(case, reasons)
        case Position.LEVEL:
            return _level(case, reasons)
    sentence = say("和对手比谁占优还不知道。", "Who has the advantage is not known.")
    return Verdict(Pace.UNKNOWN, sentence, (36, 38), reasons, (missing("people.leans.lean"),))


def _ahead(case: Case, reasons: tuple[Reason, ...]) -> Verdict[Pace]:
    """Fast, unless we are not ready: what we would rush towards cannot be delivered (P52, P94)."""
    met = case.of(must_haves_met)
    if met.value is NO:
        sentence = say(
            "我们占优势，但有必须的需求还做不到：先稳住，把它解决再快。",
            "We lead, yet a must cannot be met: steady until that is solved, then fast.",
        )
        return _said(Pace.STEADY, sentence, (52, 94), (*reasons, *met.reasons))
    return _said(Pace.FAST, say("我们占优势：快起来，走在对手前面。", "We lead: go fast, stay ahead."), (52,), reasons)


def _level(case: Case, reasons: tuple[Reason, ...]) -> Verdict[Pace]:
    """Steady, unless the customer's clock leaves no time (P36, P43)."""
    plan = case.of(schedule)
    if _hurries(case, plan):
        sentence = say(
            "势均力敌，客户的日子紧：快起来，赶在倒排的节点前，谁先备好谁占先。",
            "Even, and the customer's dates are close: go fast; whoever is ready first takes the lead.",
        )
        return _said(Pace.FAST, sentence, (36, 43), (*reasons, because("time_plan.go_live_on", plan.go_live_on)))
    return _said(Pace.STEADY, say("势均力敌：稳住，补齐短板。", "Even: steady, mend what is weak."), (36,), reasons)


def _hurries(case: Case, plan: Schedule) -> bool:
    """Whether the customer's clock leaves no time. A go-live that has passed is no clock any more."""
    return plan.urgency in HURRIED and plan.go_live_on is not None and plan.go_live_on >= case.as_of


def _behind(case: Case, reasons: tuple[Reason, ...]) -> Verdict[Pace]:
    worst = case.of(field).worst
    if tender_runs(case):
        sentence = say(
            "落后，但在招标期间：按招标的钟走，不许拖。", "Behind, but a tender runs: keep its clock, do not slow it."
        )
        return _said(Pace.STEADY, sentence, (50, 10), reasons)
    if worst is not None and worst.score <= -case.settings.ratio("tempo.pause_below"):
        plan = case.of(schedule)
        if _hurries(case, plan):
            sentence = say(
                "落后很多，可客户的日子紧、停不住：放慢，只做能改变局面的事，同时重新规划。",
                "Far behind, and the customer's dates leave no pause: slow, do only what turns it, and plan anew.",
            )
            clock = because("time_plan.go_live_on", plan.go_live_on)
            return _said(Pace.SLOW, sentence, (50, 43, 51), (*reasons, clock))
        return _said(
            Pace.PAUSE, say("落后很多：停下来，重新规划。", "Far behind: pause and plan anew."), (50, 51), reasons
        )
    return _said(Pace.SLOW, say("对手占优势：慢下来。", "The rival leads: slow down."), (50,), reasons)


def _said(
    value: Pace, sentence: Sentence, phrases: tuple[int, ...] = (36, 51), reasons: tuple[Reason, ...] = ()
) -> Verdict[Pace]:
    return Verdict(value, sentence, phrases, reasons)
