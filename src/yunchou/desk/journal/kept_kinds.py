"""What journal lines about existing customers say to people; `kinds` tells how they are written."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KEPT: dict[str, str | Promise] = {
    "usage.noted": _("Seats used noted: %(name)s"),
    "ticket.noted": _("Tickets taken over, the last of them %(name)s"),
    "care.noted": _("Existing customer called on: %(name)s"),
    "reference.answered": _("Said about being a reference: %(name)s"),
    "reference.used": _("Shown to others as a reference: %(name)s"),
    "referral.noted": _("An existing customer introduced %(name)s"),
    "referral.thanked": _("Thanked for introducing %(name)s"),
    "job_change.noted": _("%(name)s left and was followed to the new place"),
    "renewal.begun": _("Renewal of contract %(name)s begun"),
    "retention.exported": _("Existing customers exported as a workbook"),
}
