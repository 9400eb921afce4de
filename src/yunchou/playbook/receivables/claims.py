"""What stands between a payment that is owed and the money: a promise that still runs or was broken, a dispute."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.terms import NO, UNKNOWN
from yunchou.playbook.receivables.facts import PaymentDispute, PaymentPromise
from yunchou.playbook.receivables.ledger import Balance, arrived, ledger
from yunchou.playbook.receivables.promises import kept, newest


def open_disputes(case: Case) -> list[PaymentDispute]:
    """The disputes that are not settled by the day of judgement."""
    return [d for d in case.dossier.disputes if d.settled_on is None or d.settled_on > case.as_of]


def is_promised(case: Case, balance: Balance) -> bool:
    """Whether the newest promise about an instalment still runs."""
    promise = newest(case.dossier.promises, balance.instalment.name)
    if promise is None or promise.due_on is None:
        return False
    return kept(promise, arrived(case), balance.instalment.amount, case.as_of) is UNKNOWN


def broken(case: Case) -> list[tuple[PaymentPromise, int]]:
    """The newest promise of each instalment that is still owed, if it was not kept, and how often that happened."""
    found = []
    for balance in case.of(ledger).balances:
        name = balance.instalment.name
        promise = newest(case.dossier.promises, name)
        if promise is None or not balance.open:
            continue
        about = [p for p in case.dossier.promises if p.instalment == name]
        missed = [p for p in about if _is_broken(case, p, balance)]
        if promise in missed:
            found.append((promise, len(missed)))
    return found


def _is_broken(case: Case, promise: PaymentPromise, balance: Balance) -> bool:
    return kept(promise, arrived(case), balance.instalment.amount, case.as_of) is NO
