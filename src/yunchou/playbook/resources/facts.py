"""Who works on the deal on our side."""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.playbook.kernel.facts import fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One colleague on the deal."""

    name: str = fact("姓名", "Name", "", about=(58,))
    role: str = fact("分工", "Part", "", about=(57, 59))
