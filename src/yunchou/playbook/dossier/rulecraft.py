"""Everything a rule file needs, from one place, so that the file holds little but its sentence."""

from yunchou.playbook.dossier.case import Case, DealRule
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.advice import MoveKind, Role, Severity
from yunchou.playbook.kernel.rules import Move, Rule
from yunchou.playbook.kernel.sentences import listed, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer, Words
from yunchou.playbook.pipeline.stages import Stage, Standing

__all__ = [
    "NO",
    "UNKNOWN",
    "YES",
    "Answer",
    "Case",
    "DealRule",
    "Move",
    "MoveKind",
    "Role",
    "Rule",
    "Severity",
    "Stage",
    "Standing",
    "Words",
    "because",
    "listed",
    "missing",
    "say",
]
