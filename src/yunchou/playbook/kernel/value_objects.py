"""Values: small objects that are made by the hundred for every deal and never changed.

Making a frozen dataclass takes about twice as long. Here the type checker refuses to change one, and nothing has to
be paid while the program runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_object(cls: type[T]) -> type[T]:
    """Make a dataclass that compares and hashes by its fields and that nobody changes."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
