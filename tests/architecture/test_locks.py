"""The hashed locks answer to pyproject.toml, so that what is installed is what was asked for."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "requirements.lock": [*EXTRAS["desk"], *EXTRAS["postgresql"]],
    "requirements-dev.lock": [*EXTRAS["desk"], *EXTRAS["postgresql"], *GROUPS["dev"], *GROUPS["playbook"]],
    "requirements-playbook.lock": GROUPS["playbook"],
}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)")


def pins(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {canonicalize_name(m[1]): m[2] for line in lines if (m := PIN.match(line))}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock):
    pinned = pins(lock)
    asked = [Requirement(text) for text in LOCKS[lock] if isinstance(text, str)]
    unmet = [
        str(one)
        for one in asked
        if not one.specifier.contains(pinned.get(canonicalize_name(one.name), "0"), prereleases=True)
    ]
    assert unmet == [], "run bin/lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > 0
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def test_the_locks_agree_with_each_other():
    developers = pins("requirements-dev.lock")
    for lock in ("requirements.lock", "requirements-playbook.lock"):
        assert {name: (v, developers.get(name)) for name, v in pins(lock).items() if developers.get(name) != v} == {}
