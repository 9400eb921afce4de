"""Tables of past deals for the tests of the back-test, made the same at every run."""

import csv
import io
import random
from collections.abc import Callable, Iterable
from math import exp

Row = list[str]


def text(head: Iterable[str], rows: Iterable[Row], separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def deals(count: int, odds: Callable[[float, float, str], float], seed: int = 1) -> str:
    """Two numbers, a category and the outcome that their odds give; the numbers of the tests know no more."""
    dice = random.Random(seed)  # noqa: S311
    rows = []
    for _number in range(count):
        first, second, region = dice.gauss(0, 1), dice.gauss(0, 1), dice.choice(["北区", "南区", "东区"])
        won = dice.random() < 1 / (1 + exp(-odds(first, second, region)))
        rows.append([f"{first:.3f}", f"{second:.3f}", region, "Won" if won else "Lost"])
    return text(["seats", "visits", "region", "result"], rows)
