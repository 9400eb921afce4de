"""What can be imported: one table of kinds, in the order in which files are best read."""

from yunchou.desk.exchange.kinds.contacts import CONTACTS
from yunchou.desk.exchange.kinds.customers import CUSTOMERS
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken
from yunchou.desk.exchange.kinds.opportunities import OPPORTUNITIES
from yunchou.desk.exchange.kinds.people import PEOPLE
from yunchou.desk.exchange.kinds.products import PRODUCTS
from yunchou.desk.exchange.kinds.service import TICKETS, USAGE
from yunchou.desk.exchange.kinds.watchlist import WATCHLIST

_IN_ORDER = (PEOPLE, PRODUCTS, CUSTOMERS, CONTACTS, OPPORTUNITIES, WATCHLIST, USAGE, TICKETS)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _IN_ORDER}

__all__ = ["KINDS", "Column", "Kind", "Row", "Taken"]
