"""Words that no password here may be built on: everybody who attacks this installation tries them first."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User

WORDS = ("yunchou", "运筹", "password", "passwort", "mima", "密码", "admin", "crm", "sales", "xiaoshou", "销售")
LEAST_OWN = 10
"""Letters and figures that must be left when these words and the years of now are taken out."""
_YEAR = re.compile(r"20[0-9]{2}")


def words_of_this_place() -> tuple[str, ...]:
    """The words above and the names under which people reach this desk (`sales.example.com` → sales, example)."""
    labels = {part for host in settings.ALLOWED_HOSTS for part in re.split(r"[.\\-]", host.lower()) if len(part) > 3}
    return (*WORDS, *sorted(labels))


class WordsOfThisPlace:
    """Refuses a password that is little more than words of this place and a year (ASVS 6.1.2, 6.2.11)."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise `ValidationError` when too little of it is the user's own."""
        left = password.lower()
        for word in sorted(words_of_this_place(), key=len, reverse=True):
            left = left.replace(word, "")
        left = _YEAR.sub("", left)
        if left != password.lower() and len(left) < LEAST_OWN:
            raise ValidationError(self.get_help_text(), code="password_words_of_this_place")

    def get_help_text(self) -> str:
        """What is asked for."""
        return _(
            "The password must not be built on words of this place, such as Yunchou, sales or password, and a year."
        )
