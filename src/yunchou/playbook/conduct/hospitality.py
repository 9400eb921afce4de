"""The hospitality gate: class of recipient × phase of the deal × value × frequency (P10, P90, N8)."""

from __future__ import annotations

from datetime import timedelta

from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Verdict
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.tempo.pace import tender_runs

V = HospitalityVerdict
PUBLIC = frozenset({
    PublicSectorClass.GOVERNMENT, PublicSectorClass.STATE_OWNED,
    PublicSectorClass.STATE_FINANCIAL, PublicSectorClass.DEFENCE,
})  # fmt: skip
PHRASES = (90, 10, 96)


def is_public(case: Case) -> Answer:
    """Whether the strict rules for public servants and state firms hold; the class may be unknown."""
    held = case.dossier.account.public_sector
    if held is PublicSectorClass.UNKNOWN:
        return Answer.UNKNOWN
    return Answer.YES if held in PUBLIC else Answer.NO


def gate(case: Case, plan: Hospitality) -> Verdict[HospitalityVerdict]:
    """Whether one plan may be carried out. What is forbidden is looked at first, what is unknown second."""
    sector = because("account.public_sector", case.dossier.account.public_sector)
    if tender_runs(case):
        return _said(V.FORBIDDEN, say("招标期间一律不得招待。", "No hospitality during a tender."))
    if is_public(case) is Answer.YES:
        return _said(V.FORBIDDEN, say("公职、国企、军工一律不招待。", "None for public and state bodies."), sector)
    if plan.kind in (HospitalityKind.TRAVEL, HospitalityKind.ENTERTAINMENT):
        return _said(V.FORBIDDEN, say("不安排旅游和娱乐。", "No travel, no entertainment."))
    return _by_value(case, plan)


def _by_value(case: Case, plan: Hospitality) -> Verdict[HospitalityVerdict]:
    if plan.value is not None and plan.value > case.settings.whole("conduct.most_value"):
        return _said(
            V.FORBIDDEN, say("超过人均上限。", "Above the limit per head."), because("hospitality.value", plan.value)
        )
    if is_public(case) is Answer.UNKNOWN:
        sentence = say("客户性质不知道，先弄清。", "The class of the customer is unknown; find out first.")
        return Verdict(V.UNKNOWN, sentence, PHRASES, (), (missing("account.public_sector"),))
    if plan.value is None or plan.kind is None:
        unknown = missing("hospitality.value" if plan.kind else "hospitality.kind", of=plan.person)
        return Verdict(V.UNKNOWN, say("类别或金额没写。", "Kind or value is not stated."), PHRASES, (), (unknown,))
    costly = plan.value > case.settings.whole("conduct.free_value") or plan.kind is HospitalityKind.GIFT
    often = _times(case, plan) >= case.settings.whole("conduct.most_times")
    if costly or often:
        return _said(V.NEEDS_APPROVAL, say("需先审批并登记。", "Needs approval and an entry in the register."))
    return _said(V.ALLOWED, say("可以，记得登记。", "Allowed; enter it in the register."))


def _times(case: Case, plan: Hospitality) -> int:
    year = timedelta(days=365)
    given = [h for h in case.dossier.hospitality if h.person == plan.person and h.given_on]
    return sum(1 for h in given if h.given_on and case.as_of - year <= h.given_on <= case.as_of)


def _said(value: HospitalityVerdict, sentence: Sentence, *reasons: Reason) -> Verdict[HospitalityVerdict]:
    return Verdict(value, sentence, PHRASES, reasons)
