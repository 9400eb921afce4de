"""The room of a large deal: sixty people, five rivals, three hundred contacts with the customer, two hundred claims.

People, rivals and sources go through the operations; what there is much of is written straight into its tables.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast, assemble
from tests.desk.stakeholders.kinds import crowd
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.competitors.operations import RIVAL
from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

RIVALS, MOVES, CONTACTS, CLAIMS, SOURCES = 5, 60, 300, 200, 12
PAGES = ("", "people/", "rivals/", "claims/", "meetings/", "pace/", "resources/", "insiders/", "reasons/", "timeline/")


def large_room() -> Cast:
    """The hero deal, crowded."""
    cast, now = assemble(), timezone.now()
    today = timezone.localdate(now)
    by: dict[str, Any] = {"recorded_by": cast.owner, "recorded_at": now}
    people = [player.contact for player in crowd(cast)]
    sources = [
        name_source(cast.deal, Told(name=f"说话人{number}"), grade=None, actor=cast.owner, at=now)
        for number in range(SOURCES)
    ]
    rivals = [
        add_row(RIVAL, cast.deal, {"name": f"对手{number}"}, actor=cast.owner, at=now) for number in range(RIVALS)
    ]
    RivalMove.objects.bulk_create(
        RivalMove(
            rival=rivals[number % RIVALS], question=Question.TOPICS, what=f"讲了第 {number} 条", grade="B2",
            on=today - timedelta(days=number), lawful_source=LawfulSource.CUSTOMER_VOLUNTEERED, **by,
        )
        for number in range(MOVES)
    )  # fmt: skip
    met = Interaction.objects.bulk_create(
        Interaction(
            opportunity=cast.deal, way=Way.VISIT, on=today - timedelta(days=number // 2),
            initiative=Initiative.OURS, note="谈了双录", **by,
        )
        for number in range(CONTACTS)
    )  # fmt: skip
    Interaction.people.through.objects.bulk_create(
        Interaction.people.through(interaction=row, contact=people[number % len(people)])
        for number, row in enumerate(met)
    )
    said = Claim.objects.bulk_create(
        Claim(opportunity=cast.deal, statement=f"说法 {number}", critical=Answer.of(("yes", "no")[number % 2]), **by)
        for number in range(CLAIMS)
    )
    Report.objects.bulk_create(
        Report(
            claim=claim, source=sources[(number + place) % SOURCES], says=Answer.of(says), grade="B2",
            on=today - timedelta(days=number % 90), **by,
        )
        for number, claim in enumerate(said)
        for place, says in enumerate(("yes", "no")[: 1 + number % 2])
    )  # fmt: skip
    return cast
