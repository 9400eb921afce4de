"""What capture changes: notes are kept, and what was confirmed of them is written. Nothing else ever writes."""

from yunchou.desk.capture.operations.notes import (
    Confirmed,
    Draft,
    ItemInvalid,
    confirm,
    drop_draft,
    keep_draft,
    note_key,
    open_text,
)
from yunchou.desk.capture.operations.table import SEALED_KINDS, WRITERS
from yunchou.desk.capture.operations.writing import Item

__all__ = [
    "SEALED_KINDS",
    "WRITERS",
    "Confirmed",
    "Draft",
    "Item",
    "ItemInvalid",
    "confirm",
    "drop_draft",
    "keep_draft",
    "note_key",
    "open_text",
]
