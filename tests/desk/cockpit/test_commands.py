"""The cockpit at the command line: the night's judging, and a deal's dossier for `yunchou assess`."""

from __future__ import annotations

import json

import pytest

from tests.cast import Cast
from tests.desk.cockpit.crowded import CANARY, crowd
from yunchou.desk.cli import assess_all, dossier
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.playbook.dossier.reader import read_dossier


def test_the_night_judges_all_and_says_how_many(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert assess_all.run(["--chunk", "1"]) == 0
    assert capsys.readouterr().out.startswith("1 deals judged")
    assert StoredAssessment.objects.count() == 1


@pytest.mark.parametrize("size", ["0", "1001", "viele"])
def test_a_chunk_is_a_number_with_limits(cast: Cast, size: str) -> None:
    with pytest.raises(SystemExit) as stop:
        assess_all.run(["--chunk", size])
    assert stop.value.code == 2


def test_a_dossier_is_read_by_the_playbook_and_names_no_source(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    crowd(cast.deal, cast.owner)
    assert dossier.run([str(cast.deal.pk), "--as", cast.owner.email]) == 0
    told = capsys.readouterr().out
    assert CANARY not in told
    assert read_dossier(json.loads(told)).opportunity.name == cast.deal.name
    assert len(read_dossier(json.loads(told)).receipts) == 1


def test_a_dossier_holds_only_what_the_colleague_may_see(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    crowd(cast.deal, cast.owner)
    assert dossier.run([str(cast.deal.pk), "--as", cast.teammate.email]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"contract", "instalments", "receipts", "invoices", "payment_path"}.isdisjoint(told)
    assert told["needs"]


@pytest.mark.parametrize("who", ["stranger@example.com", "nobody@example.com", "compliance@example.com"])
def test_who_may_not_see_the_deal_gets_nothing(cast: Cast, who: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dossier.run([str(cast.deal.pk), "--as", who]) == 1
    assert capsys.readouterr().out == ""
