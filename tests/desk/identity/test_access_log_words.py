"""The access log says in words what was opened, never as a column of a table."""

from __future__ import annotations

from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.identity.templatetags.sealed import WORDS


def test_a_reading_is_named_in_the_readers_language(cast: Cast, as_user: type[Client]) -> None:
    AccessLogEntry.objects.create(
        compartment=cast.deal.compartment, reader=cast.owner, at=AT, subject="source.name:2861a361-e517", allowed=True
    )
    page = as_user(cast.compliance).get(reverse("access_log")).content.decode()
    assert "来源的姓名 2861a361" in page
    assert "source.name" not in page


def test_every_sealed_field_has_its_words() -> None:
    sealed = {
        f"{model._meta.model_name}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedField)
    }
    assert sealed <= set(WORDS)
