"""What must be there before the desk serves: the cache table and keys that fit the database."""

from __future__ import annotations

from datetime import datetime

from django.core.management import call_command

from yunchou.desk.identity.rotation import settle_master_key
from yunchou.desk.identity.sealing import check_keys, ensure_data_key


def prepare(at: datetime) -> None:
    """Make the cache table and the first data key where they are missing; call it after every migration.

    Raises `KeyTrouble` when the master key is missing or is not the one of this database: then nobody may serve,
    because what is sealed could not be read and new secrets would be sealed with a stranger's key. Nothing is
    overwritten.
    """
    call_command("createcachetable", verbosity=0)
    settle_master_key()
    ensure_data_key(at=at)
    check_keys()
