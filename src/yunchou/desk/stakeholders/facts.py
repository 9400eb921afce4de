"""The people of a deal as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember
from yunchou.desk.stakeholders.models import LeanNote
from yunchou.desk.stakeholders.queries import PeopleOfDeal, Somebody, best_cover, load
from yunchou.desk.stakeholders.terms import TieKind
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.stakeholders import facts
from yunchou.playbook.stakeholders.terms import BuyingRole, Level

Known = tuple[int | None, facts.Person]


def load_people(deals: Collection[int]) -> dict[int, list[Known]]:
    """The people of many deals, each with the key of his contact; a placeholder has none."""
    sponsors: dict[int, set[int]] = {pk: set() for pk in deals}
    executives = DealMember.objects.filter(opportunity__in=deals, duty=Duty.SPONSOR)
    for pk, user in executives.values_list("opportunity", "user"):
        sponsors[pk].add(user)
    found = {}
    for pk, known in load(deals).items():
        keys = (each.contact.pk if each.contact else None for each in known.people)
        found[pk] = list(zip(keys, people_facts(known, sponsors[pk]), strict=True))
    return found


def people_facts(known: PeopleOfDeal, sponsors: Collection[int]) -> tuple[facts.Person, ...]:
    """Contacts of the customer with what is known of them here, and placeholders. `sponsors` are our executives."""
    names = {each.key: each.name for each in known.people}
    lines = {below: above for above, below in known.lines()}
    players = known.by_player
    return tuple(_person(each, names.get(lines.get(each.key, ""), ""), players, sponsors) for each in known.people)


def _person(each: Somebody, superior: str, players: dict[int, Somebody], sponsors: Collection[int]) -> facts.Person:
    row = each.player
    told: dict[str, Any] = {
        "name": each.name,
        "title": each.title,
        "department": each.department,
        "reports_to": superior,
        "left_on": each.contact.left_on if each.contact else None,
    }
    if row is None:
        return facts.Person(**told)
    influenced = (players[tie.other_id].name for tie in each.ties if tie.kind is TieKind.INFLUENCES)
    cover = best_cover(each.covers, sponsors if row.level is Level.TOP else ())
    return facts.Person(
        **told,
        function=row.function,
        level=row.level,
        roles=tuple(BuyingRole.of(role) for role in row.buying_roles),
        decides=row.decides,
        veto=row.veto,
        target=row.cultivate,
        influences=tuple(name for name in influenced if name),
        leans=tuple(map(_lean, each.leans)),
        evaluator=row.evaluator,
        reason_to_choose=row.reason_to_choose,
        covered_by=cover.colleague.name if cover else "",
    )


def _lean(row: LeanNote) -> facts.LeanNote:
    return facts.LeanNote(
        lean=row.lean, rival=row.rival, on=row.on, grade=Grade.parse(row.grade) if row.grade else None
    )
