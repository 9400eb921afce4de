"""The part of the field register that is about paper: templates, contract texts, files, approvals, amendments."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from yunchou.desk.identity.field_entries import Entry, FieldClass

_NORMAL = Entry(FieldClass.NORMAL)
_CONTRACT = Entry(FieldClass.PERSONAL, gettext_noop("To prove what was agreed"), 3650)
_PAYMENT = Entry(FieldClass.PERSONAL, gettext_noop("To match a payment with its contract"), 3650)
_FREE_TEXT = Entry(FieldClass.PERSONAL, gettext_noop("Notes about a deal, which may name people"), 1825, is_prose=True)

PAPER: dict[str, Entry] = {
    "desk.approval.what": _NORMAL,
    "desk.approval.answer": _FREE_TEXT,
    "desk.delegation.reason": _FREE_TEXT,
    "desk.amendment.reason": _FREE_TEXT,
    "desk.amendment.leave_lacking": _NORMAL,
    "desk.amendment.override_reason": _FREE_TEXT,
    "desk.obligation.what": _FREE_TEXT,
    "desk.obligation.clause": _NORMAL,
    "desk.invoice.confirmation": _NORMAL,
    "desk.refund.bank_reference": _PAYMENT,
    "desk.refund.reason": _FREE_TEXT,
    "desk.refund.withdrawn_reason": _FREE_TEXT,
    "desk.contracttemplate.name": _NORMAL,
    "desk.templateversion.text": _NORMAL,
    "desk.templateversion.note": _NORMAL,
    "desk.contractfile.name": _CONTRACT,
    "desk.contractfile.media_type": _NORMAL,
    "desk.contractfile.digest": _NORMAL,
    "desk.contractfile.content": _CONTRACT,
    "desk.contracttext.text": _CONTRACT,
    "desk.contracttext.note": _FREE_TEXT,
}
