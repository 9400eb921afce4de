"""Note when the health of a customer changes. It is worked out from facts; nobody types it (P87)."""

from __future__ import annotations

from datetime import date

from yunchou.desk.customers.models import Company
from yunchou.desk.retention.accounts import MOST_ACCOUNTS, accounts_of, in_service
from yunchou.desk.retention.models import HealthChange
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Health

_WORST_FIRST = (Health.AT_RISK, Health.WATCH, Health.GOOD)


def note_health(*, on: date) -> list[HealthChange]:
    """Note the health of every customer that is served where it is known and another than before."""
    keys = sorted(in_service(on))
    found: list[HealthChange] = []
    for start in range(0, len(keys), MOST_ACCOUNTS):
        found += _changed(keys[start : start + MOST_ACCOUNTS], on)
    HealthChange.objects.bulk_create(found, batch_size=500, ignore_conflicts=True)
    return found


def _changed(keys: list[int], on: date) -> list[HealthChange]:
    rows = HealthChange.objects.filter(company__in=keys).order_by("since", "pk")
    known = {row.company_id: row.health for row in rows}
    companies = Company.objects.filter(pk__in=keys).order_by("pk")
    now = {each.company.pk: each.verdict.health for each in accounts_of(list(companies), today=on)}
    return [
        HealthChange(company_id=key, health=health, fell=_fell(known.get(key), health), since=on)
        for key, health in now.items()
        if health is not Health.UNKNOWN and health is not known.get(key)
    ]


def _fell(before: Health | None, now: Health) -> Answer:
    if before is None:
        return Answer.UNKNOWN
    return Answer.YES if _WORST_FIRST.index(now) < _WORST_FIRST.index(before) else Answer.NO
