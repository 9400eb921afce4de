"""The parameters that come with the method: the `parameters.toml` of every discipline."""

from __future__ import annotations

from pathlib import Path

from yunchou.playbook.kernel.parameter_files import read
from yunchou.playbook.kernel.parameters import Parameter, Parameters

PLAYBOOK = Path(__file__).parent.parent


def load_defaults() -> Parameters:
    """Read the parameter file of every discipline that has one."""
    found: dict[str, Parameter] = {}
    for path in sorted(PLAYBOOK.glob("*/parameters.toml")):
        found |= read(path)
    return Parameters(found)


DEFAULT = load_defaults()
