"""The tables: made in an empty database, brought up to date in another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.utils import timezone

from yunchou.desk.backups.making import make
from yunchou.desk.backups.sealed_archive import Damaged
from yunchou.desk.config.home import home

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
        migrate()


def migrate() -> None:
    """Apply what is missing, each migration with its record or not at all: who is interrupted starts again.

    On SQLite everything is backed up before, so that one can go back; without room for that nothing is changed.
    """
    if connection.vendor == "sqlite" and migrations_applied():
        try:
            make(home() / "backups", at=timezone.now())
        except (OSError, Damaged) as error:
            raise SystemExit(
                f"No backup could be made before the upgrade, so nothing was changed: {error}\n"
                "升级前无法备份，因此没有改动任何内容。"
            ) from error
    executor = Recording(connection)
    executor.loader.check_consistent_history(connection)
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    executor.migrate(executor.loader.graph.leaf_nodes())
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


class Recording(MigrationExecutor):
    """Writes that a migration was applied in the migration's own transaction.

    Django writes it afterwards where indexes come last: a process killed in between leaves tables that the next start
    would make again, and fail.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        """Tables, indexes and record, all or none."""
        if fake or fake_initial or not migration.atomic:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        with self.connection.schema_editor(atomic=True) as editor:
            after = migration.apply(state, editor)
            for statement in editor.deferred_sql:
                editor.execute(statement, None)
            editor.deferred_sql.clear()
            for label, name in (*migration.replaces, (migration.app_label, migration.name)):
                self.recorder.record_applied(label, name)
        return after


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
