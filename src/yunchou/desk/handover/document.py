"""The hand-over pack as a Word file. Nothing restricted enters it (decision 33)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.handover.queries import CarriedCustomer, CarriedDeal, Pack
from yunchou.desk.meetings.papers import Paper, WordPaper, clean
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats


def pack_document(pack: Pack, *, today: date) -> bytes:
    """The whole pack, customers first."""
    paper = WordPaper(_("Hand-over of %(name)s") % {"name": pack.leaver.name}, _day(today))
    for carried in pack.customers:
        _put_customer(paper, carried)
    for each in pack.deals:
        _put_deal(paper, each, pack)
    return paper.in_bytes()


def _put_customer(paper: Paper, carried: CarriedCustomer) -> None:
    account, people = carried.account, carried.people
    paper.heading(clean(account.company.name))
    if account.contracts:
        told = "; ".join(in_reader_language(sign.told.words) for sign in account.verdict.reasons)
        paper.lines([f"{in_reader_language(account.verdict.health.words)}{_(': ')}{told}"])
    if people:
        heads = (_("Name"), _("Post"), _("Phone"), _("Mail address"))
        rows = [(each.name, f"{each.department} {each.title}".strip(), each.phone, each.email) for each in people]
        paper.table(heads, rows)


def _put_deal(paper: Paper, each: CarriedDeal, pack: Pack) -> None:
    deal = each.deal
    paper.heading(clean(f"{deal.customer} · {deal.name}"))
    standing = [in_reader_language(deal.stage.words), in_reader_language(deal.standing.words)]
    amount = formats.money(deal.amount, deal.currency, zh=_in_chinese()) if deal.amount is not None else ""
    paper.lines([" · ".join(filter(None, [*standing, amount]))])
    paper.lines(_lines(each))
    if pack.sees_money and each.due:
        heads = (_("Instalment"), _("Outstanding"), _("Currency"), _("Due"))
        rows = [(row.name, f"{row.outstanding:,.2f}", row.contract.currency, _day(row.due_on)) for row in each.due]
        paper.table(heads, rows)
    keeps = _("%(name)s keeps the confidences of this deal and hands them on himself.")
    paper.lines([keeps % {"name": each.keeper}])


def _lines(each: CarriedDeal) -> Iterator[str]:
    """What the next owner must know of a deal, one line each."""
    if each.people:
        yield _told(_("Key people"), ", ".join(map(str, each.people)))
    yield from (_told(_("Next move"), in_reader_language(move.sentence.words)) for move in each.moves)
    yield from (_told(_("Open step"), step.what, _day(step.due_on)) for step in each.steps)
    yield from (_told(_("Asked of a colleague"), ask.of.name, ask.what, _day(ask.due_on)) for ask in each.asks)
    yield from (_told(_("Meeting"), plan.title, _day(plan.on)) for plan in each.meetings)
    for row in each.promises:
        yield _told(_("Promised to pay"), row.instalment.name, _day(row.due_on), row.person.name if row.person else "")


def _told(label: str, *words: str) -> str:
    return f"{label}{_(': ')}{' '.join(filter(None, words))}"


def _day(on: date | None) -> str:
    return formats.short_day(on, timezone.localdate(), zh=_in_chinese()) if on else ""


def _in_chinese() -> bool:
    return (get_language() or "").startswith("zh")
