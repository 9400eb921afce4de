"""`yunchou expire`: remove what is past its time. Meant for every night."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from django.utils import timezone

from yunchou.desk.privacy.expiry import expire


def run(arguments: Sequence[str]) -> int:
    """Remove people past their time, what is restricted in deals long ended, uploads, forms, sessions, spent keys."""
    argparse.ArgumentParser(prog="yunchou expire", description=run.__doc__).parse_args(arguments)
    gone = expire(at=timezone.now())
    print("removed: " + ", ".join(f"{count} {name}" for name, count in asdict(gone).items()))
    return 0
