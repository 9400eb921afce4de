"""`yunchou assess`: the playbook's judgement of the deal in a file. Needs no Django and no database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from yunchou.playbook.assess_command import main


def run(arguments: Sequence[str]) -> int:
    """Judge as of today by this machine's clock, which the playbook itself never reads."""
    return main(arguments, today=datetime.now().astimezone().date())
