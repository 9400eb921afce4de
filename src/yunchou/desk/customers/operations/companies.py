"""Add, change and hand over customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations.checks import compact_code, parent_problem, value_problems
from yunchou.desk.customers.queries import access, groups
from yunchou.desk.customers.queries.duplicates import Duplicates, duplicates_of
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Line, record, record_many

Values = Mapping[str, Any]

FIELDS = (
    "name",
    "short_name",
    "credit_code",
    "parent",
    "segment",
    "public_sector_class",
    "location",
    "website",
    "head_count",
    "seats_now",
    "seats_replaceable",
    "seats_ours",
    "seats_grade",
    "contract_value",
    "niche",
    "niche_rank",
    "is_leader",
    "well_known",
    "budget_months",
)
SEAT_FIGURES = ("seats_now", "seats_replaceable", "seats_ours")


@transaction.atomic
def create_company(
    values: Values, *, actor: User, at: datetime, owner: User | None = None, accept_duplicate: bool = False
) -> Company:
    """Add a customer; its owner is the actor unless another within his reach is named.

    One that may exist already is refused with `Invalid` on `accept_duplicate`, unless that was said to be meant.
    A credit code that is taken is always refused: no two companies have the same.
    """
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    chosen = _chosen(values)
    _ensure_sound(None, chosen, actor=actor)
    _ensure_owner(actor, owner)
    _ensure_single(actor, chosen, accept_duplicate=accept_duplicate)
    company = Company.objects.create(**_stored(chosen, owner or actor, at))
    record("customer.created", company, actor=actor, at=at, changes=_made(chosen), customer_id=company.pk)
    return company


@transaction.atomic
def create_companies(rows: Sequence[Values], *, actor: User, at: datetime) -> list[Company]:
    """Add many customers at once, for imports; a row may name its `owner`. The caller has looked for duplicates.

    Every row is checked first; `Invalid` names each wrong field as `row.field`, counted from 0, and adds none.
    """
    ensure_may(actor, May.CHANGE_CUSTOMERS, May.IMPORT)
    chosen = [_chosen(row) for row in rows]
    problems = {
        f"{number}.{name}": reason
        for number, values in enumerate(chosen)
        for name, reason in value_problems(values).items()
    }
    if problems:
        raise Invalid(problems)
    for owner in {row.get("owner") for row in rows} - {None, actor}:
        _ensure_owner(actor, owner)
    companies = Company.objects.bulk_create(
        [Company(**_stored(values, row.get("owner") or actor, at)) for values, row in zip(chosen, rows, strict=True)],
        batch_size=500,
    )
    lines = [
        Line("customer.created", company, _made(values), customer_id=company.pk)
        for company, values in zip(companies, chosen, strict=True)
    ]
    record_many(lines, actor=actor, at=at)
    return companies


@transaction.atomic
def edit_company(
    company: Company,
    values: Values,
    *,
    seen_version: int,
    actor: User,
    at: datetime,
    accept_duplicate: bool = False,
) -> Company:
    """Change a customer. New seat figures are dated on the day they are written down."""
    access.ensure_may_change(actor, company)
    chosen = {name: value for name, value in _chosen(values).items() if name in values}
    _lock_line(company, chosen.get("parent"))
    _ensure_sound(company, _stored_values(company) | chosen, actor=actor)
    if {"name", "short_name", "credit_code"} & _changed(company, chosen):
        _ensure_single(actor, _stored_values(company) | chosen, accept_duplicate=accept_duplicate, besides=company.pk)
    if set(SEAT_FIGURES) & _changed(company, chosen):
        chosen["seats_noted_on"] = localdate(at)
    diff = apply_changes(company, chosen, seen_version=seen_version)
    if diff:
        company.updated_at, company.name_key = at, name_key(company.name)
        Company.objects.filter(pk=company.pk).update(updated_at=at, name_key=company.name_key)
        record("customer.changed", company, actor=actor, at=at, changes=diff, customer_id=company.pk)
    return company


@transaction.atomic
def reassign(company: Company, to: User, *, seen_version: int, actor: User, at: datetime) -> Company:
    """Hand a customer to another owner. Its deals keep theirs: each is handed over by itself."""
    if not access.visible(actor).filter(pk=company.pk).exists():
        raise NotThere(_("There is no such customer."))
    if not access.may_reassign(actor, company):
        raise Refused(_("Only a leader above the owner or an administrator may hand a customer over."))
    if not access.possible_owners(actor).filter(pk=to.pk).exists():
        raise Invalid({"owner": _("This colleague cannot own customers, or is not within your reach.")})
    diff = apply_changes(company, {"owner": to}, seen_version=seen_version)
    if diff:
        Company.objects.filter(pk=company.pk).update(updated_at=at)
        record("customer.reassigned", company, actor=actor, at=at, changes=diff, customer_id=company.pk)
    return company


def _chosen(values: Values) -> dict[str, Any]:
    chosen = {name: values[name] for name in FIELDS if name in values}
    for name in ("name", "short_name"):
        if name in chosen:
            chosen[name] = " ".join(str(chosen[name] or "").split())
    if chosen.get("credit_code"):
        chosen["credit_code"] = compact_code(str(chosen["credit_code"]))
    if chosen.get("seats_grade"):
        chosen["seats_grade"] = str(chosen["seats_grade"]).strip().upper()
    if "budget_months" in chosen:
        chosen["budget_months"] = sorted(set(chosen["budget_months"] or []))
    return chosen


def _stored(chosen: dict[str, Any], owner: User, at: datetime) -> dict[str, Any]:
    noted = localdate(at) if any(chosen.get(name) is not None for name in SEAT_FIGURES) else None
    return {
        **chosen,
        "name_key": name_key(chosen["name"]),
        "seats_noted_on": noted,
        "owner": owner,
        "created_at": at,
        "updated_at": at,
    }


def _made(chosen: Values) -> dict[str, list[Any]]:
    shown = {name: str(value) if name in {"parent", "segment"} else value for name, value in chosen.items() if value}
    return {name: [None, value] for name, value in shown.items()}


def _stored_values(company: Company) -> dict[str, Any]:
    return {name: getattr(company, name) for name in FIELDS}


def _changed(company: Company, chosen: Values) -> set[str]:
    return {name for name, value in chosen.items() if getattr(company, name) != value}


def _ensure_sound(company: Company | None, values: Values, *, actor: User) -> None:
    problems = value_problems(values)
    parent = values.get("parent")
    if parent is not None and (company is None or company.parent_id != parent.pk):
        if not access.visible(actor).filter(pk=parent.pk).exists():
            problems["parent"] = _("There is no such customer.")
        elif reason := parent_problem(company, parent):
            problems["parent"] = reason
    if problems:
        raise Invalid(problems)


def _ensure_owner(actor: User, owner: User | None) -> None:
    if owner is None or owner.pk == actor.pk:
        return
    if not access.possible_owners(actor).filter(pk=owner.pk).exists():
        raise Invalid({"owner": _("This colleague cannot own customers, or is not within your reach.")})


def _ensure_single(actor: User, values: Values, *, accept_duplicate: bool, besides: int | None = None) -> None:
    code = values.get("credit_code")
    taken = Company.objects.filter(credit_code=code).exclude(pk=besides or 0) if code else Company.objects.none()
    if taken.exists():
        raise Invalid({"credit_code": _("Another customer has this code already.")})
    if not accept_duplicate and (same := duplicates_of(actor, values, besides=besides)):
        raise Invalid({"accept_duplicate": _told(same)})


def _told(same: Duplicates) -> str:
    if same.seen:
        names = "、".join(f"{each.name} ({each.owner})" for each in same.seen)
        return _("This may exist already: %(names)s. Tick the box if it is another company.") % {"names": names}
    return _("Another team already keeps a customer of this name. Ask your leader before you add it again.")


def _lock_line(company: Company, parent: Company | None) -> None:
    """Hold the company and the groups above its new one, so that two changes at once cannot close a circle."""
    if parent is not None and parent.pk != company.parent_id:
        line = {company.pk, *groups.ancestor_ids(parent.pk)}
        list(Company.objects.select_for_update().filter(pk__in=line).order_by("pk").values_list("pk"))
