"""How a deal went through its stages."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from yunchou.desk.opportunities.models import Opportunity, StageExit
from yunchou.playbook.pipeline.stages import Stage


def stages_since(deal: Opportunity) -> list[tuple[date, Stage]]:
    """The stages of a deal, each with the day from which it was there, oldest first. Steps back are kept."""
    exits = list(StageExit.objects.filter(opportunity=deal).order_by("at", "pk"))
    first = exits[0].from_stage if exits else deal.stage
    entered = [(timezone.localdate(exit_.at), exit_.to_stage) for exit_ in exits]
    return [(timezone.localdate(deal.created_at), first), *entered]


def stage_on(stages: list[tuple[date, Stage]], day: date) -> Stage:
    """Where the deal was on a day, by its stages; before it was opened, where it began."""
    return [stages[0][1], *(stage for since, stage in stages if since <= day)][-1]
