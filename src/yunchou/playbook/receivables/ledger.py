"""The ledger: what each instalment has received, what is short, over and overdue (P85). Plain amounts."""

from __future__ import annotations

from collections import defaultdict
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
    """All instalments of a deal, in order of their due dates, and the money nobody has allocated.

    `beyond` is what the allocations claim above the money that their receipts brought.
    """

    balances: tuple[Balance, ...]
    received: Decimal
    unallocated: Decimal
    unknown_names: tuple[str, ...]
    beyond: Decimal = ZERO

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
    """The receipts up to the day of judgement. A receipt without a date has arrived; one of 0 brought no money."""
    return [r for r in case.dossier.receipts if r.amount != 0 and case.knew(r.received_on)]


def ledger(case: Case) -> Ledger:
    """Reconcile receipts with instalments through their allocations."""
    paid: dict[str, Decimal] = defaultdict(lambda: ZERO)
    invoiced: dict[str, Decimal] = defaultdict(lambda: ZERO)
    instalments = sorted(case.dossier.instalments, key=lambda i: (i.due_on or date.max, i.name))
    places = {instalment.name: place for place, instalment in enumerate(instalments)}
    received = unallocated = beyond = ZERO
    for receipt in arrived(case):
        shares, claimed = _shares(receipt, places), _claimed(receipt)
        for name, share in shares:
            paid[name] += share
        # A receipt may pay several deals: what is allocated here counts; one not allocated at all counts whole.
        received += sum((share for name, share in shares if name in places), ZERO) if shares else receipt.amount or ZERO
        unallocated += max((receipt.amount or ZERO) - claimed, ZERO)
        beyond += ZERO if receipt.amount is None else max(claimed - receipt.amount, ZERO)
    for invoice in case.dossier.invoices:
        invoiced[invoice.instalment] += invoice.amount or ZERO
    balances = tuple([_balance(case, i, invoiced[i.name], paid[i.name]) for i in instalments])
    unknown_names = tuple(sorted(name for name in paid if name not in places))
    return Ledger(balances, received, unallocated, unknown_names, beyond)


def _balance(case: Case, instalment: Instalment, invoiced: Decimal, paid: Decimal) -> Balance:
    if instalment.amount is None:
        return Balance(instalment, invoiced, paid, None, ZERO, 0)
    open_ = max(instalment.amount - paid, ZERO)
    late = (case.as_of - instalment.due_on).days if instalment.due_on and open_ else 0
    return Balance(instalment, invoiced, paid, open_, max(paid - instalment.amount, ZERO), max(late, 0))


def _claimed(receipt: Receipt) -> Decimal:
    return sum((allocation.amount or ZERO for allocation in receipt.allocations), ZERO)


def _shares(receipt: Receipt, places: dict[str, int]) -> list[tuple[str, Decimal]]:
    """What a receipt pays of each instalment. Money is spent once: where more is allocated, the oldest debt first."""
    told = [(allocation.instalment, allocation.amount or ZERO) for allocation in receipt.allocations]
    if receipt.amount is None or _claimed(receipt) <= receipt.amount:
        return told
    left, shares = receipt.amount, []
    for name, amount in sorted(told, key=lambda each: (places.get(each[0], len(places)), each)):
        shares.append((name, min(amount, left)))
        left -= shares[-1][1]
    return shares


def received(case: Case) -> Decimal:
    """All money received up to the day of judgement."""
    return case.of(ledger).received
