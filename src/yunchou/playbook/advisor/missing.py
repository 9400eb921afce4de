"""The one missing detail: the unknown fact that most judgements wait for (P19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from yunchou.playbook.kernel.advice import Advice, Severity
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Unknown

WEIGHTS = {Severity.STOP: 8, Severity.URGENT: 4, Severity.IMPORTANT: 2, Severity.HINT: 1}
VERDICT_WEIGHT = 3


def missing_detail(findings: Iterable[Finding], advice: Iterable[Advice]) -> Unknown | None:
    """The unknown that weighs most over all verdicts and moves; `None` when nothing waits for a fact."""
    weights: dict[Unknown, int] = defaultdict(int)
    for finding in findings:
        for unknown in finding.unknowns:
            weights[unknown] += VERDICT_WEIGHT
    for move in advice:
        for unknown in move.unknowns:
            weights[unknown] += WEIGHTS[move.severity]
    return max(weights, key=lambda unknown: (weights[unknown], unknown.path, unknown.of), default=None)
