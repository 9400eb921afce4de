"""What tempo changes: tender dates, pace decisions, plays, next steps, pauses with their re-plans."""

from yunchou.desk.tempo.operations.pace import decide_pace
from yunchou.desk.tempo.operations.pauses import agree, pause, pause_anew, revise_replan
from yunchou.desk.tempo.operations.plays import choose_play, end_play
from yunchou.desk.tempo.operations.steps import NEXT_STEP, finish_step
from yunchou.desk.tempo.operations.tender import set_tender

__all__ = [
    "NEXT_STEP",
    "agree",
    "choose_play",
    "decide_pace",
    "end_play",
    "finish_step",
    "pause",
    "pause_anew",
    "revise_replan",
    "set_tender",
]
