"""A command as a process, and how it ended."""

import os
import subprocess
import sys


def command(home, *arguments):
    """A command as a process of its own, under the settings of the product, keeping what it compiled for the next."""
    ours = {"DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.Popen(
        [sys.executable, "-m", "yunchou.desk.cli", *arguments],
        env={**environment, "YUNCHOU_HOME": str(home), "YUNCHOU_WORKERS": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(process, seconds=60):
    """Exit status and output of a command that ends by itself."""
    output, _ = process.communicate(timeout=seconds)
    return process.returncode, output
