"""The playbook's closed lists as database columns and form choices, named in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language

from yunchou.playbook.kernel.terms import Term, Words

T = TypeVar("T", bound=Term)


def in_reader_language(words: Words) -> str:
    """The text in the language that is active now."""
    return words.in_language(get_language() or "zh-hans")


class ReaderWords:
    """A label that decides its language when it is shown."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __str__(self) -> str:
        return in_reader_language(self.words)


def choices(term: type[Term]) -> list[tuple[str, Any]]:
    """Choices of a form whose labels follow the reader's language."""
    return [(member.value, ReaderWords(member.words)) for member in term]


if TYPE_CHECKING:

    class _Base(models.CharField[T, T], Generic[T]):
        """What the type checker sees: a column whose Python value is a member of `T`."""
else:

    class _Base(models.CharField):
        """At run time a plain text column."""

        def __class_getitem__(cls, _item):
            return cls


class TermField(_Base[T]):
    """A text column that holds one value of a closed list and reads as its member.

    Pair it with `TermConstraint`, so that the database refuses anything else too.
    """

    def __init__(self, term: type[T], **options: Any) -> None:
        self.term = term
        self._members: dict[str, T] = {member.value: member for member in term}
        options.setdefault("max_length", 24)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Migrations see a plain text column: the list may grow without one."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def clone(self) -> Any:
        """A copy for abstract parents and subclasses."""
        _name, _path, args, kwargs = self.deconstruct()
        return type(self)(self.term, *args, **kwargs)

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> T | str | None:
        """The stored text as a member of the list."""
        return self._members[value] if value else value

    def to_python(self, value: Any) -> Any:
        """A member for its text; a validation error for any other text."""
        if not value or isinstance(value, self.term):
            return value
        try:
            return self._members[str(value)]
        except KeyError as error:
            raise ValidationError(self.error_messages["invalid_choice"], params={"value": value}) from error

    def get_prep_value(self, value: Any) -> Any:
        """The plain text for the database."""
        return value.value if isinstance(value, Term) else value


class TermConstraint(models.CheckConstraint):
    """The constraint that goes with a `TermField`: one of a closed list.

    The database refuses anything else, and a row knows it without asking the database.
    """

    def __init__(self, field: str, term: type[Term], name: str) -> None:
        self.field, self.term = field, term
        self.known = [member.value for member in term]
        super().__init__(condition=models.Q(**{f"{field}__in": self.known}), name=name)

    def clone(self) -> TermConstraint:
        """A copy for the model that takes it."""
        return type(self)(self.field, self.term, self.name)

    def deconstruct(self) -> Any:
        """Migrations see a plain constraint."""
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def validate(self, _model: Any, instance: Any, exclude: Any = None, using: str = "") -> None:  # noqa: ARG002
        """As Django does it, which sends the database a query for every constraint of a row."""
        value = getattr(instance, self.field)
        if value is not None and self.field not in (exclude or ()) and value not in self.known:
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)
