"""The grammar engine: a note, a dossier and a day in, proposals out. No database, no network, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from yunchou.desk.capture import preparing as notes
from yunchou.desk.capture.blocking import blocked_in, without_blocked
from yunchou.desk.capture.contract.proposals import Captured, Proposal
from yunchou.desk.capture.kinds.budgets import budgets
from yunchou.desk.capture.kinds.claims import claims
from yunchou.desk.capture.kinds.contacts.proposing import contacts
from yunchou.desk.capture.kinds.contracts import contracts
from yunchou.desk.capture.kinds.gaps import product_gaps
from yunchou.desk.capture.kinds.leans import insider_evidence, leans, personal_needs
from yunchou.desk.capture.kinds.making import Finder
from yunchou.desk.capture.kinds.needs import needs
from yunchou.desk.capture.kinds.papers import payment_steps, signing_steps
from yunchou.desk.capture.kinds.payments import payments_promised, payments_received
from yunchou.desk.capture.kinds.plans import decision_steps, plan_dates
from yunchou.desk.capture.kinds.promises import our_promises
from yunchou.desk.capture.kinds.rivals import rival_moves
from yunchou.desk.capture.kinds.seats import seat_expansions
from yunchou.desk.capture.kinds.terms_of_trade import negotiation, referrals
from yunchou.desk.capture.kinds.their_promises import customer_promises
from yunchou.desk.capture.naming.known import Known, KnownPerson, known_from
from yunchou.playbook.dossier.dossier import Dossier

LONGEST_NOTE = 20_000
FINDERS: tuple[Finder, ...] = (
    contacts,
    budgets,
    plan_dates,
    needs,
    product_gaps,
    rival_moves,
    leans,
    insider_evidence,
    decision_steps,
    signing_steps,
    payment_steps,
    contracts,
    payments_promised,
    payments_received,
    negotiation,
    referrals,
    seat_expansions,
    personal_needs,
    our_promises,
    customer_promises,
)


class NoteTooLong(ValueError):
    """A note of more characters than anybody types."""


def capture(
    note: str,
    dossier: Dossier,
    as_of: date,
    *,
    people: Iterable[KnownPerson] = (),
    rivals: Iterable[str] = (),
    deals: Iterable[str] = (),
) -> Captured:
    """Read a note as of a day. `people` and `rivals` are names beyond the dossier's; `deals` other customers or deals.

    Raises `NoteTooLong` beyond `LONGEST_NOTE` characters. Nothing is written anywhere.
    """
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(f"a note has at most {LONGEST_NOTE} characters, this one has {len(note)}")
    return capture_known(note, known_from(dossier, people=people, rivals=rivals, deals=deals), as_of)


def capture_known(note: str, known: Known, as_of: date) -> Captured:
    """The same with names made ready before, for many notes on one deal."""
    reading = notes.read(note, as_of, known)
    blocked = blocked_in(reading)
    found = [proposal for finder in FINDERS for proposal in finder(reading)]
    found += claims(reading, found)
    return Captured(note, as_of, tuple(_distinct(without_blocked(found, blocked))), blocked)


def _distinct(proposals: list[Proposal]) -> list[Proposal]:
    """Each proposal once: the same fields from two clauses are one proposal with both quotes."""
    merged: dict[tuple[object, ...], Proposal] = {}
    for one in proposals:
        key = (one.kind, one.fields, one.about)
        if key in merged:
            merged[key] = replace(merged[key], quotes=tuple(sorted({*merged[key].quotes, *one.quotes})))
        else:
            merged[key] = one
    return list(merged.values())
