"""Take every name out of a database, so that it can serve for demonstrations and tests (PIPL 51).

What the field register calls normal is kept, with the names of people, colleagues, customers and rivals replaced
wherever they stand; prose and other personal texts become one mark, restricted ones too, and everything that only
serves the installation it comes from (journal, sessions, devices, notices, drafts) goes. Amounts, dates, states, grades
and who hangs on whom stay: that is what such a copy is for. Nothing here asks whether the database is a copy; only
`yunchou restore --without-names` calls it, on what it has just unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection, models, transaction

from yunchou.desk.competitors.models import RivalCompany
from yunchou.desk.customers.models import Company, Contact, WatchlistEntry
from yunchou.desk.customers.naming import name_key
from yunchou.desk.identity.field_classes import REGISTER, FieldClass
from yunchou.desk.identity.models import DataKey, User
from yunchou.desk.identity.rotation import sealed_columns
from yunchou.desk.identity.sealing import SealedField, binding, ensure_data_key, sealed
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.search.operations import forget_for_good, reindex

MARK = "（略）"
BATCH = 500
OURS = ("identity", "desk")
LIBRARIES = ("sessions.Session", "usersessions.UserSession", "account.EmailConfirmation", "account.EmailAddress",
             "mfa.Authenticator")  # fmt: skip
EMPTIED = (
    "identity.AccessLogEntry", "desk.JournalEntry", "desk.JournalHead", "desk.Job", "desk.Notice", "desk.Robot",
    "desk.PushDevice", "desk.PushKey", "desk.CalendarFeed", "desk.SubmittedForm", "desk.SavedView", "desk.Alert",
    "desk.KnownDevice", "desk.CapturedNote", "desk.RoomDay", "desk.StoredAssessment", "desk.RefusedWords",
    "desk.ImportProblem", "desk.ImportBatch", "desk.ImportedReference", "desk.CompanyTokens", "desk.ContactTokens",
    "desk.OpportunityTokens", "desk.PrivacyRequest", "desk.EmergencyOpening", "desk.WeeklyReport",
    "desk.Readmission",
)  # fmt: skip
"""Whole tables that only serve the installation they come from, or hold nothing but people's words."""

Made = Callable[[int], str]
NAMES: dict[str, Made] = {
    "identity.user.name": "同事{}".format,
    "identity.user.email": "user{}@example.invalid".format,
    "identity.team.name": "团队{}".format,
    "desk.contact.name": "联系人{}".format,
    "desk.company.name": "客户{}".format,
    "desk.company.short_name": "客户{}".format,
    "desk.company.name_key": lambda pk: name_key(f"客户{pk}"),
    "desk.rivalcompany.name": "对手{}".format,
    "desk.rivalcompany.short_name": "对手{}".format,
    "desk.rivalcompany.name_key": lambda pk: name_key(f"对手{pk}"),
    "desk.rivalcompany.short_key": lambda pk: name_key(f"对手{pk}"),
    "desk.watchlistentry.name": "名单{}".format,
    "desk.opportunity.name": "商机{}".format,
    "desk.contract.number": "C{}".format,
    "desk.contract.title": "合同{}".format,
    "desk.invoice.number": "{}".format,
    "desk.bankreceipt.bank_reference": "R{}".format,
    "desk.refund.bank_reference": "R{}".format,
    "desk.bankstatement.digest": "{}".format,
    "desk.statementline.mark": "{}".format,
    "desk.ticket.number": "T{}".format,
}
"""What a text becomes that names something, from the key of its row. An empty one stays empty."""
CLEARED = frozenset({
    "desk.company.credit_code", "desk.company.website", "desk.company.location", "desk.watchlistentry.short_name",
    "desk.watchlistentry.location", "desk.invoice.title", "desk.invoice.tax_number", "desk.bankstatement.file_name",
    "desk.hospitalitygiving.receipt_number", "desk.outsider.contract_number", "desk.contact.phone",
    "desk.contact.email", "identity.user.phone",
})  # fmt: skip
"""Normal or personal texts that tell whom a row is about and have a meaning of their own: they become empty."""
KEPT = frozenset({"desk.contact.department", "desk.contact.title", "identity.user.title"})
"""Posts. Without the name and the company they tell nobody apart, and the method reads levels from them."""


@transaction.atomic
def remove_names(*, password: str, at: datetime) -> None:
    """Rewrite every text of this database as this module says; everybody signs in with `password` then.

    The data keys are made anew, so that nothing sealed before can be opened. `forget_freed_pages` belongs after it.
    """
    known = _Known()
    for label in (*LIBRARIES, *EMPTIED):
        apps.get_model(label)._default_manager.all().delete()
    DataKey.objects.all().delete()
    ensure_data_key(at=at)
    for model, column in sealed_columns():
        _seal_mark(model, column, at)
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            _rewrite(model, known)
    User.objects.update(password=make_password(password))
    reindex()
    forget_for_good()


def forget_freed_pages() -> None:
    """Let the file of an SQLite database hold nothing of what was taken out of it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Known:
    """The names there are, the longest first, each with what it becomes."""

    def __init__(self) -> None:
        named = (
            (Contact, "name", "desk.contact.name"), (User, "name", "identity.user.name"),
            (User, "email", "identity.user.email"), (Company, "name", "desk.company.name"),
            (Company, "short_name", "desk.company.name"), (RivalCompany, "name", "desk.rivalcompany.name"),
            (RivalCompany, "short_name", "desk.rivalcompany.name"), (Opportunity, "name", "desk.opportunity.name"),
            (WatchlistEntry, "name", "desk.watchlistentry.name"),
        )  # fmt: skip
        self.become: dict[str, str] = {}
        for model, column, key in named:
            for pk, name in model._default_manager.values_list("pk", column):
                if len(name) > 1:
                    self.become.setdefault(name, NAMES[key](pk))
        names = sorted(self.become, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def replaced(self, value: Any) -> Any:
        """A text, or any JSON value, with every known name replaced."""
        if isinstance(value, str):
            return self.pattern.sub(lambda found: self.become[found[0]], value)
        if isinstance(value, list):
            return [self.replaced(each) for each in value]
        if isinstance(value, dict):
            return {self.replaced(key): self.replaced(each) for key, each in value.items()}
        return value


def _seal_mark(model: type[models.Model], column: str, at: datetime) -> None:
    """A restricted text becomes the mark; what ties a source to a person goes."""
    rows = model._default_manager.filter(**{f"{column}__isnull": False}).only("pk")
    if model._meta.get_field(column).null:
        rows.update(**{column: None})
        return
    for row in rows.iterator():
        model._default_manager.filter(pk=row.pk).update(**{column: sealed(MARK, bound_to=binding(row, column), at=at)})


def _rewrite(model: type[models.Model], known: _Known) -> None:
    columns = [field for field in model._meta.concrete_fields if f"{model._meta.label_lower}.{field.name}" in REGISTER]
    columns = [field for field in columns if not isinstance(field, SealedField)]
    names = [field.name for field in columns]
    for batch in _batches(model, names):
        for row in batch:
            for field in columns:
                setattr(row, field.name, _without(field, row, known))
        if names:
            model._default_manager.bulk_update(batch, names)


def _batches(model: type[models.Model], names: list[str]) -> Iterator[list[models.Model]]:
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True)) if names else []
    for start in range(0, len(keys), BATCH):
        yield list(model._default_manager.filter(pk__in=keys[start : start + BATCH]).only("pk", *names))


def _without(field: models.Field[Any, Any], row: models.Model, known: _Known) -> Any:
    """What one text becomes. Emptiness stays as it is: it is a fact."""
    key, value = f"{row._meta.label_lower}.{field.name}", getattr(row, field.name)
    if not value:
        return value
    if key in NAMES:
        return NAMES[key](row.pk)
    if key in CLEARED:
        return "" if not field.null else None
    if key in KEPT or REGISTER[key].field_class is FieldClass.NORMAL:
        return known.replaced(value)
    if isinstance(value, str):
        return MARK[: field.max_length]
    return type(value)()
