"""Ask colleagues, answer what one was asked, note what a pursuit costs, decide whether to go on (P54 to P64)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, conflict, made
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, ensure_past, row_of
from yunchou.desk.resources.models import Ask, Effort, PresenterProfile, PursuitDecision
from yunchou.desk.resources.queries import ask_of, may_write_profile
from yunchou.desk.resources.terms import AskKind, AskState, Pursuit
from yunchou.desk.terms import in_reader_language
from yunchou.desk.working_days import working_days_after

COACHING_DAYS = 3
"""Working days in which a leader answers a request for guidance."""

PROMISED = ("of", "kind", "what", "due_on")
"""What an answer was given to: when one of these changes, the answer is open again."""


def _ask(values: Values, writing: Writing) -> Values:
    """Who asked and when; guidance is asked of a leader, who has some working days for it."""
    row = writing.row if isinstance(writing.row, Ask) else None
    kind, asked = _now(values, row, "kind") or AskKind.HELP, _now(values, row, "of")
    if "what" in values and not values["what"] and kind is not AskKind.HELP:
        values["what"] = in_reader_language(kind.words)
    if row is None:
        values |= {"asked_by": writing.actor, "asked_at": writing.at}
        if kind is AskKind.COACHING and not values.get("due_on"):
            values["due_on"] = working_days_after(timezone.localdate(writing.at), COACHING_DAYS)
    if row is None or asked.pk != row.of_id or kind is not row.kind:
        _ensure_may_be_asked(asked, kind)
    if values.get("waits_for") is not None and values["waits_for"] == asked:
        raise Invalid({"waits_for": _("Nobody waits for himself.")})
    if row is not None and row.state is not AskState.OPEN and _is_another(values, row):
        values |= {"state": AskState.OPEN, "answered_at": None, "done_on": None}
    return values


def _is_another(values: Values, row: Ask) -> bool:
    return any(name in values and values[name] != getattr(row, name) for name in PROMISED)


def _ensure_may_be_asked(asked: User, kind: AskKind) -> None:
    reach = reach_of(asked)
    if May.SEE_OPPORTUNITIES not in reach.may:
        raise Invalid({"of": _("%(name)s cannot work on deals.") % {"name": asked.name}})
    if kind is AskKind.COACHING and reach.roles.isdisjoint({Role.LEADER, Role.EXECUTIVE}):
        raise Invalid({"of": _("Ask a leader or an executive for guidance.")})


def _now(values: Values, row: Ask | None, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


def _effort(values: Values, writing: Writing) -> Values:
    """Some of it must be said; it is that of somebody on the deal."""
    row = writing.row if isinstance(writing.row, Effort) else None
    if row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
        values.setdefault("by", writing.actor)
    ensure_past(values, ["on"], writing)
    by = values.get("by")
    if by is not None and by != writing.actor and by not in team_of(writing.deal, also=row.by_id if row else None):
        raise Invalid({"by": _("Name a colleague who is on the team of this opportunity.")})
    if all((values[n] if n in values else getattr(row, n, None)) is None for n in ("hours", "cost")):
        raise Invalid({"hours": _("Say how many hours it took, what it cost, or both.")})
    return values


ASK = RowKind(Ask, "ask", complete=_ask)
EFFORT = RowKind(Effort, "effort", complete=_effort)


@transaction.atomic
def answer_ask(pk: int, *, state: AskState, reply: str, seen_version: int, actor: User, at: datetime) -> Ask:
    """Accept, decline, or report as done what one was asked: by the asked colleague himself, and by nobody else.

    He need not see the deal; `NotThere` for everybody who was not asked.
    """
    ask = ask_of(actor, pk, lock=True)
    if state is AskState.OPEN:
        raise Invalid({"state": _("Accept it, decline it, or say that it is done.")})
    if state is AskState.DECLINED and not reply.strip():
        raise Invalid({"reply": _("Say why, so that the deal's owner can look for another way.")})
    if ask.kind is AskKind.COACHING and state is AskState.DONE and not reply.strip():
        raise Invalid({"reply": _("Write the guidance down, so that it can be followed.")})
    done_on = (ask.done_on or timezone.localdate(at)) if state is AskState.DONE else None
    values = {"state": state, "reply": reply.strip(), "done_on": done_on}
    diff = apply_changes(ask, values, seen_version=seen_version)
    if diff:
        Ask.objects.filter(pk=ask.pk).update(answered_at=at)
        _note(f"ask.{state.value}", ask, ask.opportunity, diff, actor, at)
    return ask


@transaction.atomic
def settle_ask(deal: Opportunity, pk: int, *, seen_version: int, actor: User, at: datetime) -> Ask:
    """Note on the deal that something asked was delivered, by somebody who may change the deal."""
    ensure_may_change(actor, deal)
    ask = row_of(ASK, deal, pk)
    values = {"state": AskState.DONE, "done_on": ask.done_on or timezone.localdate(at)}
    diff = apply_changes(ask, values, seen_version=seen_version)
    if diff:
        _note("ask.done", ask, deal, diff, actor, at)
    return ask


@transaction.atomic
def decide_pursuit(
    deal: Opportunity,
    *,
    decision: Pursuit,
    limit: Decimal | None,
    reason: str,
    spent: Decimal,
    expected: Decimal | None,
    actor: User,
    at: datetime,
) -> PursuitDecision:
    """Decide whether to go on, with the figures that were seen; earlier decisions stay."""
    ensure_may_change(actor, deal)
    if decision is Pursuit.LIMIT and not limit:
        raise Invalid({"limit": _("Name the limit.")})
    if decision is not Pursuit.LIMIT:
        limit = None
    values: Values = {"decision": decision, "limit": limit, "reason": reason, "spent": spent, "expected": expected}
    row = PursuitDecision(opportunity=deal, decided_by=actor, decided_at=at, **values)
    _check(row)
    row.save(force_insert=True)
    _note("pursuit.decided", row, deal, made(**values), actor, at)
    return row


@transaction.atomic
def write_profile(of: User, values: Values, *, seen_version: int, actor: User, at: datetime) -> PresenterProfile:
    """Write how a colleague is introduced: his own, or one of the team one leads. Version 0 is one not there yet."""
    if not may_write_profile(actor, of):
        raise Refused(_("Only the colleague himself and his leaders write this."))
    row = PresenterProfile.objects.select_for_update().filter(user=of).first()
    if row is None:
        if seen_version != 0:
            raise conflict(PresenterProfile(user=of, updated_at=at), values)
        row = PresenterProfile(user=of, updated_at=at, **values)
        _check(row)
        row.save(force_insert=True)
        record("presenter.introduced", row, actor=actor, at=at, changes=made(**values))
        return row
    diff = apply_changes(row, values, seen_version=seen_version)
    if diff:
        PresenterProfile.objects.filter(pk=row.pk).update(updated_at=at)
        record("presenter.introduced", row, actor=actor, at=at, changes=diff)
    return row


def _check(row: Any) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid({name: " ".join(told) for name, told in error.message_dict.items()}) from error


def _note(kind: str, row: Any, deal: Opportunity, changes: Any, actor: User, at: datetime) -> None:
    Opportunity.objects.filter(pk=deal.pk).update(updated_at=at)
    record(kind, row, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
