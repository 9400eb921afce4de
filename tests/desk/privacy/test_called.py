"""Who is meant without his name is found for a person to judge, and nothing is changed by that."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.attacks.planting import MARK, plant
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.privacy import operations
from yunchou.desk.privacy.called import called, forms_of, surname


def noted(cast: Cast, *notes: str) -> None:
    for note in notes:
        Interaction.objects.create(
            opportunity=cast.deal, way="visit", on=AT.date(), note=note, recorded_by=cast.owner, recorded_at=AT
        )


@pytest.mark.parametrize(
    ("name", "family", "form"),
    [
        ("欧阳青禾", "欧阳", "欧阳工"),
        ("王建国", "王", "老王"),
        ("John Smith", "Smith", "Mr. Smith"),
        ("Cher", "", None),
    ],
)
def test_a_name_is_called_by_its_surname(name: str, family: str, form: str | None) -> None:
    assert surname(name) == family
    assert (form in forms_of(name)) if form else forms_of(name) == ()


def test_texts_that_may_mean_him_are_shown_with_who_else_is_called_so(cast: Cast, as_user: type[Client]) -> None:
    plant(cast)
    wang = Contact.objects.create(company=cast.company, name="王明远", title="副总", created_at=AT)
    Contact.objects.create(company=cast.company, name="王小川", title="工程师", created_at=AT)
    noted(cast, "和王总谈了排班", "王明远要报表", "老王说月底定", "李总不同意")
    before = list(Interaction.objects.values_list("note", flat=True))
    page = as_user(cast.compliance).post(reverse("privacy_called", args=[wang.pk])).content.decode()
    assert "和王总谈了排班" in page
    assert "老王说月底定" in page
    assert "李总不同意" not in page
    assert "王小川" in page
    assert MARK not in page
    words = [found.words for found in called(wang).texts]
    assert "王明远要报表" not in words, "his name itself is erased without anybody's help"
    assert list(Interaction.objects.values_list("note", flat=True)) == before
    assert JournalEntry.objects.latest("sequence").kind == "privacy.texts_listed"


def test_it_is_for_who_answers_requests(cast: Cast) -> None:
    wang = Contact.objects.create(company=cast.company, name="王明远", created_at=AT)
    with pytest.raises(Refused):
        operations.list_called(wang, actor=cast.owner, at=AT)
