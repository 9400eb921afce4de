"""The tables: made in an empty database, brought up to date in another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

OUR_LABELS = {"identity", "desk"}


def prepare_database() -> None:
    """Give an empty database its tables, another the migrations it lacks. Refuses one of a newer version."""
    applied, present = migrations_applied(), set(migrations_present())
    if newer := {(app, name) for app, name in applied - present if app in OUR_LABELS}:
        names = ", ".join(".".join(one) for one in sorted(newer))
        raise SystemExit(
            f"The database belongs to a newer version of Yunchou, which knows {names}. Start that version.\n"
            "数据库属于更新的版本，请启动该版本。"
        )
    if not connection.introspection.table_names():
        print("Making the database / 正在建立数据库 ...", flush=True)
        make_tables()
    elif present - applied:
        print("Migrating the database / 正在升级数据库 ...", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def make_tables() -> None:
    """Make every table in an empty database, all or none, and note all migrations as applied.

    The migrations lead to the same tables, in a hundred times the time (decision 0120).
    """
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in migrations_present():
            recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def migrations_applied() -> set[tuple[str, str]]:
    """App label and name of each migration that the database has had."""
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall()}


def migrations_present() -> Iterator[tuple[str, str]]:
    """App label and name of each migration on disk. The files are listed, not imported."""
    for app in apps.get_app_configs():
        for path in Path(app.path, "migrations").glob("[!_]*.py"):
            yield app.label, path.stem
