"""The classes of what is kept about devices that get push messages; part of the field register."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from yunchou.desk.identity.field_entries import Entry, FieldClass

NORMAL = Entry(FieldClass.NORMAL)
_DEVICE = Entry(FieldClass.PERSONAL, gettext_noop("To let a colleague sign in and be recognised at work"), 3650)
_ADDRESS = Entry(FieldClass.RESTRICTED, gettext_noop("To push notices to a device that a colleague named"), 1095)

PUSH: dict[str, Entry] = {
    "desk.pushkey.private": Entry(FieldClass.RESTRICTED, gettext_noop("To sign what we push to devices"), 3650),
    "desk.pushkey.public": NORMAL,
    "desk.pushdevice.host": NORMAL,
    "desk.pushdevice.words": _DEVICE,
    "desk.pushdevice.digest": NORMAL,
    "desk.pushdevice.mark": NORMAL,
    "desk.pushdevice.address": _ADDRESS,
    "desk.pushdevice.point": _ADDRESS,
    "desk.pushdevice.secret": _ADDRESS,
}
