"""The one thing the shell itself changes: the language of a reader."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record


@transaction.atomic
def choose_language(language: str, *, actor: User, at: datetime) -> None:
    """The actor reads Yunchou in this language from now on, on every device."""
    before = actor.language
    if before == language:
        return
    User.objects.filter(pk=actor.pk).update(language=language)
    actor.language = language
    record("user.preferences_changed", actor, actor=actor, at=at, changes={"language": [before, language]})
