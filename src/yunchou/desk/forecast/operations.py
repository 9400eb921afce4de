"""Note the odds of open deals, and learn from the closed ones. Both are worked out from facts; nobody types them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from yunchou.desk.forecast.models import LearntOdds, OddsNote
from yunchou.desk.forecast.queries import stays
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.pipeline.stages import Stage


def note_odds(odds: Mapping[tuple[int, date], Odds]) -> None:
    """Note the odds by deal and day, unless noted already that month in that stage. Those of ended deals are not."""
    rows = [
        OddsNote(
            opportunity_id=pk,
            stage=Stage.of(each.stage),
            month=on.replace(day=1),
            noted_on=on,
            parts={effect.name: effect.value for effect in each.effects},
            chance=each.chance,
            low=each.low,
            high=each.high,
        )
        for (pk, on), each in odds.items()
        if not each.has_ended
    ]
    OddsNote.objects.bulk_create(rows, batch_size=100, ignore_conflicts=True)


@transaction.atomic
def learn_odds(*, on: date, at: datetime) -> Learnt | None:
    """Learn from the deals that were won or lost by a day and keep it; `None` while they are too few."""
    from yunchou.desk.forecast.learning import learn  # numpy is loaded at night, not by every server process

    settings = our_parameters().on(on)
    found = learn(stays(on, before_end_days=settings.whole("forecast.before_end_days")), settings, on=on)
    if found is None:
        LearntOdds.objects.filter(learnt_on__gte=on).delete()
        return None
    LearntOdds.objects.update_or_create(
        learnt_on=on,
        defaults={
            "deals": found.deals,
            "won": found.won,
            # Pairs, because the covariance is in their order, and a database may keep the keys of an object in another.
            "weights": list(found.weights.items()),
            "covariance": [list(line) for line in found.covariance],
            "computed_at": at,
        },
    )
    return found
