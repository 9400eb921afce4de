"""Who can help: colleagues by name and topic, those who know the customer, those who won in the segment (P56, P63)."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.resources.queries import may_be_asked
from yunchou.playbook.pipeline.stages import Standing

MOST = 12


@dataclass(slots=True)
class Helper:
    """One colleague, and why he can help. `won` counts won deals in the segment: a number, never which."""

    user: User
    profile: PresenterProfile | None = None
    deals: list[Opportunity] = field(default_factory=list)
    won: int = 0

    @property
    def rank(self) -> tuple[int, int, str]:
        """Who knows this customer first, then who won most in its segment."""
        return -len(self.deals), -self.won, self.user.name


def helpers(user: User, deal: Opportunity, text: str = "") -> list[Helper]:
    """Colleagues who may help with a deal that was fetched through access; five queries at most.

    Without words: whoever worked on deals with this customer that the reader sees, and whoever won deals in its
    segment, of which only the number is told. With words: whoever's name, post, topics or projects have them.
    """
    found = {helper.user.pk: helper for helper in _near(user, deal)}
    if text:
        found = {pk: helper for pk, helper in found.items() if text in helper.user.name}
        for each in _named(text):
            found.setdefault(each.pk, Helper(each))
    found.pop(user.pk, None)
    for profile in PresenterProfile.objects.filter(user__in=found):
        found[profile.user_id].profile = profile
    return sorted(found.values(), key=lambda helper: helper.rank)[:MOST]


def won_references(user: User, deal: Opportunity) -> list[Opportunity]:
    """Won deals in the customer's segment that the reader sees: what can be shown as a reference."""
    won = visible(user).filter(standing__exact=Standing.WON, customer__segment=deal.customer.segment_id)
    return list(won.select_related("customer", "owner").exclude(pk=deal.pk).order_by("-standing_since")[:MOST])


def _near(user: User, deal: Opportunity) -> list[Helper]:
    """Those who worked with the customer, and those who won in its segment."""
    found: dict[int, Helper] = {}
    same = visible(user).filter(customer=deal.customer_id).exclude(pk=deal.pk).select_related("owner")
    for other in same.prefetch_related("members__user").order_by("-updated_at")[:MOST]:
        for each in {other.owner, *(member.user for member in other.members.all())}:
            if each.is_active:
                found.setdefault(each.pk, Helper(each)).deals.append(other)
    if deal.customer.segment_id is not None:
        won = Q(opportunities__standing=Standing.WON, opportunities__customer__segment=deal.customer.segment_id)
        for each in may_be_asked().annotate(won=Count("opportunities", filter=won, distinct=True)).filter(won__gt=0):
            found.setdefault(each.pk, Helper(each)).won = each.won
    return list(found.values())


def _named(text: str) -> list[User]:
    words = Q(name__icontains=text) | Q(title__icontains=text) | Q(presenter_profile__topics__icontains=text)
    told = Q(presenter_profile__cases__icontains=text) | Q(presenter_profile__bio__icontains=text)
    return list(may_be_asked().filter(words | told)[:MOST])
