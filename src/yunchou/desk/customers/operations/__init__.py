"""Change customers: their data and people, the key-account verdict, the watch-list, the segments."""

from yunchou.desk.customers.operations.companies import create_companies, create_company, edit_company, reassign
from yunchou.desk.customers.operations.contacts import (
    create_contact,
    create_contacts,
    edit_contact,
    may_change_people,
    note_leaving,
)
from yunchou.desk.customers.operations.key_accounts import judge, sign_off
from yunchou.desk.customers.operations.segments import create_segment, edit_segment, ensure_segments
from yunchou.desk.customers.operations.watchlist import (
    add_entries,
    add_entry,
    adopt,
    dismiss,
    edit_entry,
    take_up_again,
)

__all__ = [
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
    "ensure_segments",
    "judge",
    "may_change_people",
    "note_leaving",
    "reassign",
    "sign_off",
    "take_up_again",
]
