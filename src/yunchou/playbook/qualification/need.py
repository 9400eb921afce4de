"""The need: clear, documented, backed by three sides, and met by the product (P25 to P29, P94)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.case import Case, leavers
from yunchou.playbook.dossier.names import because, because_each, missing
from yunchou.playbook.kernel.findings import Finding, strictest
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.facts import Endorsement, Need
from yunchou.playbook.qualification.terms import EndorsementSide, Fit


def has_clear_need(case: Case) -> Finding:
    """Whether the customer's need is clear: as a whole, and every recorded need that is not merely nice (P25).

    Where the whole is said to be clear, a need of which nobody said so takes nothing back; one that is unclear does.
    """
    needs, whole = case.of(wanted), case.dossier.need.clarity
    if not needs and whole is UNKNOWN:
        return _no_needs(case)
    each = [need.clarity for need in needs]
    answer = whole if whole is YES and NO not in each else strictest(each + ([whole] if whole is not UNKNOWN else []))
    reasons = because_each("needs.clarity", [(need.title, need.clarity) for need in needs])
    if whole is not UNKNOWN:
        reasons = (because("need.clarity", whole), *reasons)
    unasked = () if answer is YES else (n for n in needs if n.clarity is UNKNOWN)
    unknowns = tuple([missing("needs.clarity", of=n.title) for n in unasked])
    return Finding(answer, _CLEAR[answer], (25,), reasons, unknowns)


def _no_needs(case: Case) -> Finding:
    if case.dossier.opportunity.disqualified_for is DisqualifiedFor.NO_NEED:
        reasons = (because("opportunity.disqualified_for", DisqualifiedFor.NO_NEED),)
        return Finding(NO, say("客户没有需求。", "The customer has no need."), (25,), reasons)
    told = _NO_MUSTS if case.dossier.needs else _NONE_RECORDED
    return Finding(UNKNOWN, told, (25,), (), (missing("needs.title"),))


def wanted(case: Case) -> list[Need]:
    """The needs that count: all but those known to be merely nice to have."""
    return [need for need in case.dossier.needs if need.must_have is not NO]


def is_documented(case: Case) -> Finding:
    """Whether the need is written down (P26)."""
    return _asked(case, "documented", (26,))


def is_confirmed(case: Case) -> Finding:
    """Whether the customer has confirmed the document (P26)."""
    return _asked(case, "confirmed_by_customer", (26,))


def _asked(case: Case, name: str, phrases: tuple[int, ...]) -> Finding:
    answer: Answer = getattr(case.dossier.need, name)
    path = f"need.{name}"
    sentence = say("{fact}：{answer}。", "{fact}: {answer}.", fact=missing(path).fact, answer=answer)
    if answer is UNKNOWN:
        return Finding(answer, sentence, phrases, (), (missing(path),))
    return Finding(answer, sentence, phrases, (because(path, answer),))


def backed_by(case: Case, side: EndorsementSide) -> Finding:
    """Whether one side backs the need, by its newest statement; a doubtful one takes no firm one back (P27).

    What somebody said who has left says nothing of that side any more (P89).
    """
    said = [e for e in case.dossier.endorsements if e.side is side and e.answer is not UNKNOWN and case.knew(e.on)]
    told = [e for e in said if e.person not in case.of(leavers)]
    if said and not told:
        reasons = tuple([_statement(made, side) for made in said])
        return Finding(UNKNOWN, _GONE, (27, 89), reasons, _ask(side))
    if not told:
        return Finding(UNKNOWN, _side(side, UNKNOWN), (27,), (), _ask(side))
    newest = told[0] if len(told) == 1 else max(told, key=_newest_firm)
    reasons = (_statement(newest, side),)
    if _is_doubtful(newest):
        return Finding(UNKNOWN, _side(side, UNKNOWN), (27, 79), reasons, _ask(side))
    return Finding(newest.answer, _side(side, newest.answer), (27,), reasons)


def _newest_firm(made: Endorsement) -> tuple[bool, date, bool]:
    return not _is_doubtful(made), made.on or date.min, made.answer is NO


def _is_doubtful(made: Endorsement) -> bool:
    return made.grade is not None and made.grade.is_weak


def backing(case: Case) -> dict[EndorsementSide, Finding]:
    """Whether each of the three sides backs the need (P27)."""
    return {side: backed_by(case, side) for side in SIDES}


def _statement(made: Endorsement, side: EndorsementSide) -> Reason:
    return because(
        "endorsements.answer", made.answer, of=made.person or side.words.zh,
        source=made.evidence, grade=made.grade, noted_on=made.on,
    )  # fmt: skip


def _ask(side: EndorsementSide) -> tuple[Unknown, ...]:
    return (missing("endorsements.answer", of=side.words.zh),)


def _side(side: EndorsementSide, answer: Answer) -> Sentence:
    return say("{side}是否认可：{answer}。", "Backed by the {side} side: {answer}.", side=side, answer=answer)


def meets(need: Need) -> Answer:
    """Whether we can meet one need: as it is, by configuration, or by development found feasible."""
    if need.fit is NEEDS_DEVELOPMENT:
        return need.gap.feasible if need.gap else UNKNOWN
    return MET.get(need.fit, UNKNOWN)


def must_haves_met(case: Case) -> Finding:
    """Whether every must-have is met. A possible must that is not met leaves it unknown (P28, P94)."""
    needs = case.of(wanted)
    if not needs:
        told = _NO_MUSTS if case.dossier.needs else _NONE_RECORDED
        return Finding(UNKNOWN, told, (28, 94), (), (missing("needs.fit"),))
    met = [meets(need) for need in needs]
    if NO in met:
        met = [_surely(answer, need) for answer, need in zip(met, needs, strict=True)]
    answer = strictest(met)
    reasons = because_each("needs.fit", [(need.title, need.fit) for need in needs])
    unknowns = tuple([_fit_unknown(need) for need, known in zip(needs, met, strict=True) if known is UNKNOWN])
    return Finding(answer, _FIT[answer], (28, 29, 94), reasons, unknowns)


def _surely(met: Answer, need: Need) -> Answer:
    """What is not met counts only where it is known to be a must."""
    return UNKNOWN if met is NO and need.must_have is UNKNOWN else met


def _fit_unknown(need: Need) -> Unknown:
    if meets(need) is NO:
        return missing("needs.must_have", of=need.title)
    return missing("needs.gap.feasible" if need.fit is Fit.NEEDS_DEVELOPMENT else "needs.fit", of=need.title)


NEEDS_DEVELOPMENT = Fit.NEEDS_DEVELOPMENT
MET = {Fit.MEETS: YES, Fit.CONFIGURABLE: YES, Fit.CANNOT: NO}
SIDES = tuple(EndorsementSide)
_GONE = say("表过态的人已经离职，要重新问。", "Those who said so have left: ask anew.")
_NO_MUSTS = say("记下的需求都不是必须的。", "No need that is recorded is a must.")
_NONE_RECORDED = say("还没有记录任何需求。", "No need is recorded yet.")
_CLEAR = {
    YES: say("需求明确。", "The need is clear."),
    NO: say("有需求还不明确。", "Some of the need is not clear."),
    UNKNOWN: say("需求是否明确，还没有问清。", "Whether the need is clear has not been asked."),
}
_FIT = {
    YES: say("必须满足的需求都能满足。", "Every must-have is met."),
    NO: say("有必须满足的需求做不到。", "A must-have cannot be met."),
    UNKNOWN: say("能否满足全部必须的需求，还不知道。", "Whether every must-have is met is not known yet."),
}
