"""The customers of the demo company: groups, people, verdicts, and the watch-list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from yunchou.desk.customers.models import Company, Contact, Segment
from yunchou.desk.customers.operations import add_entries, create_company, create_contact, judge, sign_off
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.identity.models import User
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict, PublicSectorClass

FOUNDED, JUDGED, LISTED = 372, 366, 90


def open_accounts(plan: dict[str, Any], people: People, story: Story) -> None:
    """Let every customer be added, judged by its owner and signed off by his leader."""
    for each in plan["customers"]:
        story.on(FOUNDED, lambda at, each=each: _add(each, people[each["owner"]], at))  # type: ignore[misc]
        story.on(JUDGED, lambda at, each=each: _judge(each, people, at))  # type: ignore[misc]
    story.on(LISTED, lambda at: _list(plan["watchlist"], people["chenxiao"], at))


def company(short_name: str) -> Company:
    """A demo customer by its short name."""
    return Company.objects.get(short_name=short_name)


def person(short_name: str, name: str) -> Contact | None:
    """Somebody at a demo customer; nobody when the name is empty."""
    return Contact.objects.get(company__short_name=short_name, name=name) if name else None


def _add(each: dict[str, Any], owner: User, at: datetime) -> None:
    now, replaceable, ours = each.get("seats", [None, None, None])
    values = {
        "name": each["name"],
        "short_name": each["short"],
        "parent": company(each["parent"]) if "parent" in each else None,
        "segment": Segment.objects.filter(name_zh=each.get("segment", "")).first(),
        "public_sector_class": PublicSectorClass.of(each["class"]),
        "location": each["location"],
        "head_count": each.get("head_count"),
        "seats_now": now,
        "seats_replaceable": replaceable,
        "seats_ours": ours,
        "seats_grade": each.get("grade", ""),
        "niche": each.get("niche", ""),
        "niche_rank": each.get("rank"),
        "is_leader": Answer.of(each["leader"]) if "leader" in each else Answer.UNKNOWN,
        "budget_months": each.get("budget_months", []),
    }
    made = create_company(values, actor=owner, at=at)
    for contact in each["contacts"]:
        said = {name: contact.get(name, "") for name in ("name", "department", "title")}
        create_contact(made, {**said, "reports_to": _above(made, contact)}, actor=owner, at=at)


def _above(made: Company, contact: dict[str, Any]) -> Contact | None:
    superior = contact.get("reports_to")
    return Contact.objects.get(company=made, name=superior) if superior else None


def _judge(each: dict[str, Any], people: People, at: datetime) -> None:
    owner = people[each["owner"]]
    review = judge(company(each["short"]), recheck_on=None, actor=owner, at=at)
    if review.verdict is not KeyAccountVerdict.UNKNOWN and owner.team and owner.team.leader:
        sign_off(review, seen_version=review.version, actor=owner.team.leader, at=at)


def _list(entries: list[dict[str, Any]], actor: User, at: datetime) -> None:
    rows = [
        {
            "name": each["name"],
            "industry": each["industry"],
            "location": each["location"],
            "head_count_text": each["head_count_text"],
            "head_count": each.get("head_count"),
            "seats_estimate": each.get("seats"),
            "evidence": each["evidence"],
            "found_in": each["found_in"],
        }
        for each in entries
    ]
    add_entries(rows, actor=actor, at=at)
