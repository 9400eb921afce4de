"""The stored rivals as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalMove
from yunchou.desk.competitors.queries import Answers, load, stage_on
from yunchou.playbook.competitors import facts
from yunchou.playbook.kernel.grades import Grade


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The rivals of many deals as they were known on a day."""
    return {pk: {"rivals": rivals_on(rivals, as_of)} for pk, rivals in load(deals).items()}


def rivals_on(rivals: Iterable[Rival], day: date, answers: Answers | None = None) -> tuple[facts.Rival, ...]:
    """Loaded rivals as they were known on a day: what happened later is left out.

    With `answers` an answer that was changed since is the one of that day; without, it counts as unknown before.
    """
    return tuple(_rival(rival, day, answers) for rival in rivals)


def _rival(row: Rival, day: date, answers: Answers | None) -> facts.Rival:
    moves = [move for move in row.moves.all() if move.on <= day]
    return facts.Rival(
        name=str(row),
        stage=stage_on(row, day),
        meets_need=answers.on(row, "meets_need", day) if answers else row.meets_need_on(day),
        within_budget=answers.on(row, "within_budget", day) if answers else row.within_budget_on(day),
        counter_message=row.counter_message,
        moves=tuple(map(_move, reversed(moves))),
    )


def _move(row: RivalMove) -> facts.RivalMove:
    """One line of the ledger. Whom something was said or given to was met, too."""
    person = row.person.name if row.person else ""
    return facts.RivalMove(
        on=row.on,
        met=(person or row.what) if row.question is Question.MET else ("" if _is_won(row) else person),
        topics=row.what if row.question is Question.TOPICS else "",
        document=row.what if row.question is Question.DOCUMENT else "",
        won_over=(person or row.what) if _is_won(row) else "",
        source=row.lawful_source,
        grade=Grade.parse(row.grade) if row.grade else None,
    )


def _is_won(row: RivalMove) -> bool:
    return row.question is Question.WON_OVER
