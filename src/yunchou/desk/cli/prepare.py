"""Make an installation ready to serve: keys, database, words, static files.

Each part looks first whether its work is done already, so that a later start costs a few milliseconds.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from yunchou.desk.cli.database import prepare_database
from yunchou.desk.cli.doors import refuse_open_doors
from yunchou.desk.config.home import home
from yunchou.desk.customers.operations import ensure_segments
from yunchou.desk.identity import setup
from yunchou.desk.identity.sealing import KeyTrouble
from yunchou.desk.messages.compiling import compile_all
from yunchou.desk.messengers.devices import ensure_push_key
from yunchou.desk.parameters import own_file
from yunchou.desk.privacy.operations import repeat_erasures

HELP = "docs/operate/backup.md tells how to restore. 恢复方法见 docs/operate/backup.md。"


def run(arguments: Sequence[str]) -> int:
    """`yunchou prepare`: everything but the server and the demo company."""
    argparse.ArgumentParser(prog="yunchou prepare", description=run.__doc__).parse_args(arguments)
    prepare()
    return 0


def prepare() -> None:
    """Compile the words, migrate the database, make the keys, gather the static files, each only when needed.

    Leaves with a message and status 1 when the database cannot be read, is newer than the code, or lost its key.
    """
    refuse_open_doors(home(), debugging=settings.DEBUG, public=settings.HTTPS)
    try:
        compile_all()
        prepare_database()
        setup.prepare(timezone.now())
        ensure_push_key(at=timezone.now())
        if again := repeat_erasures(at=timezone.now()):
            print(f"{again} people whom a restored backup brought back were erased again. 已重新删除 {again} 人。")
        ensure_segments(at=timezone.now())
        forget_what_other_parameters_judged()
    except (DatabaseError, KeyTrouble) as error:
        raise SystemExit(f"The database cannot be used. 数据库无法使用。\n{error}\n{HELP}") from error
    except PermissionError as error:
        raise SystemExit(f"A file may not be written here. 没有写入权限。{error}") from error
    if not settings.DEBUG and not statics_gathered():
        gather_statics()


def forget_what_other_parameters_judged() -> None:
    """Forget the stored assessments when the organisation's own thresholds are not those of the last start."""
    file, note = own_file(), home() / ".judged-by"
    digest = hashlib.sha256(file.read_bytes() if file.is_file() else b"").hexdigest()
    known = note.read_text(encoding="ascii") if note.is_file() else hashlib.sha256(b"").hexdigest()
    if digest != known:
        # Loads the whole method, and is seldom needed.
        from yunchou.desk.cockpit.operations import forget_all_assessments

        forget_all_assessments()
        note.write_text(digest, encoding="ascii")


def gather_statics() -> None:
    """Collect the static files anew into an empty folder and note what they were made from."""
    print("Gathering static files / 正在收集静态文件 ...", flush=True)
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    _statics_note().write_text(_statics_digest(), encoding="ascii")


def statics_gathered() -> bool:
    """Whether the gathered files were made from the sources as they are now."""
    note = _statics_note()
    return note.is_file() and note.read_text(encoding="ascii") == _statics_digest()


def _statics_note() -> Path:
    return Path(settings.STATIC_ROOT) / ".made-from"


def _statics_digest() -> str:
    """Names, sizes and times of our own files; the version of each library that brings some."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    folders += [Path(app.path, "static") for app in apps.get_app_configs() if app.name.startswith("yunchou")]
    lines = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in _files(folders)]
    lines += [f"{name} {version(name)}" for name in ("django", "django-allauth", "django-htmx", "whitenoise")]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _files(folders: Iterable[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
