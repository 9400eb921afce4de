"""The door of the playbook: `assess(dossier, parameters=DEFAULT, as_of=date)`.

`replaced(DEFAULT, path)` gives the parameters with those of an organisation's own file in their place.
"""

from yunchou.playbook.advisor.assess import assess
from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.advisor.rulebook import RULES
from yunchou.playbook.kernel.parameter_files import replaced

__all__ = ["DEFAULT", "RULES", "Assessment", "assess", "replaced"]
