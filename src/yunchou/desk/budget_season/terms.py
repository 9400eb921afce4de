"""What we do with a customer until his budget is approved (P31 to P34), in its order."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class TaskKind(Term):
    """One task of the pack that a customer gets in his budget season."""

    CALENDAR = "calendar", "问清预算怎么编、什么时候报", "Learn how and by when the budget is drawn up"
    APPLICANT = "applicant", "找到预算申请人和评审人", "Find who applies for it and who reviews it"
    RETURN = "return", "和客户一起算投入产出", "Work out cost and benefit with the customer"
    DRAFT = "draft", "帮客户写好预算申请", "Help the customer to write the application"
    HANDED_IN = "handed_in", "申请报上去", "The application is handed in"
    REVIEWED = "reviewed", "通过预算评审", "It passes the review"
    APPROVED = "approved", "预算批下来，记下金额", "It is approved: note the amount"
