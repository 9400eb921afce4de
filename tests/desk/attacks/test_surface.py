"""Fields that nobody offered, verbs and hosts that nobody serves, what an error may tell, scripts in names."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast, assemble, company_of, deal_of
from tests.desk.permissions.matrix import ROWS
from tests.desk.permissions.row import World
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import RoleAssignment, User
from yunchou.desk.intelligence.models import Claim
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.opportunities.models import Opportunity

PAYLOADS = (
    "<img src=x onerror=window.__xss=1>",
    "<svg onload=window.__xss=1>",
    "</script><script>window.__xss=1</script>",
    "\"><a href=javascript:window.__xss=1>x</a>{{7*7}}",
)  # fmt: skip


def foisted(world: World) -> dict[str, Any]:
    """What a browser never sends: owners, roles, states, keys."""
    stranger = world.cast.stranger.pk
    return {
        "owner": stranger, "owner_id": stranger, "id": 999, "pk": 999, "customer": world.foreign_company.pk,
        "compartment": world.foreign_deal.compartment_id, "standing": "won", "created_at": "2020-01-01",
        "is_active": "", "is_admin": "1", "role": "administrator", "roles": "administrator", "rights": "erasure",
        "email": "evil@example.com", "team": "1", "session_epoch": "0", "password": "x", "approved": "1",
        "recorded_by": stranger, "company": world.foreign_company.pk,
    }  # fmt: skip


PROTECTED = {
    "id", "owner_id", "customer_id", "company_id", "compartment_id", "standing", "stage", "created_at", "is_active",
    "session_epoch", "password", "team_id",
}  # fmt: skip


@pytest.mark.parametrize(
    ("route", "model"),
    [("opportunity_edit", Opportunity), ("customer_edit", Company), ("contact_edit", Contact), ("preferences", User)],
)
def test_fields_that_a_form_does_not_offer_change_nothing(
    cast: Cast, as_user: type[Client], route: str, model: type[Any]
) -> None:
    company = company_of(cast.stranger, "南岭电器")
    world = World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), {})
    row = next(each for each in ROWS if (each.route, each.method) == (route, "POST"))
    arguments, good = (row.ours(world) if row.ours else {}), (row.data(world) if row.data else {})
    before = model.objects.values().get(pk=arguments.get("pk", cast.owner.pk))
    extra = {name: value for name, value in foisted(world).items() if name not in good}
    assert as_user(cast.owner).post(reverse(route, kwargs=arguments), {**good, **extra}).status_code == 302
    after = model.objects.values().get(pk=before["id"])
    assert {name for name in PROTECTED & set(after) if after[name] != before[name]} == set()
    assert set(RoleAssignment.objects.filter(user=cast.owner).values_list("role", flat=True)) == {"seller"}
    assert User.objects.get(pk=cast.owner.pk).email == cast.owner.email


@pytest.mark.parametrize(
    "address", ["/.git/config", "/.env", "/db.sqlite3", "/static/", "/static/../db.sqlite3", "/admin/"]
)
def test_there_is_nothing_beside_the_pages(cast: Cast, as_user: type[Client], address: str) -> None:
    answer = as_user(cast.administrator).get(address)
    assert answer.status_code == 404
    assert "SQLite" not in answer.content.decode("utf-8", "replace")


def test_what_a_stranger_says_of_the_host_is_not_believed(cast: Cast, as_user: type[Client]) -> None:
    client = as_user(cast.owner)
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400
    page = client.get("/", HTTP_X_FORWARDED_HOST="evil.example", HTTP_X_FORWARDED_PROTO="https").content.decode()
    assert "evil.example" not in page


def test_trace_is_no_verb_here(cast: Cast, as_user: type[Client]) -> None:
    answer = as_user(cast.owner).trace("/", HTTP_X_SECRET="canary-header")
    assert answer.status_code in {403, 404, 405}
    assert "canary-header" not in answer.content.decode()


def test_no_other_site_may_read_an_answer(cast: Cast, as_user: type[Client]) -> None:
    answer = as_user(cast.owner).get("/", HTTP_ORIGIN="https://evil.example")
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_no_error_tells_of_what_it_is_made(cast: Cast, as_user: type[Client]) -> None:
    client = as_user(cast.owner)
    answers = [client.get("/nowhere/"), client.get("/users/"), client.post("/journal/"), client.get("/?a__b=1")]
    answers.append(client.get(reverse("customers"), {"page": "x"}))
    assert [answer.status_code for answer in answers] == [404, 403, 405, 400, 400]
    for answer in answers:
        told = f"{dict(answer.headers)}{answer.content.decode()}".lower()
        assert not [word for word in ("django", "granian", "sqlite", "traceback", "python", "select ") if word in told]
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_script_in_a_name_is_words_on_every_page(visit: Any) -> None:
    """No hook is called, the policy of the page has nothing to stop, and the words stand there as they were typed."""
    cast = assemble()
    image, closing, script, link = PAYLOADS
    Company.objects.filter(pk=cast.company.pk).update(name=image)
    Opportunity.objects.filter(pk=cast.deal.pk).update(name=script)
    person = Contact.objects.create(company=cast.company, name=closing[:80], title=link[:80], created_at=AT)
    Claim.objects.create(opportunity=cast.deal, statement=image, recorded_by=cast.owner, recorded_at=AT)
    met = Interaction.objects.create(
        opportunity=cast.deal, way="visit", on=AT.date(), note=script, raw=link, recorded_by=cast.owner, recorded_at=AT
    )  # fmt: skip
    met.people.add(person)
    pk = cast.deal.pk
    pages = [reverse("today"), reverse("opportunities"), reverse("board"), reverse("customer", args=[cast.company.pk])]
    pages += [
        reverse(name, args=[pk]) for name in ("opportunity", "people", "claims", "meetings", "opportunity_timeline")
    ]
    pages.append(reverse("search") + "?q=" + "%3Cimg%20src%3Dx%20onerror%3Dwindow.__xss%3D1%3E")
    page = visit(cast.owner, pages[0])
    base = page.url.removesuffix("/")
    for address in pages:
        page.goto(base + address)
        assert page.evaluate("window.__xss") is None, address
    assert image in page.content() or "&lt;img" in page.content()
