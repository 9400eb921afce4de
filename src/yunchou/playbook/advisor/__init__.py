"""The door of the playbook: `assess(dossier, parameters=DEFAULT, as_of=date)`."""

from yunchou.playbook.advisor.assess import assess
from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.advisor.rulebook import RULES

__all__ = ["DEFAULT", "RULES", "Assessment", "assess"]
