"""Read a note for a deal: the names that it may use come from the deal, the engine does the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import Thread

from yunchou.desk.capture.contract.proposals import Captured
from yunchou.desk.capture.queries.deals import names_of
from yunchou.desk.cockpit.facts import PARTS
from yunchou.desk.competitors.models import RivalCompany
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries.people import contacts_of
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.terms import Part

MOST_RIVALS = 500
ENGINE = "yunchou.desk.capture.engine"


def read_note(text: str, deal: Opportunity, others: Sequence[Opportunity], day: date) -> Captured:
    """What a note may say about a deal on a day; `others` are deals that it may speak of besides. Five queries."""
    # The engine brings dictionaries of words along: loaded with the first note, not with the server.
    from yunchou.desk.capture.engine import capture_known
    from yunchou.desk.capture.naming.known import KnownPerson, known_from

    customer = deal.customer
    people = [KnownPerson(one.name, one.title, one.department) for one in contacts_of(deal)]
    rivals = [name for pair in RivalCompany.objects.values_list("name", "short_name")[:MOST_RIVALS] for name in pair]
    elsewhere = names_of(other for other in others if other.customer_id != deal.customer_id)
    known = known_from(_names(deal), people=people, rivals=rivals, deals=elsewhere)
    short = (customer.short_name,) if customer.short_name else ()
    return capture_known(text, replace(known, account=tuple(dict.fromkeys((*known.account, *short)))), day)


def make_ready() -> Thread | None:
    """Load the engine with its dictionaries beside the answer, so that the first note need not wait for them.

    Answers the thread that loads, nothing when the engine is there.
    """
    if ENGINE in sys.modules:
        return None
    thread = Thread(target=_load, name="capture", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    from yunchou.desk.capture.engine import capture

    capture("上午见了王总", Dossier(), date(2026, 1, 5))


def _names(deal: Opportunity) -> Dossier:
    """The names in a deal, as the dossier has them: customer, deal, our team."""
    members = DealMember.objects.filter(opportunity=deal).select_related("user")
    team = {deal.owner.name: Part.SALES} | {row.user.name: PARTS[row.duty] for row in members}
    blank = Dossier()
    return replace(
        blank,
        account=Account(name=deal.customer.name),
        opportunity=replace(blank.opportunity, name=deal.name),
        team=tuple(TeamMember(name=name, part=part) for name, part in team.items()),
    )
