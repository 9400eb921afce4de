"""Restricted text at rest: AES-256-GCM, bound to its table, column and row.

A sealed value is never opened by loading its row. It is opened by `identity.operations.reveal`, which asks for the
compartment and writes the access log. Format: 1 byte version, 4 bytes key id, 12 bytes nonce, ciphertext with tag.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.db import models, transaction

from yunchou.desk.config.home import kept_secret, stored_secret
from yunchou.desk.identity.models import DataKey

if TYPE_CHECKING:
    from datetime import datetime

    _Binary = models.BinaryField[bytes, bytes]
else:
    _Binary = models.BinaryField

_VERSION = b"\x01"
_WRAP_BINDING = b"yunchou data key"
MASTER = "master.key"
COMING = "master.key.next"
"""The new master key while `identity.rotation` is at work; between the two steps only this one fits."""


class KeyTrouble(Exception):
    """The master key is missing or is not the one that wrapped this installation's data keys."""


class SealedField(_Binary):
    """A column of sealed bytes. It cannot be filtered, sorted or searched."""

    def get_lookup(self, lookup_name: str) -> Any:
        """Only presence may be asked."""
        if lookup_name != "isnull":
            self._refuse()
        return super().get_lookup(lookup_name)

    def _refuse(self) -> NoReturn:
        raise FieldError(f"{self.name} is sealed: it cannot be filtered or sorted")


def master_key(text: str | None = None) -> bytes:
    """The 32 bytes of the master key, from its text or as it is stored.

    A missing one is never made anew here: what it sealed would be lost.
    """
    text = stored_secret(MASTER) if text is None else text
    if text is None:
        raise KeyTrouble("The master key is missing. Put back the master.key that belongs to this database.")
    try:
        key = bytes.fromhex(text)
        AESGCM(key)
    except ValueError as error:
        raise KeyTrouble("The file master.key is damaged. Put back the one that belongs to this database.") from error
    return key


def unwrapped(key: DataKey, master: bytes) -> bytes | None:
    """The secret of a data key; `None` when this master key did not wrap it."""
    wrapped = bytes(key.wrapped)
    try:
        return AESGCM(master).decrypt(wrapped[:12], wrapped[12:], _WRAP_BINDING)
    except InvalidTag:
        return None


def wrapped(secret: bytes, master: bytes) -> bytes:
    """The secret of a data key under a master key, as `DataKey.wrapped` holds it."""
    nonce = os.urandom(12)
    return nonce + AESGCM(master).encrypt(nonce, secret, _WRAP_BINDING)


def _unwrap(key: DataKey) -> AESGCM:
    secret = unwrapped(key, master_key()) or _while_rotating(key)
    if secret is None:
        raise KeyTrouble("The master key does not fit this database. Put back the master.key that belongs to it.")
    return AESGCM(secret)


def _while_rotating(key: DataKey) -> bytes | None:
    """With the master key that is coming, or, where it came while we read, with the key as it is now."""
    coming = stored_secret(COMING)
    secret = unwrapped(key, master_key(coming)) if coming is not None else None
    if secret is None:
        stored = DataKey.objects.filter(pk=key.pk).first()
        secret = unwrapped(stored, master_key()) if stored is not None else None
    return secret


def ensure_data_key(*, at: datetime) -> DataKey:
    """The data key in use, made with the master key on the first call of an installation.

    Raises `KeyTrouble` when data keys exist and the master key is missing or does not fit; nothing is written then.
    """
    with transaction.atomic():
        key = DataKey.objects.filter(retired_at__isnull=True).order_by("-pk").first()
        if key is None:
            if not DataKey.objects.exists():
                kept_secret(MASTER)
            key = new_data_key(at=at)
    _unwrap(key)
    return key


def new_data_key(*, at: datetime) -> DataKey:
    """A fresh data key under the master key in use. The caller retires the one before."""
    secret = AESGCM.generate_key(bit_length=256)
    return DataKey.objects.create(wrapped=wrapped(secret, master_key()), created_at=at)


def key_of(value: bytes) -> int:
    """The number of the data key that a sealed value needs."""
    return int.from_bytes(value[1:5], "big")


def check_keys() -> None:
    """Raise `KeyTrouble` unless the master key opens every data key there is. Writes nothing."""
    for key in DataKey.objects.all():
        _unwrap(key)


def binding(row: models.Model, field: str) -> bytes:
    """What a sealed value is bound to: moving it to another row or column makes it unreadable."""
    if row.pk is None:
        raise ValueError("a row needs its key before a field of it can be sealed")
    return f"{row._meta.db_table}.{field}:{row.pk}".encode()


def seal(row: models.Model, field: str, text: str, *, at: datetime) -> None:
    """Put `text` sealed into `field` of `row`; the caller saves the row."""
    setattr(row, field, sealed(text, bound_to=binding(row, field), at=at))


def sealed(text: str, *, bound_to: bytes, at: datetime) -> bytes:
    """`text` sealed with the data key in use. Only who gives the same `bound_to` can open it."""
    key = ensure_data_key(at=at)
    nonce = os.urandom(12)
    body = _unwrap(key).encrypt(nonce, text.encode(), bound_to)
    return _VERSION + key.pk.to_bytes(4, "big") + nonce + body


def unseal(row: models.Model, field: str) -> str:
    """The text in a sealed field. Call `identity.operations.reveal` instead: this asks nobody and logs nothing."""
    return opened(bytes(getattr(row, field)), bound_to=binding(row, field))


def opened(value: bytes, *, bound_to: bytes) -> str:
    """The text that `sealed` made into `value`. Raises `KeyTrouble` for anything else."""
    key = DataKey.objects.filter(pk=key_of(value)).first()
    if value[:1] != _VERSION or key is None:
        raise KeyTrouble("A sealed value has an unknown format or its data key is gone.")
    try:
        return _unwrap(key).decrypt(value[5:17], value[17:], bound_to).decode()
    except InvalidTag as error:
        raise KeyTrouble("A sealed value does not belong to its row or was changed.") from error
