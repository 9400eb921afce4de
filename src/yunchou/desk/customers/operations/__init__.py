"""Change customers: their data and people, the key-account verdict, the watch-list, the segments."""

from yunchou.desk.customers.operations.companies import (
    FIELDS,
    create_companies,
    create_company,
    edit_company,
    reassign,
)
from yunchou.desk.customers.operations.contacts import (
    create_contact,
    create_contacts,
    edit_contact,
    ensure_may_change_people,
    may_change_people,
    note_leaving,
)
from yunchou.desk.customers.operations.key_accounts import judge, sign_off
from yunchou.desk.customers.operations.segments import FIELDS as SEGMENT_FIELDS
from yunchou.desk.customers.operations.segments import create_segment, edit_segment, ensure_segments
from yunchou.desk.customers.operations.watchlist import FIELDS as ENTRY_FIELDS
from yunchou.desk.customers.operations.watchlist import (
    add_entries,
    add_entry,
    adopt,
    dismiss,
    edit_entry,
    take_up_again,
)

__all__ = [
    "ENTRY_FIELDS",
    "FIELDS",
    "SEGMENT_FIELDS",
    "add_entries",
    "add_entry",
    "adopt",
    "create_companies",
    "create_company",
    "create_contact",
    "create_contacts",
    "create_segment",
    "dismiss",
    "edit_company",
    "edit_contact",
    "edit_entry",
    "edit_segment",
    "ensure_may_change_people",
    "ensure_segments",
    "judge",
    "may_change_people",
    "note_leaving",
    "reassign",
    "sign_off",
    "take_up_again",
]
