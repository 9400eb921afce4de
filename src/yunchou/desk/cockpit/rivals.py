"""The page of a deal's rivals, composed: who they are, what they did, where we stand and stood against each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from yunchou.desk.cockpit.places import discipline_of, may_read_move
from yunchou.desk.cockpit.positions import position_chart, position_history
from yunchou.desk.cockpit.queries import assess_dossier, load_dossier
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalMove
from yunchou.desk.competitors.pictures import Chart, Point
from yunchou.desk.competitors.queries import Answers, load, stages_of, tender_runs
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.opportunities.queries.stages import stages_since
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.competitors.position import Against
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.meetings.initiative import InitiativeIndex, initiative
from yunchou.playbook.pipeline.stages import Stage

AT_ONCE = 3
"""Lines of a question and moves that are shown at once; the rest is drawn when somebody opens it."""
CARDS = 3
"""Rivals whose card is drawn at once: those against whom we stand worst, and whoever did something today."""
TABLE, CARD = "table", "card"
"""The parts beside the questions that are drawn when they are opened: a rival's course as a table, his whole card."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the five questions about a rival, with the lines that answer it, newest first."""

    question: Question
    lines: list[RivalMove]

    @property
    def newest(self) -> list[RivalMove]:
        """The lines that are shown at once."""
        return self.lines[:AT_ONCE]

    @property
    def earlier(self) -> list[RivalMove]:
        """The lines that are drawn when they are asked for."""
        return self.lines[AT_ONCE:]


@dataclass(frozen=True, slots=True)
class Opened:
    """The part of one rival's card that was asked for: the earlier lines of a question, or the table."""

    rival: int
    part: str


@dataclass(frozen=True, slots=True)
class RivalCard:
    """One rival: his answers to the five questions, his stage, the position against him now and over time."""

    row: Rival
    against: Against
    stage: Stage | None
    asked: list[Asked]
    points: list[Point]
    chart: Chart | None
    news_days: int | None
    is_old: bool
    is_folded: bool = False

    @property
    def still_open(self) -> list[Question]:
        """The questions that nobody has answered yet."""
        return [each.question for each in self.asked if not each.lines]


@dataclass(frozen=True, slots=True)
class RivalsPage:
    """Everything on the page; the rival against whom we stand worst comes first."""

    cards: list[RivalCard]
    initiative: InitiativeIndex
    advice: list[Advice]
    tender_runs: bool
    may_change: bool

    @property
    def first_advice(self) -> list[Advice]:
        """The few moves to begin with; the others stand with all moves of the deal."""
        return self.advice[:AT_ONCE]

    @property
    def more_advice(self) -> int:
        """How many moves about rivals are not shown here."""
        return max(0, len(self.advice) - AT_ONCE)

    def card_of(self, opened: Opened) -> RivalCard:
        """The card of which a part was asked for; raises `NotThere` when there is no such rival in the deal."""
        found = next((card for card in self.cards if card.row.pk == opened.rival), None)
        if found is None:
            raise NotThere(_("There is no such part of the page."))
        return found


def rivals_page(user: User, deal: Opportunity, *, opened: Opened | None = None, as_of: date) -> RivalsPage:
    """The page of one deal that was fetched through access; as many queries whatever the number of rivals."""
    rivals = load([deal.pk])[deal.pk]
    dossier = load_dossier(deal.pk, as_of)
    case = Case(dossier, our_parameters(), as_of)
    stages = stages_since(deal)
    history = position_history(dossier, rivals, stages, Answers(deal), as_of=as_of)
    cards = [_card(rival, history[rival.pk], stages, case) for rival in rivals]
    reach = reach_of(user)
    advised = [move for move in assess_dossier(dossier, as_of).advice if discipline_of(move.rule) == "competitors"]
    return RivalsPage(
        cards=_folded(sorted(cards, key=lambda card: (card.against.score, card.row.pk)), opened),
        initiative=case.of(initiative),
        advice=[move for move in advised if may_read_move(reach, move)],
        tender_runs=tender_runs(deal, as_of),
        may_change=may_change(user, deal),
    )


def opened_part(params: Mapping[str, str]) -> Opened | None:
    """The part that an address asks for, as `?rival=7&more=topics`; `Invalid` for one that there is not."""
    part, rival = params.get("more", ""), params.get("rival", "")
    if not part:
        return None
    if part not in {TABLE, CARD, *(question.value for question in Question)} or not rival.isdecimal():
        raise Invalid({"more": _("There is no such part of the page.")})
    return Opened(int(rival), part)


def _folded(cards: list[RivalCard], opened: Opened | None) -> list[RivalCard]:
    """The cards with those folded of which nobody needs more than a line before he asks for it."""
    return [
        replace(card, is_folded=place >= CARDS and card.news_days != 0 and (not opened or opened.rival != card.row.pk))
        for place, card in enumerate(cards)
    ]


def _card(rival: Rival, points: list[Point], stages: list[tuple[date, Stage]], case: Case) -> RivalCard:
    moves = list(rival.moves.all())
    reached = stages_of(rival)
    age = (case.as_of - moves[0].on).days if moves else None
    return RivalCard(
        row=rival,
        against=points[-1].against,
        stage=reached[-1][1] if reached else None,
        asked=[Asked(question, [move for move in moves if move.question is question]) for question in Question],
        points=points,
        chart=position_chart(rival, points, stages),
        news_days=age,
        is_old=age is not None and age > case.settings.whole("competitors.fresh_days"),
    )
