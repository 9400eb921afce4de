"""Promises to pay: kept, broken, or not yet to be told (P85)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.receivables.facts import PaymentPromise, Receipt

ZERO = Decimal(0)


def kept(promise: PaymentPromise, receipts: Iterable[Receipt], due: Decimal | None, on: date) -> Answer:
    """Whether the promised money came from the day it was promised to the day it was promised for.

    `due` is what was owed on the instalment; a promise without an amount is one of all that. A promise without a day,
    or whose day has not ended, is unknown until the money is there.
    """
    amount = promise.amount if promise.amount is not None else due
    came = sum(
        (
            allocation.amount or ZERO
            for receipt in receipts
            for allocation in receipt.allocations
            if allocation.instalment == promise.instalment and _within(receipt.received_on, promise, on)
        ),
        ZERO,
    )
    if amount is not None and came >= amount:
        return YES
    if amount is None or promise.due_on is None or on <= promise.due_on:
        return UNKNOWN
    return NO


def newest(promises: Iterable[PaymentPromise], instalment: str) -> PaymentPromise | None:
    """The promise about one instalment that counts: the one given last, of one day the later one."""
    about = [promise for promise in promises if promise.instalment == instalment]
    return max(about, key=lambda p: (p.given_on or date.min, p.due_on or date.min), default=None)


def _within(received_on: date | None, promise: PaymentPromise, on: date) -> bool:
    if received_on is None or received_on > on:
        return False
    begun = promise.given_on is None or received_on >= promise.given_on
    return begun and (promise.due_on is None or received_on <= promise.due_on)
