import numpy as np
import pytest

from yunchou.desk.forecast.logistic import Prior, fit, logistic

PRIOR = Prior(np.array([-1.0, 0.5]), np.array([1.0, 4.0]))
NOTHING = (np.empty((0, 2)), np.empty(0))
ROWS = np.column_stack([np.ones(8), [0.0, 1, 2, 3, 4, 5, 6, 7]])
WON = np.array([0.0, 0, 1, 0, 1, 1, 0, 1])


def test_without_any_row_the_prior_stands():
    found = fit(*NOTHING, PRIOR)
    assert found.mean == pytest.approx(PRIOR.mean)
    assert np.diag(found.covariance) == pytest.approx(1 / PRIOR.precision)


def test_rows_move_the_weights_towards_what_they_show_and_narrow_them():
    found, all_won = fit(ROWS, WON, PRIOR), fit(ROWS, np.ones(8), PRIOR)
    assert np.all(all_won.mean > PRIOR.mean)
    assert np.all(np.diag(found.covariance) < 1 / PRIOR.precision)


def test_the_mean_is_the_top_of_the_posterior():
    found = fit(ROWS, WON, PRIOR)
    slope = ROWS.T @ (WON - logistic(ROWS @ found.mean)) - PRIOR.precision * (found.mean - PRIOR.mean)
    assert np.abs(slope).max() < 0.02


def test_without_a_prior_to_speak_of_it_agrees_with_the_known_solution_of_a_two_by_two_table():
    rows = np.column_stack([np.ones(40), [0.0] * 20 + [1.0] * 20])
    won = np.array([1.0] * 5 + [0.0] * 15 + [1.0] * 12 + [0.0] * 8)
    found = fit(rows, won, Prior(np.zeros(2), np.full(2, 1e-6)))
    assert found.mean == pytest.approx([np.log(5 / 15), np.log(12 / 8) - np.log(5 / 15)], abs=0.01)


def test_separated_rows_still_end_and_stay_finite():
    won = (ROWS[:, 1] > 3).astype(float)
    found = fit(ROWS, won, Prior(np.zeros(2), np.full(2, 1e-3)))
    assert np.all(np.isfinite(found.mean))
    assert np.all(np.isfinite(found.covariance))


def test_a_row_that_counts_for_less_moves_less():
    whole, half = fit(ROWS, WON, PRIOR), fit(ROWS, WON, PRIOR, weight=0.5)
    assert abs(half.mean[0] - PRIOR.mean[0]) < abs(whole.mean[0] - PRIOR.mean[0])


def test_a_cap_explains_losses_so_that_the_weights_fall_less():
    lost = np.zeros(8)
    capped = fit(ROWS, lost, PRIOR, caps=np.full(8, 0.4))
    assert capped.mean[0] > fit(ROWS, lost, PRIOR).mean[0]


def test_leaving_a_row_out_is_close_to_fitting_without_it():
    found = fit(ROWS, WON, PRIOR).left_out(ROWS, WON)
    for row in range(8):
        others = np.arange(8) != row
        assert found[row] == pytest.approx(ROWS[row] @ fit(ROWS[others], WON[others], PRIOR).mean, abs=0.3)
