"""Where a person stands in the database: found by following the links between tables, not by a list of them.

A table that is added later and links to a contact is followed without anybody thinking of it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast

from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import CompartmentGrant
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity

ABOUT_HIM = ("player", "hospitality", "reasonpage")
"""Tables whose rows are about one person as a whole: what hangs on them is about him too."""
NOT_SEARCHED = {
    "journalentry", "contact", "personbasis", "erasure", "presenterprofile",
    "companytokens", "contacttokens", "opportunitytokens",
}  # fmt: skip
"""Tables that are erased in a way of their own (the tokens by indexing anew), or speak of colleagues only."""
LONGEST_WAY = 4
Model = type[models.Model]


@dataclass(frozen=True, slots=True)
class Linked:
    """Rows of one table that a person is tied to by one column. `about_him` as a whole, or a fact that names him."""

    rows: QuerySet[Any]
    column: str
    about_him: bool

    @property
    def name(self) -> str:
        """The table's name as the register of fields writes it."""
        return self.rows.model._meta.model_name or ""


def linked(contact: Contact) -> Iterator[Linked]:
    """All rows that are tied to a person by a link, and what hangs on rows that are about him."""
    for model, field in pointing_at(Contact):
        rows = model._default_manager.filter(**{field.name: contact.pk})
        name = model._meta.model_name or ""
        yield Linked(rows, field.name, name in ABOUT_HIM)
        if name in ABOUT_HIM:
            for below, link in pointing_at(model):
                yield Linked(
                    below._default_manager.filter(**{f"{link.name}__{field.name}": contact.pk}), link.name, True
                )


def pointing_at(target: Model) -> Iterator[tuple[Model, models.Field[Any, Any]]]:
    """Every column of every table that links to this one, tables of many-to-many links too."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model is target:
                yield model, field


def text_columns(model: Model) -> list[models.Field[Any, Any]]:
    """The columns of a table that hold words: text and JSON, without closed lists and keys."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [f for f in model._meta.concrete_fields if isinstance(f, kinds) and not f.primary_key and not f.choices]


def binary_columns(model: Model) -> list[str]:
    """The columns of a table that hold bytes which are not sealed."""
    fields = model._meta.concrete_fields
    return [f.name for f in fields if isinstance(f, models.BinaryField) and not isinstance(f, SealedField)]


@cache
def way_to_customer(model: Model) -> str | None:
    """The shortest chain of links from a table to the customer, as Django writes it; `None` where there is none."""
    waiting: deque[tuple[Model, str]] = deque([(model, "")])
    while waiting:
        here, way = waiting.popleft()
        if here is Company:
            return way or "pk"
        if way.count("__") + 1 >= LONGEST_WAY:
            continue
        for field in here._meta.concrete_fields:
            related = field.related_model
            if isinstance(related, type) and related is not here and issubclass(related, models.Model):
                waiting.append((related, f"{way}__{field.name}" if way else field.name))
    return None


def near(model: Model, contact: Contact) -> QuerySet[Any]:
    """The rows of a table that may speak of a person: those of his company, or all where no link tells."""
    way = way_to_customer(model)
    rows = model._default_manager.all()
    return rows.filter(**{way: contact.company_id}) if way else rows


def mentions(contact: Contact, names: list[str]) -> Iterator[tuple[QuerySet[Any], list[str]]]:
    """Rows in whose words one of these names stands, by table, with its columns: a question a table."""
    for model in searched():
        columns = [field.name for field in text_columns(model)]
        words = {f"words_of_{column}": Cast(column, models.TextField()) for column in columns}
        found = Q(pk__in=[])
        for each in words:
            found |= containing(each, names)
        yield near(model, contact).annotate(**words).filter(found), columns


def searched() -> list[Model]:
    """The tables in whose words a customer's person may be named: ours, without those about colleagues."""
    ours: list[Model] = [*apps.get_app_config("desk").get_models(include_auto_created=True), CompartmentGrant]
    return [model for model in ours if (model._meta.model_name or "") not in NOT_SEARCHED]


def containing(column: str, names: list[str]) -> Q:
    """Whether one of these names stands in a column, also as JSON may write it."""
    found = Q(pk__in=[])
    for each in {way for name in names for way in written(name)}:
        found |= Q(**{f"{column}__contains": each})
    return found


def names_him(row: models.Model, column: str, names: list[str]) -> bool:
    """Whether one of these names stands in this column of a row that `mentions` found, compared as SQLite compares."""
    words = getattr(row, f"words_of_{column}") or ""
    return any(each.lower() in words.lower() for name in names for each in written(name))


def written(name: str) -> tuple[str, str]:
    """A name as it is, and as JSON may write it."""
    return name, json.dumps(name)[1:-1]


def journal_lines(contact: Contact) -> QuerySet[JournalEntry]:
    """The lines of the journal that may speak of a person: of himself, his company and its deals."""
    deals = list(Opportunity.objects.filter(customer=contact.company_id).values_list("pk", flat=True))
    himself = Q(subject_type="contact", subject_id=str(contact.pk))
    return JournalEntry.objects.filter(himself | Q(customer_id=contact.company_id) | Q(opportunity_id__in=deals))
