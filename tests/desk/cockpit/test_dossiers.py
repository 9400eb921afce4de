"""The dossier of a deal: every table speaks, nothing is guessed, no source is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils.translation import override

from tests.cast import AT, Cast, assemble, company_of, deal_of
from tests.desk.cockpit.crowded import CANARY, DAY, crowd
from yunchou.desk.cockpit.queries import assess_deal, load_dossier, load_dossiers
from yunchou.desk.competitors.operations import RIVAL
from yunchou.desk.errors import NotThere
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.opportunities import models
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage, Standing

# What the desk has tables for; the playbook knows of more.
RECORDED = [
    "account",
    "opportunity",
    "need",
    "needs",
    "endorsements",
    "budgets",
    "time_plan",
    "decision_steps",
    "tender",
    "paces",
    "next_steps",
    "people",
    "claims",
    "rivals",
    "interactions",
    "meetings",
    "asks",
    "investment",
    "team",
    "stage_answers",
    "signing_path",
    "payment_path",
    "contract",
    "instalments",
    "invoices",
    "receipts",
]
# Recorded too; the tests of these features show how each reaches the dossier.
RECORDED_APART = ["hospitality", "outsiders", "insider_evidence", "promises", "disputes", "negotiation", "retention"]


def test_an_empty_deal_has_an_empty_dossier_and_everything_in_it_is_unknown(cast: Cast) -> None:
    dossier = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk]
    known = replace(dossier, account=Dossier().account, opportunity=Opportunity(), team=())
    assert known == Dossier()
    assert dossier.account.is_leader is Answer.UNKNOWN
    assert dossier.account.seats_now is None
    assert dossier.opportunity.stage is Stage.PROSPECTING
    assert dossier.opportunity.standing is Standing.OPEN


def test_every_table_of_a_deal_reaches_its_dossier(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    dossier = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk]
    assert [name for name in RECORDED if getattr(dossier, name) == getattr(Dossier(), name)] == []


def test_the_newest_answer_about_a_gap_is_the_one_that_counts(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    need = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk].needs[0]
    assert need.gap is not None
    assert need.gap.feasible is Answer.YES


def test_who_left_the_customer_is_no_longer_among_its_people(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    people = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk].people
    assert {(person.name, person.reports_to) for person in people} == {("马总", ""), ("王建国", "马总")}


def test_who_was_only_called_was_not_met(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    head, boss = sorted(load_dossiers([cast.deal.pk], DAY)[cast.deal.pk].people, key=lambda each: each.name)
    assert boss.last_met_on is None, "nobody met him: unknown"
    assert head.last_met_on == DAY - timedelta(days=9), "the call two days ago is no meeting"


def test_two_instalments_of_one_name_are_told_apart(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    ledger = assess_deal(cast.deal.pk, DAY).ledger
    assert [(b.instalment.name, b.paid) for b in ledger.balances] == [
        ("1. 货款", Decimal(60000)),
        ("2. 货款", Decimal(5000)),
    ]


def test_a_receipt_counts_for_a_deal_only_as_far_as_it_pays_it(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    assessment = assess_deal(cast.deal.pk, DAY)
    assert assessment.ledger.received == Decimal(65000)
    assert assessment.won.value is Answer.NO


def test_a_source_enters_the_dossier_by_letter_and_grade_never_by_name(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    dossier = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk]
    assert dossier.budgets[0].source.endswith("甲 (B)")
    assert CANARY not in repr(dossier)
    assert CANARY not in repr(assess_deal(cast.deal.pk, DAY))


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_queries_does_not_grow_with_the_deals(
    cast: Cast, count: int, django_assert_max_num_queries
) -> None:
    deals = [deal_of(cast.owner, company_of(cast.owner, f"客户{n}")) for n in range(count)]
    for deal in deals:
        crowd(deal, cast.owner, tag=str(deal.pk))
    with django_assert_max_num_queries(48):
        assert len(load_dossiers([deal.pk for deal in deals], DAY)) == count


def test_no_deals_make_no_dossiers(cast: Cast) -> None:
    assert load_dossiers([], DAY) == {}


@pytest.mark.django_db(transaction=True)
def test_the_facts_of_a_deal_are_kept_until_something_is_journalled(django_assert_num_queries) -> None:
    cast = assemble()
    name_source(cast.deal, Told(name="老马"), grade=None, actor=cast.owner, at=AT)
    before = load_dossier(cast.deal.pk, DAY)
    with django_assert_num_queries(1):
        assert load_dossier(cast.deal.pk, DAY) is before
    assert load_dossier(cast.deal.pk, DAY + timedelta(days=1)) is not before
    with override("en"):
        assert load_dossier(cast.deal.pk, DAY) is not before, "sources go by other letters in English"
    add_row(RIVAL, cast.deal, {"name": "云客通"}, actor=cast.owner, at=AT)
    assert [rival.name for rival in load_dossier(cast.deal.pk, DAY).rivals] == ["云客通"]


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_the_facts_are_read_anew() -> None:
    cast = assemble()
    name_source(cast.deal, Told(name="老马"), grade=None, actor=cast.owner, at=AT)
    assert load_dossier(cast.deal.pk, DAY).opportunity.seats == 300
    with transaction.atomic():
        models.Opportunity.objects.filter(pk=cast.deal.pk).update(seats=10)
        assert load_dossier(cast.deal.pk, DAY).opportunity.seats == 10, "its line is not written yet"


def test_a_deal_that_is_gone_is_not_there(cast: Cast) -> None:
    with pytest.raises(NotThere):
        load_dossier(cast.deal.pk + 1, DAY)
