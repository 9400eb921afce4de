"""The closed lists of collection."""

from yunchou.playbook.kernel.terms import Term


class InstalmentKind(Term):
    """What a payment is for. Retention money is owed long after the work and is watched apart."""

    ADVANCE = "advance", "预付款", "Advance"
    PROGRESS = "progress", "进度款", "Progress payment"
    ACCEPTANCE = "acceptance", "验收款", "On acceptance"
    PERIODIC = "periodic", "按期付款", "Periodic"
    RETENTION = "retention", "质保金", "Retention money"
    OTHER = "other", "其他", "Other"


class InvoiceKind(Term):
    """The kinds of invoice that customers ask for; a special one lets them deduct the tax."""

    UNKNOWN = "unknown", "不知道", "Unknown"
    SPECIAL = "special", "增值税专用发票", "Special VAT invoice"
    ORDINARY = "ordinary", "增值税普通发票", "Ordinary VAT invoice"
    OTHER = "other", "其他票据", "Other"


class RedReason(Term):
    """Why an invoice is cancelled by a red-letter one, as the tax office asks it."""

    WRONG = "wrong", "开票有误", "Made out wrongly"
    RETURNED = "returned", "销货退回", "Goods returned"
    STOPPED = "stopped", "服务中止", "Service stopped"
    ALLOWANCE = "allowance", "销售折让", "Allowance given"


class DisputeKind(Term):
    """What a customer objects to before he pays."""

    DELIVERY = "delivery", "交付或验收", "Delivery or acceptance"
    QUALITY = "quality", "质量或服务", "Quality or service"
    AMOUNT = "amount", "金额或数量", "Amount or quantity"
    INVOICE = "invoice", "发票", "Invoice"
    CONTRACT = "contract", "合同条款", "Terms of the contract"
    OTHER = "other", "其他", "Other"


class AgeBand(Term):
    """How long a payment is overdue."""

    NOT_DUE = "not_due", "未到期", "Not due"
    TO_30 = "to_30", "逾期 1–30 天", "1–30 days overdue"
    TO_60 = "to_60", "逾期 31–60 天", "31–60 days overdue"
    TO_90 = "to_90", "逾期 61–90 天", "61–90 days overdue"
    TO_180 = "to_180", "逾期 91–180 天", "91–180 days overdue"
    OVER_180 = "over_180", "逾期 180 天以上", "More than 180 days overdue"


class CollectionState(Term):
    """What a payment that is still owed waits for."""

    DISPUTED = "disputed", "有争议", "Disputed"
    BROKEN = "broken", "承诺落空", "Promise broken"
    OVERDUE = "overdue", "逾期，没有承诺", "Overdue, nothing promised"
    PROMISED = "promised", "已承诺付款", "Promised"
    SOON = "soon", "快到期", "Due soon"
    LATER = "later", "以后到期", "Due later"
