"""Serve the desk with granian, and say where once it answers."""

from __future__ import annotations

import argparse
import http.client
import ipaddress
import multiprocessing
import os
import socket
import sys
import threading
import time
from collections.abc import Sequence
from importlib import import_module
from typing import cast
from urllib.parse import urlsplit

from yunchou.desk.cli.beside import Beside
from yunchou.desk.cli.doors import refuse_open_doors
from yunchou.desk.cli.wake import Wake
from yunchou.desk.config.home import home
from yunchou.desk.parameters import refuse_bad_parameters
from yunchou.desk.working_days import refuse_bad_working_days

APPLICATION = "yunchou.desk.config.wsgi:served"
HEADS = 10_000
"""Milliseconds within which the head of a request must have come, on a connection that is kept open too."""

CONNECTIONS = 2_000
"""Connections that one worker process keeps, most of them idle; who comes later waits until one ends."""

LAST_ANSWERS = 60
"""Seconds that a process may take for the requests it is answering when it is told to end; then it is killed.

One that was parted the moment the signal came has not heard it: without an end the server would wait for it for good.
"""

PATIENCE = 60
"""Seconds that the first page may take before the start counts as failed."""


def run(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM or Ctrl-C. The database must be ready: see `yunchou prepare`."""
    parser = argparse.ArgumentParser(prog="yunchou serve", description=run.__doc__)
    add_server_options(parser)
    options = parser.parse_args(arguments)
    if not is_free(options.host, options.port):
        print(explain_taken(options.host, options.port), file=sys.stderr)
        return 1
    refuse_bad_parameters()
    refuse_bad_working_days()
    public, debugging = (os.environ.get(name) == "1" for name in ("YUNCHOU_HTTPS", "YUNCHOU_DEBUG"))
    refuse_open_doors(home(), debugging=debugging, public=public)
    serve(options)
    return 0


def add_server_options(parser: argparse.ArgumentParser) -> None:
    """Add `--host`, `--port` and `--workers` to a command that serves."""
    parser.add_argument(
        "--host", type=address, default="127.0.0.1", help="IP address to listen on (default: %(default)s)"
    )
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument(
        "--workers",
        type=worker_count,
        default=os.environ.get("YUNCHOU_WORKERS") or str(min(2, os.cpu_count() or 1)),
        help="processes that answer (default: YUNCHOU_WORKERS, else one per core up to 2)",
    )
    parser.add_argument(
        "--no-worker",
        action="store_true",
        default=os.environ.get("YUNCHOU_WORKER") == "0",
        help="only answer pages: `yunchou work` runs as a service of its own",
    )


def address(text: str) -> str:
    """An IP address of this machine; `localhost` is taken as the usual one."""
    try:
        return str(ipaddress.ip_address("127.0.0.1" if text == "localhost" else text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an IP address such as 127.0.0.1") from None


def port_number(text: str) -> int:
    """A TCP port from 1 to 65535."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")


def worker_count(text: str) -> int:
    """A number of processes from 1 to 64."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes from 1 to 64")


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on this address yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def explain_taken(host: str, port: int) -> str:
    """What to say when the address cannot be had, in both languages: nobody has signed in yet."""
    other = port + 1 if port < 65535 else 8000
    return (
        f"Cannot listen on {host}:{port}: another program uses it, or it may not be used here."
        f" Try another, for example --port {other}.\n"
        f"无法使用 {host}:{port}：可能已被其他程序占用。请换一个端口，例如 --port {other}。"
    )


def serve(options: argparse.Namespace) -> None:
    """Run the server in this process, its workers, and what works beside them, until a signal ends it.

    Takes what `add_server_options` parses.
    """
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    load_once()
    place = url(options.host, options.port)
    beside = None if options.no_worker else Beside(place)
    server = Server(
        APPLICATION,
        address=options.host,
        port=options.port,
        interface=Interfaces.RSGI,
        workers=options.workers,
        backlog=2 * CONNECTIONS,
        backpressure=CONNECTIONS,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADS),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_ANSWERS,
    )
    # The main loop sets, clears and waits; nothing else of an event is asked of it.
    server.main_loop_interrupt = cast("threading.Event", Wake(lambda: bool(server.interrupt_signal)))
    threading.Thread(target=announce, args=(place, beside), daemon=True).start()
    try:
        server.serve()
    finally:
        if beside is not None:
            beside.end()


def load_once() -> None:
    """Load the desk before the workers part from this process: once for all of them, kept in memory they share.

    Where workers begin as new processes each loads it for itself. Database connections are not carried over.
    """
    if multiprocessing.get_start_method() == "fork":
        import_module(APPLICATION.partition(":")[0])
        import_module("django.db").connections.close_all()


def url(host: str, port: int) -> str:
    """The address to open in a browser on this machine, for a server that listens on `host`."""
    own = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    return f"http://[{own}]:{port}/" if ":" in own else f"http://{own}:{port}/"


def announce(place: str, beside: Beside | None) -> None:
    """Ask for the first page until it comes, then print where the desk is to be found, and let the worker start."""
    deadline = time.monotonic() + PATIENCE
    while (status := first_page(place)) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    print(greeting(place, status), flush=True)
    if beside is not None:
        beside.start()


def first_page(place: str) -> int | None:
    """The status of the page at a URL, or None while nobody answers."""
    connection = http.client.HTTPConnection(urlsplit(place).netloc, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def greeting(place: str, status: int | None) -> str:
    """The line that tells people where to go, or that the desk does not answer as it should."""
    if status is None or status >= 500:
        return (
            f"Yunchou does not answer as it should at {place}; see the messages above.\n"
            f"运筹未能在 {place} 正常应答，请看上面的信息。"
        )
    return f"运筹 Yunchou: {place}   (Ctrl-C stops it / 按 Ctrl-C 停止)"
