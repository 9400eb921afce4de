"""Our approval path beside the customer's signing path: where the paper lies, since when, and where it is stuck."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from yunchou.desk.approvals.models import Approval
from yunchou.desk.contracts.models import PaperStep
from yunchou.desk.parameters import our_parameters
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.contracts.terms import StepState, StopState
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a path. `since` is the day from which it is in this state; `days` how long, while it is not over."""

    where: str
    who: str
    paper: str
    state: StopState
    since: date | None
    days: int | None
    note: str = ""


def our_stops(leaves: Iterable[Approval], *, today: date) -> list[Stop]:
    """The stops of our approval path, from approvals in their order."""
    late = our_parameters().on(today).whole("contracts.approval_late_days")
    return [_ours(leave, today, late) for leave in leaves]


def _ours(leave: Approval, today: date, late: int) -> Stop:
    who = leave.decided_by.name if leave.decided_by else ""
    if leave.approved is Answer.YES:
        state, since = StopState.DONE, _day(leave.decided_at)
    elif leave.approved is Answer.NO:
        state, since = StopState.REFUSED, _day(leave.decided_at)
    elif leave.waits:
        since = _day(leave.waits_since)
        state = StopState.STUCK if since and (today - since).days >= late else StopState.IN_HAND
    else:
        state, since = StopState.WAITING, None
    open_ = state in (StopState.STUCK, StopState.IN_HAND)
    days = (today - since).days if open_ and since else None
    return Stop(in_reader_language(leave.needs.words), who, "", state, since, days, leave.answer)


def their_stops(steps: Sequence[PaperStep], *, today: date) -> list[Stop]:
    """The stops of a path at the customer. One that takes longer than usual is stuck, whatever is said of it."""
    usual = our_parameters().on(today).whole("contracts.usual_days")
    return [_theirs(step, today, usual) for step in steps]


def _theirs(step: PaperStep, today: date, usual: int) -> Stop:
    who, since, state = step.person.name if step.person else "", step.started_on, StopState.WAITING
    if step.state is StepState.DONE:
        state, since = StopState.DONE, step.done_on
    elif step.state is StepState.STUCK:
        state, since = StopState.STUCK, step.stuck_since or step.started_on
    elif step.state is StepState.IN_HAND:
        allowed = usual if step.expected_days is None else step.expected_days
        due = since + timedelta(days=allowed) if since else None
        late = due is not None and due < today
        state, since = (StopState.STUCK, due) if late else (StopState.IN_HAND, since)
    open_ = state in (StopState.STUCK, StopState.IN_HAND)
    days = (today - since).days if open_ and since else None
    return Stop(step.department, who, step.document, state, since, days, step.stuck_reason if open_ else "")


def stuck(stops: Iterable[Stop]) -> list[Stop]:
    """Those that do not move."""
    return [stop for stop in stops if stop.state is StopState.STUCK]


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
