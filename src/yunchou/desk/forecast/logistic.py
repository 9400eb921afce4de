"""Bayesian logistic regression for few deals: a Gaussian prior, the posterior by Laplace's approximation.

Plain numbers in, plain numbers out; the same input gives the same output, there is no chance in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

MOST_ROUNDS, ENOUGH = 60, 1e-4
LOWEST, HIGHEST = 1e-9, 1 - 1e-9
LEAST_SHARE = 1e-3


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is known about the weights: their mean and covariance."""

    mean: Numbers
    covariance: Numbers

    def variance(self, rows: Numbers) -> Numbers:
        """Of each row the variance of its log-odds that comes from not knowing the weights."""
        found: Numbers = np.sum((rows @ self.covariance) * rows, axis=1)
        return found

    def left_out(self, rows: Numbers, won: Numbers) -> Numbers:
        """The log-odds of each training row as if it had not been learnt from, without fitting again.

        What one row adds is taken back at first order; close to fitting anew for every row (approximate leave-one-out).
        """
        centre, pull = rows @ self.mean, self.variance(rows)
        chance = logistic(centre)
        return centre + pull / np.maximum(1 - chance * (1 - chance) * pull, LEAST_SHARE) * (chance - won)


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed about the weights before any row: independent Gaussians by mean and precision."""

    mean: Numbers
    precision: Numbers


def logistic(log_odds: Numbers) -> Numbers:
    """The chance for log-odds, without overflow."""
    chance: Numbers = np.asarray(0.5 * (1 + np.tanh(0.5 * log_odds)), dtype=np.float64)
    return np.clip(chance, LOWEST, HIGHEST)


def fit(
    rows: Numbers,
    won: Numbers,
    prior: Prior,
    *,
    caps: Numbers | None = None,
    weight: float = 1.0,
    start: Numbers | None = None,
) -> Posterior:
    """The posterior of the weights after these rows; `won` holds 0 and 1.

    `caps` are the most that each row's chance may be (P81): the chance is the cap times the logistic of the
    log-odds. `weight` is how many rows one row counts for. Fisher scoring with halved steps: it always ends.
    """
    most = np.ones(len(won)) if caps is None else caps
    mean = prior.mean.copy() if start is None else start.copy()
    value = _log_posterior(rows, won, most, weight, prior, mean)
    for _round in range(MOST_ROUNDS):
        slope, curve = _slope_and_curve(rows, won, most, weight, prior, mean)
        step: Numbers = np.linalg.solve(curve, slope).astype(np.float64)
        mean, better = _step(rows, won, most, weight, prior, mean, value, step)
        gained, value = better - value, better
        if gained < ENOUGH:
            break
    _slope, curve = _slope_and_curve(rows, won, most, weight, prior, mean)
    covariance = np.linalg.inv(curve)
    return Posterior(mean, (covariance + covariance.T) / 2)


def _step(
    rows: Numbers,
    won: Numbers,
    most: Numbers,
    weight: float,
    prior: Prior,
    mean: Numbers,
    value: float,
    step: Numbers,
) -> tuple[Numbers, float]:
    """The longest of the halved steps that does not lose; none when all lose."""
    for halving in range(20):
        trial = mean + step * 0.5**halving
        found = _log_posterior(rows, won, most, weight, prior, trial)
        if found >= value:
            return trial, found
    return mean, value


def _log_posterior(rows: Numbers, won: Numbers, most: Numbers, weight: float, prior: Prior, mean: Numbers) -> float:
    chance = np.clip(most * logistic(rows @ mean), LOWEST, HIGHEST)
    told = weight * np.sum(won * np.log(chance) + (1 - won) * np.log(1 - chance))
    return float(told - 0.5 * np.sum(prior.precision * (mean - prior.mean) ** 2))


def _slope_and_curve(
    rows: Numbers, won: Numbers, most: Numbers, weight: float, prior: Prior, mean: Numbers
) -> tuple[Numbers, Numbers]:
    raw = logistic(rows @ mean)
    chance = np.clip(most * raw, LOWEST, HIGHEST)
    change = most * raw * (1 - raw)
    spread = chance * (1 - chance)
    slope = weight * (rows.T @ ((won - chance) * change / spread)) - prior.precision * (mean - prior.mean)
    curve = weight * (rows.T * (change**2 / spread)) @ rows + np.diag(prior.precision)
    return slope, curve
