"""A bank statement that finance has read this week and not yet decided about."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.receivables.statements import Incoming, take_statement


def tell_statement(plan: dict[str, Any], people: People, story: Story) -> None:
    """Let finance read the statement yesterday."""

    def read(at: datetime) -> None:
        incoming = [
            Incoming(
                row=number,
                booked_on=story.clock.day(ago),
                amount=Decimal(amount),
                currency="CNY",
                payer=payer,
                reference=reference,
                text=text,
            )
            for number, (ago, amount, payer, reference, text) in enumerate(plan["lines"], start=5)
        ]
        take_statement(
            plan["file"],
            "demo",
            incoming,
            outgoing=plan["outgoing"],
            unread=[(row, reason) for row, reason in plan["unread"]],
            actor=people["wumin"],
            at=at,
        )

    story.on(1, read)
