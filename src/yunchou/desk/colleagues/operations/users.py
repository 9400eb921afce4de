"""Add and change users. Only administrators may, and none of them may make himself more or the last one less."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.colleagues.operations.guards import ensure_administrator_remains, ensure_not_himself
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.identity.sessions import end_sessions
from yunchou.desk.journal.operations import hold, record
from yunchou.desk.messengers.devices import forget_devices


@transaction.atomic
def add_user(values: dict[str, Any], *, actor: User, at: datetime) -> User:
    """A new user without a password and without a role; `values` are email, name, title, phone, team (a key)."""
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    fields = _checked(values)
    user = User.objects.create_user(fields.pop("email"), None, joined_at=at, **fields)
    record("user.created", user, actor=actor, at=at, changes=_as_changes({"email": user.email, **fields}))
    return user


@transaction.atomic
def change_user(user: User, values: dict[str, Any], *, seen_version: int, actor: User, at: datetime) -> User:
    """Change mail, name, title, phone, team. Raises `Conflict` when somebody else changed the user meanwhile."""
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    diff = apply_changes(user, _checked(values, user), seen_version=seen_version)
    if diff:
        record("user.changed", user, actor=actor, at=at, changes=diff)
    if "email" in diff:
        end_sessions(user)
    return user


def _checked(values: dict[str, Any], user: User | None = None) -> dict[str, Any]:
    """The values with a normal mail address and the team as a row. Raises `Invalid` for a taken address."""
    fields = dict(values)
    fields["email"] = User.objects.normalize_email(fields["email"]).lower()
    taken = User.objects.filter(email__iexact=fields["email"])
    if (taken.exclude(pk=user.pk) if user else taken).exists():
        raise Invalid({"email": _("Another user already signs in with this address.")})
    key = fields.pop("team")
    fields["team"] = Team.objects.filter(pk=key).first() if key else None
    if key and fields["team"] is None:
        raise Invalid({"team": _("There is no such team.")})
    return fields


def _as_changes(fields: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [None, str(value)] for name, value in fields.items() if value}


@transaction.atomic
def deactivate(user: User, *, actor: User, at: datetime) -> None:
    """The user can no longer sign in; every session, link and device of his ends. His work stays where it is."""
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    hold()
    ensure_administrator_remains(without=user)
    if _set_active(user, active=False, actor=actor, at=at):
        User.objects.filter(pk=user.pk).update(times_shut_out=F("times_shut_out") + 1)
        end_sessions(user)
        forget_devices(user, actor=actor, at=at)


@transaction.atomic
def reactivate(user: User, *, actor: User, at: datetime) -> None:
    """The user may sign in again, with the password he had."""
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    hold()
    _set_active(user, active=True, actor=actor, at=at)


def _set_active(user: User, *, active: bool, actor: User, at: datetime) -> bool:
    """Answers whether that changed anything."""
    user.refresh_from_db(fields=["is_active", "version"])  # the journal is held: nobody changes it meanwhile
    diff = apply_changes(user, {"is_active": active}, seen_version=user.version)
    if diff:
        kind = "user.reactivated" if active else "user.deactivated"
        record(kind, user, actor=actor, at=at, changes=diff)
    return bool(diff)


@transaction.atomic
def make_link(user: User, *, actor: User, at: datetime) -> str:
    """The address at which the user sets a password, once and within three days; who has it may become the user.

    A link made earlier for a user without a password stops working.
    """
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    if not user.is_active:
        raise Invalid({"": _("Activate the user first: a deactivated user cannot sign in.")})
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    record("user.link_made", user, actor=actor, at=at)
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


@transaction.atomic
def sign_out(user: User, *, actor: User, at: datetime) -> None:
    """End every session of somebody else, for whoever lost a device. For oneself there is the own page."""
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    end_sessions(user)
    record("user.signed_out", user, actor=actor, at=at)


@transaction.atomic
def reset_factors(user: User, *, actor: User, at: datetime) -> None:
    """Remove all second factors of a user who lost them, and sign him out. For oneself there is the own page."""
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    removed, _models = Authenticator.objects.filter(user_id=user.pk).delete()
    if removed:
        end_sessions(user)
        record("user.factors_reset", user, actor=actor, at=at)
