"""The room as it was: a dossier packed for keeping and read again, and the figures that charts show."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.cockpit.models import RoomDay
from yunchou.desk.errors import NotThere
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import DossierError, parse_json, read_dossier
from yunchou.playbook.dossier.writer import written

# Far more than a dossier of a thousand contacts holds; whatever claims more is not one of ours.
LARGEST = 20_000_000


def packed(dossier: Dossier) -> bytes:
    """A dossier for keeping."""
    return zlib.compress(json.dumps(written(dossier), ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(row: RoomDay) -> Dossier:
    """The dossier of a day; `NotThere` when this version of the method cannot read it any more."""
    try:
        return read_dossier(parse_json(zlib.decompressobj().decompress(bytes(row.dossier), LARGEST)))
    except (DossierError, zlib.error) as error:
        raise NotThere(_("What was known on that day cannot be read by this version any more.")) from error


def figures(assessment: Assessment) -> dict[str, Any]:
    """What the charts show of one assessment."""
    odds = assessment.odds
    return {
        "pace": assessment.pace.value.value,
        "established": assessment.established.value.value,
        "odds": [round(part, 3) for part in (odds.chance, odds.low, odds.high)],
        "rivals": [[r.rival, round(float(r.score), 3), round(float(r.known), 3)] for r in assessment.position.rivals],
    }


def days_of(deal: Opportunity) -> QuerySet[RoomDay]:
    """The days kept of one deal, oldest first, without their dossiers. The deal was fetched through access."""
    return RoomDay.objects.filter(opportunity=deal).defer("dossier").order_by("on")


def day_before(deal: Opportunity, on: date) -> RoomDay | None:
    """The newest day kept that is not after `on`; `None` when the deal was not known then."""
    return RoomDay.objects.filter(opportunity=deal, on__lte=on).order_by("-on").first()


def changed_on(deals: Mapping[int, int]) -> dict[int, date]:
    """The day of the newest change of each deal, given as deal → customer; two queries for all of them."""
    lines = JournalEntry.objects.filter(opportunity_id__in=deals)
    own: dict[int, datetime] = dict(lines.values_list("opportunity_id").annotate(Max("at")))
    lines = JournalEntry.objects.filter(customer_id__in=set(deals.values()), opportunity_id=None)
    of_customer: dict[int, datetime] = dict(lines.values_list("customer_id").annotate(Max("at")))
    moments = {pk: (own.get(pk), of_customer.get(customer)) for pk, customer in deals.items()}
    newest = {pk: max(at for at in pair if at) for pk, pair in moments.items() if any(pair)}
    return {pk: timezone.localtime(at).date() for pk, at in newest.items()}
