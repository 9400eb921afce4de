"""What the page of the key people shows, put together from what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.operations import may_open
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.stakeholders.facts import people_facts
from yunchou.desk.stakeholders.lean_chart import LeanChart, chart_of
from yunchou.desk.stakeholders.matrix import Matrix, facing, matrix_of
from yunchou.desk.stakeholders.models import Player, Tie
from yunchou.desk.stakeholders.people_map import PeopleMap, map_of
from yunchou.desk.stakeholders.queries import PeopleOfDeal, Somebody, duties_of, load, places_of
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.people import is_target, seats
from yunchou.playbook.stakeholders.terms import BuyingRole

VIEWS = ("map", "matrix", "list")


@dataclass(frozen=True, slots=True)
class SomebodyShown:
    """One person in full."""

    who: Somebody
    above: Somebody | None
    chart: LeanChart | None
    wanted: Duty | None
    is_target: bool
    roles: list[BuyingRole]
    incoming: list[tuple[Tie, Somebody]]
    outgoing: list[tuple[Tie, Somebody]]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The page. `view` is empty when nobody asked: then the width of the screen decides between map and list.

    `marks` are what an opened view adds to people, by card; nobody but the opened view fills them.
    """

    known: PeopleOfDeal
    view: str
    may_change: bool
    may_open: bool
    map: PeopleMap | None
    matrix: Matrix | None
    shown: SomebodyShown | None
    open_seats: list[Words]
    targets: set[str]
    tabs: list[dict[str, Any]]
    marks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def people(self) -> list[Somebody]:
        """Everybody, those who are in the deal first."""
        return sorted(self.known.people, key=lambda each: each.player is None)

    @property
    def lists(self) -> bool:
        """Whether the list is on the page."""
        return self.view in ("", "list")


def page_of_people(
    user: User, deal: Opportunity, *, view: str, card: str, today: date, marks: Mapping[str, Any] | None = None
) -> PeoplePage:
    """The page for a reader, of a deal that was fetched through access. `NotThere` for a card that is not there."""
    known = load([deal.pk])[deal.pk]
    view = view if view in VIEWS else ""
    persons = people_facts(known, ())
    targets = {each.key for each, person in zip(known.people, persons, strict=True) if is_target(person)}
    return PeoplePage(
        known=known,
        view=view,
        may_change=may_change(user, deal),
        may_open=may_open(user, deal.compartment, at=timezone.now()),
        map=map_of(known, places_of(deal)) if view in ("", "map") else None,
        matrix=matrix_of(known, duties_of(deal, known)) if view == "matrix" else None,
        shown=_shown(known, card, targets, today) if card else None,
        open_seats=_open_seats(persons, today),
        targets=targets,
        tabs=_tabs(deal, view),
        marks=marks or {},
    )


def _open_seats(persons: tuple[Person, ...], today: date) -> list[Words]:
    """Which of the three parts that must exist nobody is known for (P15)."""
    case = Case(Dossier(people=persons), our_parameters(), today)
    return [seat.words for seat in seats(case) if not seat.people]


def _tabs(deal: Opportunity, view: str) -> list[dict[str, Any]]:
    url = reverse("people", args=[deal.pk])
    labels = {"map": _("Map"), "matrix": _("Who knows whom"), "list": _("List")}
    return [
        {"label": label, "url": f"{url}?view={key}", "current": key == view, "key": key}
        for key, label in labels.items()
    ]


def _shown(known: PeopleOfDeal, card: str, targets: set[str], today: date) -> SomebodyShown:
    by_key = {each.key: each for each in known.people}
    who = by_key.get(card)
    if who is None:
        raise NotThere(_("There is no such person in this opportunity."))
    row, players = who.player or Player(), known.by_player
    above = {below: upper for upper, below in known.lines()}.get(card, "")
    return SomebodyShown(
        who=who,
        above=by_key.get(above),
        chart=chart_of(who.leans, today=today),
        wanted=facing(row.level, row.function),
        is_target=card in targets,
        roles=[BuyingRole.of(role) for role in row.buying_roles],
        incoming=[(tie, each) for each in known.people for tie in each.ties if players[tie.other_id] is who],
        outgoing=[(tie, players[tie.other_id]) for tie in who.ties],
    )
