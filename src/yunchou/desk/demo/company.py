"""Make the demo company: everything through the operations, as people would have done it."""

from __future__ import annotations

import secrets
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.config.home import home
from yunchou.desk.customers.operations import ensure_segments
from yunchou.desk.demo.accounts import open_accounts
from yunchou.desk.demo.clock import Clock, Story
from yunchou.desk.demo.colleagues import hire
from yunchou.desk.demo.deals import tell_deals
from yunchou.desk.demo.rivals import tell_rivals
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity

HIRED = 374
SIGN_INS = "demo-sign-in.txt"


@transaction.atomic
def make_demo(*, today: date) -> int:
    """Fill an empty database; returns how many things happened. All of it is there or nothing."""
    clock = Clock(today)
    story = Story(clock)
    password = _password()
    people = hire(_plan("people"), password, at=clock.moment(HIRED))
    ensure_segments(at=clock.moment(HIRED, 1))
    open_accounts(_plan("customers"), people, story)
    deals = tell_deals(_plan("deals") | {"rhythm": _plan("rhythm")["deals"]}, people, story)
    tell_rivals(_plan("rivals"), deals)
    happened = story.play(_evening)
    _keep(password)
    return happened


def _evening(at: datetime) -> None:
    """Judge the deals that changed that day, as the night does, so that their rooms can be looked back at."""
    changed = list(
        Opportunity.objects.filter(assessment=None, updated_at__date=timezone.localdate(at)).values_list(
            "pk", flat=True
        )
    )
    refresh_assessments(changed, as_of=timezone.localdate(at), at=at)


def is_empty() -> bool:
    """Whether nobody uses this database yet."""
    return not User.objects.exists()


def password() -> str:
    """The password of every demo colleague; empty when this is not the demo company."""
    path = home() / SIGN_INS
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _plan(name: str) -> dict[str, Any]:
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _password() -> str:
    """A password of its own for every installation: a demo that is left running is no open door."""
    return "-".join(secrets.token_hex(2) for _part in range(4))


def _keep(text: str) -> None:
    path = home() / SIGN_INS
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")
