"""What a person's day asks: moves, money, days and people, each list short, each from a fixed number of queries."""

from yunchou.desk.today.queries.own import own_deals
from yunchou.desk.today.queries.page import Today, own_stale, today_of

__all__ = ["Today", "own_deals", "own_stale", "today_of"]
