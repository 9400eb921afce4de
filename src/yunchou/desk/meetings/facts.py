"""Contacts as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.preparation import facts_of
from yunchou.desk.meetings.queries import plans
from yunchou.playbook.meetings import facts


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that are kept here; six queries."""
    made = _interactions(deals)
    ahead: dict[int, list[facts.Meeting]] = defaultdict(list)
    for plan in plans(deals).select_related(None).select_related("presenter"):
        ahead[plan.opportunity_id].append(facts_of(plan))
    return {pk: {"interactions": tuple(made[pk]), "meetings": tuple(ahead[pk])} for pk in deals}


def _interactions(deals: Collection[int]) -> dict[int, list[facts.Interaction]]:
    """The contacts of each deal, the oldest first; what was written down before it was sorted stays out.

    A large deal has hundreds: only what the method reads is read, as plain values.
    """
    people = _names(Interaction.people.through.objects.filter(interaction__opportunity__in=deals), "contact__name")
    ours = _names(Interaction.colleagues.through.objects.filter(interaction__opportunity__in=deals), "user__name")
    rows = Interaction.objects.filter(opportunity__in=deals).order_by("on", "pk")
    made: dict[int, list[facts.Interaction]] = defaultdict(list)
    for pk, deal, on, initiative, visit, message_sent, note in rows.values_list(
        "pk", "opportunity_id", "on", "initiative", "visit", "message_sent", "note"
    ):
        contact = facts.Interaction(
            on=on,
            people=tuple(sorted(people.get(pk, ()))),
            by="、".join(sorted(ours.get(pk, ()))),
            initiative=initiative,
            visit=visit,
            message_sent=message_sent,
            note=note,
        )
        made[deal].append(contact)
    return made


def _names(links: QuerySet[Any], name: str) -> dict[int, list[str]]:
    """Who was there, by contact."""
    found: dict[int, list[str]] = defaultdict(list)
    for interaction, who in links.values_list("interaction_id", name):
        found[interaction].append(who)
    return found
