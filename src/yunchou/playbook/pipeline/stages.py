"""The nine stages of P21 and the standings beside them."""

from yunchou.playbook.kernel.terms import Term


class Stage(Term):
    """The nine stages exactly as the playbook names them, in order (P21)."""

    PROSPECTING = "prospecting", "寻找商机", "Prospecting"
    QUALIFICATION = "qualification", "判断商机", "Qualification"
    REQUIREMENTS = "requirements", "需求确定", "Requirements"
    SOLUTION_DESIGN = "solution_design", "方案制作", "Solution design"
    SOLUTION_PRESENTATION = "solution_presentation", "方案讲解", "Solution presentation"
    SOLUTION_SIGN_OFF = "solution_sign_off", "方案确定", "Solution sign-off"
    NEGOTIATION = "negotiation", "商务谈判", "Negotiation"
    CONTRACT_SIGNING = "contract_signing", "合同签订", "Contract signing"
    COLLECTION = "collection", "收款", "Collection"

    @property
    def number(self) -> int:
        """The stage's place, 1 to 9."""
        return list(Stage).index(self) + 1


class Standing(Term):
    """Where a deal stands beside its stage. Won is set by a bank receipt and by nothing else (P83)."""

    OPEN = "open", "进行中", "Open"
    PAUSED = "paused", "停", "Paused"
    DISQUALIFIED = "disqualified", "不成立", "Disqualified"
    LOST = "lost", "丢单", "Lost"
    WON = "won", "赢单", "Won"


GIVEN_UP = (Standing.LOST, Standing.DISQUALIFIED)


class DisqualifiedFor(Term):
    """Why an opportunity does not stand; no budget leads to budget nurture with a wake-up date (P32, N3)."""

    NO_BUDGET = "no_budget", "没有预算", "No budget"
    NO_NEED = "no_need", "没有需求", "No need"
    NO_TIME_PLAN = "no_time_plan", "没有时间计划", "No time plan"
    NO_DECISION_PROCESS = "no_decision_process", "没有决策流程", "No decision process"
    NOT_WORTH_PURSUING = "not_worth_pursuing", "不具可经营性", "Not worth pursuing"
