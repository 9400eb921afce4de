"""The worker beside the server: one process that serves starts it, starts it again, and ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

LATER = 2.0
"""Seconds after the first page until the worker starts: the first pages come first."""
AGAIN = 5.0
PATIENCE = 5.0
"""Seconds that the worker may take to end the job it is in; killed, another worker takes the job up."""


class Beside:
    """A `yunchou work` that lives as long as the server; `place` is the address in its links unless one is set."""

    def __init__(self, place: str) -> None:
        self._environment = {"YUNCHOU_URL": place, **os.environ}
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start it a little later, and again whenever it ends by itself."""
        self._watch.start()

    def end(self) -> None:
        """Let it finish its job, or kill it: jobs bear that."""
        self._ended.set()
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _keep(self) -> None:
        pause = LATER
        while not self._ended.wait(pause):
            arguments = [sys.executable, "-m", "yunchou.desk.cli", "work", "--beside"]
            # A group of its own: Ctrl-C reaches the server alone, which then ends the worker in order.
            self._process = subprocess.Popen(  # noqa: S603
                arguments, env=self._environment, stdin=subprocess.PIPE, start_new_session=os.name == "posix"
            )
            if self._ended.is_set():
                self._process.kill()
            self._process.wait()
            pause = AGAIN
