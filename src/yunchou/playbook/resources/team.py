"""Who of us works on the deal (P58)."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case


def colleagues(case: Case) -> frozenset[str]:
    """The names of everybody on the team; the owner is one of them wherever he stands."""
    named = (member.name for member in case.dossier.team)
    return frozenset({name for name in (*named, case.dossier.opportunity.owner) if name})
