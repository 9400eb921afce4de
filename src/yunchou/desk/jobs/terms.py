"""The closed list of the states of a job."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class JobState(Term):
    """Where a job stands. `DEAD` was tried as often as its kind allows and waits for a person."""

    WAITING = "waiting", "等待执行", "Waiting"
    RUNNING = "running", "正在执行", "Running"
    DONE = "done", "已完成", "Done"
    DEAD = "dead", "已放弃", "Given up"
