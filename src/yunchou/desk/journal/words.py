"""What the changes of a journal line are called: the names of fields, and values that stand for words of ours."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, str | Promise] = {
    # Names in `changes` that are no column of the subject, or whose column has no name for people.
    "answered_at": _("answered at"),
    "asked_at": _("asked at"),
    "handed_in_at": _("handed in at"),
    "asked_by": _("asked by"),
    "created": _("rows added"),
    "decision": _("what was decided"),
    "disqualified_for": _("why it does not stand"),
    "duty": _("duty"),
    "email": _("mail address"),
    "cards": _("cards"),
    "customers": _("customers handed over"),
    "deals": _("deals handed over"),
    "factor": _("second factor"),
    "instalment": _("instalment"),
    "is_active": _("may sign in"),
    "language": _("language"),
    "leader": _("leader"),
    "lost_to": _("lost to"),
    "mapping": _("columns"),
    "member": _("colleague"),
    "move": _("advised move"),
    "name": _("name"),
    "need": _("requirement asked about"),
    "parent": _("belongs to"),
    "payment_days": _("days of payments"),
    "phone": _("phone"),
    "query": _("filters"),
    "refused": _("rows refused"),
    "right": _("right"),
    "role": _("role"),
    "roles": _("roles"),
    "rows": _("rows"),
    "source": _("who told us"),
    "team": _("team"),
    "time_zone": _("time zone"),
    "title": _("title"),
    "unchanged": _("rows unchanged"),
    "until": _("access ends"),
    "updated": _("rows changed"),
    "user": _("colleague"),
}

VALUES: dict[str, dict[str, str | Promise]] = {
    # Values in `changes` that stand for words of ours and belong to no closed list.
    "factor": {
        "totp": _("authenticator app"),
        "webauthn": _("passkey"),
        "recovery_codes": _("recovery codes"),
    },
    "duty": {
        "seller": _("Sales rep"),
        "presales": _("Presales"),
        "sponsor": _("Executive sponsor"),
        "delivery": _("Delivery"),
        "finance": _("Commerce and finance"),
    },
    "decision": {"done": _("decided: done"), "later": _("decided: later"), "dismissed": _("decided: does not apply")},
    "language": {"zh-hans": _("Simplified Chinese"), "en": _("English")},
}
