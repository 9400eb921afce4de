"""What is known about the gates behind a deal."""

from __future__ import annotations

from yunchou.desk.opportunities.models import Opportunity, StageExit
from yunchou.playbook.pipeline.stages import Stage


def overridden_stages(deal: Opportunity, *, at_stage: Stage | None = None) -> list[Stage]:
    """The stages behind the deal whose gate was overridden when it was last passed, in order.

    `at_stage` asks as if the deal were at that stage. Stepping back and passing properly mends an override.
    """
    overridden: dict[Stage, bool] = {}
    exits = StageExit.objects.filter(opportunity=deal).order_by("at", "pk")
    for origin, target, reason in exits.values_list("from_stage", "to_stage", "override_reason"):
        for stage in list(Stage)[origin.number - 1 : target.number - 1]:
            overridden[stage] = bool(reason)
    here = at_stage or deal.stage
    return [stage for stage in Stage if stage.number < here.number and overridden.get(stage)]
