"""The page of a deal's claims, composed: what can be relied on, what contradicts itself, who could confirm it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yunchou.desk.cockpit.places import discipline_of, may_read_move
from yunchou.desk.cockpit.queries import assess_dossier, load_dossier
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.intelligence.judgement import (
    FIRM,
    PRESSING,
    SETTLED,
    Earned,
    JudgedRow,
    earned_by,
    judged_in,
    rows_of,
)
from yunchou.desk.intelligence.queries import may_show_names, sources_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.web.lists import Page, page_of
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.intelligence.confirming import Witness, could_confirm
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.advice import Advice

AT_ONCE = 10
"""Claims on a page: each brings its sides and its witnesses along."""
FIRST_MOVES = 3
"""Moves that stand above the claims."""

# What the page may be narrowed to, in the order of its tabs.
GROUPS = {
    "open": (gettext_lazy("To be cleared up"), PRESSING),
    "firm": (gettext_lazy("Can be relied on"), FIRM),
    "settled": (gettext_lazy("Settled"), SETTLED),
}


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with those who could confirm it: people whose side would know, whoever has spoken already."""

    judged: JudgedRow
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Everything on the page. `counts` is how many claims each group has."""

    claims: Page[ShownClaim]
    counts: dict[str, int]
    show: str
    earned: list[Earned]
    advice: list[Advice]
    may_change: bool
    may_show: bool

    @property
    def first_advice(self) -> list[Advice]:
        """The few moves to begin with; the others stand with all moves of the deal."""
        return self.advice[:FIRST_MOVES]

    @property
    def more_advice(self) -> int:
        """How many moves about claims are not shown here."""
        return max(0, len(self.advice) - FIRST_MOVES)


def claims_page(user: User, deal: Opportunity, params: Mapping[str, str], *, as_of: date, at: datetime) -> ClaimsPage:
    """The page of one deal that was fetched through access; as many queries whatever the number of claims."""
    case = Case(load_dossier(deal.pk, as_of), our_parameters(), as_of)
    told = judged_in(case, deal.pk)
    states = Counter(each.state for each in told.states.values())
    counts = {name: sum(states[state] for state in group) for name, (_label, group) in GROUPS.items()}
    show = _shown(params.get("show", ""), counts)
    keys = [key for key, each in told.states.items() if each.state in GROUPS[show][1]]
    page = page_of(keys, params, size=AT_ONCE)  # type: ignore[arg-type]
    earned = earned_by(list(sources_of(deal)), told.case)
    reach = reach_of(user)
    advised = [
        move for move in assess_dossier(case.dossier, as_of).advice if discipline_of(move.rule) == "intelligence"
    ]
    return ClaimsPage(
        claims=Page([_claim(each, case) for each in rows_of(told, page.items)], page.number, page.total, page.size),
        counts=counts,
        show=show,
        earned=sorted(earned.values(), key=lambda e: (not e.differs, e.source.ordinal)),
        advice=[move for move in advised if may_read_move(reach, move)],
        may_change=may_change(user, deal),
        may_show=may_show_names(user, deal, at=at),
    )


def _shown(asked: str, counts: Mapping[str, int]) -> str:
    """The group asked for; without a wish the first that has something."""
    if asked and asked not in GROUPS:
        raise Invalid({"show": _("There is no such part of the list.")})
    return asked or next((name for name in GROUPS if counts[name]), "open")


def _claim(judged: JudgedRow, case: Case) -> ShownClaim:
    asks = judged.state in PRESSING and judged.state is not ClaimState.UNKNOWN
    return ShownClaim(judged, could_confirm(case, judged.row.statement) if asks or not judged.told else ())


def others_than(names: list[str], deal: Opportunity, statement: str, *, as_of: date) -> list[Witness]:
    """Who could confirm a claim beside those who are behind it already; `names` come from `claims.names_behind`."""
    case = Case(load_dossier(deal.pk, as_of), our_parameters(), as_of)
    return [each for each in could_confirm(case, statement) if not any(each.person.name in name for name in names)]
