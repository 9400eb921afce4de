"""What of a note has a place in a deal for this writer, and why the rest stays in the note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from yunchou.desk.capture.contract.money_fields import SeatExpansionFields
from yunchou.desk.capture.contract.people_fields import CancelledMeetingFields, PlannedMeetingFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import ContactKind, Kind
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.operations import may_change_people
from yunchou.desk.identity.models import User
from yunchou.desk.identity.operations import may_open
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.resources.queries import finance_people
from yunchou.playbook.pipeline.stages import Standing

_PAPER = frozenset({
    Kind.SIGNING_STEP, Kind.PAYMENT_STEP, Kind.CONTRACT, Kind.PAYMENT_PROMISED, Kind.NEGOTIATION,
})  # fmt: skip
_NEEDS_CONTRACT = frozenset({Kind.CONTRACT, Kind.PAYMENT_PROMISED})
_SEALED = frozenset({Kind.INSIDER_EVIDENCE, Kind.PERSONAL_NEED})
_PEOPLE = frozenset({Kind.PERSON_MET, Kind.PERSON_SPOKEN_OF})


@dataclass(frozen=True, slots=True)
class Around:
    """What a writer may do in one deal."""

    deal: Opportunity
    opens: bool
    papers: bool
    contract: bool
    people: bool
    watchlist: bool


def around(user: User, deal: Opportunity, *, at: datetime) -> Around:
    """What this writer may do in this deal."""
    return Around(
        deal=deal,
        opens=may_open(user, deal.compartment, at=at),
        papers=may_change(user, deal, May.CHANGE_CONTRACTS),
        contract=Contract.objects.filter(opportunity=deal).exists(),
        people=may_change_people(user, deal.customer),
        watchlist=May.CHANGE_CUSTOMERS in reach_of(user).may,
    )


def hindrance(one: Proposal, here: Around) -> str:
    """Why a proposal has no place to be written to; empty when it has one."""
    kind = one.kind
    if kind in _SEALED and not here.opens:
        return _("Kept by the owner and named colleagues only. Tell the owner; it stays in your sealed note.")
    if kind in _PAPER and not here.papers:
        return _("Your role does not write contracts and payments. It stays in the note.")
    if kind in _NEEDS_CONTRACT and not here.contract:
        return _("This opportunity has no contract yet. Draw it up first; until then it stays in the note.")
    if kind in _PEOPLE and not here.people:
        return _("Only who works on this customer may change its people.")
    if kind is Kind.REFERRAL and not here.watchlist:
        return _("Your role does not write the watch-list. It stays in the note.")
    return _without_place(one, here)


def _without_place(one: Proposal, here: Around) -> str:
    fields = one.fields
    if one.kind is Kind.CANCELLED_MEETING:
        meant = isinstance(fields, CancelledMeetingFields) and plan_meant(here.deal, fields.on, fields.people)
        return "" if meant else _("No such meeting is planned, so there is none to take off. It stays in the note.")
    if one.kind is Kind.PAYMENT_RECEIVED and not finance_people().exists():
        return _("Only the bank's word counts: finance records the receipt. It stays in the note.")
    if isinstance(fields, PlannedMeetingFields) and fields.how is ContactKind.MEAL:
        return _("A meal goes through the hospitality gate first: plan it under hospitality. It stays in the note.")
    if isinstance(fields, SeatExpansionFields):
        if here.deal.standing is Standing.WON:
            return _("This opportunity is won: more seats are a new opportunity. It stays in the note.")
        if seats_after(fields, here.deal.seats) is None:
            return _("How many seats there will be is not known. It stays in the note.")
    return ""


def plan_meant(deal: Opportunity, on: date | None, names: Sequence[str]) -> MeetingPlan | None:
    """The planned meeting, not held yet, that a note calls off: that of the day, or without one that with these people.

    `None` where there is none or more than one: nobody guesses which.
    """
    plans = MeetingPlan.objects.filter(opportunity=deal, interaction=None)
    plans = plans.filter(on=on) if on else plans.filter(invited__person__name__in=list(names)).distinct()
    found = list(plans[:2])
    return found[0] if len(found) == 1 else None


def seats_after(fields: SeatExpansionFields, seats: int | None) -> int | None:
    """How many seats there will be: as said, or those said to be there now, or known, and the ones added."""
    if fields.total is not None:
        return fields.total
    now = fields.before if fields.before is not None else seats
    return None if now is None or fields.added is None else now + fields.added
