"""The ledger: what each instalment has received, what is short, over and overdue (P85). Plain amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.receivables.facts import Instalment, Receipt

ZERO = Decimal(0)


@value_object
class Balance:
    """One instalment. `open` is still owed, `over` was paid too much; `None` while the amount is unknown."""

    instalment: Instalment
    invoiced: Decimal
    paid: Decimal
    open: Decimal | None
    over: Decimal
    overdue_days: int

    @property
    def is_short(self) -> bool:
        """Paid in part: something arrived, something is still owed."""
        return self.paid > ZERO and bool(self.open)


@value_object
class Ledger:
    """All instalments of a deal, in order of their due dates, and the money nobody has allocated."""

    balances: tuple[Balance, ...]
    received: Decimal
    unallocated: Decimal
    unknown_names: tuple[str, ...]

    @property
    def due(self) -> Decimal:
        """All that is still owed."""
        return sum((balance.open or ZERO for balance in self.balances), ZERO)

    @property
    def overdue(self) -> tuple[Balance, ...]:
        """The instalments past their due date and not paid in full, the oldest first."""
        late = [balance for balance in self.balances if balance.overdue_days > 0]
        return tuple(sorted(late, key=lambda balance: -balance.overdue_days))


def arrived(case: Case) -> list[Receipt]:
    """The receipts up to the day of judgement. A receipt without a date has arrived: it is on the account."""
    return [r for r in case.dossier.receipts if r.received_on is None or r.received_on <= case.as_of]


def ledger(case: Case) -> Ledger:
    """Reconcile receipts with instalments through their allocations."""
    paid: dict[str, Decimal] = defaultdict(lambda: ZERO)
    invoiced: dict[str, Decimal] = defaultdict(lambda: ZERO)
    receipts = arrived(case)
    for receipt in receipts:
        for allocation in receipt.allocations:
            paid[allocation.instalment] += allocation.amount or ZERO
    for invoice in case.dossier.invoices:
        invoiced[invoice.instalment] += invoice.amount or ZERO
    instalments = sorted(case.dossier.instalments, key=lambda i: (i.due_on or date.max, i.name))
    names = {instalment.name for instalment in instalments}
    balances = tuple(_balance(case, i, invoiced[i.name], paid[i.name]) for i in instalments)
    return Ledger(
        balances,
        received=sum((_for_this_deal(receipt, names) for receipt in receipts), ZERO),
        unallocated=sum(_unallocated(receipts), ZERO),
        unknown_names=tuple(sorted(name for name in paid if name not in names)),
    )


def _balance(case: Case, instalment: Instalment, invoiced: Decimal, paid: Decimal) -> Balance:
    if instalment.amount is None:
        return Balance(instalment, invoiced, paid, None, ZERO, 0)
    open_ = max(instalment.amount - paid, ZERO)
    late = (case.as_of - instalment.due_on).days if instalment.due_on and open_ else 0
    return Balance(instalment, invoiced, paid, open_, max(paid - instalment.amount, ZERO), max(late, 0))


def _for_this_deal(receipt: Receipt, names: set[str]) -> Decimal:
    """A receipt may pay several deals: what is allocated here counts; one not allocated at all counts whole."""
    if not receipt.allocations:
        return receipt.amount or ZERO
    return sum((a.amount or ZERO for a in receipt.allocations if a.instalment in names), ZERO)


def _unallocated(receipts: list[Receipt]) -> Iterator[Decimal]:
    for receipt in receipts:
        allocated = sum((allocation.amount or ZERO for allocation in receipt.allocations), ZERO)
        yield max((receipt.amount or ZERO) - allocated, ZERO)


def received(case: Case) -> Decimal:
    """All money received up to the day of judgement."""
    return case.of(ledger).received
