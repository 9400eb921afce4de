"""Working days of China: the library's, and those an organisation writes down before the library knows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import PLAN_STEP
from yunchou.desk.working_days import (
    FILE,
    days_off_before,
    is_announced,
    own_days,
    refuse_bad_working_days,
    working_days_after,
)
from yunchou.playbook.qualification.terms import PlanStep

SATURDAY, MONDAY = date(2090, 2, 4), date(2090, 2, 6)
READ = (own_days, days_off_before, is_announced)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own, read anew."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))
    for each in READ:
        each.cache_clear()
    yield tmp_path
    for each in READ:
        each.cache_clear()


def test_a_weekend_worked_instead_and_a_day_off_count_once_they_are_written_down(folder: Path) -> None:
    friday = date(2090, 2, 3)
    assert working_days_after(friday, 1) == MONDAY
    (folder / FILE).write_text("closed = [2090-02-06]\nworked = [2090-02-04]\n", encoding="utf-8")
    for each in READ:
        each.cache_clear()
    assert working_days_after(friday, 1) == SATURDAY
    assert working_days_after(SATURDAY, 1) == date(2090, 2, 7)


def test_a_year_is_announced_once_a_weekend_worked_instead_is_known_in_it(folder: Path) -> None:
    assert is_announced(2026)
    assert not is_announced(2090)
    (folder / FILE).write_text("worked = [2090-02-04]\n", encoding="utf-8")
    for each in READ:
        each.cache_clear()
    assert is_announced(2090)
    assert not is_announced(2091)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("closed = 2090-99-99", "line 1"),
        ("holidays = []", "only `closed` and `worked`"),
        ('closed = ["2090-02-06"]', "list of days"),
        ("worked = 2090-02-04", "list of days"),
        ("closed = [2090-02-06]\nworked = [2090-02-06]", "2090-02-06 is closed and worked"),
    ],
)
def test_a_bad_file_keeps_the_desk_from_starting_and_says_why(folder: Path, text: str, reason: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match=reason):
        refuse_bad_working_days()


def test_a_plan_says_of_which_years_it_guesses(cast: Cast, as_user: type[Client], folder: Path) -> None:
    step = add_row(
        PLAN_STEP, cast.deal, {"step": PlanStep.GO_LIVE, "planned_on": date(2199, 3, 1)}, actor=cast.owner, at=AT
    )
    first = next(year for year in range(localdate().year, 2199) if not is_announced(year))
    page = reverse("qualification", args=[cast.deal.pk])
    assert f"{first} 年起的调休还不知道" in as_user(cast.owner).get(page).content.decode()
    type(step).objects.update(planned_on=date(2026, 1, 1))
    assert "年起的调休" not in as_user(cast.owner).get(page).content.decode()
