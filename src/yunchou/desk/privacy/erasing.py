"""Erase one person everywhere: he becomes a number, the deal's figures stay (PIPL 47).

Called by `operations.erase`, which asks for the right, and by the repetition after a restore.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import connection, models, transaction

from yunchou.desk.customers.models import Contact
from yunchou.desk.exchange.operations import forget_uploads
from yunchou.desk.identity.field_classes import REGISTER, FieldClass
from yunchou.desk.identity.models import User
from yunchou.desk.identity.rotation import sealed_columns
from yunchou.desk.identity.sealing import seal, unseal
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.desk.journal.operations import record
from yunchou.desk.journal.rewording import reword
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy import erased_list, traces
from yunchou.desk.privacy.models import Erasure, PersonBasis
from yunchou.desk.privacy.words import Eraser
from yunchou.desk.search.documents import KINDS
from yunchou.desk.search.operations import forget_for_good, index

GONE = "—"
"""Stands where a text about the person was and the column may not be empty."""
OWN = ("department", "title", "phone", "email")


def placeholder(number: int) -> str:
    """What stands where his name was."""
    return f"已删除#{number}"


@transaction.atomic
def erase_person(contact: Contact, *, number: int, actor: User | None, at: datetime) -> Erasure:
    """Take a person out of every table, the journal and the files of imports; nobody reads what is sealed meanwhile."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    eraser = Eraser.of(held.name, held.phone, held.email, instead=placeholder(number))
    changed = _sealed(held, eraser, at) + _about_him(held) + _mentioned(held, eraser) + _packed(held, eraser)
    forget_uploads(finished_before=at)
    _himself(held, eraser)
    reworded = reword(traces.journal_lines(held), eraser)
    made = Erasure.objects.create(
        contact=held, number=number, at=at, by=actor, changed=changed + reworded.lines,
        first_line=reworded.first, head_before=reworded.before, head_after=reworded.after,
    )  # fmt: skip
    record("contact.erased", held, actor=actor, at=at, customer_id=held.company_id)
    index(KINDS["opportunity"], Opportunity.objects.filter(customer=held.company_id).values_list("pk", flat=True))
    index(KINDS["company"], [held.company_id])
    forget_for_good()
    cache.clear()
    erased_list.append(held, number, at)
    return made


def _himself(contact: Contact, eraser: Eraser) -> None:
    """His own row keeps its key, so that roles, leans and counts hang together."""
    contact.name, contact.reports_to = eraser.instead, None
    for name in OWN:
        setattr(contact, name, "")
    contact.version += 1
    contact.save()
    PersonBasis.objects.filter(contact=contact).delete()


def _about_him(contact: Contact) -> int:
    """Empty what was written about him in rows that are about him as a whole."""
    changed = 0
    for each in traces.linked(contact):
        if not each.about_him:
            continue
        values: dict[str, Any] = {
            field.name: "" if field.blank else GONE
            for field in traces.text_columns(each.rows.model)
            if _is_personal(each.rows.model, field.name) or field.name in OWN
            if not isinstance(field, models.JSONField)
        }
        if values:
            changed += each.rows.model._default_manager.filter(pk__in=each.rows.values("pk")).update(**values)
    return changed


def _is_personal(model: type[models.Model], field: str) -> bool:
    entry = REGISTER.get(f"{model._meta.label_lower}.{field}")
    return entry is not None and entry.field_class is FieldClass.PERSONAL


def _mentioned(contact: Contact, eraser: Eraser) -> int:
    """Take his names out of what is written elsewhere."""
    changed = 0
    for rows, columns in traces.mentions(contact, list(eraser.names)):
        for row in rows.only("pk", *columns):
            cleaned = {name: _fitting(row, name, eraser(getattr(row, name))) for name in columns}
            differing = {name: clean for name, clean in cleaned.items() if clean != getattr(row, name)}
            if differing:
                changed += rows.model._default_manager.filter(pk=row.pk).update(**differing)
    return changed


def _fitting(row: models.Model, name: str, value: Any) -> Any:
    """The value, no longer than its column is wide."""
    longest = getattr(row._meta.get_field(name), "max_length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def _packed(contact: Contact, eraser: Eraser) -> int:
    """Take his names out of what is kept compressed."""
    changed = 0
    for model in traces.searched():
        for name in traces.binary_columns(model):
            for row in traces.near(model, contact).only("pk", name):
                value = bytes(getattr(row, name) or b"")
                clean = eraser.packed(value)
                if clean != value:
                    changed += model._default_manager.filter(pk=row.pk).update(**{name: clean})
    return changed


def _sealed(contact: Contact, eraser: Eraser, at: datetime) -> int:
    """Forget what the source that he is did and needs, and take his names out of all other sealed words."""
    changed = 0
    for source in Source.objects.filter(opportunity__customer=contact.company_id, contact__isnull=False):
        if unseal(source, "contact") == str(contact.pk):
            changed += InsiderEvidence.objects.filter(source=source).update(text=None)
            for need in PersonalNeed.objects.filter(source=source):
                seal(need, "text", GONE, at=at)
                PersonalNeed.objects.filter(pk=need.pk).update(text=need.text, plan=None)
                changed += 1
    for model, name in sealed_columns():
        for row in traces.near(model, contact).exclude(**{f"{name}__isnull": True}):
            if not bytes(getattr(row, name)):
                continue  # made, and nothing sealed in it yet
            text = unseal(row, name)
            clean = eraser(text)
            if clean != text:
                seal(row, name, clean, at=at)
                row.save(update_fields=[name])
                changed += 1
    return changed
