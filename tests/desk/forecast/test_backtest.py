import json
import random
from pathlib import Path

import numpy as np
import pytest

from tests.desk.forecast.tables import deals, text
from yunchou.desk.forecast.backtest.history import Question, read_history
from yunchou.desk.forecast.backtest.table import BadTable, parse_table
from yunchou.desk.forecast.backtest.walk import forecasters, walk
from yunchou.desk.forecast.command import run

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
PIPELINE = DATA / "crm_sales_opportunities" / "sales_pipeline.csv"


def noise(_seats, _visits, _region):
    return -0.6


def signal(seats, visits, region):
    return 1.6 * seats - visits + (1.2 if region == "北区" else -0.4)


def history(table, **asked):
    return read_history(parse_table(table, "deals.csv"), Question(**{"outcome": "result", **asked}))


def left_out(found):
    return {each.name: each.reason for each in found.left_out}


@pytest.fixture
def backtest(tmp_path, capsys, monkeypatch):
    """Runs the command on a table and gives exit status, what was printed, complaints, and the JSON written."""
    monkeypatch.chdir(tmp_path)

    def answer(table, *arguments):
        (tmp_path / "deals.csv").write_text(table, encoding="utf-8")
        code = run(["deals.csv", "--outcome", "result", *arguments])
        written = tmp_path / "deals.backtest.json"
        told = json.loads(written.read_text(encoding="utf-8")) if written.exists() else None
        return (code, *capsys.readouterr(), told)

    return answer


@pytest.mark.parametrize("few", [20, 50, 100])
def test_with_few_deals_of_no_pattern_our_odds_are_as_good_as_the_base_rate_and_better_than_the_others(few):
    results = walk(history(deals(260, noise)), few).results
    ours, base = results["yunchou"].score, results["base_rate"].score
    assert ours.brier <= base.brier + 0.004
    assert ours.log_loss <= base.log_loss + 0.01
    for other in ("naive_bayes", "plain_logistic"):
        assert ours.brier < results[other].score.brier
        assert ours.log_loss < results[other].score.log_loss


@pytest.mark.parametrize("few", [50, 100, None])
def test_with_a_pattern_our_odds_find_it_and_are_not_worse_than_the_others_by_more_than_chance(few):
    results = walk(history(deals(260, signal)), few).results
    ours = results["yunchou"].score
    assert ours.brier < results["base_rate"].score.brier - 0.03
    for other in ("naive_bayes", "plain_logistic"):
        assert results[other].behind > -2 * results[other].behind_error


def test_what_lies_ahead_is_never_learnt_from():
    """Turning the outcomes of the last deals round changes no forecast of the deals before them."""
    rows = deals(120, signal).splitlines()
    turned = [*rows[:100], *(row.replace("Won", "X").replace("Lost", "Won").replace("X", "Lost") for row in rows[100:])]
    one, other = (history("\n".join(lines) + "\n") for lines in (rows, turned))
    early = [walk_until(found, 99) for found in (one, other)]
    assert early[0] == early[1]


def walk_until(found, row):
    """The forecasts of the rows before one, by everybody."""
    train, test = np.arange(row - 20), np.arange(row - 20, row)
    return {
        name: each.chances(found.columns, found.won, train, test).tolist() for name, each in forecasters(found).items()
    }


def test_the_same_table_gives_the_same_answer():
    one, other = (walk(history(deals(60, signal))) for _again in range(2))
    assert one == other


def test_stage_percentages_are_by_stage_where_there_is_one():
    dice = random.Random(4)  # noqa: S311
    rows = []
    for _number in range(200):
        late = dice.random() < 0.5
        rows.append(
            [
                "谈判" if late else "线索",
                str(dice.random()),
                "Won" if dice.random() < (0.8 if late else 0.1) else "Lost",
            ]
        )
    found = history(text(["销售阶段", "x", "result"], rows))
    results = walk(found).results
    assert found.stage is not None
    assert results["stage_percentage"].score.brier < results["base_rate"].score.brier - 0.05
    assert results["yunchou"].score.brier <= results["stage_percentage"].score.brier + 0.005


def test_without_a_stage_the_stage_percentage_is_the_base_rate():
    results = walk(history(deals(60, signal))).results
    assert results["stage_percentage"].score == results["base_rate"].score


def leaking(count=200):
    dice = random.Random(7)  # noqa: S311
    head = ["id", "value_won", "lost_why", "closed", "flag", "region", "result"]
    rows = []
    for number in range(count):
        state = dice.choice(["Won", "Lost", "Engaging"])
        won = state == "Won"
        rows.append([
            f"K{number * 7}", str(dice.randrange(100, 900)) if won else "0" if state == "Lost" else "",
            "price" if state == "Lost" and dice.random() < 0.6 else "", "2024-05-01" if number % 2 else "2024-06-01",
            "A" if won else "B", dice.choice("NS"), state,
        ])  # fmt: skip
        if state == "Engaging":
            rows[-1][3] = ""
    return text(head, rows)


def test_columns_that_know_the_end_are_left_out_with_the_reason():
    found = history(leaking())
    assert left_out(found) == {
        "id": "label",
        "value_won": "known_at_the_end",
        "lost_why": "filled_when_lost",
        "closed": "known_at_the_end",
        "flag": "decides",
    }
    assert [column.name for column in found.columns] == ["region"]


def test_a_column_filled_in_only_when_won_is_left_out_where_no_row_is_open():
    rows = [line for line in leaking().splitlines() if not line.endswith("Engaging")]
    assert left_out(history("\n".join(rows) + "\n"))["value_won"] == "filled_when_won"


def test_the_asker_may_vouch_for_a_column_or_drop_one():
    found = history(leaking(), keep=("flag",), drop=("region",))
    assert [column.name for column in found.columns] == ["flag"]
    assert left_out(found)["region"] == "dropped"


def test_a_column_that_nearly_decides_is_used_and_pointed_out():
    dice = random.Random(5)  # noqa: S311
    rows = [
        ["A" if (won := dice.random() < 0.5) ^ (dice.random() < 0.03) else "B", "Won" if won else "Lost"]
        for _ in range(200)
    ]
    found = history(text(["sign", "result"], rows))
    assert [(each.name, each.reason) for each in found.pointed_out] == [("sign", "nearly_decides")]
    assert [column.name for column in found.columns] == ["sign"]


def test_open_rows_are_left_out_and_counted():
    found = history(leaking())
    assert found.rows == 200
    assert found.open_rows == 200 - len(found.won) > 0


def test_rows_are_put_in_the_order_of_a_column_and_those_without_a_place_are_counted():
    places = [(n * 7) % 30 for n in range(30)]
    days = [f"2024-01-{place + 1:02}" if n < 28 else "" for n, place in enumerate(places)]
    rows = [[days[n], str(n), "Won" if place < 15 else "Lost"] for n, place in enumerate(places)]
    found = history(text(["day", "x", "result"], rows), order="day")
    assert found.undated_rows == 2
    assert list(found.won) == sorted(found.won, reverse=True)
    assert "day" not in {column.name for column in found.columns}


@pytest.mark.parametrize(
    ("table", "asked", "reason"),
    [
        (deals(9, noise), {}, "at least 10"),
        (deals(60, noise), {"order": "region"}, "line 2: region is"),
        (deals(60, noise), {"stage": "seats"}, "cannot be the stage"),
        (deals(60, noise), {"drop": ("regoin",)}, "Did you mean region"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_with_the_reason(table, asked, reason):
    with pytest.raises(BadTable, match=reason):
        history(table, **asked)


def test_the_command_prints_a_table_and_writes_json(backtest):
    code, out, err, told = backtest(deals(80, signal), "--lang", "en")
    assert code == 0
    for words in ("Yunchou", "Base rate", "Stage percentage", "Naive Bayes", "Plain logistic", "Brier", "log loss"):
        assert words in out
    assert "deals.backtest.json" in err
    assert set(told["models"]) == {"yunchou", "base_rate", "stage_percentage", "naive_bayes", "plain_logistic"}
    for model in told["models"].values():
        assert 0 <= model["brier"] <= 1
        assert model["log_loss"] >= 0
        assert sum(each["count"] for each in model["reliability"]) == told["rows"]["tested"]
    assert told["outcome"]["won"] == ["Won"]


def test_the_command_speaks_chinese_by_default_and_says_what_it_guessed(backtest):
    code, out, _err, _told = backtest(leaking(), "--train-at-most", "20")
    assert code == 0
    assert "赢 = Won（猜的" in out
    assert "不用 lost_why: 只有输了才有值" in out
    assert "最多用最近 20 行" in out


def test_json_may_be_printed_and_nothing_written(backtest):
    code, out, _err, told = backtest(deals(60, signal), "--format", "json")
    assert (code, told) == (0, None)
    assert json.loads(out)["rows"]["used"] == 60


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--order", "sets"], "Did you mean seats?"),
        (["--won", "Gewonnen"], "no value Gewonnen"),
        (["--json", "nowhere/at/all.json"], "nowhere/at/all.json"),
    ],
)
def test_bad_input_is_refused_with_status_2(backtest, arguments, reason):
    code, _out, err, _told = backtest(deals(60, signal), *arguments)
    assert code == 2
    assert reason in err


def test_a_limit_that_is_no_number_of_rows_is_misuse(backtest):
    with pytest.raises(SystemExit) as refused:
        backtest(deals(60, signal), "--train-at-most", "0")
    assert refused.value.code == 2


@pytest.mark.data
@pytest.mark.skipif(not PIPELINE.exists(), reason="the shared data folder is not beside the checkout")
def test_the_published_pipeline_is_read_without_its_leaks():
    table = PIPELINE.read_text(encoding="utf-8")
    found = history(table, outcome="deal_stage", order="engage_date")
    assert left_out(found) == {
        "opportunity_id": "label",
        "close_date": "known_at_the_end",
        "close_value": "known_at_the_end",
    }
    assert (len(found.won), found.open_rows) == (6711, 2089)
    results = walk(found, 50).results
    assert results["yunchou"].score.brier < results["naive_bayes"].score.brier
    assert results["yunchou"].score.brier < results["base_rate"].score.brier + 0.003
