"""The closed lists of capture: what can be proposed, how sure it is, and why not surer."""

from yunchou.playbook.kernel.terms import Term


class Kind(Term):
    """What one proposal is about; each kind has its own fields, see `fields.FIELDS`."""

    INTERACTION = "interaction", "往来记录", "Contact"
    PERSON_MET = "person_met", "见到的人", "Person met"
    PERSON_SPOKEN_OF = "person_spoken_of", "只是提到的人", "Person only spoken of"
    PLANNED_MEETING = "planned_meeting", "约好的会面", "Meeting ahead"
    CANCELLED_MEETING = "cancelled_meeting", "未成的会面", "Meeting that did not take place"
    BUDGET = "budget", "预算", "Budget"
    PLAN_DATE = "plan_date", "客户计划日期", "Date in the customer's plan"
    NEED = "need", "需求", "Need"
    PRODUCT_GAP = "product_gap", "产品缺口", "Product gap"
    RIVAL_MOVE = "rival_move", "对手动作", "Rival's move"
    LEAN = "lean", "倾向", "Lean"
    INSIDER_EVIDENCE = "insider_evidence", "内线行为", "Insider evidence"
    DECISION_STEP = "decision_step", "决策步骤", "Decision step"
    SIGNING_STEP = "signing_step", "合同流程", "Signing step"
    PAYMENT_STEP = "payment_step", "打款流程", "Payment step"
    CONTRACT = "contract", "合同", "Contract"
    PAYMENT_PROMISED = "payment_promised", "应付款项", "Payment promised"
    PAYMENT_RECEIVED = "payment_received", "到账", "Payment received"
    NEGOTIATION = "negotiation", "谈判立场", "Negotiating position"
    REFERRAL = "referral", "转介绍", "Referral"
    SEAT_EXPANSION = "seat_expansion", "增加坐席", "Seat expansion"
    PERSONAL_NEED = "personal_need", "个人需求", "Need of a person"
    OUR_PROMISE = "our_promise", "我方承诺", "Promise of ours"
    CUSTOMER_PROMISE = "customer_promise", "客户承诺", "Promise of the customer"
    CLAIM = "claim", "说法", "Claim"


class ContactKind(Term):
    """How people were in touch."""

    VISIT = "visit", "上门拜访", "Visit"
    HOSTED = "hosted", "客户来访", "They came to us"
    MEETING = "meeting", "见面", "Met in person"
    MEAL = "meal", "餐叙", "Meal or tea"
    CALL = "call", "电话", "Call"
    VIDEO = "video", "视频会议", "Video meeting"
    MESSAGE = "message", "消息", "Message"
    CONTACT = "contact", "接触（方式不明）", "Contact, manner unknown"


class Certainty(Term):
    """How sure the reading is; the person who reads it decides."""

    SURE = "sure", "明确", "Plainly said"
    LIKELY = "likely", "多半如此", "Likely"
    UNSURE = "unsure", "待核实", "To be checked"


class Doubt(Term):
    """Why a reading is less than sure."""

    HEARSAY = "hearsay", "转述", "Told at second hand"
    ABOUT = "approximate", "约数", "An approximate figure"
    RANGE = "range", "只给了范围", "A range was given"
    UNIT = "unit_assumed", "单位是推断的", "The unit is assumed"
    DATE = "date_assumed", "日期是推断的", "The date is inferred"
    PERIOD = "period", "只知道大致时间", "A period, not a day"
    CONDITIONAL = "conditional", "有前提条件", "Said under a condition"
    HEDGED = "hedged", "语气不确定", "Said with hesitation"
    NEW_PERSON = "new_person", "名单中没有此人", "Not among the known people"
    SEVERAL_PEOPLE = "several_people", "可能是不止一个人", "May be one of several people"
    SPELLING = "spelling", "写法与名单不同", "Spelt differently from the list"
    NEW_RIVAL = "new_rival", "名单中没有此对手", "Not among the known rivals"
    WHO = "who_assumed", "主语是推断的", "Who is inferred"
    STATE = "state_assumed", "状态是推断的", "The state is inferred"
    MODEL = "language_model", "由语言模型读出", "Read by a language model"


class RivalQuestion(Term):
    """The five questions about a rival (P45 to P49)."""

    MET = "met", "见过谁", "Whom they met"
    TOPICS = "topics", "聊了些什么", "What they said"
    STAGE = "stage", "跟进到哪一步", "How far they are"
    DOCUMENT = "document", "递交了什么", "What they handed in"
    WON_OVER = "won_over", "搞定了什么人", "Whom they won over"


class BudgetChange(Term):
    """What happened to a budget."""

    RAISED = "raised", "增加", "Raised"
    CUT = "cut", "削减", "Cut"
    FROZEN = "frozen", "冻结", "Frozen"
    POSTPONED = "postponed", "推后", "Put off"


class Party(Term):
    """Whose position it is at the table."""

    OURS = "ours", "我方", "Ours"
    CUSTOMERS = "customers", "客户", "The customer's"


class Point(Term):
    """What is negotiated."""

    PRICE = "price", "价格", "Price"
    PAYMENT_TERMS = "payment_terms", "付款条件", "Payment terms"
    WARRANTY = "warranty", "质保与服务", "Warranty and service"
    SCOPE = "scope", "范围", "Scope"
    OTHER = "other", "其他条款", "Other terms"
