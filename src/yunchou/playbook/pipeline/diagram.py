"""The stages drawn from the table, as Mermaid text (P21)."""

from __future__ import annotations

from itertools import pairwise

from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.pipeline.table import STAGES


def diagram(language: str) -> str:
    """The nine stages in a row with the standings beside them."""
    lines = ["stateDiagram-v2", "    direction LR"]
    lines += [f'    state "{row.stage.words.in_language(language)}" as {row.stage.value}' for row in STAGES]
    beside = (Standing.PAUSED, Standing.DISQUALIFIED, Standing.LOST, Standing.WON)
    lines += [f'    state "{standing.words.in_language(language)}" as {standing.value}' for standing in beside]
    lines.append(f"    [*] --> {STAGES[0].stage.value}")
    lines += [f"    {a.stage.value} --> {b.stage.value}" for a, b in pairwise(STAGES)]
    lines.append(f"    {Stage.COLLECTION.value} --> {Standing.WON.value}")
    lines.append(f"    {Stage.QUALIFICATION.value} --> {Standing.DISQUALIFIED.value}")
    lines.append(f"    {Standing.DISQUALIFIED.value} --> {Stage.QUALIFICATION.value}")
    lines.append(f"    {Stage.SOLUTION_SIGN_OFF.value} --> {Standing.LOST.value}")
    lines.append(f"    {Stage.SOLUTION_DESIGN.value} --> {Standing.PAUSED.value}")
    lines.append(f"    {Standing.PAUSED.value} --> {Stage.SOLUTION_DESIGN.value}")
    return "\n".join(lines)
