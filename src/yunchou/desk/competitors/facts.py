"""The stored rivals as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalMove
from yunchou.desk.competitors.queries import Answers
from yunchou.playbook.competitors import facts
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.pipeline.stages import Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ledger as a fact; `stage` is how far it says the rival has got, if it says so."""

    on: date
    stage: Stage | None
    fact: facts.RivalMove


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The rivals of many deals as they were known on a day; two queries.

    Ledgers are long: only what the method reads of them is read, as plain values.
    """
    rows = RivalMove.objects.filter(rival__opportunity__in=deals, on__lte=as_of).order_by("on", "pk")
    ledgers: dict[int, list[Line]] = defaultdict(list)
    for rival, on, question, what, person, stage, source, grade in rows.values_list(
        "rival_id", "on", "question", "what", "person__name", "stage", "lawful_source", "grade"
    ):
        ledgers[rival].append(_line(on, question, what, person or "", stage, source, grade))
    found: dict[int, list[facts.Rival]] = {pk: [] for pk in deals}
    for row in Rival.objects.filter(opportunity__in=deals).select_related("company").order_by("pk"):
        found[row.opportunity_id].append(_rival(row, ledgers[row.pk], as_of, None))
    return {pk: {"rivals": tuple(rivals)} for pk, rivals in found.items()}


def ledger_of(rival: Rival) -> list[Line]:
    """The ledger of a loaded rival as facts, the oldest line first."""
    return [
        _line(row.on, row.question, row.what, str(row.person or ""), row.stage, row.lawful_source, row.grade)
        for row in reversed(rival.moves.all())
    ]


def rivals_on(rivals: Iterable[tuple[Rival, list[Line]]], day: date, answers: Answers) -> tuple[facts.Rival, ...]:
    """Rivals with their ledgers as they were known on a day: what happened later is left out.

    An answer that was changed since is the one of that day.
    """
    return tuple(_rival(rival, ledger, day, answers) for rival, ledger in rivals)


def _rival(row: Rival, ledger: list[Line], day: date, answers: Answers | None) -> facts.Rival:
    """Without `answers` an answer that was changed since counts as unknown before."""
    known = [line for line in ledger if line.on <= day]
    return facts.Rival(
        name=str(row),
        stage=next((line.stage for line in reversed(known) if line.stage), None),
        meets_need=answers.on(row, "meets_need", day) if answers else row.meets_need_on(day),
        within_budget=answers.on(row, "within_budget", day) if answers else row.within_budget_on(day),
        counter_message=row.counter_message,
        countered_on=row.countered_on,
        moves=tuple(line.fact for line in known),
    )


def _line(
    on: date, question: Question, what: str, person: str, stage: Stage | str, source: LawfulSource, grade: str
) -> Line:
    """One line of the ledger. Whom something was said or given to was met, too."""
    won = question is Question.WON_OVER
    fact = facts.RivalMove(
        on=on,
        met=(person or what) if question is Question.MET else ("" if won else person),
        topics=what if question is Question.TOPICS else "",
        document=what if question is Question.DOCUMENT else "",
        won_over=(person or what) if won else "",
        source=source,
        grade=Grade.parse(grade) if grade else None,
    )
    return Line(on, stage if isinstance(stage, Stage) else None, fact)
