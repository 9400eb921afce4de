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


class AssessmentTrigger(Term):
    """What makes an assessment necessary (PIPL 55)."""

    SENSITIVE = "sensitive", "处理敏感个人信息", "Sensitive personal information"
    AUTOMATED = "automated", "利用个人信息进行自动化决策", "Automated decisions"
    ENTRUSTING = "entrusting", "委托处理、提供或公开", "Entrusting, providing or publishing"
    ABROAD = "abroad", "向境外提供", "Providing abroad"
    OTHER = "other", "对个人权益有重大影响的其他处理", "Other handling with great effect on persons"


class AssessmentOutcome(Term):
    """What was decided."""

    ACCEPTED = "accepted", "可以处理", "May be handled so"
    CONDITIONAL = "conditional", "落实措施后可以处理", "May be handled once the measures are in place"
    REJECTED = "rejected", "不处理", "Not to be handled"
