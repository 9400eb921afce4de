"""Two rules of every change of rights: nobody raises himself, and one administrator always remains."""

from __future__ import annotations

from django.utils.translation import gettext as _

from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role


def ensure_not_himself(user: User, actor: User) -> None:
    """Refuse what one administrator may do to others but not to himself."""
    if user.pk == actor.pk:
        raise Refused(_("Nobody does this to themselves. Ask another administrator."))


def ensure_administrator_remains(*, without: User) -> None:
    """Refuse unless somebody else who is active is an administrator too. The caller holds the journal."""
    others = User.objects.filter(is_active=True, role_assignments__role=Role.ADMINISTRATOR).exclude(pk=without.pk)
    if not others.exists():
        raise Refused(_("This is the last administrator. Make another colleague administrator first."))
