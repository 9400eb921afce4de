"""What a day brings about the customers we already have, for who carries them: each thing once.

Renewals whose lead time has begun, key people who left, health that fell, promised payments that did not come. Who left
is not named: a notice may leave the house.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from yunchou.desk.customers.models import Contact
from yunchou.desk.messengers.operations import News
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.notices.announcing import name_of
from yunchou.desk.receivables.board import cards_of
from yunchou.desk.receivables.models import Instalment, PaymentPromise
from yunchou.desk.receivables.queries import with_money
from yunchou.desk.retention.accounts import in_service, signed
from yunchou.desk.retention.models import HealthChange
from yunchou.desk.retention.renewals import read, with_renewals
from yunchou.desk.stakeholders.models import Player
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import RenewalState

BACK = timedelta(days=3)
BACK_LONG = timedelta(days=30)
"""How long ago somebody may have left, or a promise may have been broken, to be news still."""


def customer_news(today: date) -> list[News]:
    """Everything that a day announces about existing customers. The same queries however many there are."""
    return [*_renewals(today), *_left(today), *_worse(today), *_broken(today)]


def _renewals(today: date) -> Iterator[News]:
    rows = with_renewals(signed().filter(ends_on__gte=today))
    for line in read(rows, {}, today=today):
        if line.state is not RenewalState.DUE:
            continue
        deal, ends_on = line.contract.opportunity, line.contract.ends_on
        parts = {"deal": name_of(deal), "day": ends_on.isoformat() if ends_on else ""}
        key = f"renewal:{line.contract.pk}:{ends_on}"
        yield News(deal.owner_id, NoticeKind.RENEWAL, key, reverse("renewals"), parts, deal.pk)


def _left(today: date) -> Iterator[News]:
    """People on the map of any deal of a customer that is served."""
    mapped = Player.objects.filter(contact=OuterRef("pk"))
    gone = Contact.objects.filter(Exists(mapped), left_on__range=(today - BACK_LONG, today))
    for contact in gone.filter(company__in=in_service(today)).select_related("company"):
        parts = {"deal": str(contact.company), "day": contact.left_on.isoformat() if contact.left_on else ""}
        path, key = reverse("customer", args=[contact.company_id]), f"left:{contact.pk}:{contact.left_on}"
        yield News(contact.company.owner_id, NoticeKind.LEFT, key, path, parts)


def _worse(today: date) -> Iterator[News]:
    fallen = HealthChange.objects.filter(fell=Answer.YES, since__range=(today - BACK, today)).select_related("company")
    for row in fallen:
        parts = {"deal": str(row.company), "what": row.health.words.zh, "what_en": row.health.words.en}
        path, key = reverse("customer_care", args=[row.company_id]), f"health:{row.company_id}:{row.since}"
        yield News(row.company.owner_id, NoticeKind.HEALTH, key, path, parts)


def _broken(today: date) -> Iterator[News]:
    """The newest promise about an instalment counts: who promised anew has not broken the new one."""
    due = PaymentPromise.objects.filter(due_on__range=(today - BACK_LONG, today - timedelta(days=1)))
    owed = with_money(Instalment.objects.filter(pk__in=due.values("instalment"))).filter(outstanding__gt=0)
    for card in cards_of(owed, today=today):
        if card.promise is None or card.was_kept is not Answer.NO:
            continue
        deal = card.instalment.contract.opportunity
        parts = {"what": card.instalment.name, "deal": name_of(deal), "day": card.promise.due_on.isoformat()}
        path, key = reverse("receivables", args=[deal.pk]), f"broken:{card.promise.pk}:{card.promise.due_on}"
        yield News(deal.owner_id, NoticeKind.BROKEN, key, path, parts, deal.pk)
