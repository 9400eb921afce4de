"""What is known of an account that uses our product: the inputs of its health and of its growth (P87, P88)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import TicketSeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Seats in use in one month, of one department or of all. `month` is its first day."""

    month: date
    seats: int
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One fault that the customer reported."""

    severity: TicketSeverity
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One account that is served. `None` is what nobody recorded; an empty tuple was recorded and is none.

    `overdue_days` is how long the oldest unpaid payment is overdue, 0 when nothing is. `left_on` are the days on which
    people of the customer's deals left.
    """

    seats_bought: int | None = None
    seats_replaceable: int | None = None
    usage: tuple[Usage, ...] = ()
    last_contact_on: date | None = None
    satisfied: Answer = Answer.UNKNOWN
    satisfied_on: date | None = None
    tickets: tuple[Ticket, ...] | None = None
    overdue_days: int | None = None
    left_on: tuple[date, ...] | None = None

    def by_month(self) -> list[tuple[date, int]]:
        """Seats in use by month, the oldest first; a month with a line for the whole counts that line."""
        whole = {row.month: row.seats for row in self.usage if not row.department}
        parts: dict[date, int] = {}
        for row in self.usage:
            if row.department:
                parts[row.month] = parts.get(row.month, 0) + row.seats
        return sorted({**parts, **whole}.items())
