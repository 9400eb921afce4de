"""Read for capture: the deals a note may be about, its proposals, and what was kept."""

from yunchou.desk.capture.queries.deals import by_name, spoken_of, to_choose_from, writable
from yunchou.desk.capture.queries.notes import contact_of, note_of, notes_for, recent, waiting
from yunchou.desk.capture.queries.places import Around, around, hindrance, plan_meant, seats_after
from yunchou.desk.capture.queries.reading import make_ready, read_note

__all__ = [
    "Around",
    "around",
    "by_name",
    "contact_of",
    "hindrance",
    "make_ready",
    "note_of",
    "notes_for",
    "plan_meant",
    "read_note",
    "recent",
    "seats_after",
    "spoken_of",
    "to_choose_from",
    "waiting",
    "writable",
]
