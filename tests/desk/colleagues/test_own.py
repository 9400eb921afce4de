"""The first administrator, one's own settings, the required factor."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.colleagues.operations.own import change_preferences, set_up
from yunchou.desk.colleagues.operations.roles import require_factors
from yunchou.desk.errors import Conflict, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry

SECRET = "plan in the tent 2026"
FIRST = {"name": "孙凯", "email": "Sun@example.com", "password": SECRET, "again": SECRET}


@pytest.mark.django_db
def test_the_sign_in_page_of_an_empty_installation_leads_to_the_setup_page() -> None:
    assert Client().get(reverse("account_login")).headers["Location"] == reverse("setup")
    assert Client().get(reverse("preferences")).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.django_db
def test_the_first_visitor_becomes_administrator_and_the_page_is_gone() -> None:
    browser = Client()
    assert browser.get(reverse("setup")).status_code == 200
    answer = browser.post(reverse("setup"), {**FIRST, "also": ["leader"]})
    assert answer.headers["Location"] == reverse("account_login")
    first = User.objects.get()
    assert first.email == "sun@example.com"
    assert reach_of(first).roles == {Role.ADMINISTRATOR, Role.LEADER}
    assert list(JournalEntry.objects.values_list("kind", flat=True).distinct().order_by("kind")) == [
        "installation.set_up",
        "user.role_given",
    ]
    before = fingerprint()
    assert browser.get(reverse("setup")).status_code == 404
    assert browser.post(reverse("setup"), FIRST).status_code == 404
    assert fingerprint() == before


@pytest.mark.django_db
def test_the_second_of_two_who_set_up_at_once_is_told_that_it_is_done() -> None:
    set_up("a@example.com", "甲", "x" * 12, language="zh-hans", also=[], at=AT)
    before = fingerprint()
    with pytest.raises(NotThere):
        set_up("b@example.com", "乙", "x" * 12, language="zh-hans", also=[], at=AT)
    assert fingerprint() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"password": "short", "again": "short"}, "password"),
        ({"password": "123456789012", "again": "123456789012"}, "password"),
        ({"password": "sun@example.com", "again": "sun@example.com"}, "password"),
        ({"again": "something else entirely"}, "again"),
        ({"email": "not an address"}, "email"),
        ({"name": ""}, "name"),
    ],
)
def test_a_weak_start_is_refused_at_its_field(typed: dict[str, str], field: str) -> None:
    answer = Client().post(reverse("setup"), {**FIRST, **typed})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not User.objects.exists()


def test_a_person_changes_his_own_settings_and_nothing_else(cast: Cast, as_user: type[Client]) -> None:
    values = {"name": "陈晓晓", "title": "客户经理", "phone": "", "language": "en", "time_zone": "Europe/London"}
    more = {"version": 1, "is_active": "", "roles": ["administrator"], "email": "boss@example.com", "team": ""}
    assert as_user(cast.owner).post(reverse("preferences"), {**values, **more}).status_code == 302
    user = User.objects.get(pk=cast.owner.pk)
    assert (user.name, user.language, user.time_zone) == ("陈晓晓", "en", "Europe/London")
    assert (user.email, user.is_active, user.team) == (cast.owner.email, True, cast.owner.team)
    assert reach_of(user).roles == {Role.SELLER}
    line = JournalEntry.objects.get()
    assert line.changes["language"] == ["zh-hans", "en"]
    with pytest.raises(Conflict):
        change_preferences({"name": "旧"}, seen_version=1, actor=user, at=AT)


@pytest.mark.parametrize("typed", [{"time_zone": "Mars/Olympus"}, {"language": "tlh"}, {"version": "x"}, {"name": ""}])
def test_what_is_no_setting_is_told_and_nothing_changes(
    cast: Cast, as_user: type[Client], typed: dict[str, str]
) -> None:
    good = {"name": "陈晓", "language": "en", "time_zone": "UTC", "version": "1"}
    browser = as_user(cast.owner)
    before = fingerprint()
    assert browser.post(reverse("preferences"), {**good, **typed}).status_code == 422
    assert fingerprint() == before


def test_who_needs_a_second_factor_gets_to_set_one_up_and_no_further(cast: Cast, as_user: type[Client]) -> None:
    before_rule, other = as_user(cast.finance), as_user(cast.owner)
    assert before_rule.get(reverse("preferences")).status_code == 200
    require_factors([Role.FINANCE], actor=cast.administrator, at=AT)
    gone = before_rule.get(reverse("preferences"))
    assert gone.headers["Location"].startswith(reverse("account_login")), "the rule ends sessions without a factor"
    signed_in_again = as_user(User.objects.get(pk=cast.finance.pk))
    assert signed_in_again.get(reverse("preferences")).headers["Location"] == reverse("mfa_index")
    assert "双重验证".encode() in signed_in_again.get(reverse("mfa_index")).content
    assert other.get(reverse("preferences")).status_code == 200


def test_only_an_administrator_says_who_needs_a_factor(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        require_factors([Role.SELLER], actor=cast.executive, at=AT)
    assert fingerprint() == before
