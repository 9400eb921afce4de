"""Teams above teams: whose figures count in which sum, and the sums in the order in which one reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import Role
from yunchou.desk.outlook.forecast import Group, Outlook, Period

ZERO = Decimal(0)
Aims = Mapping[tuple[int, str, date], Decimal]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, one team or everybody in this quarter: what came, what is expected, between what, the target.

    `level` is how many teams stand above it on the page; a sum holds all that is told beneath it on deeper levels.
    """

    name: str
    team: str
    period: Period
    target: Decimal | None
    level: int = 0
    is_sum: bool = False

    @property
    def gap(self) -> Decimal | None:
        """What is missing to the target, or above it when negative; `None` without one."""
        return None if self.target is None else self.target - self.period.middle


@dataclass(frozen=True, slots=True)
class Tree:
    """The teams whose sums a reader may read: those he leads with all below them, or every team.

    A team above those is left out: its sum would be of the part that he sees and look like the whole.
    """

    names: Mapping[int | None, str]
    parents: Mapping[int, int | None]

    def above(self, team: int | None) -> Iterator[int | None]:
        """A team itself, then the teams above it that the reader reaches."""
        seen = set[int]()
        yield team
        while team is not None and team in self.parents and team not in seen:
            seen.add(team)
            team = self.parents[team]
            if team not in self.parents or team in seen:
                return
            yield team

    def groups(self, people: Iterable[User]) -> dict[int, list[Group]]:
        """The sums in which each person counts: his team's own people, and every team above with all below it."""
        return {
            person.pk: [Group(person.team_id, whole=False)]
            + [Group(team, whole=True) for team in self.above(person.team_id)]
            for person in people
        }


def tree_of(user: User) -> Tree:
    """The teams as far up as a reader reaches; one query."""
    teams = list(Team.objects.all())
    names: dict[int | None, str] = {team.pk: team.name for team in teams}
    parents = {team.pk: team.parent_id for team in teams}
    reach = reach_of(user)
    if reach.sees_all:
        return Tree(names, parents)
    leads = Role.LEADER in reach.roles
    wanted = {team.pk for team in teams if leads and team.leader_id == user.pk}
    while below := {pk for pk, parent in parents.items() if parent in wanted} - wanted:
        wanted |= below
    return Tree(names, {pk: parents[pk] for pk in wanted})


def team_standings(outlook: Outlook, tree: Tree, found: Iterable[User], aims: Aims, *, quarter: date) -> list[Person]:
    """The present quarter of every team, teams beneath those above them; sums are exact. `outlook` is by quarters.

    A team with teams below it is a sum of its own people and of those. With several teams at the top the last line is
    the sum of all.
    """
    groups = tree.groups(found)
    targets: dict[Group, Decimal] = defaultdict(lambda: ZERO)
    for (person, currency, first), amount in aims.items():
        if currency == outlook.currency and first == quarter:
            for group in groups.get(person, ()):
                targets[group] += amount
    told = _Told(outlook, tree, dict(targets), quarter)
    tops = sorted({list(tree.above(group.team))[-1] for group in told.known}, key=told.order)
    rows = [row for team in tops for row in told.rows(team, 0)]
    if len(tops) > 1:
        everybody = next(each for each in outlook.periods if each.first == quarter)
        aimed = [targets[Group(team, whole=True)] for team in tops if Group(team, whole=True) in targets]
        rows.append(Person(_("All together"), "", everybody, sum(aimed, ZERO) if aimed else None, is_sum=True))
    return rows


@dataclass(frozen=True, slots=True)
class _Told:
    outlook: Outlook
    tree: Tree
    targets: Mapping[Group, Decimal]
    quarter: date

    @property
    def known(self) -> set[Group]:
        """The sums that have anything to say."""
        return set(self.outlook.teams) | set(self.targets)

    def order(self, team: int | None) -> tuple[bool, str]:
        """Teams by name, who belongs to none last."""
        return team is None, self.tree.names.get(team, "")

    def rows(self, team: int | None, level: int) -> Iterator[Person]:
        """A team and what stands beneath it."""
        known = self.known
        below = [pk for pk, parent in self.tree.parents.items() if parent == team and team is not None]
        children = sorted((pk for pk in below if Group(pk, whole=True) in known), key=self.order)
        name, own = self.tree.names.get(team, ""), Group(team, whole=False)
        if not children:
            yield self._row(own, name, level)
            return
        yield self._row(Group(team, whole=True), name, level, is_sum=True)
        if own in known:
            yield self._row(own, _("%(team)s, its own people") % {"team": name}, level + 1)
        for child in children:
            yield from self.rows(child, level + 1)

    def _row(self, group: Group, name: str, level: int, *, is_sum: bool = False) -> Person:
        nothing = Period(self.quarter, ZERO, ZERO, ZERO, ZERO)
        period = next((p for p in self.outlook.teams.get(group, []) if p.first == self.quarter), nothing)
        return Person(name, "", period, self.targets.get(group), level, is_sum)
