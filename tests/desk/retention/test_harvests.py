"""What grows out of existing customers: renewals, more seats, references."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast, deal_of
from tests.desk.retention.served import TODAY, bound
from yunchou.desk.cockpit.queries import assess_deal, load_dossiers
from yunchou.desk.contracts.models import Contract
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.retention.models import HarvestDeal, ReferenceConsent
from yunchou.desk.retention.operations import (
    Used,
    keep_usage,
    note_consent,
    open_expansion,
    open_renewal,
    use_reference,
)
from yunchou.desk.retention.references import consents_in_reach, plans
from yunchou.desk.retention.renewals import Renewal, calendar, fetch_contract, lines, with_renewals
from yunchou.desk.retention.terms import ReferenceKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.retention.terms import Harvest, RenewalState


def on_calendar(user: User) -> list[Renewal]:
    return lines(with_renewals(calendar(user, today=TODAY)), today=TODAY)


def test_the_calendar_says_when_to_begin_by_the_size_of_the_contract(cast: Cast) -> None:
    bound(cast, ends=150, seats=2000)
    small = deal_of(cast.owner, cast.company, "小单")
    bound(cast, deal=small, ends=90, seats=50)
    unknown = deal_of(cast.owner, cast.company, "没写到期")
    bound(cast, deal=unknown, ends=None)
    assert [(line.contract.opportunity.name, line.state) for line in on_calendar(cast.owner)] == [
        ("小单", RenewalState.LATER),
        ("客服坐席项目", RenewalState.DUE),
        ("没写到期", None),
    ]
    assert on_calendar(cast.stranger) == []


def test_a_renewal_takes_over_what_is_known_and_proves_its_need_anew(cast: Cast) -> None:
    contract = bound(cast, ends=60)
    deal = open_renewal(fetch_contract(cast.owner, cast.deal.pk), actor=cast.owner, at=AT)
    assert (deal.customer, deal.owner, deal.seats, deal.amount) == (cast.company, cast.owner, 300, contract.amount)
    assert deal.expected_sign_on == contract.ends_on
    assert (deal.stage, deal.standing) == (Stage.PROSPECTING, Standing.OPEN)
    assert DealMember.objects.filter(opportunity=deal, user=cast.teammate).exists()
    assert load_dossiers([deal.pk], TODAY)[deal.pk].needs == ()
    assert on_calendar(cast.owner)[0].state is RenewalState.BEGUN


def test_a_renewal_is_opened_once_however_often_it_is_asked(cast: Cast, as_user: Any) -> None:
    bound(cast)
    address = reverse("renewal_open", args=[cast.deal.pk])
    client = as_user(cast.owner)
    first, second = client.post(address), client.post(address)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert HarvestDeal.objects.count() == 1


def test_a_renewal_that_is_begun_is_no_longer_advised_and_a_signed_one_ends_the_care_of_the_old(cast: Cast) -> None:
    bound(cast, ends=60)

    def rules() -> set[str]:
        return {move.rule for move in assess_deal(cast.deal.pk, TODAY).advice}

    assert "renewal_is_begun_early" in rules()
    deal = open_renewal(fetch_contract(cast.owner, cast.deal.pk), actor=cast.owner, at=AT)
    assert "renewal_is_begun_early" not in rules()
    bound(cast, deal=deal, ends=400)
    assert on_calendar(cast.owner)[0].state is RenewalState.RENEWED
    found = load_dossiers([cast.deal.pk, deal.pk], TODAY)
    assert found[cast.deal.pk].retention is None
    assert found[deal.pk].retention is not None


def test_a_lost_renewal_is_said_to_be_given_up(cast: Cast) -> None:
    bound(cast)
    deal = open_renewal(fetch_contract(cast.owner, cast.deal.pk), actor=cast.owner, at=AT)
    Opportunity.objects.filter(pk=deal.pk).update(standing=Standing.LOST)
    assert on_calendar(cast.owner)[0].state is RenewalState.GIVEN_UP


def test_neither_a_stranger_nor_a_looker_on_begins_a_renewal(cast: Cast) -> None:
    contract = bound(cast)
    with pytest.raises(NotThere):
        fetch_contract(cast.stranger, cast.deal.pk)
    for user in (cast.executive, cast.reader):
        with pytest.raises(Refused):
            open_renewal(contract, actor=user, at=AT)
    assert HarvestDeal.objects.count() == 0


def test_a_contract_without_a_signature_is_not_renewed(cast: Cast) -> None:
    Contract.objects.filter(pk=bound(cast).pk).update(signed_on=None)
    with pytest.raises(NotThere):
        fetch_contract(cast.owner, cast.deal.pk)


def test_a_deal_for_more_seats_is_one_click_and_one_deal(cast: Cast, as_user: Any) -> None:
    bound(cast)
    keep_usage(cast.company, [Used(timezone.localdate(), 310)], actor=cast.owner, at=timezone.now())
    client = as_user(cast.owner)
    assert "310" in client.get(reverse("growth")).text
    address = reverse("expansion_open", args=[cast.company.pk])
    assert client.post(address, {"seats": "10"}).url == client.post(address, {"seats": "10"}).url
    harvest = HarvestDeal.objects.select_related("opportunity").get()
    assert (harvest.kind, harvest.opportunity.seats) == (Harvest.EXPANSION, 10)
    Opportunity.objects.filter(pk=harvest.opportunity_id).update(standing=Standing.LOST)
    again = open_expansion(cast.company, seats=None, actor=cast.owner, at=AT)
    assert again.pk != harvest.opportunity_id
    assert again.seats is None


def consent(cast: Cast, answer: Answer = Answer.YES, **more: Any) -> ReferenceConsent:
    values = {
        "kind": ReferenceKind.LOGO, "agreed": answer, "on": TODAY - timedelta(days=30), "scope": "投标文件", **more,
    }  # fmt: skip
    return note_consent(cast.company, values, actor=cast.owner, at=AT)


def use(cast: Cast, row: ReferenceConsent, ago: int = 1) -> None:
    use_reference(row, {"used_on": TODAY - timedelta(days=ago)}, actor=cast.owner, at=AT)


def test_a_reference_is_used_within_its_consent_and_rests_after_three_times(cast: Cast) -> None:
    row = consent(cast)
    for ago in (20, 10, 1):
        use(cast, row, ago)
    with pytest.raises(Invalid, match="3"):
        use(cast, row)
    renewed = consent(cast, on=TODAY)
    plan = plans(consents_in_reach(cast.owner), today=TODAY)[0]
    assert plan.consent == renewed
    assert (plan.lately, plan.may_use) == (3, False), "a new word does not make a worn reference fresh"


@pytest.mark.parametrize(
    "said",
    [
        {"answer": Answer.NO},
        {"answer": Answer.UNKNOWN},
        {"until": TODAY - timedelta(days=2)},
    ],
)
def test_without_a_consent_that_holds_nobody_is_shown(cast: Cast, said: dict[str, Any]) -> None:
    row = consent(cast, **said)
    with pytest.raises(Invalid):
        use(cast, row)


def test_a_use_before_the_consent_and_one_after_its_withdrawal_are_refused(cast: Cast) -> None:
    row = consent(cast)
    with pytest.raises(Invalid):
        use(cast, row, ago=40)
    consent(cast, Answer.NO, on=TODAY - timedelta(days=2))
    with pytest.raises(Invalid):
        use(cast, row)


def test_a_yes_says_how_far_it_goes(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        consent(cast, scope=" ")
    assert set(refused.value.fields) == {"scope"}


def test_what_holds_decides_whether_he_agreed_and_nothing_said_is_unknown(cast: Cast) -> None:
    bound(cast)

    def agreed() -> Answer:
        kept = load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].retention
        assert kept is not None
        return kept.reference_agreed

    assert agreed() is Answer.UNKNOWN
    consent(cast, Answer.NO, kind=ReferenceKind.VISIT)
    assert agreed() is Answer.NO
    consent(cast)
    assert agreed() is Answer.YES
    consent(cast, until=TODAY - timedelta(days=1))
    assert agreed() is Answer.NO, "the newer yes has run out; the no about visits still holds"
    consent(cast, Answer.UNKNOWN, kind=ReferenceKind.CALL)
    assert agreed() is Answer.UNKNOWN


def test_a_use_is_noted_on_the_page_for_a_deal_in_reach(cast: Cast, as_user: Any) -> None:
    row = consent(cast)
    address = reverse("reference_use_new", args=[row.pk])
    client = as_user(cast.owner)
    sent = {"used_on": "2026-08-30", "opportunity": cast.deal.pk, "what": "述标"}
    assert client.post(address, sent).status_code == 302
    assert "述标" in client.get(reverse("references")).text
    assert as_user(cast.stranger).get(address).status_code == 404
