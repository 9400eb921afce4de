"""Small files as people bring them, and a leader who imports them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from tests.cast import AT, Cast
from yunchou.desk.exchange.models import ImportBatch, ImportState
from yunchou.desk.exchange.operations import go_on, upload

DEALS = (
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
    "A1,陈晓,,江海银行,Engaging,10/20/2025,,\n"
    "A2,陈晓,,新海证券,Won,2025-01-02,2025-03-01,1054\n"
    "A3,陈晓,,新海证券,Lost,2025年1月3日,2025/3/1,0\n"
)


def bring_in(cast: Cast, text: str | bytes, name: str = "deals.csv", kind: str = "") -> ImportBatch:
    """Upload a file as the team's leader."""
    content = text.encode() if isinstance(text, str) else text
    return upload(io.BytesIO(content), name, actor=cast.manager, at=AT, kind=kind)


def finish(cast: Cast, batch: ImportBatch) -> ImportBatch:
    """Take all rows."""
    while batch.state is not ImportState.DONE:
        batch = go_on(batch, actor=cast.manager, at=AT)
    return batch


@pytest.fixture
def take(cast: Cast) -> Callable[..., ImportBatch]:
    """Upload a file and take all of it."""
    return lambda text, **options: finish(cast, bring_in(cast, text, **options))


def outcome(batch: ImportBatch) -> tuple[int, int, int, int]:
    """Created, changed, unchanged, refused."""
    return batch.created, batch.updated, batch.unchanged, batch.refused
