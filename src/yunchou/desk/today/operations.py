"""What a person changes about his page of the day."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.today.models import Readmission
from yunchou.desk.today.queries.quiet import quieted


@transaction.atomic
def let_in_again(*, rule: str, key: str, actor: User, at: datetime) -> None:
    """Let a kind of move come again: the dismissals so far no longer count. `NotThere` when it comes anyway."""
    found = next((each for each in quieted(actor) if (each.rule, each.key) == (rule, key)), None)
    if found is None:
        raise NotThere(_("This kind of move is not quieted."))
    row, _made = Readmission.objects.update_or_create(user=actor, rule=rule, reason_key=key, defaults={"at": at})
    record("move.let_in_again", row, actor=actor, at=at, changes={"move": [None, found.title.zh]})
