"""Read the negotiation of a deal that was fetched through access, and the offers that wait for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from yunchou.desk.approvals.models import Approval
from yunchou.desk.negotiation.models import Concession, NegotiationIssue, NegotiationPlan, Offer
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.contracts import facts
from yunchou.playbook.contracts.bargain import beyond
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True)
class At:
    """One issue with where it stands: our newest step on it, and whether that goes beyond our limit."""

    issue: NegotiationIssue
    stands: Any
    beyond: Answer


@dataclass(frozen=True, slots=True)
class Table:
    """Everything about the negotiation of one deal."""

    plan: NegotiationPlan | None
    issues: list[At]
    concessions: list[Concession]
    offers: list[Offer]
    for_nothing: int


def table_of(deal: Opportunity) -> Table:
    """The negotiation of a deal; four queries."""
    concessions = list(Concession.objects.select_related("issue", "recorded_by").filter(opportunity=deal))
    issues = [_at(issue, concessions) for issue in NegotiationIssue.objects.filter(opportunity=deal)]
    offers = Offer.objects.select_related(
        "asked_by", "leave__opportunity", "leave__decided_by", "leave__decided_for"
    ).filter(opportunity=deal)
    free = [each for each in concessions if each.by_us is Answer.YES and each.got_something is Answer.NO]
    plan = NegotiationPlan.objects.filter(opportunity=deal).first()
    return Table(plan, issues, concessions, list(offers), len(free))


def stands_of(deal: Opportunity) -> list[tuple[NegotiationIssue, Any]]:
    """Where our newest step with a figure stands on each issue on which we gave; two queries."""
    steps = Concession.objects.filter(opportunity=deal, by_us=Answer.YES, value__isnull=False, issue__isnull=False)
    newest = {step.issue_id: step.value for step in steps if step.issue_id is not None}
    issues = NegotiationIssue.objects.filter(opportunity=deal, pk__in=newest)
    return [(issue, newest[issue.pk]) for issue in issues]


def _at(issue: NegotiationIssue, concessions: list[Concession]) -> At:
    ours = [c.value for c in concessions if c.issue_id == issue.pk and c.by_us is Answer.YES and c.value is not None]
    stands = ours[-1] if ours else issue.target
    return At(issue, stands, beyond(issue_fact(issue), stands))


def issue_fact(row: NegotiationIssue) -> facts.Issue:
    """An issue as the playbook judges it."""
    return facts.Issue(name=row.name, target=row.target, limit=row.limit, theirs=row.theirs, better=row.better)


def issues_of(deal: Opportunity) -> QuerySet[NegotiationIssue]:
    """The issues of a deal that was fetched through access."""
    return NegotiationIssue.objects.filter(opportunity=deal)


def offer_of(approval: Approval) -> Offer:
    """The offer that an approval is about."""
    return Offer.objects.select_related("opportunity", "asked_by").get(leave=approval)
