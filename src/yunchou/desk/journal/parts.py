"""The parts of a deal that a reader of its timeline may ask for, each with the nouns of its journal lines."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "course": (_("Course of the deal"), frozenset({"opportunity", "move", "import"})),
    "qualification": (
        _("Qualification"),
        frozenset({"need", "need_summary", "gap_request", "endorsement", "budget_fact", "plan_step", "decision_step"}),
    ),
    "contacts": (
        _("Contact with the customer"),
        frozenset(
            {
                "captured_note",
                "interaction",
                "meeting",
                "meeting_attendee",
                "meeting_item",
                "reason_page",
                "concern",
                "choice_option",
            }
        ),
    ),
    "people": (_("Key people"), frozenset({"contact", "player", "lean_note", "tie", "cover"})),
    "rivals": (_("Rivals"), frozenset({"rival", "rival_move", "rival_company"})),
    "intelligence": (_("Intelligence"), frozenset({"claim", "report", "source"})),
    "pace": (_("Pace"), frozenset({"pace", "play", "replan", "next_step", "tender"})),
    "resources": (
        _("Resources"),
        frozenset({"ask", "effort", "pursuit", "presenter", "hospitality", "outsider", "conflict"}),
    ),
    "paper": (
        _("Contract"),
        frozenset(
            {
                "contract",
                "amendment",
                "obligation",
                "approval",
                "contract_text",
                "contract_file",
                "signing_step",
                "negotiation",
                "negotiation_issue",
                "concession",
                "offer",
            }
        ),
    ),
    "money": (
        _("Money"),
        frozenset(
            {
                "payment_step",
                "payment_letter",
                "payment_promise",
                "payment_dispute",
                "instalment",
                "invoice",
                "receipt",
                "refund",
            }
        ),
    ),
    "kept": (
        _("Existing customer"),
        frozenset({"usage", "ticket", "care", "reference", "referral", "job_change", "renewal"}),
    ),
    "confidences": (_("Confidences"), frozenset({"compartment", "insider"})),
}


def about(part: str) -> Q:
    """The lines of one part; raises `KeyError` for a part that is none."""
    return reduce(or_, (Q(kind__startswith=f"{noun}.") for noun in sorted(PARTS[part][1])))
