"""Second factors: which roles need one, and whether a user has one."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase

from yunchou.desk.identity.models import RequiredFactor, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import Role

_SETTLED = "factor_settled"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def required_roles() -> frozenset[Role]:
    """The roles whose holders need a second factor."""
    return frozenset(RequiredFactor.objects.values_list("role", flat=True))


def has_factor(user: User) -> bool:
    """Whether the user has an authenticator app or a passkey; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists())


def needs_factor(user: User) -> bool:
    """Whether one of the user's roles asks for a second factor."""
    return bool(reach_of(user).roles & required_roles())


def lacks_factor(user: User, session: SessionBase) -> bool:
    """Whether the user must set up a second factor before going on.

    Asked once a session: a change of roles or of the required roles ends the sessions it concerns, and the last
    factor of who needs one cannot be removed.
    """
    if session.get(_SETTLED):
        return False
    if needs_factor(user) and not has_factor(user):
        return True
    session[_SETTLED] = True
    return False
