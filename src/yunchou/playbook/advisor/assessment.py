"""The assessment: everything the method says about one deal on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.key_account.scorecard import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Verdicts, each with its reasons and unknowns, and the ranked moves."""

    as_of: date
    key_account: Scorecard
    won: Finding
    advice: tuple[Advice, ...]
