"""An upgrade that is interrupted: tables, indexes and the record of a migration are there together or not at all."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from yunchou.desk.cli.database import Recording


class Interrupted(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def migration():
    """A table with an index, which Django makes after the table."""
    fields = [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9, db_index=True))]
    made = migrations.Migration("9999_half_done", "desk")
    made.operations = [migrations.CreateModel("HalfDone", fields)]
    return made


@pytest.mark.django_db(transaction=True)
def test_a_migration_without_its_record_leaves_no_table(migration, monkeypatch):
    executor = Recording(connection)

    def end(_app, _name):
        raise Interrupted

    monkeypatch.setattr(executor.recorder, "record_applied", end)
    with pytest.raises(Interrupted):
        executor.apply_migration(ProjectState(), migration)
    assert "desk_halfdone" not in connection.introspection.table_names()
    monkeypatch.undo()
    executor.apply_migration(ProjectState(), migration)
    assert "desk_halfdone" in connection.introspection.table_names()
    assert ("desk", "9999_half_done") in executor.recorder.applied_migrations()
    executor.recorder.record_unapplied("desk", "9999_half_done")
    with connection.schema_editor() as editor:
        editor.execute("DROP TABLE desk_halfdone")
