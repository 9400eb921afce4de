"""A file comes in once, whole, with a reason for every row that does not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.cast import AT, Cast
from tests.desk.exchange.conftest import DEALS, bring_in, finish, outcome
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Company, Contact, WatchlistEntry
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.exchange.models import ImportBatch, ImportedReference, ImportProblem, ImportState
from yunchou.desk.exchange.operations import choose, dry_run, go_on, table_of
from yunchou.desk.exchange.taking import STRETCH
from yunchou.desk.exchange.workbook import error_workbook
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.playbook.pipeline.stages import Stage, Standing

Take = Callable[..., ImportBatch]


def test_a_file_of_deals_is_recognised_and_mapped_without_help(cast: Cast) -> None:
    batch = bring_in(cast, DEALS)
    assert batch.kind == "opportunities"
    assert batch.mapping["customer"] == "account"
    assert batch.mapping["amount"] == "close_value"


def test_what_another_system_calls_won_is_not_won_here(cast: Cast, take: Take) -> None:
    assert outcome(take(DEALS)) == (3, 0, 0, 0)
    won = Opportunity.objects.get(name__contains="A2")
    assert (won.stage, won.standing, won.amount) == (Stage.COLLECTION, Standing.OPEN, Decimal(1054))
    assert not StandingChange.objects.filter(standing=Standing.WON).exists()
    assert Opportunity.objects.get(name__contains="A3").standing is Standing.LOST


def test_the_same_file_twice_changes_nothing(cast: Cast, take: Take) -> None:
    take(DEALS)
    before = list(Opportunity.objects.order_by("pk").values()), list(Company.objects.order_by("pk").values())
    assert outcome(take(DEALS)) == (0, 0, 3, 0)
    assert before == (
        list(Opportunity.objects.order_by("pk").values()),
        list(Company.objects.order_by("pk").values()),
    )


def test_a_changed_row_changes_its_deal_and_no_other(cast: Cast, take: Take) -> None:
    take(DEALS)
    again = take(DEALS.replace("1054", "2000"))
    assert outcome(again) == (0, 1, 2, 0)
    assert Opportunity.objects.get(name__contains="A2").amount == 2000


def test_a_dry_run_writes_nothing_of_what_it_tells(cast: Cast) -> None:
    batch = bring_in(cast, DEALS)
    deals, companies = Opportunity.objects.count(), Company.objects.count()
    tried = dry_run(batch, seen_version=1, actor=cast.manager, at=AT)
    assert outcome(tried) == (3, 0, 0, 0)
    assert (Opportunity.objects.count(), Company.objects.count()) == (deals, companies)
    assert not ImportedReference.objects.exists()
    assert outcome(finish(cast, tried)) == (3, 0, 0, 0)


def test_each_refused_row_says_which_cell_and_why(cast: Cast, take: Take) -> None:
    batch = take(
        "opportunity_id,sales_agent,account,deal_stage,close_date,close_value\n"
        "B1,没有这个人,江海银行,Engaging,,1\n"
        "B2,陈晓,江海银行,Ascending,,1\n"
        "B3,陈晓,江海银行,Engaging,2025-02-30,1\n"
        "B4,陈晓,江海银行,Engaging,,一大笔\n"
        "B5,陈晓,江海银行,Engaging,,500\n"
    )
    assert outcome(batch) == (1, 0, 0, 4)
    found = [(p.row, p.column, p.value) for p in ImportProblem.objects.order_by("row")]
    assert found == [
        (2, "sales_agent", "没有这个人"),
        (3, "deal_stage", "Ascending"),
        (4, "close_date", "2025-02-30"),
        (5, "close_value", "一大笔"),
    ]


def test_an_interrupted_import_goes_on_where_it_stopped(cast: Cast) -> None:
    rows = "".join(f"公司{n},{n}\n" for n in range(STRETCH + 50))
    batch = bring_in(cast, "公司名称,人数\n" + rows, kind="watchlist")
    stopped = go_on(batch, actor=cast.manager, at=AT)
    assert (stopped.state, stopped.position, stopped.created) == (ImportState.RUNNING, STRETCH, STRETCH)
    assert WatchlistEntry.objects.count() == STRETCH
    done = finish(cast, ImportBatch.objects.get(pk=batch.pk))
    assert (done.created, WatchlistEntry.objects.count()) == (STRETCH + 50, STRETCH + 50)


def test_an_entry_that_comes_twice_is_taken_once(cast: Cast, take: Take) -> None:
    batch = take("公司名称,人数\n海纳客服,100\n海纳客服,100\n海纳客服,200\n", kind="watchlist")
    assert outcome(batch) == (1, 0, 1, 1)
    assert WatchlistEntry.objects.get().head_count == 100


@pytest.mark.parametrize(
    ("written", "figure"), [("540,000+", 540000), ("35000+人", 35000), ("-", None), ("3万", 30000)]
)
def test_head_counts_are_read_as_people_write_them(cast: Cast, take: Take, written: str, figure: int | None) -> None:
    take(f'公司名称,员工人数\n海纳客服,"{written}"\n', kind="watchlist")
    entry = WatchlistEntry.objects.get()
    assert entry.head_count == figure


def test_customers_come_with_their_groups_and_contacts_with_their_customers(cast: Cast, take: Take) -> None:
    take("客户名称,所属集团,人数\n南粤客服,南粤通信,7600\n南粤通信,,64000\n", kind="customers")
    assert Company.objects.get(name="南粤客服").parent == Company.objects.get(name="南粤通信")
    batch = take("客户名称,姓名,职务\n南粤通信,胡伟东,总经理\n没有的公司,某人,\n", kind="contacts")
    assert (batch.created, batch.refused) == (1, 1)
    assert Contact.objects.get(name="胡伟东").company.name == "南粤通信"


def test_products_are_one_however_they_are_spelt(cast: Cast, take: Take) -> None:
    take("product,series,sales_price\nGTX Pro,GTX,4821\n", kind="products")
    take("opportunity_id,account,product\nC1,江海银行,GTXPro\nC2,江海银行,No Such\n", kind="opportunities")
    assert Opportunity.objects.get(product__isnull=False).unit_price == 4821
    assert ImportProblem.objects.get().column == "product"


@pytest.mark.parametrize("role", [Role.SELLER, Role.PRESALES, Role.EXECUTIVE, Role.FINANCE, Role.READ_ONLY])
def test_who_may_not_import_is_refused(cast: Cast, role: Role) -> None:
    batch = bring_in(cast, DEALS)
    before = fingerprint()
    with pytest.raises(Refused):
        go_on(batch, actor=cast.of_role(role), at=AT)
    assert fingerprint() == before


def test_a_column_may_be_used_once_and_a_needed_one_must_be(cast: Cast) -> None:
    batch = bring_in(cast, "公司名称,人数\n甲,1\n", kind="watchlist")
    with pytest.raises(Invalid):
        choose(
            batch,
            kind="watchlist",
            mapping={"name": "人数", "head_count_text": "人数"},
            seen_version=1,
            actor=cast.manager,
            at=AT,
        )
    choose(batch, kind="watchlist", mapping={"industry": "人数"}, seen_version=1, actor=cast.manager, at=AT)
    batch.refresh_from_db()
    with pytest.raises(Invalid) as refusal:
        go_on(batch, actor=cast.manager, at=AT)
    assert set(refusal.value.fields) == {"name"}


def test_the_error_workbook_holds_no_formula(cast: Cast, take: Take) -> None:
    import io

    from python_calamine import CalamineWorkbook

    nasty = '=HYPERLINK("http://x","y")'
    batch = take(f'公司名称,坐席\n甲,"{nasty.replace(chr(34), chr(34) * 2)}"\n', kind="watchlist")
    content = error_workbook(table_of(batch), ImportProblem.objects.all())
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert nasty in rows[1]
    assert b"<f>" not in content
