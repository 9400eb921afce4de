"""Django's own management commands, under the settings of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def run(arguments: Sequence[str]) -> int:
    """Hand the arguments to Django as `manage.py` would; Django exits by itself when it fails."""
    execute_from_command_line(["yunchou manage", *arguments])
    return 0
