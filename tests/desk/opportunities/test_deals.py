"""Making a deal and changing what it is about."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import AT, Cast, company_of
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import Draft, Terms, create, create_many, edit
from yunchou.playbook.pipeline.stages import Stage, Standing

LATER = AT + timedelta(hours=1)
TERMS = Terms(name="坐席扩容", seats=500, unit_price=Decimal("1200"))


def newest() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


def test_a_deal_is_worth_seats_times_price_and_starts_at_the_first_stage(cast: Cast) -> None:
    deal = create(cast.company, TERMS, actor=cast.owner, at=AT)
    deal.refresh_from_db()
    assert (deal.amount, deal.stage, deal.standing) == (Decimal(600_000), Stage.PROSPECTING, Standing.OPEN)
    assert deal.owner == deal.compartment.owner == cast.owner
    assert (newest().kind, newest().opportunity_id, newest().customer_id) == (
        "opportunity.created",
        deal.pk,
        cast.company.pk,
    )


def test_a_typed_amount_counts_only_while_seats_or_price_is_unknown(cast: Cast) -> None:
    unknown_price = Terms(name="坐席扩容", seats=500, amount=Decimal("123456.789"))
    assert create(cast.company, unknown_price, actor=cast.owner, at=AT).amount == Decimal("123456.79")
    both = replace(TERMS, amount=Decimal(1))
    assert create(cast.company, both, actor=cast.owner, at=AT).amount == Decimal(600_000)


def test_a_deal_of_which_nothing_is_known_has_no_amount_rather_than_none_at_all(cast: Cast) -> None:
    deal = create(cast.company, Terms(name="刚听说的项目"), actor=cast.owner, at=AT)
    deal.refresh_from_db()
    assert deal.amount is None
    assert deal.seats is None


@pytest.mark.parametrize(
    ("field", "terms"),
    [
        ("name", replace(TERMS, name="  ")),
        ("name", replace(TERMS, name="长" * 161)),
        ("seats", replace(TERMS, seats=0)),
        ("seats", replace(TERMS, seats=10_000_001)),
        ("unit_price", replace(TERMS, unit_price=Decimal(-1))),
        ("unit_price", replace(TERMS, seats=10_000_000, unit_price=Decimal(10) ** 7)),
        ("amount", replace(TERMS, seats=None, amount=Decimal("NaN"))),
        ("amount", replace(TERMS, seats=None, amount=Decimal(10) ** 13)),
        ("currency", replace(TERMS, currency="ZZZ")),
        (
            "expected_cash_on",
            replace(TERMS, expected_sign_on=date(2026, 12, 1), expected_cash_on=date(2026, 11, 30)),
        ),
    ],
)
def test_nonsense_is_named_by_its_field_and_nothing_is_stored(cast: Cast, field: str, terms: Terms) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        create(cast.company, terms, actor=cast.owner, at=AT)
    assert list(refusal.value.fields) == [field]
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["executive", "finance", "compliance", "reader"])
def test_who_only_looks_makes_no_deal(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        create(cast.company, TERMS, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_a_customer_out_of_reach_does_not_exist(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(NotThere):
        create(cast.company, TERMS, actor=cast.stranger, at=AT)
    assert fingerprint() == before


def test_a_leader_makes_deals_for_his_people_and_for_nobody_elses(cast: Cast) -> None:
    assert create(cast.company, TERMS, owner=cast.owner, actor=cast.manager, at=AT).owner == cast.owner
    before = fingerprint()
    with pytest.raises(Refused):
        create(cast.company, TERMS, owner=cast.stranger, actor=cast.manager, at=AT)
    with pytest.raises(Refused):
        create(cast.company, TERMS, owner=cast.manager, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_who_has_left_or_only_reads_owns_no_deal(cast: Cast) -> None:
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    cast.owner.refresh_from_db()
    with pytest.raises(Invalid, match="陈晓"):
        create(cast.company, TERMS, owner=cast.owner, actor=cast.manager, at=AT)
    with pytest.raises(Invalid, match="钱文"):
        create(cast.company, TERMS, owner=cast.reader, actor=cast.manager, at=AT)


def test_a_deal_taken_over_begins_later_and_its_gates_count_as_overridden(cast: Cast) -> None:
    draft = Draft(
        customer=cast.company, owner=cast.owner, terms=TERMS, stage=Stage.NEGOTIATION, taken_over="旧系统导入"
    )
    [deal] = create_many([draft], actor=cast.owner, at=AT)
    assert (deal.stage, deal.overridden_gates) == (Stage.NEGOTIATION, 6)
    assert deal.stage_exits.get().override_reason == "旧系统导入"
    with pytest.raises(Invalid):
        create_many([replace(draft, taken_over="")], actor=cast.owner, at=AT)


def test_many_deals_are_made_together_or_not_at_all(cast: Cast) -> None:
    good = Draft(customer=cast.company, owner=cast.owner, terms=TERMS)
    before = fingerprint()
    with pytest.raises(Invalid):
        create_many([good, replace(good, terms=replace(TERMS, name=""))], actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_making_many_deals_takes_no_more_statements_than_making_few(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    companies = [company_of(cast.owner, f"客户{n}") for n in range(60)]
    drafts = [Draft(customer=company, owner=cast.owner, terms=TERMS) for company in companies]
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        create_many(drafts, actor=cast.owner, at=AT)
    assert Opportunity.objects.filter(name=TERMS.name).count() == 60


def test_a_change_is_stored_with_what_it_was_before(cast: Cast) -> None:
    deal = edit(cast.deal, replace(TERMS, seats=400), seen_version=1, actor=cast.teammate, at=LATER)
    deal.refresh_from_db()
    assert (deal.name, deal.amount, deal.version, deal.updated_at) == ("坐席扩容", Decimal(480_000), 2, LATER)
    assert newest().changes["seats"] == [300, 400]
    assert newest().actor == cast.teammate


def test_a_change_that_changes_nothing_leaves_no_line(cast: Cast) -> None:
    same = Terms(name=cast.deal.name, seats=300, unit_price=Decimal(1200))
    before = fingerprint()
    edit(cast.deal, same, seen_version=1, actor=cast.owner, at=LATER)
    assert fingerprint() == before


def test_of_two_who_edit_at_once_the_second_is_told_field_by_field(cast: Cast) -> None:
    edit(cast.deal, replace(TERMS, seats=400), seen_version=1, actor=cast.owner, at=LATER)
    before = fingerprint()
    stale = Opportunity.objects.get(pk=cast.deal.pk)
    with pytest.raises(Conflict) as refusal:
        edit(stale, replace(TERMS, seats=450), seen_version=1, actor=cast.teammate, at=LATER)
    assert [(d.stored, d.sent) for d in refusal.value.differences if d.label in {"seats", "坐席数"}] == [(400, 450)]
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "answer"), [("stranger", NotThere), ("executive", Refused), ("reader", Refused)])
def test_others_do_not_change_the_deal(cast: Cast, who: str, answer: type[Exception]) -> None:
    before = fingerprint()
    with pytest.raises(answer):
        edit(cast.deal, TERMS, seen_version=1, actor=getattr(cast, who), at=LATER)
    assert fingerprint() == before
