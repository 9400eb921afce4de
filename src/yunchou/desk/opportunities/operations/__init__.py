"""Every change of a deal. Each asks permission, writes one journal line and is one transaction."""

from yunchou.desk.opportunities.operations.deals import Draft, Terms, create, create_many, edit
from yunchou.desk.opportunities.operations.saved_views import delete_view, rename_view, save_view
from yunchou.desk.opportunities.operations.stages import MOVING, answer_criterion, pass_gate, step_back
from yunchou.desk.opportunities.operations.standings import (
    disqualify,
    lose,
    next_budget_season,
    pause,
    prolong_pause,
    resume,
    revive,
)
from yunchou.desk.opportunities.operations.team import add_member, hand_over_compartment, reassign, remove_member
from yunchou.desk.opportunities.operations.winning import mark_won_by_receipt, withdraw_win

__all__ = [
    "MOVING",
    "Draft",
    "Terms",
    "add_member",
    "answer_criterion",
    "create",
    "create_many",
    "delete_view",
    "disqualify",
    "edit",
    "hand_over_compartment",
    "lose",
    "mark_won_by_receipt",
    "next_budget_season",
    "pass_gate",
    "pause",
    "prolong_pause",
    "reassign",
    "remove_member",
    "rename_view",
    "resume",
    "revive",
    "save_view",
    "step_back",
    "withdraw_win",
]
