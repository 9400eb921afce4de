"""`yunchou verify-journal`: recompute the chain of the journal and say whether it holds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from yunchou.desk.journal.queries import broken_links, newest_line


def run(arguments: Sequence[str]) -> int:
    """0 when every line is as it was written and none is missing; 1 otherwise, with the lines that do not fit."""
    argparse.ArgumentParser(prog="yunchou verify-journal", description=run.__doc__).parse_args(arguments)
    breaks = list(broken_links())
    for sequence in breaks:
        print(f"line {sequence} does not fit: it was changed, or lines before it are missing or added")
    if not breaks:
        print(f"{newest_line()} lines; the chain holds")
    return 1 if breaks else 0
