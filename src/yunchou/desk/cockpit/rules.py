"""The rules that are asked here: those all of whose facts the desk has a form for.

Advice that asks for something nobody can write down would be a dead end. A rule joins by itself as soon as
`PLACES` knows the facts it reads.
"""

from __future__ import annotations

from yunchou.desk.cockpit.places import PLACES
from yunchou.playbook.advisor import RULES
from yunchou.playbook.dossier.case import DealRule


def is_recorded(path: str) -> bool:
    """Whether the desk has a form for the fact at a dossier path."""
    return path.partition(".")[0] in PLACES


ASKED: tuple[DealRule, ...] = tuple(rule for rule in RULES if all(map(is_recorded, rule.inputs)))
