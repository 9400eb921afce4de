"""Who introduced whom, thanks through the gate, key people who went elsewhere."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.retention.served import TODAY, bound
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import assess_deal, load_dossiers
from yunchou.desk.conduct.models import Hospitality, HospitalityDecision
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.receivables.cash import record_receipt, withdraw_receipt
from yunchou.desk.receivables.models import BankReceipt
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.retention.models import HarvestDeal, JobChange, Referral
from yunchou.desk.retention.operations import note_job_change, note_referral, thank
from yunchou.desk.retention.referrals import Branch, in_reach, tree
from yunchou.desk.retention.terms import Thanks
from yunchou.desk.stakeholders.models import Player
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Harvest
from yunchou.playbook.stakeholders.terms import Function, Level


@pytest.fixture
def head(cast: Cast) -> Contact:
    return Contact.objects.create(company=cast.company, name="李敏", title="总经理", created_at=AT)


def introduce(cast: Cast, name: str, by: Company | None = None, person: Contact | None = None) -> Referral:
    values = {"introduced": name, "on": TODAY, "person": person}
    return note_referral(by or cast.company, values, actor=cast.owner, at=AT)


def chain(cast: Cast) -> list[Branch]:
    return [branch for top in tree(cast.owner) for branch in top.walk()]


def test_a_chain_is_a_tree_and_money_arrives_through_receipts(cast: Cast) -> None:
    first = introduce(cast, "新海证券").introduced
    second = introduce(cast, "新海期货", by=first).introduced
    assert [(branch.company, branch.depth) for branch in chain(cast)] == [(cast.company, 0), (first, 1), (second, 2)]
    assert not any(branch.thanks_owed for branch in chain(cast))
    deal = deal_of(cast.owner, second, "期货坐席")
    row = plan_instalment(
        bound(cast, deal=deal), name="首付", amount=Decimal(500), due_on=TODAY, actor=cast.owner, at=AT
    )
    record_receipt(
        second, bank_reference="B-1", payer="新海期货", amount=Decimal("300.10"), currency="CNY", received_on=TODAY,
        note="", shares={row.pk: Decimal("300.10")}, actor=cast.finance, at=AT,
    )  # fmt: skip
    last = chain(cast)[-1]
    assert (last.money, last.deals, last.thanks_owed) == ({"CNY": Decimal("300.10")}, 1, True)
    assert tree(cast.stranger) == []
    withdraw_receipt(BankReceipt.objects.get(), reason="录错", seen_version=1, actor=cast.finance, at=AT)
    assert chain(cast)[-1].money == {}


def test_the_chain_takes_as_many_queries_for_long_as_for_short(
    cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    first = introduce(cast, "新海证券").introduced
    tree(cast.executive)
    with django_assert_max_num_queries(6) as counted:
        tree(cast.executive)
    for number in range(3):
        first = introduce(cast, f"第{number}家", by=first).introduced
    with django_assert_num_queries(len(counted.captured_queries)):
        assert len([branch for top in tree(cast.executive) for branch in top.walk()]) == 5


def test_nobody_introduces_in_a_circle_himself_or_one_who_came_already(cast: Cast) -> None:
    first = introduce(cast, "新海证券").introduced
    second = introduce(cast, "新海期货", by=first).introduced
    before = fingerprint()
    for by, name in ((second, cast.company.name), (first, "新海期货"), (cast.company, cast.company.name)):
        with pytest.raises(Invalid):
            introduce(cast, name, by=by)
    with pytest.raises(NotThere):
        note_referral(cast.company, {"introduced": "甲", "on": TODAY}, actor=cast.stranger, at=AT)
    assert fingerprint() == before


def hospitality(cast: Cast, person: Contact, verdict: HospitalityVerdict) -> Hospitality:
    return Hospitality.objects.create(
        opportunity=cast.deal, person=person, kind=HospitalityKind.WORK_MEAL, value=Decimal(80), planned_on=TODAY,
        purpose="致谢", verdict=verdict, asked_by=cast.owner, asked_at=AT,
    )  # fmt: skip


def thanked(cast: Cast, row: Referral, how: Thanks, gate: Hospitality | None = None) -> None:
    values = {"thanked_on": TODAY, "thanks": how, "hospitality": gate}
    thank(row, values, seen_version=row.version, actor=cast.owner, at=AT)


def test_a_meal_as_thanks_must_have_passed_the_gate_for_that_person(cast: Cast, head: Contact) -> None:
    row = introduce(cast, "新海证券", person=head)
    waiting = hospitality(cast, head, HospitalityVerdict.NEEDS_APPROVAL)
    other = Contact.objects.create(company=cast.company, name="王", created_at=AT)
    refused = [
        (Thanks.HOSPITALITY, None),
        (Thanks.HOSPITALITY, hospitality(cast, head, HospitalityVerdict.FORBIDDEN)),
        (Thanks.HOSPITALITY, waiting),
        (Thanks.HOSPITALITY, hospitality(cast, other, HospitalityVerdict.ALLOWED)),
        (Thanks.LETTER, hospitality(cast, head, HospitalityVerdict.ALLOWED)),
    ]
    for how, gate in refused:
        with pytest.raises(Invalid):
            thanked(cast, row, how, gate)
    HospitalityDecision.objects.create(hospitality=waiting, approved=Answer.YES, decided_by=cast.manager, decided_at=AT)
    waiting = Hospitality.objects.get(pk=waiting.pk)
    thanked(cast, row, Thanks.HOSPITALITY, waiting)
    row.refresh_from_db()
    assert (row.thanked_on, row.hospitality) == (TODAY, waiting)


def test_who_leaves_for_a_known_company_makes_it_a_customer_with_a_deal(cast: Cast, head: Contact) -> None:
    Player.objects.create(
        opportunity=cast.deal, contact=head, function=Function.BUSINESS, level=Level.HEAD, decides=Answer.YES
    )
    values = {"left_on": TODAY - timedelta(days=2), "new_company": "新海证券", "new_title": "副总裁", "version": 1}
    found = note_job_change(head, values, actor=cast.owner, at=AT)
    assert found.deal is not None
    assert (found.deal.customer.name, found.deal.owner) == ("新海证券", cast.owner)
    assert HarvestDeal.objects.get().kind is Harvest.JOB_CHANGE
    place = found.change.went_to
    assert place is not None
    assert (place.name, place.title, place.company.name) == ("李敏", "副总裁", "新海证券")
    assert [(row.introducer, row.person) for row in in_reach(cast.owner)] == [(cast.company, head)]
    moves = assess_deal(cast.deal.pk, TODAY).advice
    assert "leaving_key_person_is_followed" in {move.rule for move in moves}


def test_who_leaves_for_nobody_knows_where_is_noted_once(cast: Cast, head: Contact) -> None:
    values = {"left_on": TODAY, "new_company": " ", "version": 1}
    assert note_job_change(head, values, actor=cast.owner, at=AT).deal is None
    head.refresh_from_db()
    assert head.left_on == TODAY
    with pytest.raises(Invalid):
        note_job_change(head, {**values, "version": 2}, actor=cast.owner, at=AT)
    assert JobChange.objects.count() == 1
    assert not Referral.objects.exists()


def test_a_wrong_new_company_leaves_nothing_half_done(cast: Cast, head: Contact) -> None:
    before = fingerprint()
    values = {"left_on": TODAY, "new_company": cast.company.name, "version": 1}
    with pytest.raises(Invalid):
        note_job_change(head, values, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_an_introduction_reaches_the_dossier_so_that_nobody_asks_again(cast: Cast) -> None:
    bound(cast)
    introduce(cast, "新海证券")
    kept = load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].retention
    assert kept is not None
    assert [each.introduced for each in kept.referrals] == ["新海证券"]


def test_the_pages_note_an_introduction_its_thanks_and_a_job_change(cast: Cast, head: Contact, as_user: Any) -> None:
    company_of(cast.owner, "新海证券")
    client = as_user(cast.owner)
    address = reverse("referral_new", args=[cast.company.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"introduced": "新海证券", "on": "2199-01-01"}).status_code == 422
    assert client.post(address, {"introduced": "新海证券", "on": "2026-08-30", "person": head.pk}).status_code == 302
    assert "新海证券" in client.get(reverse("referrals")).text
    thanks = reverse("referral_thanks", args=[Referral.objects.get().pk])
    assert client.post(thanks, {"thanked_on": "2026-08-31", "thanks": "hospitality", "version": 1}).status_code == 422
    assert client.post(thanks, {"thanked_on": "2026-08-31", "thanks": "letter", "version": 1}).status_code == 302
    change = reverse("job_change", args=[head.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"left_on": "2026-08-31", "new_company": "别家", "version": 1}).status_code == 302
