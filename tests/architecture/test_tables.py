"""Tables refer downwards in the order of features, and every stored text has its class."""

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.tree import DESK, layers, relative, tracked
from yunchou.desk.identity.field_classes import REGISTER, Entry, FieldClass
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.terms import TermField

OURS = [model for label in ("identity", "desk") for model in apps.get_app_config(label).get_models()]
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)


def feature_of(model):
    """The folder that a model lives in: `yunchou.desk.customers.models` → `customers`."""
    return model.__module__.split(".")[2]


def upward(models_, order):
    """References from a lower feature to a higher one, as sentences."""
    return [
        f"{model.__name__}.{field.name} in {feature_of(model)} refers up to {feature_of(field.related_model)}"
        for model in models_
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and isinstance(field.related_model, type)
        if field.related_model.__module__.startswith("yunchou.desk")
        if order[feature_of(field.related_model)] > order[feature_of(model)]
    ]


def stored_texts():
    """Label and field of every column that can hold words; closed lists hold none."""
    for model in OURS:
        for field in model._meta.concrete_fields:
            if isinstance(field, TEXTS) and not isinstance(field, TermField):
                yield f"{model._meta.label_lower}.{field.name}", field


def test_references_point_downwards():
    order = layers("features")
    assert upward(OURS, order) == []
    assert upward(OURS, {name: -height for name, height in order.items()}) != [], "the other way round would be seen"


def test_models_live_in_the_folder_of_a_feature():
    assert [model.__name__ for model in OURS if not (DESK / feature_of(model)).is_dir()] == []


def test_every_stored_text_has_its_class_and_no_class_is_left_over():
    texts = dict(stored_texts())
    assert sorted(set(texts) - set(REGISTER)) == [], "give it a class in identity/field_classes.py"
    assert sorted(set(REGISTER) - set(texts)) == []


def test_a_restricted_text_is_sealed_and_a_sealed_text_is_restricted():
    sealed = {label for label, field in stored_texts() if isinstance(field, SealedField)}
    assert sealed == {label for label, entry in REGISTER.items() if entry.field_class is FieldClass.RESTRICTED}


@pytest.mark.parametrize("label", REGISTER)
def test_a_personal_text_says_what_for_and_how_long(label):
    entry: Entry = REGISTER[label]
    assert entry.field_class is not FieldClass.REFUSED, "a refused text has no column"
    if entry.field_class in {FieldClass.PERSONAL, FieldClass.RESTRICTED}:
        assert entry.purpose
        assert entry.retention_days > 0


def test_there_are_no_signals_and_no_logic_in_save():
    words = ("post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed", "def save(self", "def delete(self")
    found = [
        f"{relative(path)}: {word}"
        for path in tracked()
        if path.suffix == ".py" and DESK in path.parents
        for word in words
        if word in path.read_text("utf-8")
    ]
    assert found == []
