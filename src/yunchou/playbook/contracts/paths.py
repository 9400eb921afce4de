"""The customer's signing and payment paths: what is stuck, where, with whom, since when (P84)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from yunchou.playbook.contracts.facts import PathStep
from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import UNKNOWN, YES, Words
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.pipeline.stages import Standing

STUCK, IN_HAND = StepState.STUCK, StepState.IN_HAND


@value_object
class Stuck:
    """One step that does not move. `path` is the dossier path, `since` the day from which it is stuck, for `days`; both
    are `None` where nobody noted it.
    """

    path: str
    step: PathStep
    since: date | None
    days: int | None

    @property
    def where(self) -> Words:
        """Department, person and document, as far as known."""
        known = [part for part in (self.step.department, self.step.person, self.step.document) if part]
        return Words(" · ".join(known) or "未写明的环节", " · ".join(known) or "a step not named")


def stuck_steps(case: Case) -> tuple[Stuck, ...]:
    """Every step that is said to be stuck, or takes longer than it usually does, of the paths still to be gone."""
    return tuple(
        [
            found
            for path in _open_paths(case)
            for step in getattr(case.dossier, path)
            if (found := _stuck(case, path, step)) is not None
        ]
    )


def _open_paths(case: Case) -> Iterator[str]:
    """The paths still to be gone: none of a deal given up, no signing once it is sealed."""
    if case.dossier.opportunity.standing in (Standing.LOST, Standing.DISQUALIFIED):
        return
    contract = case.dossier.contract
    if contract is None or contract.sealed is not YES or case.of(is_signed).value is not YES:
        yield "signing_path"
    yield "payment_path"


def _stuck(case: Case, path: str, step: PathStep) -> Stuck | None:
    if step.state is STUCK:
        since = step.stuck_since or step.started_on
    elif step.state is IN_HAND and step.started_on is not None:
        usual = case.settings.whole("contracts.usual_days") if step.days is None else step.days
        since = step.started_on + timedelta(days=usual)
    else:
        return None
    if since is None:
        return Stuck(path, step, None, None)
    late = (case.as_of - since).days
    return Stuck(path, step, since, late) if late > 0 or step.state is STUCK else None


def knows_signing_path(case: Case) -> Finding:
    """Whether the signing path at the customer is mapped: department, person and document of every step."""
    return _mapped(case, "signing_path")


def knows_payment_path(case: Case) -> Finding:
    """Whether the payment path at the customer is mapped."""
    return _mapped(case, "payment_path")


def _mapped(case: Case, path: str) -> Finding:
    steps: tuple[PathStep, ...] = getattr(case.dossier, path)
    named = missing(path).fact
    if not steps:
        sentence = say("{path}还没有摸清。", "{path}: not mapped yet.", path=named)
        return Finding(UNKNOWN, sentence, (84,), (), (missing(f"{path}.department"),))
    reasons = tuple([because(f"{path}.state", step.state, of=step.department) for step in steps])
    lacking = tuple([unknown for step in steps for unknown in _lacks(path, step)])
    if lacking:
        sentence = say("{path}还有 {count} 处不清楚。", "{path}: {count} points open.", path=named, count=len(lacking))
        return Finding(UNKNOWN, sentence, (84,), reasons, lacking)
    return Finding(YES, say("{path}已经摸清。", "{path}: mapped.", path=named), (84,), reasons)


def _lacks(path: str, step: PathStep) -> Iterator[Unknown]:
    for name in ("department", "person", "document"):
        if not getattr(step, name):
            yield missing(f"{path}.{name}", of=step.department or step.document)
