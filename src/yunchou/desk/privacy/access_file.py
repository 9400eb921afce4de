"""Everything about one person in one file, to give to him (PIPL 45): as data, and readable.

What is sealed is not in it: it is opened by its keeper only, who answers for it, and whether there is any is sealed
too. So the file says the same for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.privacy import traces
from yunchou.desk.privacy.models import NoticeText, PersonBasis, PrivacyRequest

Told = dict[str, Any]


def everything_about(contact: Contact, *, at: datetime, labelled: bool = False) -> Told:
    """All rows that are tied to a person, all words that name him, and what the journal says of him.

    `labelled` names columns as people call them, where they have such a name; data keeps the names of the code.
    """
    names = [name for name in (contact.name, contact.phone, contact.email) if len(name) >= 2]
    return {
        "made_at": at.isoformat(),
        "person": row_told(contact, labelled=labelled),
        "customer": contact.company.name,
        "basis": [row_told(row, labelled=labelled) for row in PersonBasis.objects.filter(contact=contact)],
        "told": _told(contact),
        "requests": [row_told(row, labelled=labelled) for row in PrivacyRequest.objects.filter(contact=contact)],
        "rows": list(_rows(contact, labelled=labelled)),
        "mentions": list(_mentions(contact, names)),
        "journal": list(_journal(contact, names)),
        "restricted": _(
            "What is restricted in a deal, if there is any, is not in this file: its keeper answers for it."
        ),
    }


def _told(contact: Contact) -> list[Told]:
    """The notice that he was told, in full."""
    told = PersonBasis.objects.filter(contact=contact).exclude(notice="").values_list("notice", flat=True)
    return [row_told(text) for text in NoticeText.objects.filter(name__in=told)]


def _rows(contact: Contact, *, labelled: bool) -> Iterator[Told]:
    apart = {"personbasis", "privacyrequest"}
    for each in traces.linked(contact):
        if each.name not in apart:
            for row in each.rows:
                yield {"table": table_name(row), "tied_by": each.column, "row": row_told(row, labelled=labelled)}


def _mentions(contact: Contact, names: list[str]) -> Iterator[Told]:
    for rows, columns in traces.mentions(contact, names) if names else ():
        for row, column in product(rows, columns):
            if not traces.names_him(row, column, names):
                continue
            yield {"table": table_name(row), "column": column, "row": str(row.pk), "words": getattr(row, column)}


def _journal(contact: Contact, names: list[str]) -> Iterator[Told]:
    for line in traces.journal_lines(contact).select_related("actor").order_by("sequence"):
        himself = line.subject_type == "contact" and line.subject_id == str(contact.pk)
        if himself or any(name in f"{line.subject_name}{line.note}{line.changes}" for name in names):
            yield {
                "line": line.sequence, "at": line.at.isoformat(), "by": line.actor.name if line.actor else "",
                "kind": line.kind, "changes": line.changes, "note": line.note,
            }  # fmt: skip


def table_name(row: models.Model) -> str:
    """The table of a row as people call it."""
    return str(row._meta.verbose_name)


def row_told(row: models.Model, *, labelled: bool = False) -> Told:
    """The columns of a row by name, without what is sealed or packed; a link as the name of what it leads to."""
    told: Told = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, SealedField | models.BinaryField):
            continue
        value = getattr(row, field.name)
        if value not in (None, ""):
            told[str(field.verbose_name) if labelled else field.name] = _plain(value)
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date | Decimal):
        return str(value)
    return value if isinstance(value, str | int | float | bool | list | dict) else str(value)
