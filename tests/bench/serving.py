"""The server that is measured, and a session in it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench.installation import ROOT
from tests.ports import free_port


def cookies_of(user: Any) -> dict[str, str]:
    """What a browser of this user holds after signing in."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    client.get("/hidden-moves/")
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    cookies.setdefault("yunchou_csrf", "a" * 32)
    return cookies


@contextmanager
def server() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The product on the installation that the environment names: its port and its process."""
    port = free_port()
    command = [sys.executable, "-m", "yunchou.desk.cli", "serve", "--port", str(port), "--workers", "1", "--no-worker"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT, start_new_session=True)
    try:
        for _try in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
