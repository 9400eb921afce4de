"""The closed lists of the paper process."""

from yunchou.playbook.kernel.terms import Term


class StepState(Term):
    """Where one step of the customer's signing or payment path stands (P84)."""

    WAITING = "waiting", "未到", "Waiting"
    IN_HAND = "in_hand", "办理中", "In hand"
    STUCK = "stuck", "卡住", "Stuck"
    DONE = "done", "已办", "Done"


class Better(Term):
    """Which way an issue is better for us."""

    HIGHER = "higher", "越高越好", "The higher the better"
    LOWER = "lower", "越低越好", "The lower the better"


class ClauseChange(Term):
    """What became of a clause, or of some words of it, between two versions of a contract's text."""

    SAME = "same", "未改", "Unchanged"
    CHANGED = "changed", "改动", "Changed"
    ADDED = "added", "新增", "Added"
    REMOVED = "removed", "删去", "Removed"


class PaperSide(Term):
    """Whose wording a version of the contract's text is."""

    OURS = "ours", "我方稿", "Our draft"
    THEIRS = "theirs", "客户返回稿", "Customer's draft"


class PaperKind(Term):
    """What a file that belongs to a contract is."""

    RETURNED = "returned", "客户返回稿", "Returned by the customer"
    SIGNED = "signed", "签字盖章扫描件", "Signed scan"
    AMENDMENT = "amendment", "补充协议扫描件", "Scan of an amendment"
    OTHER = "other", "其他附件", "Other attachment"


class Bound(Term):
    """Who is bound by an obligation of the contract."""

    US = "us", "我方", "Us"
    THEM = "them", "客户", "The customer"


class StopState(Term):
    """Where one stop of an approval or signing path stands."""

    WAITING = "waiting", "未到", "Waiting"
    IN_HAND = "in_hand", "办理中", "In hand"
    STUCK = "stuck", "卡住", "Stuck"
    DONE = "done", "已办", "Done"
    REFUSED = "refused", "未同意", "Refused"


class LeaveLack(Term):
    """What our own side has not agreed to when a contract is to be signed."""

    PRICE_UNASKED = "price_unasked", "合同价需要批准，还没有申请", "The price needs leave that nobody asked for"
    PRICE_WAITS = "price_waits", "报价还在等批准", "Leave to the price is still waited for"
    PRICE_REFUSED = "price_refused", "报价没有获准", "Leave to the price was refused"
    BEYOND_LIMIT = (
        "beyond_limit",
        "谈判让步越过了我方底线，没有获准",
        "We gave way beyond our limit without leave",
    )
    TEXT_UNASKED = "text_unasked", "最新一稿合同没有送我方审批", "The newest text was not put to our own side"
    TEXT_WAITS = "text_waits", "合同文本还在等审批", "Leave to the text is still waited for"
    TEXT_REFUSED = "text_refused", "合同文本没有获准", "Leave to the text was refused"
    AMENDMENT_UNASKED = "amendment_unasked", "补充协议需要批准，还没有申请", "The amendment needs leave not asked for"
    AMENDMENT_WAITS = "amendment_waits", "补充协议还在等批准", "Leave to the amendment is still waited for"
    AMENDMENT_REFUSED = "amendment_refused", "补充协议没有获准", "Leave to the amendment was refused"
