"""The day's few moves leave room for each other: neither one deal nor one rule fills the list."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from yunchou.desk.today.queries.moves import MOST_MOVES, MOST_OF_ONE_RULE, _few


def move(deal: int, rule: str, severity: int = 1) -> Any:
    advice = SimpleNamespace(rule=rule, severity=SimpleNamespace(rank=severity), by=date(2026, 11, 30))
    return SimpleNamespace(deal=SimpleNamespace(pk=deal), advice=advice)


def test_one_rule_that_speaks_of_every_deal_does_not_fill_the_day() -> None:
    season = [move(deal, "budget_season") for deal in range(10)]
    other = [move(deal, f"rule-{deal}", severity=2) for deal in range(10)]
    chosen = _few([*season, *other], most_of_one=2)
    assert len(chosen) == MOST_MOVES
    assert [each.advice.rule for each in chosen].count("budget_season") == MOST_OF_ONE_RULE


def test_one_deal_does_not_fill_the_day_and_the_most_severe_comes_first() -> None:
    crowded = [move(1, f"rule-{number}") for number in range(10)]
    urgent = move(2, "urgent", severity=0)
    chosen = _few([*crowded, urgent], most_of_one=2)
    assert [each.deal.pk for each in chosen] == [2, 1, 1]
