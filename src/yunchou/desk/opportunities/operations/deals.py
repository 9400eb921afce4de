"""Make deals and change what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import Compartment, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Changes, Line, record, record_many
from yunchou.desk.opportunities.models import Opportunity, Product, StageExit, StandingChange
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.web.currencies import CURRENCIES
from yunchou.playbook.pipeline.stages import Stage, Standing

NAME_LENGTH = 160
MOST_SEATS = 10_000_000
MOST_MONEY = Decimal(10) ** 13
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a deal is about. `None` means not known; `amount` counts only while seats or price is not known."""

    name: str
    seats: int | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    currency: str = "CNY"
    expected_sign_on: date | None = None
    expected_cash_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A deal to be made. A deal taken over from elsewhere may begin later than at the first stage.

    Then `taken_over` says from where; the gates before `stage` count as overridden for that reason, because nobody
    has seen their evidence here. It may have been opened earlier than now, and may be lost already.
    """

    customer: Company
    owner: User
    terms: Terms
    stage: Stage = Stage.PROSPECTING
    taken_over: str = ""
    product: Product | None = None
    opened_at: datetime | None = None
    lost_because: str = ""


def create(customer: Company, terms: Terms, *, actor: User, at: datetime, owner: User | None = None) -> Opportunity:
    """A new open deal at the first stage, owned by `owner` or else by whoever makes it."""
    draft = Draft(customer=customer, owner=owner or actor, terms=terms)
    return create_many([draft], actor=actor, at=at)[0]


@transaction.atomic
def create_many(drafts: Sequence[Draft], *, actor: User, at: datetime) -> list[Opportunity]:
    """All of these deals or none; each with a compartment of its owner's and one journal line.

    Takes a handful of statements however many deals there are.
    """
    _ensure_may_create(drafts, actor)
    rows = [_row(draft, at) for draft in drafts]
    compartments = [Compartment(owner=draft.owner, created_at=at) for draft in drafts]
    for row, compartment in zip(rows, Compartment.objects.bulk_create(compartments, batch_size=500), strict=True):
        row.compartment = compartment
    deals = Opportunity.objects.bulk_create(rows, batch_size=200)
    pairs = list(zip(deals, drafts, strict=True))
    _note_skipped_gates(pairs, actor, at)
    _note_losses(pairs, actor, at)
    record_many([_created(deal) for deal in deals], actor=actor, at=at)
    return deals


@transaction.atomic
def edit(deal: Opportunity, terms: Terms, *, seen_version: int, actor: User, at: datetime) -> Opportunity:
    """Change what a deal is about. Stage, standing and owner have operations of their own."""
    ensure_may_change(actor, deal)
    diff = apply_changes(deal, _checked(terms), seen_version=seen_version)
    if diff:
        deal.updated_at = at
        deal.save(update_fields=["updated_at"])
        record(
            "opportunity.changed",
            deal,
            actor=actor,
            at=at,
            changes=diff,
            opportunity_id=deal.pk,
            customer_id=deal.customer_id,
        )
    return deal


def _ensure_may_create(drafts: Iterable[Draft], actor: User) -> None:
    reach = reach_of(actor)
    if May.CHANGE_OPPORTUNITIES not in reach.may and May.IMPORT not in reach.may:
        raise Refused(_("Your role does not allow this."))
    wanted = {draft.customer.pk for draft in drafts}
    if wanted - set(customers.visible(actor).filter(pk__in=wanted).values_list("pk", flat=True)):
        raise NotThere(_("There is no such customer."))
    for owner in {draft.owner.pk: draft.owner for draft in drafts}.values():
        if not (reach.changes_owner(owner.pk) or May.MANAGE_USERS in reach.may):
            raise Refused(_("You may make deals for yourself and for the people of your team."))
        ensure_can_own(owner)


def ensure_can_own(user: User) -> None:
    """`Invalid` unless this colleague works here and his role lets him carry a deal."""
    if not user.is_active or May.CHANGE_OPPORTUNITIES not in reach_of(user).may:
        raise Invalid({"owner": _("%(name)s cannot own a deal: not active, or not in sales.") % {"name": user.name}})


def _row(draft: Draft, at: datetime) -> Opportunity:
    late = draft.stage is not Stage.PROSPECTING
    if late and not draft.taken_over.strip():
        raise Invalid({"stage": _("A deal begins at the first stage, unless it is taken over from elsewhere.")})
    return Opportunity(
        customer=draft.customer,
        owner=draft.owner,
        product=draft.product,
        stage=draft.stage,
        stage_number=draft.stage.number,
        stage_since=at,
        standing=Standing.LOST if draft.lost_because else Standing.OPEN,
        standing_since=at,
        overridden_gates=draft.stage.number - 1,
        created_at=draft.opened_at or at,
        updated_at=at,
        **_checked(draft.terms),
    )


def _note_skipped_gates(deals: Iterable[tuple[Opportunity, Draft]], actor: User, at: datetime) -> None:
    StageExit.objects.bulk_create(
        [
            StageExit(
                opportunity=deal,
                from_stage=Stage.PROSPECTING,
                to_stage=deal.stage,
                override_reason=draft.taken_over.strip(),
                decided_by=actor,
                at=at,
            )
            for deal, draft in deals
            if deal.stage is not Stage.PROSPECTING
        ],
        batch_size=200,
    )


def _note_losses(deals: Iterable[tuple[Opportunity, Draft]], actor: User, at: datetime) -> None:
    StandingChange.objects.bulk_create(
        [
            StandingChange(opportunity=deal, standing=Standing.LOST, reason=draft.lost_because, decided_by=actor, at=at)
            for deal, draft in deals
            if draft.lost_because
        ],
        batch_size=200,
    )


def _created(deal: Opportunity) -> Line:
    changes: Changes = {"seats": [None, deal.seats], "amount": [None, deal.amount], "stage": [None, deal.stage]}
    return Line("opportunity.created", deal, changes, deal.pk, deal.customer_id)


def _checked(terms: Terms) -> dict[str, object]:
    """The values to store, or `Invalid` with every field that cannot be right."""
    wrong: dict[str, str] = {}
    name = terms.name.strip()
    if not name:
        wrong["name"] = _("Give the deal a name.")
    elif len(name) > NAME_LENGTH:
        wrong["name"] = _("At most %(most)s characters.") % {"most": NAME_LENGTH}
    if terms.currency not in CURRENCIES:
        wrong["currency"] = _("Choose one of the currencies listed.")
    wrong |= _wrong_figures(terms)
    if terms.expected_sign_on and terms.expected_cash_on and terms.expected_cash_on < terms.expected_sign_on:
        wrong["expected_cash_on"] = _("The money cannot be expected before the signature.")
    if wrong:
        raise Invalid(wrong)
    return {**asdict(terms), "name": name, "amount": amount_of(terms)}


def _wrong_figures(terms: Terms) -> dict[str, str]:
    wrong = {}
    if terms.seats is not None and not 0 < terms.seats <= MOST_SEATS:
        wrong["seats"] = _("Seats are a whole number between 1 and %(most)s.") % {"most": f"{MOST_SEATS:,}"}
    for field, value in (("unit_price", terms.unit_price), ("amount", terms.amount)):
        if value is not None and not (value.is_finite() and 0 <= value < MOST_MONEY):
            wrong[field] = _("This is not an amount that a deal can have.")
    amount = None if wrong else amount_of(terms)
    if amount is not None and amount >= MOST_MONEY:
        wrong["unit_price"] = _("Seats times price is more than any deal can be.")
    return wrong


def amount_of(terms: Terms) -> Decimal | None:
    """Seats times price when both are known, else the amount that was typed, to the cent (P6)."""
    if terms.seats is not None and terms.unit_price is not None:
        return (terms.unit_price * terms.seats).quantize(CENT)
    return None if terms.amount is None else terms.amount.quantize(CENT)
