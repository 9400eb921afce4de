"""Boxes to tick: what was ticked is one of the choices, or the field says so."""

import pytest
from django import forms

from tests.cast import Cast
from yunchou.desk.identity.models import User
from yunchou.desk.web.fields import SeveralField


class Ticked(forms.Form):
    colleagues = SeveralField(label="Our people")


def ticked(*keys: object) -> Ticked:
    form = Ticked({"colleagues": [str(key) for key in keys]})
    form.fields["colleagues"].queryset = User.objects.all()
    return form


def test_what_is_ticked_is_what_is_chosen(cast: Cast) -> None:
    form = ticked(cast.owner.pk, cast.teammate.pk)
    assert form.is_valid()
    assert set(form.cleaned_data["colleagues"]) == {cast.owner, cast.teammate}


@pytest.mark.parametrize("key", [0, 2**31, 2**63, 10**40, "甲", "²"])
def test_what_is_no_choice_is_refused_at_the_field(cast: Cast, key: object) -> None:
    form = ticked(cast.owner.pk, key)
    assert list(form.errors) == ["colleagues"]
