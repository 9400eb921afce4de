"""What the cockpit changes: stored assessments, gates passed on evidence, decisions about moves."""

from yunchou.desk.cockpit.operations.assessments import (
    CHUNK,
    forget_all_assessments,
    forget_assessments,
    keep_assessment,
    keep_days,
    refresh_all,
    refresh_assessments,
)
from yunchou.desk.cockpit.operations.gates import answer_criterion, go_to_stage, pass_gate
from yunchou.desk.cockpit.operations.moves import bring_back, decide
from yunchou.desk.cockpit.operations.pace import decide_pace, pause

__all__ = [
    "CHUNK",
    "answer_criterion",
    "bring_back",
    "decide",
    "decide_pace",
    "forget_all_assessments",
    "forget_assessments",
    "go_to_stage",
    "keep_assessment",
    "keep_days",
    "pass_gate",
    "pause",
    "refresh_all",
    "refresh_assessments",
]
