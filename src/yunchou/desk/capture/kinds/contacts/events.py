"""Who was in touch with us, when and how; what lies ahead; what did not take place."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.kinds.contacts.changes import add_arranged, add_expected, add_joiners, call_off
from yunchou.desk.capture.kinds.contacts.event import Event
from yunchou.desk.capture.kinds.contacts.finding import contacts_in
from yunchou.desk.capture.kinds.contacts.merging import merge
from yunchou.desk.capture.reading import Reading


def find_events(reading: Reading) -> list[Event]:
    """Every contact of the note, those that belong together merged."""
    events: list[Event] = []
    for clause in reading.clauses:
        events += contacts_in(reading, clause)
    add_joiners(reading, events)
    call_off(reading, events)
    add_arranged(reading, events)
    add_expected(reading, events)
    merged = merge(events)
    return [
        one
        for one in merged
        if (one.state != "ahead" or one.how is not ContactKind.MESSAGE)
        and (
            one.people
            or one.way != "held"
            or re.search(r"(?:和|跟|与)(?:客户|行里|局里|厂里|他们|对方|甲方|Ⓒ)|去", one.clause.mask)
        )
    ]
