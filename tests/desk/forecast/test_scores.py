import numpy as np
import pytest

from yunchou.desk.forecast.scores import log_loss, reliability, score

WON = np.array([1.0, 0, 1, 0])


def test_the_scores_of_even_odds_are_a_quarter_and_the_logarithm_of_two():
    found = score(np.full(4, 0.5), WON)
    assert (found.brier, found.log_loss) == (pytest.approx(0.25), pytest.approx(np.log(2)))


def test_knowing_is_better_than_guessing_and_guessing_than_being_wrong():
    knows, guesses, errs = (score(said, WON) for said in (WON * 0.8 + 0.1, np.full(4, 0.5), 0.9 - WON * 0.8))
    assert knows.brier < guesses.brier < errs.brier
    assert knows.log_loss < guesses.log_loss < errs.log_loss


def test_one_wrong_certainty_costs_much_but_not_everything():
    assert 3 < log_loss(np.array([1.0, 0, 1, 1]), WON) < 4


def test_reliability_puts_what_was_said_beside_what_came_true():
    low, high = reliability(np.array([0.12, 0.18, 1.0, 0.95]), np.array([0.0, 1, 1, 1]))
    assert (low.count, low.said, low.won) == (2, pytest.approx(0.15), 0.5)
    assert (high.low, high.high, high.won) == (0.9, 1.0, 1.0)
