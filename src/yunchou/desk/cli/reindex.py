"""`yunchou reindex`: build the search index anew, after a restore or a move to another database."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from yunchou.desk.search.operations import reindex


def run(arguments: Sequence[str]) -> int:
    """Read every customer, person and deal and index it; people may go on working meanwhile."""
    argparse.ArgumentParser(prog="yunchou reindex", description=run.__doc__).parse_args(arguments)
    counts = reindex()
    print(", ".join(f"{kind}: {count}" for kind, count in counts.items()))
    return 0
