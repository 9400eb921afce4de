"""Every change of conduct: hospitality, introducers, declarations, and what was refused."""

from yunchou.desk.conduct.operations.declarations import decide_conflict, declare
from yunchou.desk.conduct.operations.hospitality import (
    cancel,
    decide,
    keep_attempt,
    note_giving,
    plan_hospitality,
)
from yunchou.desk.conduct.operations.outsiders import OUTSIDER, screen
from yunchou.desk.conduct.operations.words import judge_words, keep_refusals

__all__ = [
    "OUTSIDER",
    "cancel",
    "decide",
    "decide_conflict",
    "declare",
    "judge_words",
    "keep_attempt",
    "keep_refusals",
    "note_giving",
    "plan_hospitality",
    "screen",
]
