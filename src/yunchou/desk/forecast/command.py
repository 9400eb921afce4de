"""`yunchou backtest deals.csv --outcome COLUMN`: how good the odds would have been. 0: done; 2: bad input."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunchou.desk.forecast.backtest.history import Question

DONE, BAD_INPUT = 0, 2


def run(arguments: Sequence[str]) -> int:
    """Compare our odds with other ways to forecast on any table of past deals. Needs no Django and no database."""
    chosen = _parser().parse_args(list(arguments))
    # Small matrices: threads only get into each other's way. Has to be said before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import numpy  # noqa: F401
    except ModuleNotFoundError:
        print("yunchou backtest: this needs the desk: pip install 'yunchou[desk]'", file=sys.stderr)
        return 1
    from yunchou.desk.forecast.backtest.history import Question
    from yunchou.desk.forecast.backtest.table import BadTable

    asked = Question(
        outcome=chosen.outcome,
        order=chosen.order,
        stage=chosen.stage,
        won=tuple(chosen.won),
        lost=tuple(chosen.lost),
        keep=tuple(chosen.keep),
        drop=tuple(chosen.drop),
    )
    try:
        _answer(chosen, asked)
    except BadTable as refused:
        print(f"yunchou backtest: {refused}", file=sys.stderr)
        return BAD_INPUT
    except OSError as refused:
        print(f"yunchou backtest: {refused.filename}: {refused.strerror}", file=sys.stderr)
        return BAD_INPUT
    return DONE


def _answer(chosen: argparse.Namespace, asked: Question) -> None:
    from yunchou.desk.forecast.backtest.history import read_history
    from yunchou.desk.forecast.backtest.table import read_table
    from yunchou.desk.forecast.backtest.telling import plain, table
    from yunchou.desk.forecast.backtest.walk import walk

    history = read_history(read_table(chosen.table), asked)
    walked = walk(history, chosen.train_at_most)
    told = json.dumps({"file": chosen.table.name, **plain(history, asked, walked)}, ensure_ascii=False, indent=2) + "\n"
    print(told if chosen.format == "json" else table(history, asked, walked, chosen.lang), end="")
    if chosen.json or chosen.format == "text":
        place = chosen.json or Path(f"{chosen.table.stem}.backtest.json")
        place.write_text(told, encoding="utf-8")
        print(f"JSON: {place}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yunchou backtest", description=run.__doc__)
    parser.add_argument("table", type=Path, help="CSV file with one past deal a line; the first line names the columns")
    parser.add_argument("--outcome", metavar="COLUMN", required=True, help="the column that says how a deal ended")
    parser.add_argument(
        "--won", metavar="VALUE", action="append", default=[], help="what counts as won; may be repeated"
    )
    parser.add_argument(
        "--lost", metavar="VALUE", action="append", default=[], help="what counts as lost; may be repeated"
    )
    parser.add_argument(
        "--order", metavar="COLUMN", help="days or numbers to order by, best the day a deal ended; else as in the file"
    )
    parser.add_argument(
        "--train-at-most", metavar="N", type=_count, help="learn from the newest N rows only, 1 or more"
    )
    parser.add_argument("--stage", metavar="COLUMN", help="the column with the stage, for the stage percentages")
    parser.add_argument(
        "--keep", metavar="COLUMN", action="append", default=[], help="use it though it looks like a leak"
    )
    parser.add_argument("--drop", metavar="COLUMN", action="append", default=[], help="do not use it")
    parser.add_argument("--json", metavar="PATH", type=Path, help="where the JSON goes; else NAME.backtest.json here")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what is printed")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    return parser


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1")
    return int(text)
