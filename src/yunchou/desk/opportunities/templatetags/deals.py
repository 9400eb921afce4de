"""What the pages of a deal show around their own content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.head import DealHead
from yunchou.desk.opportunities.queries.head import deal_head as head_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a deal."""

    label: str | Promise
    url: str
    current: bool


# Route, name, what the reader must be allowed, and the routes below it that keep the tab lit.
TABS: tuple[tuple[str, str | Promise, May], ...] = (
    ("opportunity", _("Overview"), May.SEE_OPPORTUNITIES),
    ("qualification", _("Qualification"), May.SEE_OPPORTUNITIES),
    ("people", _("Key people"), May.SEE_OPPORTUNITIES),
    ("insiders", _("Insiders"), May.SEE_OPPORTUNITIES),
    ("meetings", _("Interactions"), May.SEE_OPPORTUNITIES),
    ("reasons", _("Reasons to choose"), May.SEE_OPPORTUNITIES),
    ("resources", _("Resources"), May.SEE_OPPORTUNITIES),
    ("pace", _("Pace"), May.SEE_OPPORTUNITIES),
    ("rivals", _("Rivals"), May.SEE_OPPORTUNITIES),
    ("claims", _("Intelligence"), May.SEE_OPPORTUNITIES),
    ("conduct", _("Conduct"), May.SEE_OPPORTUNITIES),
    ("negotiation", _("Negotiation"), May.SEE_CONTRACTS),
    ("contract", _("Contract"), May.SEE_CONTRACTS),
    ("receivables", _("Receivables"), May.SEE_RECEIVABLES),
    ("opportunity_timeline", _("Timeline"), May.SEE_OPPORTUNITIES),
)


@register.simple_tag(takes_context=True)
def deal_head(context: Context, deal: Opportunity) -> DealHead:
    """The head of a deal for the reader."""
    request: HttpRequest = context["request"]
    return head_of(cast("User", request.user), deal)


@register.simple_tag(takes_context=True)
def deal_tabs(context: Context, deal: Opportunity) -> list[Tab]:
    """The pages of a deal that the reader may open."""
    request: HttpRequest = context["request"]
    may = reach_of(cast("User", request.user)).may
    tabs = []
    for route, label, what in TABS:
        if what in may:
            url = reverse(route, args=[deal.pk])
            tabs.append(Tab(label, url, _is_current(request.path, url, is_first=route == "opportunity")))
    return tabs


def _is_current(path: str, url: str, *, is_first: bool) -> bool:
    return path == url if is_first else path.startswith(url)


@register.filter(name="initials")
def initials(user: User) -> str:
    """What stands for a colleague in a small circle: the given name in Chinese, the initials elsewhere."""
    name = user.name.strip()
    if name.isascii():
        return "".join(part[0] for part in name.split()[:2]).upper()
    return name[-2:]
