"""The contracts of `.importlinter` are kept, and every folder has its place in them."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT, SOURCE, layers


def test_every_contract_is_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout[answer.stdout.find("Broken contracts") :]


def test_every_folder_has_its_place_in_the_order():
    for package, contract in ((SOURCE / "playbook", "disciplines"), (SOURCE / "desk", "features")):
        folders = {path.parent.name for path in package.glob("*/__init__.py")} - {"migrations"}
        assert folders - set(layers(contract)) == set()
