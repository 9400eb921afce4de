"""What an operation may answer instead of doing its work. The web turns each into a page, the API into a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class DeskError(Exception):
    """The root of every expected refusal; its text is shown to people in their language."""


class Refused(DeskError):
    """The actor may see the thing but not do this to it (403)."""


class NotThere(DeskError):
    """There is no such thing for this user: absent and not his look the same (404)."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field on which two people disagree: its label, the value now stored, and the value sent."""

    label: str
    stored: object
    sent: object


class Conflict(DeskError):
    """Somebody else changed the thing since it was read (409)."""

    def __init__(self, message: str, differences: Sequence[FieldDifference] = ()) -> None:
        super().__init__(message)
        self.differences = tuple(differences)


class Invalid(DeskError):
    """The values sent cannot be taken; `fields` names each with its reason, `""` for the whole (422)."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(fields.values()))
        self.fields = dict(fields)
