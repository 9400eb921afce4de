"""Write what was promised, and whom the customer introduces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.capture.operations.writing import Desk
from yunchou.desk.customers.operations import add_entry
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.operations import ASK
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.playbook.meetings.terms import Initiative

LONGEST = 200


def write_our_promise(desk: Desk, values: Mapping[str, Any]) -> None:
    """A next step of ours; what a colleague is to do is asked of him."""
    what = values["what"]
    if values.get("to"):
        what = _("%(what)s (for %(name)s)") % {"what": what, "name": values["to"]}
    by = values.get("by", "")
    if by and by != desk.actor.name:
        row = {"of": desk.colleague(by), "what": what[:LONGEST], "due_on": values.get("due_on")}
        add_row(ASK, desk.deal, row, **desk.by)
        return
    _step(desk, what, Initiative.OURS, values)


def write_customer_promise(desk: Desk, values: Mapping[str, Any]) -> None:
    """A next step that the customer owes us."""
    what = values["what"]
    if values.get("by"):
        what = _("%(name)s: %(what)s") % {"name": values["by"], "what": what}
    _step(desk, what, Initiative.CUSTOMERS, values)


def _step(desk: Desk, what: str, initiative: Initiative, values: Mapping[str, Any]) -> None:
    row = {"what": what[:LONGEST], "initiative": initiative, "due_on": values.get("due_on")}
    add_row(NEXT_STEP, desk.deal, row, **desk.by)


def write_referral(desk: Desk, values: Mapping[str, Any]) -> None:
    """A company that the customer introduces goes on the watch-list, with who introduced it (P88)."""
    customer = str(desk.deal.customer)
    told = _("Introduced by %(name)s of %(customer)s") % {"name": values["by"], "customer": customer}
    evidence = told if values.get("by") else _("Introduced by %(customer)s") % {"customer": customer}
    add_entry({"name": values["introduced"], "evidence": evidence, "found_in": _("Referral")}, **desk.by)
