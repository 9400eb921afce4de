"""How an existing customer fares, as the facts that the playbook judges (P87, P88).

All of it is read with the contract itself: the page of a deal asks no more often because a customer is served.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from yunchou.desk.contracts.models import Contract
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.retention.models import CareNote, ReferenceConsent, Referral
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention import facts
from yunchou.playbook.retention.terms import Harvest

_CUSTOMER = OuterRef("opportunity__customer")


def with_care(contracts: QuerySet[Contract], as_of: date) -> QuerySet[Any]:
    """Contracts with how their customers fare, and how their renewal stands."""
    renewal = FilteredRelation("harvests", condition=Q(harvests__kind=Harvest.RENEWAL))
    bound = Contract.objects.filter(opportunity__customer=_CUSTOMER, signed_on__isnull=False).order_by("signed_on")
    met = Interaction.objects.filter(opportunity__customer=_CUSTOMER).order_by("-on")
    calls = CareNote.objects.filter(company=_CUSTOMER).order_by("-on", "-pk")
    words, brought = _holding(as_of), Referral.objects.filter(introducer=_CUSTOMER).order_by("-on", "-pk")
    told: Any = contracts.annotate(renewal=renewal)
    found: QuerySet[Any] = told.annotate(
        begun_at=F("renewal__opened_at"),
        renewed_on=F("renewal__opportunity__contract__signed_on"),
        customer_since=_first(bound, "signed_on"),
        met_on=_first(met, "on"),
        called_on=_first(calls, "on"),
        satisfied=_first(calls.exclude(satisfied=Answer.UNKNOWN), "satisfied"),
        asked_on=_first(calls.filter(referral_asked=Answer.YES), "on"),
        brought=_first(brought, "introduced__name"),
        brought_by=_first(brought, "person__name"),
        brought_on=_first(brought, "on"),
        **{f"reference_{each.value}": Exists(words.filter(agreed=each)) for each in Answer},
    )
    return found


def _first(rows: QuerySet[Any], name: str) -> Subquery:
    return Subquery(rows.values(name)[:1])


def _holding(as_of: date) -> QuerySet[ReferenceConsent]:
    """The newest word of the customer about each way of being shown, where it has not run out."""
    later = Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk"))
    newer = ReferenceConsent.objects.filter(later, company=OuterRef("company"), kind=OuterRef("kind"))
    words = ReferenceConsent.objects.filter(~Exists(newer), company=_CUSTOMER)
    return words.filter(Q(until__isnull=True) | Q(until__gte=as_of))


def parts_of(contracts: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """The care of the customers behind contracts that were read `with_care`, by deal. Care begins with a signature.

    A contract that was renewed is cared for in the deal that renewed it, so that nothing is advised twice.
    """
    cared = [row for row in contracts if row.signed_on is not None and row.renewed_on is None]
    return {row.opportunity_id: {"retention": _fact(row)} for row in cared}


def _fact(row: Any) -> facts.Retention:
    return facts.Retention(
        customer_since=row.customer_since,
        last_care_on=max((day for day in (row.met_on, row.called_on) if day is not None), default=None),
        satisfied=Answer.of(row.satisfied) if row.satisfied else Answer.UNKNOWN,
        reference_agreed=_agreed(row),
        renewal_on=row.ends_on,
        renewal_begun_on=timezone.localdate(row.begun_at) if row.begun_at else None,
        referral_asked_on=row.asked_on,
        referrals=_brought(row),
    )


def _brought(row: Any) -> tuple[facts.Referral, ...]:
    """The newest customer whom this one introduced: the method asks only whether there is any."""
    if not row.brought:
        return ()
    return (facts.Referral(introduced=row.brought, by=row.brought_by or "", on=row.brought_on),)


def _agreed(row: Any) -> Answer:
    """Whether the customer may be shown in some way that holds; no when all his words that hold are no."""
    if row.reference_yes:
        return Answer.YES
    return Answer.NO if row.reference_no and not row.reference_unknown else Answer.UNKNOWN
