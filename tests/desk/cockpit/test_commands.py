"""The cockpit at the command line: the night's judging, and a deal's dossier for `yunchou assess`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.desk.cockpit.crowded import CANARY, crowd
from tests.playbook.forecast.test_learnt import learnt
from yunchou.desk.cli import assess_all, dossier
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.queries import assess_dossier, readable_dossier
from yunchou.desk.cockpit.rules import ASKED
from yunchou.desk.forecast.models import LearntOdds
from yunchou.playbook.advisor.report import report
from yunchou.playbook.assess_command import main
from yunchou.playbook.dossier.reader import read_dossier

# The page asks the rules it has forms for, and names a missing detail that can be recorded there.
OF_ALL_RULES = {"advice", "vetoed", "missing"}


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


def test_a_written_dossier_with_the_learnt_odds_gives_what_the_page_shows(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crowd(cast.deal, cast.owner)
    taught = learnt(team=0.7, need=0.9)
    LearntOdds.objects.create(
        learnt_on=timezone.localdate(), deals=taught.deals, won=taught.won, weights=dict(taught.weights),
        covariance=[list(line) for line in taught.covariance], computed_at=timezone.now(),
    )  # fmt: skip
    file, deal = tmp_path / "learnt.json", tmp_path / "deal.json"
    assert dossier.run([str(cast.deal.pk), "--as", cast.owner.email, "--learnt", str(file)]) == 0
    deal.write_text(capsys.readouterr().out, encoding="utf-8")
    today = timezone.localdate()
    assert main([str(deal), "--learnt", str(file), "--format", "json"], today=today) == 0
    told = json.loads(capsys.readouterr().out)
    shown = assess_dossier(readable_dossier(cast.owner, cast.deal, today), today)
    assert told["odds"]["learnt_from"] == shown.odds.learnt_from == 40
    page = report(shown, "zh")
    assert {k: v for k, v in told.items() if k not in OF_ALL_RULES} == {
        k: page[k] for k in told if k not in OF_ALL_RULES
    }
    assert [move["rule"] for move in page["advice"]] == [
        move["rule"] for move in told["advice"] if move["rule"] in {rule.id for rule in ASKED}
    ]


def test_without_enough_closed_deals_no_file_is_written_and_it_is_said(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "learnt.json"
    assert dossier.run([str(cast.deal.pk), "--as", cast.owner.email, "--learnt", str(file)]) == 0
    assert not file.exists()
    assert "few closed deals" in capsys.readouterr().err
