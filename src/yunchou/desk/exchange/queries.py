"""Read imports: each belongs to who uploaded it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.exchange.models import ImportBatch, ImportProblem
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May


def mine(user: User) -> QuerySet[ImportBatch]:
    """The imports of one user, newest first."""
    if May.IMPORT not in reach_of(user).may:
        return ImportBatch.objects.none()
    return ImportBatch.objects.filter(uploaded_by=user).order_by("-pk")


def fetch(user: User, pk: int) -> ImportBatch:
    """One import of this user, or `NotThere`."""
    batch = mine(user).filter(pk=pk).first()
    if batch is None:
        raise NotThere(_("There is no such import."))
    return batch


def problems(batch: ImportBatch) -> QuerySet[ImportProblem]:
    """The rows that were not taken, in the order of the file."""
    return ImportProblem.objects.filter(batch=batch).order_by("row", "pk")
