"""Our own approval path: who on our side must agree to a contract's text before it goes out (P84)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import Answer


def review_path(amount: Decimal | None, *, from_template: Answer, settings: Settings) -> tuple[Role, ...]:
    """The leader, then commerce; an executive last when the contract is large, or its wording is not our own.

    An amount or an origin nobody knows needs the executive too: unknown is not small, and not ours.
    """
    large = amount is None or amount >= settings.whole("contracts.review_executive_amount")
    path = (Role.LEADER, Role.FINANCE)
    return (*path, Role.EXECUTIVE) if large or from_template is not Answer.YES else path
