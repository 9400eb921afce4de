"""Which letter goes to a customer about money: before it is due, when it is late, and the last one (P85)."""

from __future__ import annotations

from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import Term


class LetterKind(Term):
    """How a letter about money speaks."""

    REMINDER = "reminder", "付款提醒函", "Payment reminder"
    DUNNING = "dunning", "催款函", "Dunning letter"
    LAST = "last", "最后催告函", "Final demand"


def letter_kind(days_late: int, settings: Settings) -> LetterKind:
    """The letter for the oldest of what is owed: the last one from the day on which executives step in."""
    if days_late <= 0:
        return LetterKind.REMINDER
    late = days_late > settings.whole("receivables.executive_after_days")
    return LetterKind.LAST if late else LetterKind.DUNNING
