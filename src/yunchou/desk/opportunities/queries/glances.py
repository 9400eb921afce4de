"""What lists show of the method's newest assessment of each deal. It is judged, and answered, above the deals."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from yunchou.desk.identity.models import User
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.tempo.terms import Pace


@dataclass(frozen=True, slots=True)
class Glance:
    """The pace a deal goes, where we stand in it, the one missing detail (none when nothing would change it)."""

    pace: Pace
    position: Position
    missing: Words | None


def glances(user: User, deals: Collection[int]) -> Mapping[int, Glance]:
    """A glance at each of these deals that has been judged, by deal; those not judged yet are left out."""
    found: Mapping[int, Glance] = import_string(settings.YUNCHOU_GLANCES)(user, deals)
    return found
