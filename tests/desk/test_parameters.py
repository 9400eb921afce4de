"""The organisation's own thresholds: read from the data folder, refused with line and reason when bad."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.cast import AT, Cast
from yunchou.desk import parameters
from yunchou.desk.cli.prepare import forget_what_other_parameters_judged
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries.key_accounts import judgement
from yunchou.desk.parameters import FILE, our_parameters, refuse_bad_parameters

TODAY = date(2026, 11, 1)
OWN = '[[key_account.seats_large.values]]\nfrom = 2026-06-01\nvalue = {value}\nsource = "our board"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))
    our_parameters.cache_clear()
    yield tmp_path
    our_parameters.cache_clear()


def test_without_a_file_the_methods_own_parameters_hold(folder: Path) -> None:
    assert our_parameters().on(TODAY).whole("key_account.seats_large") == 200


def test_the_file_in_the_data_folder_replaces_a_value_from_its_day_on(folder: Path) -> None:
    (folder / FILE).write_text(OWN.format(value=900), encoding="utf-8")
    assert our_parameters().on(TODAY).whole("key_account.seats_large") == 900
    assert our_parameters().on(date(2026, 5, 31)).whole("key_account.seats_large") == 200


def test_a_bad_file_keeps_the_desk_from_starting_and_is_named_by_line(folder: Path) -> None:
    (folder / FILE).write_text(OWN.format(value='"many"'), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"parameters\.toml, line 3: key_account\.seats_large is a whole number"):
        refuse_bad_parameters()


def test_customers_are_judged_by_the_organisations_own_thresholds(cast: Cast, folder: Path) -> None:
    Company.objects.filter(pk=cast.company.pk).update(seats_now=300, is_leader="no")
    company = Company.objects.get(pk=cast.company.pk)
    before = judgement(company, as_of=TODAY).scorecard
    (folder / FILE).write_text(OWN.format(value=900), encoding="utf-8")
    our_parameters.cache_clear()
    after = judgement(company, as_of=TODAY).scorecard
    assert (before.verdict.value.value, after.verdict.value.value) == ("key_account", "nurture")


def test_what_other_parameters_judged_is_forgotten_at_the_next_start_and_only_then(cast: Cast, folder: Path) -> None:
    refresh_assessments([cast.deal.pk], as_of=TODAY, at=AT)
    forget_what_other_parameters_judged()
    assert StoredAssessment.objects.exists()
    (folder / FILE).write_text(OWN.format(value=900), encoding="utf-8")
    forget_what_other_parameters_judged()
    assert not StoredAssessment.objects.exists()
    refresh_assessments([cast.deal.pk], as_of=TODAY, at=AT)
    forget_what_other_parameters_judged()
    assert StoredAssessment.objects.exists()


def test_nothing_in_the_desk_judges_by_the_methods_parameters_past_the_organisations_own() -> None:
    desk = Path(parameters.__file__).parent
    users = [path.name for path in desk.rglob("*.py") if "import DEFAULT" in path.read_text(encoding="utf-8")]
    assert users == ["parameters.py"]
