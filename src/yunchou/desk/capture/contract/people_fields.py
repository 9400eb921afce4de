"""The fields of proposals about people: contacts, meetings, leans, insiders, needs of persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.stakeholders.terms import Lean


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The first and the last day of a period such as 12月中旬."""

    first: date | None = fact("最早", "First day", None)
    last: date | None = fact("最晚", "Last day", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionFields:
    """One contact that took place → `interactions`."""

    how: ContactKind = fact("方式", "How", ContactKind.CONTACT)
    on: date | None = fact("日期", "On", None, about=(39,))
    within: Within | None = fact("期间", "Within", None)
    time: str = fact("时段", "Time of day", "")
    place: str = fact("地点", "Place", "")
    people: tuple[str, ...] = fact("客户方参加人", "People", (), about=(39,))
    by: tuple[str, ...] = fact("我方参加人", "By", (), about=(60,))
    initiative: Initiative = fact("谁提出的", "Whose initiative", Initiative.UNKNOWN, about=(37,))
    visit: Answer = fact("是否上门拜访", "A visit", Answer.UNKNOWN, about=(91,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFields:
    """One person → `people`. `known`: he is in the dossier. `candidates`: who else might be meant."""

    name: str = fact("姓名", "Name", "", about=(40,))
    known: Answer = fact("是否已在名单", "Already known", Answer.UNKNOWN)
    title: str = fact("职务", "Title", "", about=(70,))
    department: str = fact("部门", "Department", "", about=(70,))
    how: ContactKind | None = fact("方式", "How", None)
    on: date | None = fact("日期", "On", None)
    candidates: tuple[str, ...] = fact("也可能是", "Perhaps", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeetingFields:
    """A contact that lies ahead → `meetings`."""

    how: ContactKind = fact("方式", "How", ContactKind.CONTACT)
    on: date | None = fact("会议日期", "On", None, about=(102,))
    within: Within | None = fact("期间", "Within", None)
    time: str = fact("时段", "Time of day", "")
    people: tuple[str, ...] = fact("参会人", "Attendees", (), about=(101,))
    by: tuple[str, ...] = fact("我方参加人", "By", (), about=(60,))


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledMeetingFields:
    """A contact that was meant to take place and did not: nobody was met."""

    on: date | None = fact("原定日期", "Was to be on", None)
    people: tuple[str, ...] = fact("参会人", "Attendees", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanFields:
    """Where somebody leans → `people[].leans`."""

    person: str = fact("人员", "Person", "", about=(99,))
    lean: Lean = fact("倾向", "Lean", Lean.UNKNOWN, about=(99,))
    rival: str = fact("相对哪个对手", "Against which rival", "", about=(49, 99))


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderEvidenceFields:
    """What somebody did that speaks for an insider → `insider_evidence`. Restricted."""

    person: str = fact("人员", "Person", "", about=(65,))
    test: InsiderTest | None = fact("属于哪一条", "Which test", None, about=(66, 67, 68))
    on: date | None = fact("日期", "On", None, about=(65,))
    unprompted: Answer = fact("是否主动", "Unprompted", Answer.UNKNOWN, about=(66,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNeedFields:
    """A professional need of a person, one of the five lawful kinds → `personal_needs`. Restricted."""

    person: str = fact("人员", "Person", "", about=(95,))
    kind: NeedKind | None = fact("需求类别", "Kind", None, about=(72, 73, 74, 75, 76))
    text: str = fact("需求内容", "Need", "", about=(95,))
