"""A backup file: a compressed tar, encrypted in chunks so that its size does not matter.

Format: a line that names it, 16 bytes of salt, then chunks of AES-256-GCM under a key of the file's own (HKDF of the
master key and the salt). A chunk's nonce is its number and whether it is the last (STREAM: Hoang, Reyhanitabar,
Rogaway, Vizár 2015), so that no chunk can be changed, moved, left out or cut off unnoticed.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NAME_LINE = b"yunchou backup 1\n"
SALT = 16
CHUNK = 1 << 20
TAG = 16


class Damaged(Exception):
    """The file is no backup, was changed or cut, or belongs to another master key."""


@contextmanager
def writing(file: BinaryIO, master: bytes) -> Iterator[tarfile.TarFile]:
    """A tar whose members are written encrypted to `file`. After an exception the file is of no use."""
    salt = os.urandom(SALT)
    file.write(NAME_LINE + salt)
    sealer = _Sealer(file, _key(master, salt))
    with tarfile.open(fileobj=sealer, mode="w|gz") as tar:
        yield tar
    sealer.finish()


@contextmanager
def reading(file: BinaryIO, master: bytes) -> Iterator[tarfile.TarFile]:
    """The members of a backup in their order. Raises `Damaged`, also for what is found only on the way."""
    if file.read(len(NAME_LINE)) != NAME_LINE:
        raise Damaged("This is no backup of Yunchou.")
    opener = io.BufferedReader(_Opener(file, _key(master, file.read(SALT))))
    try:
        with tarfile.open(fileobj=opener, mode="r|gz") as tar:
            yield tar
        while opener.read(CHUNK):  # to the last chunk: a file cut behind the tar is damaged too
            pass
    except (tarfile.TarError, EOFError) as error:
        raise Damaged("The backup is damaged.") from error


def _key(master: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"yunchou backup").derive(master))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class _Sealer(io.RawIOBase):
    """Takes bytes and writes sealed chunks."""

    def __init__(self, file: BinaryIO, key: AESGCM) -> None:
        self._file, self._key, self._number, self._waiting = file, key, 0, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk, which may be empty."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, data: bytes, *, last: bool) -> None:
        self._file.write(self._key.encrypt(_nonce(self._number, last=last), data, None))
        self._number += 1


class _Opener(io.RawIOBase):
    """Reads sealed chunks and gives their bytes."""

    def __init__(self, file: BinaryIO, key: AESGCM) -> None:
        self._file, self._key, self._number = file, key, 0
        self._waiting, self._next = b"", file.read(CHUNK + TAG)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._waiting and self._next:
            self._open()
        size = min(len(buffer), len(self._waiting))
        buffer[:size], self._waiting = self._waiting[:size], self._waiting[size:]
        return size

    def _open(self) -> None:
        chunk, self._next = self._next, self._file.read(CHUNK + TAG)
        try:
            self._waiting = self._key.decrypt(_nonce(self._number, last=not self._next), chunk, None)
        except InvalidTag as error:
            raise Damaged("The backup was changed or cut, or it belongs to another master key.") from error
        self._number += 1
