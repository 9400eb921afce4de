"""What stands at the head of every page of a deal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import DealMember, Opportunity, StandingChange
from yunchou.desk.opportunities.queries.access import may_change, may_manage_team, may_reassign
from yunchou.desk.opportunities.queries.gates import overridden_stages
from yunchou.playbook.pipeline.stages import Stage, Standing

CLOSABLE = frozenset({Standing.OPEN, Standing.PAUSED})
REVIVABLE = frozenset({Standing.DISQUALIFIED, Standing.LOST})


@dataclass(frozen=True, slots=True)
class DealHead:
    """The team, the overridden gates, why the deal stands where it stands, and what the reader may do with it."""

    deal: Opportunity
    members: Sequence[DealMember]
    overridden: Sequence[Stage]
    change: StandingChange | None
    may_change: bool
    may_manage_team: bool
    may_reassign: bool
    keeps_compartment: bool

    @property
    def may_do_something(self) -> bool:
        """Whether there is anything the reader may do with the deal."""
        return self.may_change or self.may_reassign or self.keeps_compartment

    @property
    def actions(self) -> list[str]:
        """The changes of standing that can follow now, for who may make them."""
        if not self.may_change:
            return []
        follow = {
            "pause": self.deal.standing is Standing.OPEN,
            "resume": self.deal.standing is Standing.PAUSED,
            "disqualify": self.deal.standing in CLOSABLE,
            "lose": self.deal.standing in CLOSABLE,
            "revive": self.deal.standing in REVIVABLE,
        }
        return [action for action, can in follow.items() if can]


def deal_head(user: User, deal: Opportunity) -> DealHead:
    """The head of a deal that was fetched through access; at most four queries."""
    parked = deal.standing is not Standing.OPEN
    return DealHead(
        deal=deal,
        members=list(members_of(deal)),
        overridden=overridden_stages(deal) if deal.overridden_gates else [],
        change=newest_change(deal) if parked else None,
        may_change=may_change(user, deal),
        may_manage_team=may_manage_team(user, deal),
        may_reassign=may_reassign(user, deal),
        keeps_compartment=deal.compartment.owner_id == user.pk != deal.owner_id,
    )


def members_of(deal: Opportunity) -> QuerySet[DealMember]:
    """The deal's team beside its owner, in the order they joined."""
    return DealMember.objects.filter(opportunity=deal).select_related("user").order_by("added_at", "pk")


def newest_change(deal: Opportunity) -> StandingChange | None:
    """The newest change of standing, `None` for a deal that was always open."""
    changes = StandingChange.objects.filter(opportunity=deal).select_related("decided_by")
    return changes.order_by("-at", "-pk").first()
