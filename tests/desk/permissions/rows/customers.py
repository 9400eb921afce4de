"""Customers, their people, the key-account verdict, the watch-list, the segments, and the search."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from tests.cast import AT
from tests.desk.permissions.row import (
    EVERYBODY,
    SEES_ALL,
    SEES_CUSTOMERS,
    SELLS,
    WORKS_ON_DEALS,
    Row,
    World,
    company,
    foreign_company,
)
from yunchou.desk.customers.models import Company, Contact, KeyAccountReview, Segment, WatchlistEntry
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.playbook.key_account.terms import KeyAccountVerdict

LEADS = frozenset({Role.LEADER})
SIGNS_OFF = LEADS | {Role.EXECUTIVE}
KEEPS_SEGMENTS = REASSIGNS = LEADS | {Role.ADMINISTRATOR}


def _person(owned: Company) -> dict[str, Any]:
    return {"pk": Contact.objects.create(company=owned, name="王建国", created_at=AT).pk}


def contact(world: World) -> dict[str, Any]:
    return _person(world.cast.company)


def foreign_contact(world: World) -> dict[str, Any]:
    return _person(world.foreign_company)


def _review(judged: Company, by: User) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sentence": {"zh": "是大客户", "en": "A key account"},
        "reasons": [],
        "unknowns": [],
        "dimensions": [],
    }
    review = KeyAccountReview.objects.create(
        company=judged,
        verdict=KeyAccountVerdict.KEY_ACCOUNT,
        inputs={},
        reasons=told,
        judged_by=by,
        judged_at=AT,
        recheck_on=AT.date(),
    )
    return {"pk": review.pk}


def review(world: World) -> dict[str, Any]:
    return _review(world.cast.company, world.cast.owner)


def foreign_review(world: World) -> dict[str, Any]:
    return _review(world.foreign_company, world.cast.stranger)


def entry(world: World) -> dict[str, Any]:
    made = WatchlistEntry.objects.create(name="青田饲料", added_by=world.cast.owner, added_at=AT)
    return {"pk": made.pk}


def entry_set_aside(world: World) -> dict[str, Any]:
    made = WatchlistEntry.objects.create(
        name="青田饲料", dismissed_reason="没有客服", added_by=world.cast.owner, added_at=AT
    )
    return {"pk": made.pk}


def segment(_world: World) -> dict[str, Any]:
    return {"pk": Segment.objects.create(name_zh="游戏", name_en="Games").pk}


def customer_values(_world: World) -> dict[str, Any]:
    return {
        "name": "北辰保险",
        "public_sector_class": "unknown",
        "is_leader": "unknown",
        "well_known": "unknown",
        "version": 1,
    }


ROWS = [
    Row("customers", allowed=SEES_CUSTOMERS),
    Row("customer", ours=company, theirs=foreign_company, allowed=SEES_CUSTOMERS, allowed_theirs=SEES_ALL),
    Row("customer_names", query="?parent=江", allowed=SEES_CUSTOMERS),
    Row("customer_new", allowed=SELLS),
    Row("customer_new", "POST", allowed=SELLS, data=customer_values),
    Row("customer_edit", ours=company, theirs=foreign_company, allowed=SELLS),
    Row("customer_edit", "POST", ours=company, theirs=foreign_company, allowed=SELLS, data=customer_values),
    Row(
        "customer_owner",
        ours=company,
        theirs=foreign_company,
        allowed=REASSIGNS,
        allowed_theirs=frozenset({Role.ADMINISTRATOR}),
    ),
    Row(
        "customer_owner",
        "POST",
        ours=company,
        theirs=foreign_company,
        allowed=REASSIGNS,
        allowed_theirs=frozenset({Role.ADMINISTRATOR}),
        data=lambda w: {"owner": w.cast.manager.pk, "version": 1},
    ),
    Row("contact_new", ours=company, theirs=foreign_company, allowed=WORKS_ON_DEALS),
    Row(
        "contact_new",
        "POST",
        ours=company,
        theirs=foreign_company,
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"name": "李敏"},
    ),
    Row("contact_edit", ours=contact, theirs=foreign_contact, allowed=WORKS_ON_DEALS),
    Row(
        "contact_edit",
        "POST",
        ours=contact,
        theirs=foreign_contact,
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"name": "李敏", "version": 1},
    ),
    Row(
        "contact_leaving",
        "POST",
        ours=contact,
        theirs=foreign_contact,
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"left_on": "2026-01-05", "version": 1},
    ),
    Row("key_account", ours=company, theirs=foreign_company, allowed=SEES_CUSTOMERS, allowed_theirs=SEES_ALL),
    Row(
        "key_account_judgement",
        "POST",
        ours=company,
        theirs=foreign_company,
        allowed=SELLS,
        data=lambda _w: {"recheck_on": (localdate() + timedelta(days=90)).isoformat()},
    ),
    Row("key_account_review", ours=review, theirs=foreign_review, allowed=SEES_CUSTOMERS, allowed_theirs=SEES_ALL),
    Row(
        "key_account_sign_off",
        "POST",
        ours=review,
        theirs=foreign_review,
        allowed=SIGNS_OFF,
        allowed_theirs=frozenset({Role.EXECUTIVE}),
        data=lambda _w: {"version": 1},
    ),
    Row("watchlist", allowed=SEES_CUSTOMERS),
    Row("watchlist_entry", ours=entry, allowed=SEES_CUSTOMERS),
    Row("watchlist_new", allowed=SELLS),
    Row("watchlist_new", "POST", allowed=SELLS, data=lambda _w: {"name": "青田饲料", "head_count": "3万"}),
    Row("watchlist_edit", ours=entry, allowed=SELLS),
    Row("watchlist_edit", "POST", ours=entry, allowed=SELLS, data=lambda _w: {"name": "青田集团", "version": 1}),
    Row(
        "watchlist_dismissal",
        "POST",
        ours=entry,
        allowed=SELLS,
        data=lambda _w: {"dismissed_reason": "没有客服", "version": 1},
    ),
    Row("watchlist_return", "POST", ours=entry_set_aside, allowed=SELLS, data=lambda _w: {"version": 1}),
    Row("watchlist_customer", "POST", ours=entry, allowed=SELLS, data=lambda _w: {"version": 1}),
    Row("segments", allowed=SEES_CUSTOMERS),
    Row("segment_new", allowed=KEEPS_SEGMENTS),
    Row("segment_new", "POST", allowed=KEEPS_SEGMENTS, data=lambda _w: {"name_zh": "游戏", "name_en": "Games"}),
    Row("segment_edit", ours=segment, allowed=KEEPS_SEGMENTS),
    Row(
        "segment_edit",
        "POST",
        ours=segment,
        allowed=KEEPS_SEGMENTS,
        data=lambda _w: {"name_zh": "手游", "name_en": "Games", "version": 1},
    ),
    Row("search", query="?q=江海", allowed=EVERYBODY),
]
