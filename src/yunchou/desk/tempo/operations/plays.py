"""Choose a play of the library and end it. What a tender forbids cannot be chosen (P50, P52, N7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, conflict
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations.locking import REASON_LENGTH, hold
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.tempo.models import ChosenPlay
from yunchou.desk.tempo.queries import case_of
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.plays import Play, hindrance, play_of

LIVE = frozenset({Standing.OPEN, Standing.PAUSED})


@transaction.atomic
def choose_play(deal: Opportunity, *, code: str, until: date | None, actor: User, at: datetime) -> ChosenPlay:
    """Begin a play. Raises `Invalid` when the library has none of that code, it does not fit now or runs already."""
    ensure_may_change(actor, deal)
    held, today = hold(deal, seen_version=None), timezone.localdate(at)
    if held.standing not in LIVE:
        raise Refused(_("This opportunity has ended; no play is of use."))
    play = play_of(code)
    if play is None:
        raise Invalid({"code": _("The library has no such play.")})
    _ensure_fits(held, play, today)
    if until is not None and until < today:
        raise Invalid({"until": _("This day has passed.")})
    if ChosenPlay.objects.filter(opportunity=held, code=code, ended_at__isnull=True).exists():
        raise Invalid({"code": _("This play runs already.")})
    chosen = ChosenPlay.objects.create(opportunity=held, code=code, until=until, chosen_by=actor, chosen_at=at)
    _record("play.chosen", chosen, {"until": [None, until]}, actor, at)
    return chosen


@transaction.atomic
def end_play(
    deal: Opportunity, pk: int, *, exit_met: Answer, outcome: str, seen_version: int, actor: User, at: datetime
) -> ChosenPlay:
    """End a play: its exit condition is met, or it is given up. Ending one that has ended is a `Conflict`."""
    ensure_may_change(actor, deal)
    hold(deal, seen_version=None)
    chosen = ChosenPlay.objects.filter(opportunity=deal, pk=pk).first()
    if chosen is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    if exit_met is Answer.UNKNOWN:
        raise Invalid({"exit_met": _("Say whether the exit condition is met.")})
    if len(outcome) > REASON_LENGTH:
        raise Invalid({"outcome": _("At most %(most)s characters.") % {"most": REASON_LENGTH}})
    values: dict[str, Any] = {"exit_met": exit_met, "outcome": outcome.strip()}
    if chosen.ended_at is not None:
        raise conflict(chosen, values)
    diff = apply_changes(chosen, {**values, "ended_at": at, "ended_by": actor}, seen_version=seen_version)
    told = {name: value for name, value in diff.items() if name in values}
    _record("play.ended", chosen, told, actor, at)
    return chosen


def _ensure_fits(deal: Opportunity, play: Play, today: date) -> None:
    why = hindrance(case_of(deal, today), play)
    if why is not None:
        raise Invalid({"code": in_reader_language(why.words)})


def _record(kind: str, chosen: ChosenPlay, changes: dict[str, Any], actor: User, at: datetime) -> None:
    deal = chosen.opportunity
    Opportunity.objects.filter(pk=deal.pk).update(updated_at=at)
    record(kind, chosen, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
