"""Plans of payment add up to the cent, whatever the terms."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import few
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.receivables.ageing import band, state
from yunchou.playbook.receivables.schedule import by_weights, equal_parts, months_on, read_shares
from yunchou.playbook.receivables.terms import AgeBand, CollectionState

CENT = Decimal("0.01")
AMOUNTS = st.decimals(min_value="0.01", max_value="9999999999.99", places=2)
WEIGHTS = st.integers(0, 1_000_000).map(lambda thousandths: Decimal(thousandths) / 1000)


@few
@given(AMOUNTS, st.lists(WEIGHTS, min_size=1, max_size=40))
def test_any_weights_cut_an_amount_to_the_cent(amount: Decimal, weights: list[Decimal]) -> None:
    total = sum(weights, Decimal(0))
    if total <= 0:
        with pytest.raises(ValueError, match="positive"):
            by_weights(amount, weights)
        return
    parts = by_weights(amount, weights)
    assert sum(parts) == amount
    assert all(part == part.quantize(CENT) and part >= 0 for part in parts)
    assert all(abs(part - amount * weight / total) < CENT * 2 for part, weight in zip(parts, weights, strict=True))


@few
@given(AMOUNTS, st.integers(1, 120))
def test_equal_parts_differ_by_a_cent_at_most(amount: Decimal, count: int) -> None:
    parts = equal_parts(amount, count)
    assert sum(parts) == amount
    assert max(parts) - min(parts) <= CENT


@pytest.mark.parametrize(
    "text", ["30/60/10", "30%/60%/10%", "３０／６０／１０", "3:6:1", "30-60-10", "30、60、10", "30 60 10"]
)
def test_terms_are_read_as_people_write_them(text: str) -> None:
    assert read_shares(text) == [Decimal(30), Decimal(60), Decimal(10)]


@pytest.mark.parametrize("text", ["", "30/60", "30/60/20", "100/0", "abc", "3:6:2", "30/-60/130"])
def test_terms_that_do_not_add_up_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="shares"):
        read_shares(text)


def test_months_keep_their_day_where_they_have_it() -> None:
    assert [months_on(date(2026, 10, 31), n) for n in (0, 1, 4, 16)] == [
        date(2026, 10, 31), date(2026, 11, 30), date(2027, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, AgeBand.NOT_DUE), (0, AgeBand.NOT_DUE), (1, AgeBand.TO_30), (30, AgeBand.TO_30), (31, AgeBand.TO_60),
     (61, AgeBand.TO_90), (91, AgeBand.TO_180), (180, AgeBand.TO_180), (181, AgeBand.OVER_180)],
)  # fmt: skip
def test_a_claim_ages_band_by_band(days: int, expected: AgeBand) -> None:
    assert band(date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days)) is expected


@pytest.mark.parametrize(
    ("due", "disputed", "kept", "expected"),
    [
        (5, True, Answer.NO, CollectionState.DISPUTED),
        (-5, False, Answer.NO, CollectionState.BROKEN),
        (-5, False, Answer.UNKNOWN, CollectionState.PROMISED),
        (-5, False, Answer.YES, CollectionState.OVERDUE),
        (-5, False, None, CollectionState.OVERDUE),
        (0, False, None, CollectionState.SOON),
        (30, False, None, CollectionState.SOON),
        (31, False, None, CollectionState.LATER),
    ],
)
def test_a_claim_waits_for_one_thing(due: int, disputed: bool, kept: Answer | None, expected: CollectionState) -> None:
    today = date(2026, 3, 1)
    due_on = date.fromordinal(today.toordinal() + due)
    assert state(due_on, today, soon_days=30, disputed=disputed, kept=kept) is expected
