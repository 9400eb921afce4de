"""What happened → who should hear of it. Reads journal lines in the transaction of the change (a reaction)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.queries import deciders
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers.operations import News, announce
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.resources.models import Ask

Telling = Callable[[JournalEntry], Iterator[News]]


def announce_changes(entries: Sequence[JournalEntry]) -> None:
    """Tell colleagues what others did that concerns them. Nobody is told what he did himself."""
    news = [
        each
        for entry in entries
        if (tell := TELLING.get(entry.kind))
        for each in tell(entry)
        if each.user_id != entry.actor_id
    ]
    if news:
        announce(news, at=entries[-1].at)


def name_of(deal: Opportunity) -> str:
    """A deal as notices name it."""
    return f"{deal.customer} · {deal.name}"


def _who(entry: JournalEntry) -> str:
    return entry.actor.name if entry.actor else ""


def _asked(entry: JournalEntry) -> Iterator[News]:
    ask = Ask.objects.select_related("opportunity__customer").filter(pk=entry.subject_id).first()
    if ask is not None and (entry.kind == "ask.added" or "of" in entry.changes):
        # Who was asked reads the request without seeing the deal (decision 86): this notice is not the deal's.
        parts = {"who": _who(entry), "what": ask.what, "deal": name_of(ask.opportunity)}
        yield News(ask.of_id, NoticeKind.ASKED, f"ask:{ask.pk}:{ask.of_id}", reverse("my_asks"), parts)


def _answered(entry: JournalEntry) -> Iterator[News]:
    ask = Ask.objects.select_related("opportunity__customer").filter(pk=entry.subject_id).first()
    if ask is not None:
        parts = {"who": _who(entry), "what": ask.what, "deal": name_of(ask.opportunity)}
        path = reverse("resources", args=[ask.opportunity_id]) + "#asks"
        key = f"answer:{ask.pk}:{entry.sequence}"
        yield News(ask.asked_by_id, NoticeKind.ANSWERED, key, path, parts, ask.opportunity_id)


def _handed(entry: JournalEntry) -> Iterator[News]:
    found = Opportunity.objects.select_related("customer").filter(pk__in=[entry.opportunity_id])
    deal = found.first()
    if deal is None:
        return
    people = [deal.owner_id]
    if entry.kind == "opportunity.member_added":
        # The journal keeps his name; whose duty alone changed was told when he joined.
        joined = DealMember.objects.filter(opportunity=deal, added_at=entry.at, user__name=entry.changes["member"][1])
        people = list(joined.values_list("user", flat=True))
    parts = {"who": _who(entry), "deal": name_of(deal)}
    for user in people:
        key = f"handed:{deal.pk}:{entry.sequence}"
        yield News(user, NoticeKind.HANDED, key, reverse("opportunity", args=[deal.pk]), parts, deal.pk)


def _rival(entry: JournalEntry) -> Iterator[News]:
    """That there is a move, and whose: what it was, whom he met and who told us stay on the page."""
    rows = RivalMove.objects.select_related("rival__company", "rival__opportunity__customer")
    move = rows.filter(pk=entry.subject_id).first()
    if move is not None:
        deal = move.rival.opportunity
        parts = {"who": _who(entry), "rival": str(move.rival.company), "deal": name_of(deal)}
        path = reverse("rivals", args=[deal.pk])
        yield News(deal.owner_id, NoticeKind.RIVAL, f"rival:{move.pk}", path, parts, deal.pk)


def _approval(pk: str) -> Approval | None:
    rows = Approval.objects.select_related("opportunity__customer", "opportunity__owner", "asked_by")
    return rows.filter(pk=pk).first()


def approval_news(approval: Approval, on: date, key: str) -> Iterator[News]:
    """That an approval waits, to who may decide about it. Who stands in may not see the deal: it is not its news."""
    parts = {"who": approval.asked_by.name, "what": approval.what, "deal": name_of(approval.opportunity)}
    for user in sorted(deciders(approval, on)):
        yield News(user, NoticeKind.APPROVAL, key, reverse("approvals"), parts)


def _leave_asked(entry: JournalEntry) -> Iterator[News]:
    approval = _approval(entry.subject_id)
    if approval is not None and approval.waits:
        key = f"approval:{approval.pk}:{entry.kind}"
        yield from approval_news(approval, timezone.localtime(entry.at).date(), key)


def _leave_decided(entry: JournalEntry) -> Iterator[News]:
    """What became of a request, to who asked; and to the next on its path that it is his turn."""
    approval = _approval(entry.subject_id)
    if approval is None:
        return
    deal = approval.opportunity
    parts = {"who": _who(entry), "what": approval.what, "deal": name_of(deal)}
    key = f"approval:{approval.pk}:decided"
    yield News(approval.asked_by_id, NoticeKind.ANSWERED, key, reverse("approvals") + "#asked", parts, deal.pk)
    following = Approval.objects.filter(previous=approval).values_list("pk", flat=True).first()
    if entry.kind == "approval.agreed" and following is not None and (then := _approval(str(following))) is not None:
        yield from approval_news(then, timezone.localtime(entry.at).date(), f"approval:{then.pk}:turn")


TELLING: dict[str, Telling] = {
    "approval.asked": _leave_asked,
    "approval.escalated": _leave_asked,
    "approval.agreed": _leave_decided,
    "approval.refused": _leave_decided,
    "ask.added": _asked,
    "ask.changed": _asked,
    "ask.accepted": _answered,
    "ask.declined": _answered,
    "ask.done": _answered,
    "opportunity.reassigned": _handed,
    "opportunity.member_added": _handed,
    "rival_move.added": _rival,
}
