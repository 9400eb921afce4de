"""A back-test as plain data for JSON and as a table that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yunchou.desk.forecast.backtest.columns import LeftOut, NumberColumn
from yunchou.desk.forecast.backtest.history import History, Question
from yunchou.desk.forecast.backtest.walk import OURS, Result, Walk
from yunchou.desk.forecast.scores import Bin
from yunchou.playbook.kernel.terms import Words

NAMES = {
    OURS: Words("运筹", "Yunchou"),
    "base_rate": Words("总体赢率", "Base rate"),
    "stage_percentage": Words("阶段百分比", "Stage percentage"),
    "naive_bayes": Words("朴素贝叶斯", "Naive Bayes"),
    "plain_logistic": Words("普通逻辑回归", "Plain logistic"),
}
REASONS = {
    "constant": Words("只有一个值", "the same everywhere"),
    "label": Words("只是行的编号或名称", "only names the rows"),
    "text": Words("几乎每行都不同的文字", "words that differ from row to row"),
    "dropped": Words("按要求不用", "dropped as asked"),
    "known_at_the_end": Words("结束后才填写", "filled in only once a row has ended"),
    "filled_when_won": Words("只有赢了才有值", "filled in only when won"),
    "filled_when_lost": Words("只有输了才有值", "filled in only when lost"),
    "decides": Words("单凭它就能定结果，应是事后才知道", "decides the outcome alone, so it was known afterwards"),
    "nearly_decides": Words(
        "单凭它就几乎能定结果：如果是事后才知道的，请用 --drop 去掉",
        "nearly decides the outcome alone: drop it with --drop if it was known only afterwards",
    ),
}
RELIABILITY = Words("运筹：说的和实际的", "Yunchou: what was said and what came true")


def plain(history: History, asked: Question, walk: Walk) -> dict[str, Any]:
    """Everything about a back-test, for JSON. Scores: smaller is better; chances are between 0 and 1."""
    found = history.outcome
    return {
        "outcome": {
            "column": asked.outcome,
            "won": list(found.won_values),
            "lost": list(found.lost_values),
            "open": list(found.open_values),
            "guessed": found.guessed,
        },
        "order": asked.order,
        "rows": {
            "all": history.rows,
            "open": history.open_rows,
            "without_order": history.undated_rows,
            "used": len(history.won),
            "won": int(history.won.sum()),
            "tested": walk.tested,
        },
        "steps": walk.steps,
        "first_training_rows": walk.first,
        "train_at_most": walk.train_at_most,
        "stage_column": history.stage.name if history.stage else None,
        "columns": [
            {"name": column.name, "kind": "number" if isinstance(column, NumberColumn) else "category"}
            for column in history.columns
        ],
        "left_out": _reasons(history.left_out),
        "pointed_out": _reasons(history.pointed_out),
        "models": {name: _plain_result(name, result) for name, result in walk.results.items()},
    }


def _reasons(columns: Iterable[LeftOut]) -> list[dict[str, str]]:
    return [
        {"name": each.name, "reason": each.reason, "zh": REASONS[each.reason].zh, "en": REASONS[each.reason].en}
        for each in columns
    ]


def _plain_result(name: str, result: Result) -> dict[str, Any]:
    return {
        "name": {"zh": NAMES[name].zh, "en": NAMES[name].en},
        "brier": round(result.score.brier, 6),
        "log_loss": round(result.score.log_loss, 6),
        "brier_above_yunchou": round(result.behind, 6),
        "standard_error": round(result.behind_error, 6),
        "reliability": [_plain_bin(each) for each in result.score.reliability],
    }


def _plain_bin(each: Bin) -> dict[str, Any]:
    return {
        "from": each.low,
        "to": each.high,
        "count": each.count,
        "said": round(each.said, 6),
        "won": round(each.won, 6),
    }


def table(history: History, asked: Question, walk: Walk, language: str) -> str:
    """The back-test as people read it: what was used, the scores, and how reliable our chances were."""
    return "\n".join(_lines(history, asked, walk, language)) + "\n"


def _lines(history: History, asked: Question, walk: Walk, language: str) -> Iterator[str]:
    def said(zh: str, en: str) -> str:
        return Words(zh, en).in_language(language)

    found = history.outcome
    guessed = said("（猜的，可用 --won 指定）", " (guessed; --won says otherwise)") if found.guessed else ""
    won, lost = (", ".join(values) for values in (found.won_values, found.lost_values))
    yield said(
        f"{asked.outcome}：赢 = {won}{guessed}；输 = {lost}", f"{asked.outcome}: won = {won}{guessed}; lost = {lost}"
    )
    yield said(
        f"共 {history.rows} 行，未结束不计 {history.open_rows} 行，缺排序值不计 {history.undated_rows} 行；"
        f"逐步前推检验 {walk.tested} 行。",
        f"{history.rows} rows, {history.open_rows} open and {history.undated_rows} without a place in the order left "
        f"out; {walk.tested} foretold walking forward.",
    )
    if walk.train_at_most is not None:
        yield said(
            f"每步最多用最近 {walk.train_at_most} 行学习。",
            f"Each step learns from the newest {walk.train_at_most} rows at most.",
        )
    yield said("所用各列：", "Columns used: ") + (", ".join(column.name for column in history.columns) or "-")
    for each in history.left_out:
        yield said("不用 ", "Left out ") + f"{each.name}: {REASONS[each.reason].in_language(language)}"
    for each in history.pointed_out:
        yield said("注意 ", "Beware of ") + f"{each.name}: {REASONS[each.reason].in_language(language)}"
    if history.stage is None:
        yield said("没有阶段列：阶段百分比就是总体赢率。", "No column says the stage: its percentage is the base rate.")
    yield ""
    yield from _score_lines(walk, language)
    yield ""
    yield RELIABILITY.in_language(language)
    for bin_ in walk.results[OURS].score.reliability:
        yield f"  {bin_.low:4.0%} - {bin_.high:4.0%}  {bin_.said:6.1%} {bin_.won:6.1%}  n = {bin_.count}"


def _score_lines(walk: Walk, language: str) -> Iterator[str]:
    names = {name: NAMES[name].in_language(language) for name in walk.results}
    width = max(map(_width, names.values()))
    yield " " * width + "   Brier   log loss   Brier - Yunchou"
    for name, result in walk.results.items():
        beside = "" if name == OURS else f"   {result.behind:+.4f} ± {result.behind_error:.4f}"
        label = names[name] + " " * (width - _width(names[name]))
        yield f"{label}  {result.score.brier:.4f}   {result.score.log_loss:.4f}  {beside}"


def _width(text: str) -> int:
    """Columns that a text takes in a terminal, where a Chinese character takes two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
