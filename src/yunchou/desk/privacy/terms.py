"""The closed lists of personal information (PIPL 13, 44-50)."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class Ground(Term):
    """On what ground what we know about a person is kept."""

    CONTRACT = "contract", "订立、履行合同所必需", "Needed for a contract"
    CONSENT = "consent", "本人同意", "Consent"
    PUBLIC = "public", "本人或依法已公开", "Made public by the person or lawfully"
    DUTY = "duty", "履行法定义务", "Legal duty"


class RequestKind(Term):
    """What a person asks of us about himself."""

    ACCESS = "access", "查阅、复制", "Access and copy"
    CORRECTION = "correction", "更正、补充", "Correction"
    ERASURE = "erasure", "删除", "Erasure"
    WITHDRAWAL = "withdrawal", "撤回同意", "Withdrawal of consent"
    EXPLANATION = "explanation", "解释说明", "Explanation"
