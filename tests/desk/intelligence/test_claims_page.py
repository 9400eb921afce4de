"""The page of claims: contradictions side by side, ageing, who could confirm, sources by pseudonym, many claims."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast
from tests.desk.intelligence.told import ago, claim, report
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.intelligence.claims import settle
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.playbook.kernel.terms import Answer

HTMX = {"HX-Request": "true"}
CANARY, HEARSAY = "CANARY-COACH-7f3a", "CANARY-HEARD-9c1e"


def page(cast: Cast) -> str:
    return reverse("claims", args=[cast.deal.pk])


def recent(days: int = 3) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def person(cast: Cast, name: str, department: str) -> Contact:
    return Contact.objects.create(company=cast.company, name=name, department=department, created_at=AT)


def test_an_empty_page_teaches(cast: Cast, owner: Client) -> None:
    text = owner.get(page(cast)).content.decode()
    assert "写下要紧的事和谁这么说" in text
    assert "style=" not in text.split('id="claims"')[1]


def test_a_claim_and_a_word_on_it_are_written_without_scripts(cast: Cast, owner: Client) -> None:
    new = reverse("claims_row_new", args=[cast.deal.pk, "claims"])
    assert owner.post(new, {"statement": "预算已批", "critical": "yes"}).status_code == 302
    told = Claim.objects.get()
    say = reverse("claims_row_new", args=[cast.deal.pk, "reports"])
    sent = {
        "claim": told.pk,
        "says": "no",
        "on": recent(),
        "source_name": "冯岚",
        "reliability": "B",
        "credibility": "2",
    }
    assert owner.post(say, sent).status_code == 302
    row = Report.objects.get()
    assert (row.says, row.grade, row.source.reliability) == (Answer.NO, "B2", "B")
    text = owner.get(page(cast)).content.decode()
    assert "来源甲 (B)" in text
    assert "单一来源" in text


def test_yes_and_no_stand_side_by_side(cast: Cast, owner: Client) -> None:
    told = claim(cast)
    today = timezone.localdate()
    report(cast, told, "冯岚", on=min(today, ago(0)))
    report(cast, told, "王建国", Answer.NO, on=min(today, ago(0)))
    Report.objects.update(on=today)
    shown = owner.get(page(cast)).context["page"].claims.items[0].judged
    assert (len(shown.for_it), len(shown.against_it)) == (1, 1)
    text = owner.get(page(cast)).content.decode()
    assert "互相矛盾" in text
    assert "?show=settled" in text, "the parts of the list are those of the claims, not the pages of the deal"


def test_what_ages_says_so(cast: Cast, owner: Client) -> None:
    told = claim(cast)
    for name, days in (("冯岚", 10), ("孙丽华", 60), ("王建国", 120)):
        report(cast, told, name)
        Report.objects.filter(pk=Report.objects.latest("pk").pk).update(on=timezone.localdate() - timedelta(days=days))
    firm = owner.get(f"{page(cast)}?show=firm")
    assert {t.days: t.fading for t in firm.context["page"].claims.items[0].judged.told} == {
        10: "fresh", 60: "ageing", 120: "old",
    }  # fmt: skip
    assert "120 天前，已不作数" in firm.content.decode()


def test_who_could_confirm_is_the_same_list_whoever_has_spoken(cast: Cast, as_user: type[Client]) -> None:
    for name, department in (("冯岚", "计划财务部"), ("周财", "财务部"), ("王建国", "信息科技部")):
        person(cast, name, department)
    told = claim(cast, "明年预算已批")
    mate = as_user(cast.teammate)

    def names(client: Client) -> list[str]:
        return [w.person.name for w in client.get(page(cast)).context["page"].claims.items[0].witnesses]

    before = names(mate)
    assert set(before) == {"冯岚", "周财"}
    report(cast, told, "冯岚")
    Report.objects.update(on=timezone.localdate())
    assert names(mate) == before == names(as_user(cast.owner)), "leaving somebody out would say who told us"
    assert "去掉已经说过的人" not in mate.get(page(cast)).content.decode()


def test_the_keeper_may_leave_out_who_has_spoken_and_that_is_logged(cast: Cast, as_user: type[Client]) -> None:
    person(cast, "冯岚", "计划财务部")
    person(cast, "周财", "财务部")
    told = claim(cast, "明年预算已批")
    report(cast, told, "冯岚转述的会议纪要")
    address = reverse("claim_witnesses", args=[cast.deal.pk, told.pk])
    shown = as_user(cast.owner).post(address, headers=HTMX)
    assert [w.person.name for w in shown.context["witnesses"]] == ["周财"]
    assert "no-store" in shown.headers["Cache-Control"]
    assert "冯岚" not in shown.content.decode()
    assert AccessLogEntry.objects.filter(reader=cast.owner, allowed=True).count() == 1
    for user in (cast.teammate, cast.manager, cast.executive, cast.administrator):
        refused = as_user(user).post(address)
        assert refused.status_code == 403
        assert "周财" not in refused.content.decode()


def test_what_proved_true_is_noted_with_one_tap(cast: Cast, owner: Client) -> None:
    told = claim(cast)
    address = reverse("claim_outcome", args=[cast.deal.pk, told.pk])
    assert owner.post(address, {"outcome": "yes", "version": 1}).status_code == 302
    told.refresh_from_db()
    assert (told.outcome, told.outcome_on) == (Answer.YES, timezone.localdate())
    before = fingerprint()
    assert owner.post(address, {"outcome": "no", "version": 1}).status_code == 409
    for wrong in ({}, {"outcome": "maybe", "version": 2}, {"outcome": "no", "version": "x"}):
        assert owner.post(address, wrong).status_code == 422
    assert owner.post(address, {"outcome": "no", "version": 2, "outcome_on": "2999-01-01"}).status_code == 422
    assert fingerprint() == before


def test_a_source_is_rated_anew_with_one_tap(cast: Cast, owner: Client) -> None:
    for number in range(2):
        told = claim(cast, f"说法 {number}")
        report(cast, told, "冯岚")
        settle(cast.deal, told.pk, Answer.NO, on=None, seen_version=1, actor=cast.owner, at=AT)
    source = Source.objects.get()
    assert "改评为 E" in owner.get(page(cast)).content.decode()
    address = reverse("source_rating", args=[cast.deal.pk, source.pk])
    assert owner.post(address, {"reliability": "A"}).status_code == 409
    assert owner.post(address, {"reliability": "Z"}).status_code == 422
    assert owner.post(address, {"reliability": "E"}).status_code == 302
    source.refresh_from_db()
    assert source.reliability == "E"


def test_who_may_only_look_gets_no_button(cast: Cast, as_user: type[Client]) -> None:
    told = claim(cast)
    report(cast, told)
    text = as_user(cast.reader).get(f"{page(cast)}?show=open").content.decode()
    assert told.statement in text
    assert "claims/claims/" not in text
    assert "/outcome/" not in text


def test_rubbish_in_addresses_is_refused(cast: Cast, owner: Client) -> None:
    assert owner.get(f"{page(cast)}?show=source__name").status_code == 400
    assert owner.get(f"{page(cast)}?page=-1").status_code == 400
    assert (
        owner.get(f"{reverse('claims_row_new', args=[cast.deal.pk, 'reports'])}?claim=%00'x&says=7").status_code == 200
    )


def test_no_name_of_a_source_or_of_whom_he_quotes_is_anywhere(
    cast: Cast, as_user: type[Client], caplog: pytest.LogCaptureFixture
) -> None:
    told = claim(cast)
    line = report(cast, told, CANARY, heard_from_name=HEARSAY)
    other = report(cast, told, CANARY + "-2", Answer.NO)
    Report.objects.update(on=timezone.localdate())
    pages = [
        page(cast),
        f"{page(cast)}?show=settled",
        "/",
        "/search?q=CANARY",
        reverse("opportunity", args=[cast.deal.pk]),
    ]
    pages += [reverse("claims_row", args=[cast.deal.pk, "reports", row.pk]) for row in (line, other)]
    pages += [
        reverse("claims_row_new", args=[cast.deal.pk, "reports"]),
        reverse("opportunity_timeline", args=[cast.deal.pk]),
    ]
    for user in (cast.owner, cast.teammate, cast.manager, cast.executive, cast.finance, cast.reader, cast.stranger):
        client = as_user(user)
        for address in pages:
            text = client.get(address).content.decode()
            assert CANARY not in text, address
            assert HEARSAY not in text, address
    for model in apps.get_models():
        stored = repr(list(model._default_manager.values()))
        assert CANARY not in stored, model
        assert HEARSAY not in stored, model
    assert CANARY not in caplog.text
    assert HEARSAY not in caplog.text


def test_a_refused_form_gives_the_names_back_to_the_typist_only(cast: Cast, as_user: type[Client]) -> None:
    told = claim(cast)
    say = reverse("claims_row_new", args=[cast.deal.pk, "reports"])
    sent = {"claim": told.pk, "says": "yes", "on": "2999-01-01", "source_name": CANARY, "heard_from_name": HEARSAY}
    wrong = as_user(cast.teammate).post(say, sent)
    assert wrong.status_code == 422
    assert CANARY in wrong.content.decode()
    assert HEARSAY in wrong.content.decode()
    assert not Source.objects.exists()


def test_many_claims_take_no_more_queries(cast: Cast, owner: Client) -> None:
    def crowd(claims: range) -> None:
        source = Source.objects.first() or report(cast, claim(cast)).source
        for number in claims:
            told = claim(cast, f"预算说法 {number}")
            Report.objects.bulk_create(
                Report(claim=told, source=source, says=Answer.YES, on=timezone.localdate(), recorded_by=cast.owner,
                       recorded_at=AT)
                for _n in range(3)
            )  # fmt: skip

    crowd(range(2))
    with CaptureQueriesContext(connection) as few:
        owner.get(page(cast))
    crowd(range(2, 200))
    with CaptureQueriesContext(connection) as many:
        shown = owner.get(page(cast))
    assert len(many) <= len(few)
    assert len(many) <= 55
    assert shown.context["page"].claims.total >= 200
    assert len(shown.context["page"].claims.items) == 10
