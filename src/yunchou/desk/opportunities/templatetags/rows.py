"""The rows of the table and the cards of the board: hundreds on a page, so they are written without a template each.

Everything goes through `format_html`: what people typed is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.board import Card
from yunchou.desk.opportunities.queries.glances import Glance
from yunchou.desk.web import marks
from yunchou.desk.web.templatetags.web import icon, moment, money, number, short_day, short_money, unknown, words
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.terms import Pace

if TYPE_CHECKING:
    from yunchou.desk.opportunities.forms.filters import ListColumn

register = template.Library()

CELLS: dict[str, Callable[[Opportunity], str]] = {
    "customer": lambda deal: str(deal.customer),
    "stage": lambda deal: marks.stage(deal.stage),
    "seats": lambda deal: number(deal.seats),
    "amount": lambda deal: money(deal.amount, deal.currency),
    "sign": lambda deal: short_day(deal.expected_sign_on),
    "owner": lambda deal: deal.owner.name,
    "standing": lambda deal: marks.standing(deal.standing),
    "team": lambda deal: deal.owner.team.name if deal.owner.team else "–",
    "price": lambda deal: money(deal.unit_price, deal.currency),
    "cash": lambda deal: short_day(deal.expected_cash_on),
    "wake": lambda deal: short_day(deal.wake_on) if deal.wake_on else "–",
    "since": lambda deal: short_day(deal.stage_since),
    "updated": lambda deal: moment(deal.updated_at),
}


class Addresses:
    """The addresses of one route for many deals, looked up once."""

    def __init__(self, route: str) -> None:
        self.before, self.after = reverse(route, args=[0]).split("/0/", 1)

    def of(self, pk: int) -> str:
        """The address for one deal."""
        return f"{self.before}/{pk}/{self.after}"


@register.simple_tag
def deal_rows(deals: Iterable[Opportunity], columns: list[ListColumn], glances: Mapping[int, Glance]) -> SafeString:
    """The rows of the table with these columns after the name."""
    addresses = Addresses("opportunity")
    heads = [(column.key, "num" if column.numeric else "", str(column.label)) for column in columns]
    with_standing = not any(column.key == "standing" for column in columns)
    rows = (_row(deal, addresses.of(deal.pk), heads, with_standing, glances.get(deal.pk)) for deal in deals)
    return mark_safe("".join(rows))  # noqa: S308


def _row(
    deal: Opportunity, url: str, heads: list[tuple[str, str, str]], with_standing: bool, glance: Glance | None
) -> SafeString:
    standing = marks.standing(deal.standing) if with_standing and deal.standing is not Standing.OPEN else ""
    cells = format_html_join(
        "",
        '<td class="{}" data-label="{}">{}</td>',
        [(css, label, _cell(key, deal, glance)) for key, css, label in heads],
    )
    return format_html(
        '<tr data-href="{}"><td><a href="{}">{}</a> {} {}</td>{}</tr>',
        url,
        url,
        deal.name,
        overridden(deal),
        standing,
        cells,
    )


def _cell(key: str, deal: Opportunity, glance: Glance | None) -> str:
    """One cell. What the method says is unknown of a deal that was not judged yet."""
    if key == "rhythm":
        return rhythm(glance)
    if key == "missing":
        return "–" if glance and glance.missing is None else words(glance.missing if glance else None)
    return CELLS[key](deal)


def rhythm(glance: Glance | None) -> SafeString:
    """Pace and position as marks. Two that both say "unknown" would not say of what: those are named."""
    if glance is None:
        return unknown()
    pace = _("Pace") if glance.pace is Pace.UNKNOWN else ""
    position = _("Position") if glance.position is Position.UNKNOWN else ""
    return format_html(
        '<span class="rhythm-marks"><span>{} {}</span><span>{} {}</span></span>',
        pace,
        marks.pace(glance.pace),
        position,
        marks.position(glance.position),
    )


@dataclass(frozen=True, slots=True)
class CardWords:
    """What every card says, looked up once for all cards."""

    count_of_seats: str
    seats: str
    move: str
    signature: SafeString

    def count(self, seats: int | None) -> str:
        """How many seats, or that it is not known."""
        if seats is None:
            return format_html("{} {}", self.seats, number(None))
        return self.count_of_seats % {"seats": number(seats)}


@register.simple_tag
def deal_cards(cards: Iterable[Card]) -> SafeString:
    """The cards of one column of the board."""
    pages, stages = Addresses("opportunity"), Addresses("opportunity_stage")
    words = CardWords(_("%(seats)s seats"), _("Seats"), _("Move"), icon("calendar", _("Expected signature")))
    return mark_safe("".join(_card(card, pages, stages, words) for card in cards))  # noqa: S308


def _card(card: Card, pages: Addresses, stages: Addresses, words: CardWords) -> SafeString:
    deal = card.deal
    stage_url = stages.of(deal.pk) if card.movable else ""
    return format_html(
        '<li class="board-card" id="deal-{}"{}><p><a href="{}">{}</a></p><p class="quiet">{}</p>'
        '<p class="card-figures"><span>{}</span><span class="quiet">{}</span>{}</p>'
        '{}<p class="card-foot quiet"><span>{}</span><span>{} {}</span>{}</p></li>',
        deal.pk,
        _moving(deal, stage_url),
        pages.of(deal.pk),
        deal.name,
        deal.customer,
        short_money(deal.amount, deal.currency),
        words.count(deal.seats),
        overridden(deal),
        _glance(card.glance),
        deal.owner.name,
        words.signature,
        short_day(deal.expected_sign_on),
        _move_link(deal, stage_url, words.move),
    )


def _glance(glance: Glance | None) -> SafeString | str:
    """Pace, position and the missing detail on a card; nothing while the deal was not judged."""
    if glance is None:
        return ""
    missing = format_html('<span class="quiet">○ {}</span>', words(glance.missing)) if glance.missing else ""
    return format_html('<p class="card-glance">{} {}</p>', rhythm(glance), missing)


def _moving(deal: Opportunity, url: str) -> str:
    return format_html(' data-move-url="{}" data-version="{}"', url, deal.version) if url else ""


def _move_link(deal: Opportunity, url: str, move: str) -> str:
    if not url:
        return ""
    return format_html(
        '<a class="card-move" href="{}" hx-get="{}" hx-target="#sheet-content">{}'
        '<span class="visually-hidden"> {}</span></a>',
        url,
        url,
        move,
        deal.name,
    )


def overridden(deal: Opportunity) -> str:
    """The mark of overridden gates, with their number; nothing when every gate was passed on evidence."""
    if not deal.overridden_gates:
        return ""
    words = ngettext("%(n)s gate overridden", "%(n)s gates overridden", deal.overridden_gates)
    title = words % {"n": deal.overridden_gates}
    return format_html('<span class="tag tag-warn" title="{}">! {}</span>', title, deal.overridden_gates)
