"""Read sources. Their names are not read here: `operations.show_name` opens one, and logs it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry, CompartmentGrant, User
from yunchou.desk.identity.operations import may_open
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.desk.opportunities.models import Opportunity

STEMS, LETTERS = "甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WRITTEN = re.compile(rf"(?:来源([{STEMS}])|source ([{LETTERS}]))([1-9][0-9]*)? \(([A-F])\)")


def sources_of(deal: Opportunity) -> QuerySet[Source]:
    """The sources of one deal in the order they were added, without their sealed names."""
    return Source.objects.filter(opportunity=deal).defer("name").order_by("ordinal")


def source_of(deal: Opportunity, pk: UUID) -> Source:
    """One source of this deal; `NotThere` alike for an absent one and for another deal's."""
    source = Source.objects.filter(opportunity=deal, pk=pk).first()
    if source is None:
        raise NotThere(_("There is no such source in this opportunity."))
    return source


def with_reports(keys: Collection[int]) -> dict[int, Claim]:
    """These claims by their keys, each with its reports, oldest first, in two queries. Names stay sealed."""
    told = Report.objects.select_related("source", "heard_from", "recorded_by")
    reports = Prefetch("reports", told.defer("source__name", "heard_from__name").order_by("on", "pk"))
    return Claim.objects.prefetch_related(reports).in_bulk(keys)


def claims_of(deal: Opportunity) -> QuerySet[Claim]:
    """The claims of one deal, the newest first, for a choice."""
    return Claim.objects.filter(opportunity=deal).order_by("-pk")


def may_show_names(user: User, deal: Opportunity, *, at: datetime) -> bool:
    """Whether the user may open the names of this deal's sources: the compartment's owner and those he let in."""
    return may_open(user, deal.compartment, at=at)


def pseudonym(source: Source) -> str:
    """What everybody sees in place of the name: 来源甲 (B), or source A (B). It never changes its letter."""
    return lettered(source.ordinal, source.reliability)


def lettered(ordinal: int, reliability: str) -> str:
    """The pseudonym of the source with this number among those of its deal."""
    return _lettered(ordinal, reliability, get_language() or "")


@lru_cache(maxsize=1000)
def _lettered(ordinal: int, reliability: str, language: str) -> str:
    chinese = not language.startswith("en")
    letter = _counted(ordinal, STEMS if chinese else LETTERS)
    return _("source %(letter)s (%(reliability)s)") % {"letter": letter, "reliability": reliability}


def relettered(text: str) -> str:
    """A pseudonym that was written in one language in the reader's; any other text as it is."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        return text
    stem, letter, turn, reliability = found.groups()
    letters, each = (STEMS, stem) if stem else (LETTERS, letter)
    return lettered((int(turn or 1) - 1) * len(letters) + letters.index(each) + 1, reliability)


def _counted(ordinal: int, letters: str) -> str:
    """甲, 乙, … 癸, 甲2, …: the letters over and over, from the second round with its number."""
    turn, place = divmod(ordinal - 1, len(letters))
    return letters[place] + (str(turn + 1) if turn else "")


def ensure_keeps(user: User, deal: Opportunity) -> None:
    """Refuse unless the user keeps the compartment of this deal, which he was let see through access."""
    if deal.compartment.owner_id != user.pk:
        raise Refused(_("Only who keeps the confidences of this deal sees who may read them and who did."))


def live_grants(user: User, deal: Opportunity, *, at: datetime) -> QuerySet[CompartmentGrant]:
    """Whom the keeper let in and who may still read, by name."""
    ensure_keeps(user, deal)
    live = Q(expires_at__isnull=True) | Q(expires_at__gt=at)
    grants = CompartmentGrant.objects.filter(live, compartment=deal.compartment, revoked_at__isnull=True)
    return grants.select_related("user").order_by("user__name", "pk")


def grant_of(user: User, deal: Opportunity, pk: int) -> CompartmentGrant:
    """One grant that was not withdrawn yet, for the keeper; `NotThere` when the deal has no such grant."""
    ensure_keeps(user, deal)
    grants = CompartmentGrant.objects.filter(compartment=deal.compartment, revoked_at__isnull=True)
    grant = grants.select_related("user", "compartment").filter(pk=pk).first()
    if grant is None:
        raise NotThere(_("There is no such access."))
    return grant


def readings(user: User, deal: Opportunity) -> QuerySet[AccessLogEntry]:
    """Who read, or tried to read, what is sealed in this deal; newest first. The keeper only."""
    ensure_keeps(user, deal)
    return AccessLogEntry.objects.filter(compartment=deal.compartment).select_related("reader").order_by("-at", "-pk")


def colleagues_to_let_in(user: User) -> list[tuple[int, str]]:
    """Everybody who works here now but the keeper himself, as choices by name."""
    found = User.objects.filter(is_active=True).exclude(pk=user.pk).order_by("name", "pk")
    return list(found.values_list("pk", "name"))
