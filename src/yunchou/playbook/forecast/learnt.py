"""What a team's own closed deals have taught about the odds: plain numbers, applied here, learnt elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

TEAM = "team"
"""The weight that all deals of the team share: how much better or worse it does than the method expects."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights in log-odds: of the team, of each stage (by its code) and of each part of the odds (by its name).

    `deals` closed ones they rest on, `won` of them, up to day `on`. `covariance` says how sure each is, in the
    order of `weights`.
    """

    on: date
    deals: int
    won: int
    weights: Mapping[str, float]
    covariance: tuple[tuple[float, ...], ...]

    def variance(self, values: Mapping[str, float]) -> float:
        """The variance of the log-odds of a deal with these values, from not being sure of the weights."""
        names = list(self.weights)
        held = [(names.index(name), value) for name, value in values.items() if value]
        return sum(one * other * self.covariance[i][j] for i, one in held for j, other in held)
