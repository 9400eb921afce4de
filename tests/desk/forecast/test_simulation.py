"""Futures drawn from odds: the same seed the same futures, the middle right, the interval honest, and quick."""

import time
from decimal import Decimal

import numpy as np
import pytest

from yunchou.desk.forecast.calibration import Said, calibrate
from yunchou.desk.forecast.simulation import Bets, How, draw, expected, interval


def deals(count: int, groups: int = 1, seed: int = 1) -> Bets:
    dice = np.random.default_rng(seed)
    return Bets(
        month=list(dice.integers(0, 10, count)),
        amount=list(dice.lognormal(13, 1, count)),
        chance=list(dice.uniform(0.02, 0.95, count)),
        group=list(dice.integers(0, groups, count)),
    )


def test_the_same_seed_gives_the_same_futures_and_another_gives_others() -> None:
    bets, how = deals(50), How(months=6, runs=20, seed=3)
    assert (draw(bets, how, 1) == draw(bets, how, 1)).all()
    assert (draw(bets, how, 1) != draw(bets, How(months=6, runs=20, seed=4), 1)).any()


def test_a_certain_deal_comes_in_its_month_and_a_hopeless_one_never() -> None:
    bets = Bets(month=[2, 2], amount=[100.0, 1000.0], chance=[1.0, 0.0], group=[0, 1])
    futures = draw(bets, How(months=4, runs=200, shared=0, slip=0), 2)
    assert (futures[0] == [0, 0, 100, 0]).all()
    assert futures[1].max() == 0
    assert expected(bets, How(months=4, slip=0), 2).tolist() == [[0, 0, 100, 0], [0, 0, 0, 0]]


def test_the_middle_of_the_futures_is_what_is_expected_within_sampling_error() -> None:
    bets, how = deals(400), How(months=13, runs=4000, shared=0, slip=0.3)
    futures = draw(bets, how, 1)[0]
    error = futures.std(axis=0) / np.sqrt(how.runs)
    assert (np.abs(futures.mean(axis=0) - expected(bets, how, 1)[0]) < 4.5 * error + 1).all()


def test_what_slips_beyond_the_last_month_counts_in_none() -> None:
    bets, how = Bets([3], [90.0], [1.0], [0]), How(months=4, runs=9000, shared=0, slip=0.5)
    assert expected(bets, how, 1)[0].tolist() == pytest.approx([0, 0, 0, 45])
    assert draw(bets, how, 1)[0].sum(axis=1).mean() == pytest.approx(45, rel=0.05)


def test_a_deal_far_ahead_counts_in_no_month() -> None:
    bets, how = Bets([4, 400], [90.0, 90.0], [1.0, 1.0], [0, 0]), How(months=4, runs=10)
    assert expected(bets, how, 1).sum() == 0
    assert draw(bets, how, 1).sum() == 0


def test_people_share_their_futures_so_that_a_team_is_the_sum_of_its_people() -> None:
    one = Bets([0] * 200, [1.0] * 200, [0.5] * 200, [0] * 100 + [1] * 100)
    together = draw(one, How(months=1, runs=2000, shared=1.0, slip=0), 2)[:, :, 0]
    assert np.corrcoef(together)[0, 1] > 0.8
    apart = draw(one, How(months=1, runs=2000, shared=0, slip=0), 2)[:, :, 0]
    assert abs(np.corrcoef(apart)[0, 1]) < 0.1


def test_twenty_thousand_open_deals_take_two_seconds_at_most() -> None:
    bets, how = deals(20_000, groups=40), How(months=10)
    draw(deals(100), how, 1)
    began = time.process_time()
    futures = draw(bets, how, 40)
    interval(futures.sum(axis=0))
    expected(bets, how, 40)
    assert time.process_time() - began <= 2.0


def test_eight_of_ten_intervals_hold_what_comes_in_simulated_histories() -> None:
    """A world that works as the method says: each history draws one truth, the forecast knows only the odds."""
    held = []
    for history in range(150):
        bets = deals(40, seed=history)
        how = How(months=13, runs=400, seed=history)
        low, high = interval(draw(bets, how, 1)[0].sum(axis=1))
        truth = draw(bets, How(months=13, runs=1, seed=10_000 + history), 1)[0].sum()
        held.append(Said(*(Decimal(str(round(float(v), 2))) for v in (low, 0, high, truth))))
    found = calibrate(held)
    assert found.honest is True
    assert abs(found.share - 0.8) <= 2 * (0.8 * 0.2 / 150) ** 0.5


def test_few_forecasts_are_not_judged_and_bad_ones_are_found_out() -> None:
    good, bad = (Said(Decimal(1), Decimal(2), Decimal(3), came) for came in (Decimal(2), Decimal(9)))
    assert calibrate([]).ratio is None
    assert calibrate([good] * 9).honest is None
    assert calibrate([good] * 16 + [bad] * 4).honest is True
    assert calibrate([bad] * 20).honest is False
    assert calibrate([good, bad]).ratio == Decimal("2.75")
