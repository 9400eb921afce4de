"""Read deals. Every look goes through `visible`; who may change what is decided here too."""

from yunchou.desk.opportunities.queries.access import (
    ensure_may_change,
    ensure_may_manage_team,
    ensure_may_reassign,
    fetch,
    may_change,
    may_manage_team,
    may_reassign,
    visible,
)

__all__ = [
    "ensure_may_change",
    "ensure_may_manage_team",
    "ensure_may_reassign",
    "fetch",
    "may_change",
    "may_manage_team",
    "may_reassign",
    "visible",
]
