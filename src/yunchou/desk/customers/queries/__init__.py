"""Read customers: every look goes through `visible`."""

from yunchou.desk.customers.queries.access import (
    deals_in_reach,
    ensure_may_change,
    fetch,
    fetch_contact,
    may_change,
    may_reassign,
    named,
    names_containing,
    possible_owners,
    visible,
    visible_contacts,
)
from yunchou.desk.customers.queries.key_accounts import account_of

__all__ = [
    "account_of",
    "deals_in_reach",
    "ensure_may_change",
    "fetch",
    "fetch_contact",
    "may_change",
    "may_reassign",
    "named",
    "names_containing",
    "possible_owners",
    "visible",
    "visible_contacts",
]
