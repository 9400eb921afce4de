"""The list of ASVS items in docs/security.md is whole, and every file and test that it names is there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from tests.architecture.tree import ROOT
from tests.desk.attacks.test_classes import named_in

# How many items of levels 1 and 2 each section of ASVS 5.0.0 has, from its first on; gaps are items of level 3.
ITEMS = """
1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1-1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
4.1:1-3 4.2:1-1 4.3:1-2 4.4:1-4 5.1:1-1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3
6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1-1 8.4:1-1 9.1:1-3 9.2:1-4 10.1:1-2
10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1-1 11.6:1-1
12.1:1-3 12.2:1-2 12.3:1-4 13.1:1-1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3
15.3:1-7 16.1:1-1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1-1 17.2:1-4 17.3:1-2
"""
STATES = {"held", "built", "partly", "open", "operator", "n/a"}


def all_items() -> set[str]:
    found = set()
    for each in ITEMS.split():
        section, _, span = each.partition(":")
        first, last = map(int, span.split("-"))
        found |= {f"{section}.{number}" for number in range(first, last + 1)}
    return found


def lines() -> list[list[str]]:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    part = page.split("## OWASP ASVS 5.0, level 2, item by item")[1].split("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if re.match(r"\| \d", line)
    ]
    assert all(len(row) == 4 for row in rows)
    return rows


def named(cell: str) -> list[str]:
    """`1.2.6–1.2.8, 3.1.1` as single items."""
    found = []
    for span in cell.split(", "):
        first, _, last = span.partition("–")
        section, number = first.rsplit(".", 1)
        end = int((last or first).rsplit(".", 1)[1])
        found += [f"{section}.{each}" for each in range(int(number), end + 1)]
    return found


def test_every_item_of_levels_one_and_two_stands_there_once() -> None:
    assert len(all_items()) == 253
    counted = Counter(chain.from_iterable(named(row[0]) for row in lines()))
    assert set(counted) == all_items()
    assert max(counted.values()) == 1


def test_every_state_is_one_of_ours_and_what_is_held_names_its_test() -> None:
    for number, state, how, tests in lines():
        assert state in STATES, number
        assert how, number
        assert tests or state != "held", f"{number} is said to be held and names no test"


def test_every_file_and_test_that_is_named_is_there() -> None:
    for number, _state, how, tests in lines():
        for path in re.findall(r"`([\w./-]+\.(?:py|js|html|md))`", how):
            places = [ROOT / path, ROOT / "src" / "yunchou" / "desk" / path]
            assert any(place.exists() for place in places), f"{number}: {path}"
        for each in re.findall(r"`([^`]+)`", tests):
            path, _, function = each.partition("::")
            base = "tests" if path.startswith("architecture/") else "tests/desk"
            assert not function or function in named_in(f"{base}/{path}"), f"{number}: {each}"
            assert (ROOT / base / path).exists(), f"{number}: {each}"
