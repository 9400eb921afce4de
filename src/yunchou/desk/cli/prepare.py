"""Make an installation ready to serve: keys, database, words, static files.

Each part looks first whether its work is done already, so that a later start costs a few milliseconds.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from yunchou.desk.messages.compiling import compile_all


def run(arguments: Sequence[str]) -> int:
    """`yunchou prepare`: everything but the server and the demo company."""
    argparse.ArgumentParser(prog="yunchou prepare", description=run.__doc__).parse_args(arguments)
    prepare()
    return 0


def prepare() -> None:
    """Compile the words, migrate the database, gather the static files, each only when needed.

    The keys are made by the settings themselves, when they are first read.
    """
    compile_all()
    if missing_migrations():
        print("Migrating the database ...", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        restrict_database_file()
    if not settings.DEBUG and not statics_gathered():
        gather_statics()


def missing_migrations() -> set[tuple[str, str]]:
    """Migrations on disk (app label, name) that the database lacks. Files are listed, not imported."""
    if "django_migrations" not in connection.introspection.table_names():
        return set(_migrations_on_disk())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(_migrations_on_disk()) - {(app, name) for app, name in cursor.fetchall()}


def _migrations_on_disk() -> Iterator[tuple[str, str]]:
    for app in apps.get_app_configs():
        for path in Path(app.path, "migrations").glob("[!_]*.py"):
            yield app.label, path.stem


def restrict_database_file() -> None:
    """A database in a file may be read by its owner only (mode 600)."""
    if connection.vendor == "sqlite":
        Path(settings.DATABASES["default"]["NAME"]).chmod(0o600)


def gather_statics() -> None:
    """Collect the static files anew into an empty folder and note what they were made from."""
    print("Gathering static files ...", flush=True)
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
