"""Find the command that was asked for and run it.

Nothing is imported before its command is called: `yunchou assess` works where Django is not installed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module

Run = Callable[[Sequence[str]], int]
"""Takes the arguments after the command's name; answers the exit status: 0 done, 1 failed, 2 misused."""


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives (`module:function`), what it does in a line, whether it needs Django set up."""

    target: str
    summary: str
    django: bool = True


COMMANDS: dict[str, Command] = {
    "run": Command("yunchou.desk.cli.run:run", "make ready and serve; the demo company on first start"),
    "prepare": Command("yunchou.desk.cli.prepare:run", "make keys, database, words and static files ready"),
    "serve": Command("yunchou.desk.cli.serve:run", "serve what is ready, nothing else", django=False),
    "work": Command("yunchou.desk.cli.work:run", "do what waits beside the pages; `serve` starts one by itself"),
    "demo": Command("yunchou.desk.demo.command:main", "fill an empty database with the demo company"),
    "import": Command("yunchou.desk.exchange.command:main", "bring in customers, people and deals from XLSX or CSV"),
    "capture": Command("yunchou.desk.capture.command:main", "what a note may say about a deal", django=False),
    "assess": Command("yunchou.desk.cli.assess:run", "judge the deal in a JSON file, without a database", django=False),
    "backtest": Command("yunchou.desk.forecast.command:run", "how good odds would have been, on any CSV", django=False),
    "assess-all": Command("yunchou.desk.cli.assess_all:run", "judge every deal that was not judged today"),
    "dossier": Command("yunchou.desk.cli.dossier:run", "what a colleague may know of a deal, for `assess`"),
    "backup": Command("yunchou.desk.cli.backup:run", "write everything but the master key into one encrypted file"),
    "restore": Command("yunchou.desk.cli.restore:run", "an installation from a backup"),
    "expire": Command("yunchou.desk.cli.expire:run", "remove what is past its time; for every night"),
    "rotate-key": Command("yunchou.desk.cli.rotate_key:run", "new keys for what is sealed, while serving"),
    "doctor": Command("yunchou.desk.cli.doctor:run", "look whether the installation is sound, and say what is not"),
    "compile-messages": Command("yunchou.desk.messages.compiling:run", "make the Chinese words usable", django=False),
    "verify-journal": Command("yunchou.desk.cli.verify_journal:run", "say whether the journal is as it was written"),
    "reindex": Command("yunchou.desk.cli.reindex:run", "build the search index anew"),
    "manage": Command("yunchou.desk.cli.manage:run", "any command of Django, for example `manage migrate`"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of the table and return its exit status."""
    name, *rest = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(overview())
        return 0
    command = COMMANDS.get(name)
    if command is None:
        print(unknown(name), file=sys.stderr)
        return 2
    try:
        if command.django:
            set_up_django()
        return load(command)(rest)
    except KeyboardInterrupt:
        return 130


def load(command: Command) -> Run:
    """Import the function of a command."""
    module, function = command.target.split(":")
    run: Run = getattr(import_module(module), function)
    return run


def set_up_django() -> None:
    """Make Django ready; settings are those of the desk."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yunchou.desk.config.settings")
    os.umask(0o077)  # whatever is written from here on is its owner's alone
    try:
        import django
    except ModuleNotFoundError as error:
        raise SystemExit("This command needs the desk: pip install 'yunchou[desk]'") from error
    try:
        django.setup()
    except OSError as error:
        raise SystemExit(f"The data folder cannot be used. 数据文件夹无法使用。{error}") from error
    refuse_unwritable_home()
    from yunchou.desk.parameters import refuse_bad_parameters
    from yunchou.desk.working_days import refuse_bad_working_days

    refuse_bad_parameters()
    refuse_bad_working_days()


def refuse_unwritable_home() -> None:
    """Leave when nothing can be written to the data folder: SQLite cannot even be read there."""
    from yunchou.desk.config.home import home

    if not os.access(home(), os.W_OK):
        raise SystemExit(f"Nothing can be written to {home()}: is the disk read-only? 数据文件夹不可写，磁盘是否只读？")


def overview() -> str:
    """All commands with their summaries."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: yunchou COMMAND [...]", "", *lines, "", "`yunchou COMMAND --help` explains one."])


def unknown(name: str) -> str:
    """What to answer to a command that is not in the table."""
    close = get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean `{close[0]}`?" if close else ""
    return f"yunchou: there is no command `{name}`.{hint} `yunchou --help` lists them."
