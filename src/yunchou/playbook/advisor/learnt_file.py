"""What a team's closed deals have taught, as a file beside a dossier: `yunchou assess deal.json --learnt FILE`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from yunchou.playbook.dossier.reader import read_day
from yunchou.playbook.forecast.learnt import TEAM, Learnt
from yunchou.playbook.forecast.odds import EFFECT_NAMES, EVIDENCE
from yunchou.playbook.pipeline.stages import Stage

FIELDS = {"on", "deals", "won", "weights", "covariance"}
NAMES = {TEAM, *EFFECT_NAMES, *(stage.value for stage in Stage)}
NEWER = {EVIDENCE}  # what was learnt before these parts existed is still good
MOST = 10**6


class LearntError(ValueError):
    """A file of learnt odds that cannot be used; the text says where and why."""


def written_learnt(learnt: Learnt) -> dict[str, Any]:
    """What was learnt as plain data for JSON."""
    return {
        "on": learnt.on.isoformat(),
        "deals": learnt.deals,
        "won": learnt.won,
        "weights": dict(learnt.weights),
        "covariance": [list(line) for line in learnt.covariance],
    }


def read_learnt(data: object) -> Learnt:
    """What was learnt from plain data as JSON gives it. Raises `LearntError` with the first thing that is wrong."""
    if not isinstance(data, dict) or data.keys() != FIELDS:
        raise LearntError(f"must be an object with {', '.join(sorted(FIELDS))}")
    weights = data["weights"]
    if not isinstance(weights, dict) or not NAMES - NEWER <= weights.keys() <= NAMES:
        raise LearntError(f"weights: must be an object with {', '.join(sorted(NAMES))}")
    try:
        on = read_day(data["on"])
    except ValueError as wrong:
        raise LearntError(f"on: {wrong}") from wrong
    deals, won = _count(data, "deals"), _count(data, "won")
    if won > deals:
        raise LearntError("won: cannot be more than deals")
    return Learnt(
        on, deals, won, {n: _number(v, f"weights.{n}") for n, v in weights.items()}, _covariance(data, len(weights))
    )


def _count(data: Mapping[str, object], name: str) -> int:
    value = data[name]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise LearntError(f"{name}: must be a whole number")
    return value


def _covariance(data: Mapping[str, object], size: int) -> tuple[tuple[float, ...], ...]:
    """As many lines and columns as weights, the same across, so that no variance can be below zero by a slip."""
    made = tuple(
        tuple([_number(cell, f"covariance[{row}][{column}]") for column, cell in enumerate(_as_many(line, size))])
        for row, line in enumerate(_as_many(data["covariance"], size))
    )
    for row, line in enumerate(made):
        if line[row] < 0 or any(abs(cell - made[column][row]) > 1e-6 for column, cell in enumerate(line)):
            raise LearntError(f"covariance[{row}]: must be the same across the diagonal, and not negative on it")
    return made


def _as_many(value: object, size: int) -> list[object]:
    if not isinstance(value, list) or len(value) != size:
        raise LearntError(f"covariance: must be {size} lines of {size} numbers")
    return value


def _number(value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not -MOST <= value <= MOST:
        raise LearntError(f"{path}: must be a number, at most {MOST:,} either way")
    return float(value)
