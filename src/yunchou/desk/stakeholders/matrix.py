"""Their people by our people: who knows whom, how well, and where the colleague of equal level is missing (P60)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.stakeholders.models import Cover
from yunchou.desk.stakeholders.queries import PeopleOfDeal, Somebody
from yunchou.playbook.stakeholders.terms import Function, Level

Ours = tuple[User, Duty | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one colleague. `lacks`: this colleague is the one of equal level, and nobody of his part is."""

    colleague: User
    cover: Cover | None
    lacks: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person at the customer; `wanted` is the part of ours that faces him, `missing` that nobody of it does."""

    who: Somebody
    cells: list[Cell]
    wanted: Duty | None
    missing: bool


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The people of one level."""

    level: Level
    rows: list[MatrixRow]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Our people as columns, theirs as rows by level."""

    ours: Sequence[Ours]
    groups: list[MatrixGroup]

    @property
    def missing(self) -> int:
        """How many people nobody of equal level faces."""
        return sum(row.missing for group in self.groups for row in group.rows)


def facing(level: Level, function: Function) -> Duty | None:
    """Whose task somebody is: the boss our executive's, the head of technology presales', of business sales' (P60)."""
    if level is Level.TOP:
        return Duty.SPONSOR
    if level is not Level.HEAD:
        return None
    return {Function.TECHNICAL: Duty.PRESALES, Function.BUSINESS: Duty.SELLER}.get(function)


def matrix_of(known: PeopleOfDeal, ours: Sequence[Ours]) -> Matrix:
    """Everybody who is there, by level; who left is left out."""
    groups = []
    for level in Level:
        here = [each for each in known.people if _level(each) is level and not (each.contact and each.contact.left_on)]
        if here:
            groups.append(MatrixGroup(level, [_row(each, ours) for each in here]))
    return Matrix(ours, groups)


def _level(each: Somebody) -> Level:
    return each.player.level if each.player else Level.UNKNOWN


def _row(each: Somebody, ours: Sequence[Ours]) -> MatrixRow:
    wanted = facing(each.player.level, each.player.function) if each.player else None
    covers = {cover.colleague_id: cover for cover in each.covers}
    missing = wanted is not None and not any(duty is wanted and user.pk in covers for user, duty in ours)
    cells = [Cell(user, covers.get(user.pk), missing and duty is wanted) for user, duty in ours]
    return MatrixRow(each, cells, wanted, missing)
