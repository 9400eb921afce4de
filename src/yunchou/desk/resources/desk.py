"""What lies on a colleague's own desk: what he was asked, and what he asked of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from yunchou.desk.identity.models import User
from yunchou.desk.resources.forms import AnswerForm
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.queries import MOST_SETTLED, WAITING, asked_by, asked_of, visible_among
from yunchou.desk.resources.terms import AskState


@dataclass(frozen=True, slots=True)
class AskLine:
    """One ask as its reader sees it: whether he may open the deal, whether it is late, the form to answer with."""

    ask: Ask
    sees_deal: bool
    late: bool
    form: AnswerForm | None = None


@dataclass(slots=True)
class MyDesk:
    """To answer, accepted, settled lately; and what others owe me."""

    to_answer: list[AskLine] = field(default_factory=list)
    accepted: list[AskLine] = field(default_factory=list)
    settled: list[AskLine] = field(default_factory=list)
    waiting: list[AskLine] = field(default_factory=list)
    came: list[AskLine] = field(default_factory=list)


def my_desk(user: User, today: date, *, answered: int | None = None, form: AnswerForm | None = None) -> MyDesk:
    """Everything of one colleague; `form` is the refused answer to the ask `answered`. Four queries."""
    rows = asked_of(user)
    mine = [*rows.filter(state__in=WAITING), *_newest(rows.exclude(state__in=WAITING))]
    others = asked_by(user).exclude(of=user)
    theirs = [*others.filter(state__in=WAITING), *_newest(others.exclude(state__in=WAITING))]
    seen = visible_among(user, {ask.opportunity_id for ask in mine})
    desk = MyDesk()
    places = {AskState.OPEN: desk.to_answer, AskState.ACCEPTED: desk.accepted}
    for ask in mine:
        own = form if ask.pk == answered else AnswerForm(initial={"reply": ask.reply, "version": ask.version})
        places.get(ask.state, desk.settled).append(AskLine(ask, ask.opportunity_id in seen, is_late(ask, today), own))
    for ask in theirs:
        line = AskLine(ask, sees_deal=True, late=is_late(ask, today))
        (desk.waiting if ask.is_open else desk.came).append(line)
    return desk


def _newest(rows: object) -> list[Ask]:
    return list(rows.order_by("-answered_at", "-pk")[:MOST_SETTLED])  # type: ignore[attr-defined]


def is_late(ask: Ask, today: date) -> bool:
    """Whether it should have been done by now; without a day it is never late."""
    return ask.is_open and ask.due_on is not None and ask.due_on < today
