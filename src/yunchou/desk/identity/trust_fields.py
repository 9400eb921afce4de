"""The classes of the texts of alerts and of the handling of personal information itself; part of the field register."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from yunchou.desk.identity.field_entries import Entry, FieldClass

NORMAL = Entry(FieldClass.NORMAL)
_DEVICE = Entry(FieldClass.PERSONAL, gettext_noop("To let a colleague sign in and be recognised at work"), 3650)
_HANDLING = Entry(FieldClass.PERSONAL, gettext_noop("To show that personal information is handled by the law"), 1095)

TRUST: dict[str, Entry] = {
    "desk.alert.device": _DEVICE,
    "desk.alert.note": _HANDLING,
    "desk.knowndevice.digest": NORMAL,
    "desk.knowndevice.words": _DEVICE,
    "desk.personbasis.source": _HANDLING,
    "desk.personbasis.notice": NORMAL,
    "desk.personbasis.hold_reason": _HANDLING,
    "desk.personbasis.guardian": _HANDLING,
    "desk.noticetext.name": NORMAL,
    "desk.noticetext.zh": NORMAL,
    "desk.noticetext.en": NORMAL,
    "desk.impactassessment.title": NORMAL,
    "desk.impactassessment.purpose": NORMAL,
    "desk.impactassessment.risks": NORMAL,
    "desk.impactassessment.measures": NORMAL,
    "desk.impactassessment.decided_by": _HANDLING,
    "desk.privacyrequest.who": _HANDLING,
    "desk.privacyrequest.answer": _HANDLING,
    "desk.transferabroad.recipient": NORMAL,
    "desk.transferabroad.host": NORMAL,
    "desk.transferabroad.country": NORMAL,
    "desk.transferabroad.kinds": NORMAL,
    "desk.erasure.head_before": NORMAL,
    "desk.erasure.head_after": NORMAL,
}
