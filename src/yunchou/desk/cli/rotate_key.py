"""`yunchou rotate-key`: new keys for what is sealed, while the desk goes on serving."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils import timezone

from yunchou.desk.colleagues.operations import second_factors
from yunchou.desk.identity import rotation
from yunchou.desk.identity.sealing import KeyTrouble
from yunchou.desk.journal.operations import record


def run(arguments: Sequence[str]) -> int:
    """Seal everything restricted with a new data key; with --master, change the master key too.

    0 when nothing is sealed with an earlier key any more; 1 when the keys do not fit, and then nothing was changed.
    Interrupted, it is simply run again. An earlier data key is destroyed by the first run, or by the
    nightly `yunchou expire`, that finds it unused for an hour.
    """
    parser = argparse.ArgumentParser(prog="yunchou rotate-key", description=run.__doc__)
    parser.add_argument("--master", action="store_true", help="change the master key as well")
    options = parser.parse_args(arguments)
    at = timezone.now()
    try:
        with rotation.keys_held():
            return _rotate(master=options.master, at=at)
    except (OSError, DatabaseError, KeyTrouble) as error:
        print(f"The keys were not changed. 密钥未更换。{error}", file=sys.stderr)
        return 1


def _rotate(*, master: bool, at: datetime) -> int:
    rotation.settle_master_key()
    destroyed = rotation.destroy_spent_keys(at=at)
    if master:
        before = rotation.change_master_key(at=at)
        print(f"The master key is new; backups made until now need {before}. Keep it apart from this machine.")
    with transaction.atomic():
        key = rotation.start_data_key(at=at)
        record("key.rotated", key, actor=None, at=at)
    count = rotation.seal_anew(at=at) + second_factors.seal_anew()
    print(f"{count} values sealed anew with key {key.pk}; {destroyed} earlier keys destroyed.")
    return 0
