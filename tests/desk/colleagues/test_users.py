"""Administrators manage users; nobody raises himself, one administrator remains, every refusal changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, PASSWORD, Cast, person
from tests.fingerprint import fingerprint
from yunchou.desk.colleagues.operations import roles, teams, users
from yunchou.desk.errors import Conflict, DeskError, Invalid, Refused
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import forget_reach, reach_of
from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.journal.models import JournalEntry

NEW = {"email": "Lan.Yu@Example.com", "name": "于岚", "title": "", "phone": "", "team": None}


def refuse(refusal: type[DeskError], change: Callable[[], object]) -> str:
    """The text of the refusal, after seeing that nothing was changed."""
    before = fingerprint()
    with pytest.raises(refusal) as caught:
        change()
    assert fingerprint() == before
    return str(caught.value)


def kinds() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True))


def test_an_administrator_adds_a_user_who_has_no_role_and_no_password(cast: Cast) -> None:
    user = users.add_user(NEW, actor=cast.administrator, at=AT)
    assert (user.email, user.has_usable_password(), reach_of(user).roles) == ("lan.yu@example.com", False, frozenset())
    assert kinds() == ["user.created"]


@pytest.mark.parametrize("who", ["owner", "manager", "executive", "compliance", "reader"])
def test_nobody_else_adds_a_user(cast: Cast, who: str) -> None:
    refuse(Refused, lambda: users.add_user(NEW, actor=getattr(cast, who), at=AT))


def test_two_users_cannot_share_an_address_in_any_case(cast: Cast) -> None:
    taken = {**NEW, "email": "OWNER@example.com"}
    refuse(Invalid, lambda: users.add_user(taken, actor=cast.administrator, at=AT))


def test_a_change_of_the_address_signs_the_user_out_and_an_old_version_is_a_conflict(cast: Cast) -> None:
    values = {**NEW, "name": cast.owner.name}
    users.change_user(cast.owner, values, seen_version=1, actor=cast.administrator, at=AT)
    assert User.objects.get(pk=cast.owner.pk).session_epoch == 2
    stale = User.objects.get(pk=cast.owner.pk)
    refuse(
        Conflict,
        lambda: users.change_user(stale, {**values, "name": "甲"}, seen_version=1, actor=cast.administrator, at=AT),
    )


def test_roles_and_rights_are_given_and_taken_one_line_each(cast: Cast) -> None:
    wanted = ([Role.LEADER, Role.FINANCE], [Right.EXPORT])
    roles.set_roles(cast.owner, *wanted, seen_version=1, actor=cast.administrator, at=AT)
    assert kinds() == ["user.role_given", "user.role_given", "user.role_taken", "user.right_given"]
    fresh = User.objects.get(pk=cast.owner.pk)
    assert reach_of(fresh).roles == {Role.LEADER, Role.FINANCE}
    assert reach_of(fresh).rights == {Right.EXPORT}
    assert fresh.session_epoch == 2, "he signs in anew"


def test_the_same_roles_again_change_nothing(cast: Cast) -> None:
    roles.set_roles(cast.owner, [Role.SELLER], [], seen_version=1, actor=cast.administrator, at=AT)
    assert kinds() == []
    assert User.objects.get(pk=cast.owner.pk).session_epoch == 1, "and nobody is signed out"


def test_nobody_raises_himself(cast: Cast) -> None:
    admin = cast.administrator
    refuse(Refused, lambda: roles.set_roles(admin, list(Role), list(Right), seen_version=1, actor=admin, at=AT))
    refuse(Refused, lambda: roles.set_roles(cast.owner, list(Role), [], seen_version=1, actor=cast.owner, at=AT))


def test_the_last_administrator_stays_and_the_last_but_one_may_go(cast: Cast) -> None:
    second = person("副管", "second@example.com", Role.ADMINISTRATOR)
    users.deactivate(cast.administrator, actor=second, at=AT)
    # The deactivated one keeps the role but counts for nothing.
    forget_reach(second)
    third = person("助理", "third@example.com")
    refuse(Refused, lambda: users.deactivate(second, actor=second, at=AT))
    refuse(Refused, lambda: roles.set_roles(second, [], [], seen_version=1, actor=third, at=AT))


def test_an_administrator_who_lost_the_role_meanwhile_cannot_take_the_last_one(cast: Cast) -> None:
    second = person("副管", "second@example.com", Role.ADMINISTRATOR)
    reach_of(second)  # his request began while he still was one
    roles.set_roles(second, [Role.SELLER], [], seen_version=1, actor=cast.administrator, at=AT)
    refuse(
        Refused,
        lambda: roles.set_roles(
            User.objects.get(pk=cast.administrator.pk), [], [], seen_version=1, actor=second, at=AT
        ),
    )


def test_a_deactivated_user_is_out_with_the_next_request_and_back_after_activation(
    cast: Cast, as_user: type[Client]
) -> None:
    browser = as_user(cast.owner)
    assert browser.get(reverse("preferences")).status_code == 200
    users.deactivate(cast.owner, actor=cast.administrator, at=AT)
    assert browser.get(reverse("preferences")).status_code == 302
    users.reactivate(User.objects.get(pk=cast.owner.pk), actor=cast.administrator, at=AT)
    assert browser.get(reverse("preferences")).status_code == 302, "the old session stays dead"
    assert Client().login(email=cast.owner.email, password=PASSWORD) is True
    assert kinds() == ["user.deactivated", "user.reactivated"]


def test_a_link_sets_the_password_once_and_a_new_link_ends_the_older(cast: Cast) -> None:
    user = users.add_user(NEW, actor=cast.administrator, at=AT)
    old = users.make_link(user, actor=cast.administrator, at=AT)
    link = users.make_link(user, actor=cast.administrator, at=AT)
    assert b"password1" not in Client().get(old, follow=True).content
    browser = Client()
    form = browser.get(link, follow=True).request["PATH_INFO"]
    browser.post(form, {"password1": "a tent of plans in 2026", "password2": "a tent of plans in 2026"})
    assert Client().login(email=user.email, password="a tent of plans in 2026") is True
    assert b"password1" not in Client().get(link, follow=True).content
    assert kinds()[-1] == "user.password_changed"


def test_a_link_is_not_made_for_oneself_nor_for_a_deactivated_user(cast: Cast) -> None:
    admin = cast.administrator
    refuse(Refused, lambda: users.make_link(admin, actor=admin, at=AT))
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    gone = User.objects.get(pk=cast.owner.pk)
    refuse(Invalid, lambda: users.make_link(gone, actor=admin, at=AT))


def test_teams_lie_in_a_tree_without_circles_under_leaders(cast: Cast) -> None:
    admin = cast.administrator
    north = Team.objects.get(name="华东一队")
    values = {"name": "上海组", "parent": north.pk, "leader": None}
    below = teams.add_team(values, actor=admin, at=AT)
    circle = {"name": "华东一队", "parent": below.pk, "leader": cast.manager.pk}
    refuse(Invalid, lambda: teams.change_team(north, circle, seen_version=1, actor=admin, at=AT))
    seller = {"name": "苏州组", "parent": None, "leader": cast.owner.pk}
    refuse(Invalid, lambda: teams.add_team(seller, actor=admin, at=AT))
    refuse(Invalid, lambda: teams.add_team(values, actor=admin, at=AT))
    refuse(Invalid, lambda: teams.remove_team(north, actor=admin, at=AT))
    refuse(Refused, lambda: teams.remove_team(below, actor=cast.manager, at=AT))
    teams.remove_team(below, actor=admin, at=AT)
    assert kinds() == ["team.created", "team.removed"]


def test_the_pages_take_what_the_operations_take(cast: Cast, as_user: type[Client]) -> None:
    browser = as_user(cast.administrator)
    form = {"name": "于岚", "email": "yu@example.com", "form_key": "k1"}
    first = browser.post(reverse("user_new"), form)
    again = browser.post(reverse("user_new"), form)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.headers["Location"] == again.headers["Location"]
    made = User.objects.get(email="yu@example.com")
    browser.post(reverse("user_roles", args=[made.pk]), {"roles": ["seller", "presales"], "version": 1})
    assert reach_of(made).roles == {Role.SELLER, Role.PRESALES}
    page = browser.post(reverse("user_link", args=[made.pk])).content.decode()
    assert "http://testserver/account/password/reset/key/" in page


def test_a_taken_address_is_told_at_its_field_and_what_was_typed_stays(cast: Cast, as_user: type[Client]) -> None:
    answer = as_user(cast.administrator).post(reverse("user_new"), {"name": "于岚", "email": cast.owner.email})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "已有其他用户使用这个邮箱登录。" in page
    assert "于岚" in page


def test_an_unknown_filter_is_refused_and_a_search_finds_by_name(cast: Cast, as_user: type[Client]) -> None:
    browser = as_user(cast.administrator)
    assert browser.get(reverse("users"), {"role": "emperor"}).status_code == 400
    assert browser.get(reverse("users"), {"sort": "password"}).status_code == 400
    page = browser.get(reverse("users"), {"q": "赵磊"}).content.decode()
    assert "stranger@example.com" in page
    assert "owner@example.com" not in page
