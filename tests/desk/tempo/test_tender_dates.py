"""Which deals a tender locks is the same answer for one deal and for a list of them."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from tests.cast import Cast
from yunchou.desk.conduct.queries import tender_locks
from yunchou.desk.tempo.models import TenderDates
from yunchou.desk.tempo.queries import is_in_tender

DAYS = (-3, 0, 3, None)


@pytest.mark.parametrize(("notice", "award"), [(n, a) for n, a in product(DAYS, DAYS) if None in {n, a} or n <= a])
def test_compliance_is_shown_the_locks_that_the_method_sees(cast: Cast, notice: int | None, award: int | None) -> None:
    today = timezone.localdate()
    days = [None if ahead is None else today + timedelta(days=ahead) for ahead in (notice, award)]
    TenderDates.objects.create(opportunity=cast.deal, notice_on=days[0], award_on=days[1])
    assert tender_locks(cast.compliance).exists() is is_in_tender(cast.deal, today)
