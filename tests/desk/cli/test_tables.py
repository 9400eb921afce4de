"""Two ways to the same tables: made at once, and by all migrations in their order.

To run the migrations takes three quarters of a minute; that they describe the same models is asked every day.
"""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.desk.cli.processes import finish

Shape = dict[str, list[tuple[str, str]]]


def shape(database: Path) -> Shape:
    """By table: its columns and constraints, in any order, and its indexes."""
    with sqlite3.connect(database) as connection:
        made = connection.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    shapes: Shape = {}
    for table, name, sql in made:
        shapes.setdefault(table, []).append((name, sql if name != table else "\n".join(parts(sql))))
    return {table: sorted(shape) for table, shape in shapes.items()}


def parts(sql: str) -> list[str]:
    """What stands between the commas of a CREATE TABLE, in the order of the alphabet."""
    inner, depth, found = sql[sql.index("(") + 1 : sql.rindex(")")], 0, [""]
    for letter in inner:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return sorted(part.strip() for part in found)


@pytest.mark.django_db
def test_the_migrations_lead_to_the_models(settings, capsys):
    settings.MIGRATION_MODULES = {}  # those that the product has; the other tests make tables without them
    call_command("makemigrations", "identity", "desk", check_changes=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.sweep
def test_a_new_database_has_the_tables_that_the_migrations_make(yunchou, prepared, tmp_path):
    shutil.copytree(prepared / "static", tmp_path / "static")  # they need not be gathered once more
    for command in (("manage", "migrate"), ("prepare",)):
        status, output = finish(yunchou(tmp_path, *command), 600)
        assert status == 0, output
    made, migrated = (shape(home / "db.sqlite3") for home in (prepared, tmp_path))
    assert made == migrated
    assert len(made) > 100
    # Every tool can open the file: no table calls a function that only Django brings.
    assert [table for table, named in made.items() if re.search(r"\bdjango_\w+\(", repr(named))] == []
