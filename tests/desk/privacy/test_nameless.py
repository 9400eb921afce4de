"""A copy for demonstrations: no name, prose or restricted text is left, and what a deal is made of stays."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.test import Client

from tests.cast import AT, Cast, now
from tests.desk.attacks.planting import MARK as CANARY
from tests.desk.privacy.kinds import CANARIES, NAME, everywhere, stored
from tests.desk.privacy.test_erasure import index_on_disk, sealed_words
from yunchou.desk.competitors.models import RivalCompany
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.field_classes import REGISTER, FieldClass
from yunchou.desk.identity.models import User
from yunchou.desk.intelligence.models import Report
from yunchou.desk.journal.operations import record
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy.nameless import CLEARED, EMPTIED, KEPT, MARK, NAMES, remove_names
from yunchou.desk.search.queries import search

FIGURES = ("pk", "customer", "owner", "stage", "standing", "seats", "amount", "currency", "created_at")


def names() -> set[str]:
    """Every name there is."""
    named = ((Contact, "name"), (User, "name"), (User, "email"), (Company, "name"), (Company, "short_name"),
             (RivalCompany, "name"), (Opportunity, "name"))  # fmt: skip
    return {name for model, column in named for name in model._default_manager.values_list(column, flat=True) if name}


def test_no_name_and_no_word_of_anybody_is_left_and_figures_and_links_stay(cast: Cast) -> None:
    everywhere(cast)
    Opportunity.objects.filter(pk=cast.deal.pk).update(name=f"{cast.company.name}的项目")
    before, known = list(Opportunity.objects.order_by("pk").values(*FIGURES)), {*names(), *CANARIES, CANARY}
    reports = Report.objects.count()
    remove_names(password="a new pass-phrase", at=now())
    left = stored() + sealed_words() + index_on_disk()
    assert sorted(name for name in known if name in left) == []
    assert list(Opportunity.objects.order_by("pk").values(*FIGURES)) == before
    assert Report.objects.count() == reports > 0
    assert set(sealed_words().split()) == {MARK}


def test_the_copy_can_be_used(cast: Cast) -> None:
    everywhere(cast)
    remove_names(password="a new pass-phrase", at=now())
    owner, deal = User.objects.get(pk=cast.owner.pk), Opportunity.objects.get(pk=cast.deal.pk)
    assert owner.check_password("a new pass-phrase")
    browser = Client()
    browser.force_login(owner)
    page = browser.get(f"/opportunities/{deal.pk}/")
    assert page.status_code == 200
    assert deal.name in page.content.decode()
    assert any(deal in found.things for found in search(owner, deal.name))
    assert not any(found.things for found in search(owner, NAME))
    record("opportunity.changed", deal, actor=owner, at=AT)
    assert list(broken_links()) == []


def test_what_must_be_one_of_a_kind_gets_a_text_of_its_own() -> None:
    alike = [
        key
        for key, entry in REGISTER.items()
        for model in [apps.get_model(key.rpartition(".")[0])]
        if model._meta.label not in EMPTIED
        if entry.field_class is FieldClass.PERSONAL or key in CLEARED
        if key not in NAMES and key not in KEPT
        if key.rpartition(".")[2] in one_of_a_kind(model)
        if not (key in CLEARED and "credit_code" in key)  # unique only while it is not empty
    ]
    assert alike == []


def one_of_a_kind(model: type[models.Model]) -> set[str]:
    """The columns of which two rows may not be alike."""
    alone = {field.name for field in model._meta.concrete_fields if field.unique and not field.primary_key}
    rules = [rule for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return alone | {name for rule in rules for name in rule.fields}
