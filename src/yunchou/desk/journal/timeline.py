"""Journal lines as people read them: who, when, what happened, and each changed field from → to."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.journal.kinds import sentence
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.words import FIELDS, VALUES
from yunchou.desk.terms import TermField, in_reader_language
from yunchou.playbook.kernel.terms import Answer, Term
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.pipeline.table import STAGES
from yunchou.playbook.stakeholders.terms import BuyingRole

ICONS = {
    "created": "plus",
    "added": "plus",
    "removed": "trash",
    "won": "trophy",
    "stage": "flag",
    "standing": "flag",
    "receipt": "cash",
    "contract": "file-certificate",
    "invoice": "file-invoice",
    "user": "user",
    "team": "users-group",
    "compartment": "lock",
}
_CRITERIA = {criterion.code: criterion.words for row in STAGES for criterion in row.criteria}
"""An answer at a gate is recorded under its criterion's code."""
_LISTS: dict[str, type[Term]] = {
    "role": Role,
    "roles": Role,
    "right": Right,
    "buying_roles": BuyingRole,
    "disqualified_for": DisqualifiedFor,
    **dict.fromkeys(_CRITERIA, Answer),
}
"""Keys of `changes` that are no column but hold values of a closed list."""
_PLAIN = {"year"}
"""Numbers that are no amount: written without separators."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a line: its label, and its value before and after in words; an empty text for nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a timeline."""

    sequence: int
    at: datetime
    who: str
    text: str
    icon: str
    changes: tuple[Change, ...]
    note: str


def timeline(entries: Iterable[JournalEntry]) -> list[Told]:
    """The lines in the reader's language and time zone, in the order given. Load `actor` with the entries."""
    return [_told(entry) for entry in entries]


def _told(entry: JournalEntry) -> Told:
    model = _model_of(entry.subject_type)
    return Told(
        sequence=entry.sequence,
        at=entry.at,
        who=entry.actor.name if entry.actor else _("Yunchou itself"),
        text=sentence(entry.kind, _name(model, entry.subject_name)),
        icon=_icon(entry.kind),
        changes=tuple(_change(model, name, *pair) for name, pair in entry.changes.items()),
        note=entry.note,
    )


def _name(model: type[models.Model] | None, name: str) -> str:
    """What a line is about; a word of one of the model's closed lists in the reader's language."""
    for field in model._meta.get_fields() if model else ():
        for term in field.term if isinstance(field, TermField) else ():
            if name in (term.words.zh, term.words.en):
                return in_reader_language(term.words)
    return name


def _icon(kind: str) -> str:
    noun, _dot, verb = kind.partition(".")
    for word in (*verb.split("_"), noun):
        if word in ICONS:
            return ICONS[word]
    return "note"


def _model_of(name: str) -> type[models.Model] | None:
    for label in ("desk", "identity"):
        with suppress(LookupError):
            return apps.get_model(label, name)
    return None


def _change(model: type[models.Model] | None, name: str, before: Any, after: Any) -> Change:
    field = _field(model, name)
    return Change(capfirst(_label(field, name)), _shown(field, name, before), _shown(field, name, after))


def _label(field: models.Field[Any, Any] | None, name: str) -> str:
    """What people call a field: the name its column was given, else one of the table, else a criterion's words."""
    if field is not None and isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    if name in _CRITERIA:
        return in_reader_language(_CRITERIA[name])
    return str(FIELDS.get(name) or (field.verbose_name if field else name))


def _field(model: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    if model is None:
        return None
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _shown(field: models.Field[Any, Any] | None, name: str, value: Any) -> str:
    """A stored value as a person would write it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(_shown(field, name, one) for one in value)
    words = VALUES.get(name, {}).get(str(value))
    if words is not None:
        return str(words)
    terms = field.term if isinstance(field, TermField) else _LISTS.get(name)
    if terms is not None:
        return _term(terms, str(value))
    return _typed(field, value)


def _term(terms: type[Term], value: str) -> str:
    for term in terms:
        if term.value == value:
            return in_reader_language(term.words)
    return value


def _typed(field: models.Field[Any, Any] | None, value: Any) -> str:
    """Days and moments in the reader's time zone, figures with separators, the rest as it is."""
    if field is None:
        return str(value)
    try:
        typed = field.to_python(value)
    except ValidationError:
        return str(value)
    if isinstance(typed, datetime):
        return f"{timezone.localtime(typed):%Y-%m-%d %H:%M}"
    if isinstance(typed, date):
        return typed.isoformat()
    if isinstance(field, models.DecimalField | models.IntegerField) and not field.is_relation:
        return f"{typed:,}" if field.name not in _PLAIN else str(typed)
    return str(value)
