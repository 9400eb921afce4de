"""Short ways to put facts before a calculation."""

from datetime import date
from typing import Any

from tests.playbook.examples import TODAY
from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier


def case(*, as_of: date = TODAY, **facts: Any) -> Case:
    """A case with these facts."""
    return Case(Dossier(**facts), DEFAULT, as_of)
