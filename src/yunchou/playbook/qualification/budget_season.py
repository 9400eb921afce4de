"""The budget season: when the customer draws up next year's budget (P34, N1)."""

from __future__ import annotations

from datetime import date, timedelta

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.value_objects import value_object


@value_object
class Season:
    """One budget season: when we begin to prepare, first day, first day after, the year it is for."""

    prepare_on: date
    starts_on: date
    ends_on: date
    for_year: int

    def is_open(self, day: date) -> bool:
        """Whether a day lies between the start of our preparation and the end of the season."""
        return self.prepare_on <= day < self.ends_on


def season(case: Case) -> Season:
    """The season that is running or comes next, by the account's own months or the default ones."""
    months = case.dossier.account.budget_months or case.settings.numbers("qualification.budget_months")
    first, length = _run(sorted(set(months)))
    year = case.as_of.year - 1
    while case.as_of >= (found := _season(case, year, first, length)).ends_on:
        year += 1
    return found


def _run(months: list[int]) -> tuple[int, int]:
    """The first month and the length of the season; December and January are neighbours."""
    first = next((month for month in months if (month - 2) % 12 + 1 not in months), months[0])
    return first, len(months)


def _season(case: Case, year: int, first: int, length: int) -> Season:
    after = first - 1 + length
    starts_on, ends_on = date(year, first, 1), date(year + after // 12, after % 12 + 1, 1)
    lead = timedelta(days=case.settings.whole("qualification.budget_reminder_days"))
    return Season(starts_on - lead, starts_on, ends_on, year + 1)
