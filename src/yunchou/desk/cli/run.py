"""`yunchou run`: from a fresh checkout to a page in the browser."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from yunchou.desk.cli.main import COMMANDS, load
from yunchou.desk.cli.prepare import prepare
from yunchou.desk.cli.serve import add_server_options, explain_taken, is_free, serve, url
from yunchou.desk.colleagues.queries import nobody_yet


def run(arguments: Sequence[str]) -> int:
    """Make everything ready, load the demo company into an empty database, and serve until told to stop."""
    parser = argparse.ArgumentParser(prog="yunchou run", description=run.__doc__)
    add_server_options(parser)
    parser.add_argument("--empty", action="store_true", help="no demo company: begin with the first administrator")
    options = parser.parse_args(arguments)
    if not is_free(options.host, options.port):
        print(explain_taken(options.host, options.port), file=sys.stderr)
        return 1
    prepare()
    tells = not options.empty and nobody_yet()
    if not options.empty and (status := load(COMMANDS["demo"])(["--if-empty"])):
        return status
    if nobody_yet():
        print(f"The first administrator is made at / 第一位管理员在此建立：{url(options.host, options.port)}setup/")
    sys.stdout.flush()
    if tells:
        # A fresh process for the server: what telling the demo company loaded is not kept in memory.
        place = ["--host", options.host, "--port", str(options.port), "--workers", str(options.workers)]
        place += ["--no-worker"] if options.no_worker else []
        os.execv(sys.executable, [sys.executable, "-m", "yunchou.desk.cli", "serve", *place])  # noqa: S606
    serve(options)
    return 0
