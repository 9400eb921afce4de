#!/usr/bin/env python
"""Django's own commands on the desk, for developers: `python manage.py help`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yunchou.desk.config.settings")
    execute_from_command_line(sys.argv)
