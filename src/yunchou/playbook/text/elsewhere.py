"""The phrases that no rule cites, and where the method answers each instead."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Words

ELSEWHERE: dict[int, Words] = {
    13: Words(
        "这是小标题，它说的五个特点各有自己的规则：P14 到 P18。",
        "A heading: the five traits it announces have rules of their own, P14 to P18.",
    ),
    19: Words(
        "不是一条规则，而是一个计算：在所有不知道的事里找出最能改变判断的那一个细节（advisor/missing.py）。",
        "Not a rule but a calculation: of all that is unknown, the one detail that would change the verdicts most "
        "(advisor/missing.py).",
    ),
    20: Words(
        "八项工作就是规则所在的文件夹和作战室的八个表盘，不是一个判断。",
        "The eight disciplines are the folders that rules live in and the dials of the war room, not a judgement.",
    ),
}
