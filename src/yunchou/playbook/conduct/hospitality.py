"""The hospitality gate: class of recipient × phase of the deal × value × frequency (P10, P90, N8).

What is forbidden is looked at first, what is unknown second, what needs approval third. Nothing unknown is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.insiders.insider import judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus
from yunchou.playbook.kernel.findings import Verdict
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.pace import tender_reason, tender_runs, tender_runs_on

V = HospitalityVerdict
Gated = Verdict[HospitalityVerdict]
PUBLIC = frozenset({
    PublicSectorClass.GOVERNMENT, PublicSectorClass.STATE_OWNED,
    PublicSectorClass.STATE_FINANCIAL, PublicSectorClass.DEFENCE,
})  # fmt: skip
DECIDING = frozenset({Stage.SOLUTION_SIGN_OFF, Stage.NEGOTIATION, Stage.CONTRACT_SIGNING})
PHRASES = (90, 10, 96)
YEAR = timedelta(days=365)


def is_public(case: Case) -> Answer:
    """Whether the strict rules for public servants and state firms hold; the class may be unknown."""
    held = case.dossier.account.public_sector
    if held is PublicSectorClass.UNKNOWN:
        return UNKNOWN
    return YES if held in PUBLIC else NO


def gate(case: Case, plan: Hospitality) -> Gated:
    """Whether one plan may be carried out. What else the recipient got or will get is in the dossier."""
    for judged in (_tender, _tied, _class, _kind, _value, _sum, _unknown, _phase, _often):
        verdict = judged(case, plan)
        if verdict is not None:
            return verdict
    return _said(
        V.ALLOWED,
        say("可以，记得登记。", "Allowed; enter it in the register."),
        because("hospitality.value", plan.value),
    )


def given_gate(case: Case, held: Hospitality) -> Gated | None:
    """What the gate would have said of something given; `None` when it was allowed. Later rules do not count."""
    if held.given_on is not None and tender_runs_on(case, held.given_on):
        return _said(V.FORBIDDEN, _IN_TENDER, tender_reason(case))
    for judged in (_class, _kind, _value, _sum, _unknown, _often):
        if (verdict := judged(case, held)) is not None:
            return verdict
    return None


_IN_TENDER = say("招标期间一律不得招待。", "No hospitality during a tender.")


def _tender(case: Case, plan: Hospitality) -> Gated | None:
    """While a tender runs today, or will on the day of the plan."""
    if not tender_runs(case) and not (plan.planned_on and tender_runs_on(case, plan.planned_on)):
        return None
    return _said(V.FORBIDDEN, _IN_TENDER, tender_reason(case))


def _tied(case: Case, plan: Hospitality) -> Gated | None:
    """To whom money ties us nothing more is offered: contact has to stop (P68)."""
    tied = {judged.person for judged in case.of(judged_insiders) if judged.status is InsiderStatus.STOPPED}
    if not plan.person or plan.person not in tied:
        return None
    sentence = say("和他有金钱往来，要停止接触。", "There is a financial tie: contact has to stop.")
    return _said(V.FORBIDDEN, sentence, because("insider_evidence.financial_tie", YES, of=plan.person))


def _class(case: Case, plan: Hospitality) -> Gated | None:
    if is_public(case) is not YES and plan.recipient not in PUBLIC:
        return None
    sector = because("account.public_sector", case.dossier.account.public_sector)
    own = because("hospitality.recipient", plan.recipient, of=plan.person)
    return _said(
        V.FORBIDDEN,
        say("公职、国企、国有金融、军工一律不招待。", "None for public and state bodies, state finance included."),
        own if plan.recipient in PUBLIC else sector,
    )  # fmt: skip


def _kind(_case: Case, plan: Hospitality) -> Gated | None:
    if plan.kind not in (HospitalityKind.TRAVEL, HospitalityKind.ENTERTAINMENT):
        return None
    reason = because("hospitality.kind", plan.kind)
    return _said(V.FORBIDDEN, say("不安排旅游和娱乐。", "No travel, no entertainment."), reason)


def _value(case: Case, plan: Hospitality) -> Gated | None:
    """Above the limit per head, alone or in parts on one day."""
    most = case.settings.whole("conduct.most_value")
    if _of_day(case, plan) <= most:
        return None
    if _worth(plan) > most:
        sentence = say("超过人均上限。", "Above the limit per head.")
    else:
        sentence = say("同一天给同一人的合计超过人均上限。", "Together on one day above the limit per head.")
    return _said(V.FORBIDDEN, sentence, because("hospitality.value", _of_day(case, plan), of=plan.person))


def _sum(case: Case, plan: Hospitality) -> Gated | None:
    total = _of_person(case, plan)
    if total <= case.settings.whole("conduct.most_person_year"):
        return None
    sentence = say(
        "加上这次，{name}一年累计 {total} 元，超过上限。",
        "With this one {name} would have had {total} yuan within a year, above the limit.",
        name=plan.person, total=total,
    )  # fmt: skip
    return _said(V.FORBIDDEN, sentence, because("hospitality.value", total, of=plan.person))


def _unknown(case: Case, plan: Hospitality) -> Gated | None:
    if is_public(case) is UNKNOWN:
        sentence = say("客户性质不知道，先弄清。", "The class of the customer is unknown; find out first.")
        return _open(sentence, missing("account.public_sector"))
    if plan.value is None or plan.kind is None:
        unknown = missing("hospitality.value" if plan.kind else "hospitality.kind", of=plan.person)
        return _open(say("类别或金额没写。", "Kind or value is not stated."), unknown)
    return None


def _phase(case: Case, _plan: Hospitality) -> Gated | None:
    stage = case.dossier.opportunity.stage
    if stage not in DECIDING:
        return None
    sentence = say(
        "客户正在做决定，这个阶段的招待都要先审批。",
        "The customer is deciding; in this phase all hospitality needs approval.",
    )
    return _said(V.NEEDS_APPROVAL, sentence, because("opportunity.stage", stage))


def _often(case: Case, plan: Hospitality) -> Gated | None:
    settings = case.settings
    needs = (
        _of_day(case, plan) > settings.whole("conduct.free_value")
        or plan.kind is HospitalityKind.GIFT
        or len(list(_given(case, plan))) >= settings.whole("conduct.most_times")
        or _of_person(case, plan) > settings.whole("conduct.free_person_year")
        or _of_deal(case, plan) > settings.whole("conduct.free_deal")
    )
    if not needs:
        return None
    return _said(
        V.NEEDS_APPROVAL, say("需先审批并登记。", "Needs approval and an entry in the register."),
        because("hospitality.value", plan.value, of=plan.person),
    )  # fmt: skip


def _given(case: Case, plan: Hospitality) -> Iterator[Hospitality]:
    """What the person was given within the year before the plan, on this deal and on others."""
    day = plan.given_on or plan.planned_on or case.as_of
    return (h for h in _others(case, plan) if h.person == plan.person and h.given_on and _is_within(h.given_on, day))


def _of_day(case: Case, plan: Hospitality) -> Decimal:
    """The value for one person on the day of this plan with it, whoever gives: one gift in two parts is one gift."""
    day = _day(plan)
    same = (h for h in _others(case, plan) if day is not None and h.person == plan.person and _day(h) == day)
    return _worth(plan) + sum(map(_worth, same), Decimal(0))


def _day(held: Hospitality) -> date | None:
    return held.given_on or held.planned_on


def _of_person(case: Case, plan: Hospitality) -> Decimal:
    """The value within a year for one person with this plan: given or still planned, on this deal and on others."""
    day = plan.given_on or plan.planned_on or case.as_of
    held = (h for h in _others(case, plan) if h.person == plan.person)
    return _worth(plan) + sum((_worth(h) for h in held if _counts(h, day)), Decimal(0))


def _of_deal(case: Case, plan: Hospitality) -> Decimal:
    """The value on this deal with this plan; what is not known counts as nothing, so it is at least this much."""
    return _worth(plan) + sum((_worth(h) for h in _others(case, plan) if h.elsewhere is not YES), Decimal(0))


def _others(case: Case, plan: Hospitality) -> Iterator[Hospitality]:
    return (h for h in case.dossier.hospitality if h is not plan)


def _counts(held: Hospitality, day: date) -> bool:
    return held.given_on is None or _is_within(held.given_on, day)


def _is_within(given_on: date, day: date) -> bool:
    return given_on >= day - YEAR


def _worth(held: Hospitality) -> Decimal:
    return held.value or Decimal(0)


def _open(sentence: Sentence, unknown: Unknown) -> Gated:
    return Verdict(V.UNKNOWN, sentence, PHRASES, (), (unknown,))


def _said(value: HospitalityVerdict, sentence: Sentence, *reasons: Reason) -> Gated:
    return Verdict(value, sentence, PHRASES, reasons)
