"""New keys for old ones while the desk goes on serving.

A data key is replaced in three steps: a new one is used from now on, what the old one sealed is sealed anew in small
transactions, and an old key that seals nothing any more is destroyed an hour later, when nobody can be in the middle of
writing with it. The master key is replaced by wrapping every data key anew in one transaction; the new one waits in
`master.key.next` meanwhile, so that at every moment, also after a kill, one of the two files opens everything.
"""

from __future__ import annotations

import fcntl
import os
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Cast

from yunchou.desk.config.home import home, kept_secret, stored_secret
from yunchou.desk.identity.models import DataKey
from yunchou.desk.identity.sealing import (
    COMING,
    MASTER,
    KeyTrouble,
    SealedField,
    binding,
    check_keys,
    key_of,
    master_key,
    new_data_key,
    opened,
    sealed,
    unwrapped,
    wrapped,
)

BATCH = 100
SEALED_TEXT = "AQAAA[A-Za-z0-9+/]{7}"
"""How a sealed value begins where it is kept as text (base64): its version and the number of a key below 2^14."""
GRACE = timedelta(hours=1)


@contextmanager
def keys_held() -> Iterator[None]:
    """Nobody else rotates keys or makes a backup meanwhile; waits for who does."""
    with (home() / "keys.lock").open("w") as lock:
        os.fchmod(lock.fileno(), 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@transaction.atomic
def start_data_key(*, at: datetime) -> DataKey:
    """A new data key, used from now on; what the earlier ones sealed can still be read."""
    check_keys()
    DataKey.objects.filter(retired_at__isnull=True).update(retired_at=at)
    return new_data_key(at=at)


def seal_anew(*, at: datetime) -> int:
    """Seal with the key in use whatever an earlier key sealed; answers how many values there were. May be repeated."""
    return sum(_column(model, field, at) for model, field in sealed_columns())


def sealed_columns() -> list[tuple[type[models.Model], str]]:
    """Every sealed column there is."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedField)
    ]


def _column(model: type[models.Model], field: str, at: datetime) -> int:
    keys = list(model._default_manager.filter(**{f"{field}__isnull": False}).values_list("pk", flat=True))
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    return sum(_batch(model, field, batch, at) for batch in batches)


@transaction.atomic
def _batch(model: type[models.Model], field: str, keys: list[object], at: datetime) -> int:
    current = DataKey.objects.filter(retired_at__isnull=True).latest("pk").pk
    done = 0
    for row in model._default_manager.select_for_update().filter(pk__in=keys).only("pk", field):
        value = getattr(row, field)
        if value is None or key_of(bytes(value)) == current:
            continue
        bound_to = binding(row, field)
        fresh = sealed(opened(bytes(value), bound_to=bound_to), bound_to=bound_to, at=at)
        model._default_manager.filter(pk=row.pk).update(**{field: fresh})
        done += 1
    return done


@transaction.atomic
def destroy_spent_keys(*, at: datetime) -> int:
    """Delete the data keys that were retired an hour ago or earlier and seal nothing any more; answers how many."""
    spent = set(DataKey.objects.filter(retired_at__lte=at - GRACE).values_list("pk", flat=True))
    return DataKey.objects.filter(pk__in=spent - keys_in_use()).delete()[0] if spent else 0


def keys_in_use() -> set[int]:
    """The numbers of all data keys that something in the database may be sealed with.

    Every binary and every text column of every table is looked at, not only those that are known to be sealed: a key is
    destroyed for good, so whoever kept a sealed value in a place of his own must not lose it.
    """
    found: set[int] = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.BinaryField):
                values = model._default_manager.exclude(**{f"{field.name}__isnull": True})
                found |= {key_of(bytes(value)) for value in values.values_list(field.name, flat=True).iterator()}
            elif isinstance(field, models.CharField | models.TextField | models.JSONField):
                column = Cast(field.name, models.TextField())
                texts = model._default_manager.annotate(_text=column).filter(_text__contains=SEALED_TEXT[:5])
                for text in texts.values_list("_text", flat=True).iterator():
                    found |= {key_of(b64decode(value)) for value in re.findall(SEALED_TEXT, text)}
    return found & set(DataKey.objects.values_list("pk", flat=True))


def change_master_key(*, at: datetime) -> Path:
    """Wrap all data keys with a new master key; answers where the one before was put: earlier backups need it."""
    settle_master_key()
    check_keys()
    kept_secret(COMING)
    _wrap_all(master_key(), master_key(stored_secret(COMING)))
    before = home() / f"master.key.until-{at:%Y%m%d-%H%M%S}"
    os.link(home() / MASTER, before)
    _put_in_place()
    check_keys()
    return before


def settle_master_key() -> None:
    """Finish or undo a change of the master key that was interrupted. Writes nothing where there was none."""
    text = stored_secret(COMING)
    if text is None:
        return
    coming, keys = master_key(text), list(DataKey.objects.all())
    if keys and all(unwrapped(key, coming) is not None for key in keys):
        _put_in_place()
        return
    check_keys()
    (home() / COMING).unlink()


@transaction.atomic
def _wrap_all(master: bytes, coming: bytes) -> None:
    for key in DataKey.objects.select_for_update():
        secret = unwrapped(key, master)
        if secret is None:
            raise KeyTrouble("The master key does not fit this database.")
        DataKey.objects.filter(pk=key.pk).update(wrapped=wrapped(secret, coming))


def _put_in_place() -> None:
    (home() / COMING).replace(home() / MASTER)
    folder = os.open(home(), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
