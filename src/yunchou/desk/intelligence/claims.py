"""Change claims and reports: who says so, from whom he heard it, what proved true, what a source is worth (P66, P79).

Who told something and whom he quotes are sources: sealed names behind pseudonyms. Whether two reports are independent
is judged by pseudonyms alone, so that no verdict tells who a source is.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes, conflict
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.operations import reveal
from yunchou.desk.intelligence.judgement import records_of
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.desk.intelligence.operations import Told, from_source, judge_source, name_source
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, row_of
from yunchou.playbook.kernel.grades import Source as Reliability
from yunchou.playbook.kernel.terms import Answer


def _claim(values: Values, writing: Writing) -> Values:
    if writing.row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
    return values


def _report(values: Values, writing: Writing) -> Values:
    """The sources in the place of the names: who said it, and whom he heard it from."""
    row = writing.row if isinstance(writing.row, Report) else None
    claim = values.get("claim")
    if claim is not None and claim.opportunity_id != writing.deal.pk:
        raise Invalid({"claim": _("This claim belongs to another opportunity.")})
    named = bool(values.get("source") or values.get("source_name", "").strip())
    if not named and (row is None or "source" in values):
        raise Invalid({"source_name": _("Say who said so: a known source, or a new name, which is sealed.")})
    values = from_source(values, writing, "on")
    heard = Told(values.get("heard_from"), values.pop("heard_from_name", ""))
    if heard.source or heard.name:
        values["heard_from"] = _heard_from(writing, heard)
    return values


def _heard_from(writing: Writing, heard: Told) -> Source | None:
    """Whom the source quotes, as a source of its own; its reasons stand at its own fields."""
    try:
        return name_source(writing.deal, heard, grade=None, actor=writing.actor, at=writing.at)
    except Invalid as refused:
        own = {"source": "heard_from", "source_name": "heard_from_name"}
        raise Invalid({own.get(name, name): reason for name, reason in refused.fields.items()}) from refused


CLAIM = RowKind(Claim, "claim", complete=_claim)
REPORT = RowKind(Report, "report", to_deal="claim__opportunity", complete=_report)


@transaction.atomic
def settle(
    deal: Opportunity, pk: int, outcome: Answer, *, on: date | None, seen_version: int, actor: User, at: datetime
) -> Diff:
    """Write down what proved true of a claim, and when; unknown opens it again. The records of its sources follow."""
    ensure_may_change(actor, deal)
    claim = row_of(CLAIM, deal, pk)
    today = timezone.localtime(at).date()
    if on is not None and on > today:
        raise Invalid({"outcome_on": _("This day has not come yet.")})
    values = {"outcome": outcome, "outcome_on": None if outcome is Answer.UNKNOWN else on or today}
    if claim.version != seen_version:
        raise conflict(claim, values)
    diff = apply_changes(claim, values, seen_version=seen_version)
    if diff:
        Opportunity.objects.filter(pk=deal.pk).update(updated_at=at)
        kind = "claim.reopened" if outcome is Answer.UNKNOWN else "claim.settled"
        record(kind, claim, actor=actor, at=at, changes=diff, opportunity_id=deal.pk, customer_id=deal.customer_id)
    return diff


@transaction.atomic
def rerate(deal: Opportunity, source: Source, to: Reliability, *, as_of: date, actor: User, at: datetime) -> None:
    """Give a source the letter its record earns, confirmed by a person; `Conflict` when the record says another now."""
    ensure_may_change(actor, deal)
    earned = records_of(deal, as_of=as_of).get(source.pk)
    if earned is None or earned.proposed is not to:
        raise Conflict(_("The record of this source has changed. Look at it again."))
    judge_source(source, to, actor=actor, at=at)


def names_behind(deal: Opportunity, claim: Claim, *, actor: User, at: datetime) -> list[str]:
    """The names of all sources behind a claim, quoted ones included, for who may open them; each reading is logged."""
    reports = list(claim.reports.select_related("source", "heard_from"))
    sources = {one.pk: one for report in reports for one in (report.source, report.heard_from) if one is not None}
    return [reveal(one, "name", compartment=deal.compartment, actor=actor, at=at) for one in sources.values()]
