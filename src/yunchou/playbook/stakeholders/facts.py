"""Who is who at the customer."""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.playbook.kernel.facts import fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person at the customer. Other facts refer to him by `name`."""

    name: str = fact("姓名", "Name", "", about=(40,))
    title: str = fact("职务", "Title", "", about=(70,))
    department: str = fact("部门", "Department", "", about=(70,))
    reports_to: str = fact("上级", "Reports to", "", about=(40,))
