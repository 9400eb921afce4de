"""Learn the weights of the odds from a team's own closed deals: the rules are the prior, the deals move it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from yunchou.desk.forecast.logistic import Numbers, Prior, fit
from yunchou.desk.forecast.queries import Stay
from yunchou.playbook.forecast.learnt import TEAM, Learnt
from yunchou.playbook.forecast.odds import cap, most_of, start
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.pipeline.stages import Stage

SHARE_OF_STAGE = 0.5
"""How far a single stage may lie from what the rules say, against how far the whole team may."""
SHARE_OF_PART = 0.5
"""How sure the rules are of what a part moves: give or take this share of it."""


def learn(stays: Sequence[Stay], settings: Settings, *, on: date) -> Learnt | None:
    """What these stays teach; `None` while the deals are fewer than `forecast.learn_from` or all ended the same way.

    Every stay counts alike, and together they count for as many rows as there are deals: the stays of one deal are
    not independent of each other, so the interval must not narrow as if they were.
    """
    ended = {stay.deal: stay.won for stay in stays}
    won = sum(ended.values())
    if len(ended) < settings.whole("forecast.learn_from") or won in (0, len(ended)):
        return None
    names, prior = _prior(settings)
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(stays), len(names)))
    for number, stay in enumerate(stays):
        for name, value in {TEAM: 1.0, stay.stage.value: 1.0, **stay.parts}.items():
            rows[number, place[name]] = value
    caps = np.array([cap(settings, stay.stage.value) for stay in stays])
    outcomes = np.array([float(stay.won) for stay in stays])
    found = fit(rows, outcomes, prior, caps=caps, weight=len(ended) / len(stays))
    return Learnt(
        on=on,
        deals=len(ended),
        won=won,
        weights=dict(zip(names, _weights(names, found.mean), strict=True)),
        covariance=tuple(tuple(map(float, line)) for line in found.covariance),
    )


def _weights(names: Sequence[str], mean: Numbers) -> list[float]:
    """A part that supports us never counts against us, whatever a few deals seem to show."""
    stages = {TEAM, *(stage.value for stage in Stage)}
    return [float(value) if name in stages else max(0.0, float(value)) for name, value in zip(names, mean, strict=True)]


def _prior(settings: Settings) -> tuple[list[str], Prior]:
    """What the rules say, and how far they may be wrong."""
    doubt, most = settings.whole("forecast.doubt") / 100, most_of(settings)
    told = {TEAM: (0.0, doubt)}
    told |= {stage.value: (start(settings, stage.value), SHARE_OF_STAGE * doubt) for stage in Stage}
    told |= {name: (value, max(SHARE_OF_PART * value, 0.05)) for name, value in most.items()}
    mean = np.array([mean for mean, _spread in told.values()])
    spread = np.array([spread for _mean, spread in told.values()])
    return list(told), Prior(mean, spread**-2)
