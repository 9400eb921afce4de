"""Whom a file names as owner."""

from __future__ import annotations

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.values import normal
from yunchou.desk.identity.models import User


class Owners:
    """Colleagues by name or mail address, read once for an import."""

    def __init__(self, actor: User) -> None:
        self.actor = actor
        self._by_name: dict[str, User] = {}
        for user in User.objects.filter(is_active=True).order_by("-pk"):
            self._by_name |= {normal(user.name): user, normal(user.email): user}

    def named(self, written: str) -> User:
        """The colleague of this name, or whoever imports when the cell is empty.

        Raises `Invalid` on `owner` for a name nobody has.
        """
        if not written:
            return self.actor
        found = self._by_name.get(normal(written))
        if found is None:
            raise Invalid({"owner": _("Nobody here is called “%(name)s”.") % {"name": written}})
        return found
