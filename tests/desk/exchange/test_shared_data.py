"""The public data beside the checkout comes in as it is. These tests need it and are left out where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cast import Cast
from yunchou.desk.customers.models import Company, WatchlistEntry
from yunchou.desk.exchange.command import main
from yunchou.desk.exchange.models import ImportBatch
from yunchou.desk.identity.models import RoleAssignment, Team
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.opportunities.models import Opportunity, Product
from yunchou.playbook.pipeline.stages import Standing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
CRM = DATA / "crm_sales_opportunities"

pytestmark = pytest.mark.data


@pytest.fixture
def importer(cast: Cast) -> str:
    """An administrator who also leads: he may bring in colleagues and customers."""
    user = cast.administrator
    RoleAssignment.objects.create(user=user, role=Role.LEADER, given_at=user.joined_at)
    return user.email


def import_crm(importer: str) -> int:
    files = [CRM / f"{name}.csv" for name in ("sales_teams", "products", "accounts", "sales_pipeline")]
    return main(["--as", importer, *map(str, files)])


def test_the_crm_comes_in_whole_and_a_second_time_changes_nothing(importer: str) -> None:
    assert import_crm(importer) == 0
    assert [batch.kind for batch in ImportBatch.objects.order_by("pk")] == [
        "people",
        "products",
        "customers",
        "opportunities",
    ]
    imported = Opportunity.objects.filter(product__isnull=False)
    assert imported.count() == 8800
    assert not imported.filter(standing=Standing.WON).exists()
    assert Product.objects.count() == 7
    assert Company.objects.filter(subsidiaries__isnull=False).exists()
    assert Team.objects.filter(leader__isnull=False).count() >= 6
    before = list(Opportunity.objects.order_by("pk").values()), list(Company.objects.order_by("pk").values())
    assert import_crm(importer) == 0
    assert before == (
        list(Opportunity.objects.order_by("pk").values()),
        list(Company.objects.order_by("pk").values()),
    )
    assert list(broken_links()) == []


def test_the_chinese_lists_come_in_as_a_watch_list(importer: str) -> None:
    lists = [str(DATA / "zh_companies" / name) for name in ("large_private_companies.csv", "companies.csv")]
    # Entries that the list names twice with different words are refused, each with its reason: status 1.
    assert main(["--as", importer, "--kind", "watchlist", *lists]) == 1
    assert WatchlistEntry.objects.count() > 1_500
    assert WatchlistEntry.objects.get(name="京东集团股份有限公司").head_count == 540_000
    assert WatchlistEntry.objects.get(name="北京小米科技有限责任公司").head_count == 35_000
    first = ImportBatch.objects.order_by("pk").first()
    assert first is not None
    assert (first.created, first.refused) == (30, 0)
