"""The parameters in force here: the method's own, with those of the organisation's file in the data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from yunchou.desk.config.home import home
from yunchou.playbook.kernel.parameter_files import replaced
from yunchou.playbook.kernel.parameters import ParameterError, Parameters

FILE = "parameters.toml"


def own_file() -> Path:
    """Where an organisation puts its own thresholds; the file need not exist."""
    return home() / FILE


@cache
def our_parameters() -> Parameters:
    """The parameters by which every deal here is judged, read once: a changed file counts from the next start.

    Raises `ParameterError` with line and reason for a bad file; starting the desk looks first, and says so.
    """
    # Loads the whole method, which a start without such a file does not need.
    from yunchou.playbook.advisor.defaults import DEFAULT

    path = own_file()
    return replaced(DEFAULT, path) if path.is_file() else DEFAULT


def refuse_bad_parameters() -> None:
    """Leave with line and reason when the organisation's own file cannot be used."""
    try:
        if own_file().is_file():
            our_parameters()
    except (ParameterError, OSError) as error:
        raise SystemExit(f"The parameters cannot be used. 参数文件无法使用。{error}") from error
