"""The closed lists of the key-account judgement."""

from yunchou.playbook.kernel.terms import Term


class PublicSectorClass(Term):
    """Who owns the customer; drives hospitality, tender locks and secrecy (P10)."""

    GOVERNMENT = "government", "政府机关", "Government"
    STATE_OWNED = "state_owned", "国企/央企", "State-owned enterprise"
    STATE_FINANCIAL = "state_financial", "国有金融机构", "State financial institution"
    DEFENCE = "defence", "军工", "Defence"
    LISTED_PRIVATE = "listed_private", "上市民企", "Listed private company"
    PRIVATE = "private", "民营企业", "Private company"
    FOREIGN = "foreign", "外资企业", "Foreign-owned company"
    UNKNOWN = "unknown", "不知道", "Unknown"


class KeyAccountVerdict(Term):
    """The verdict on a customer (P2)."""

    KEY_ACCOUNT = "key_account", "大客户", "Key account"
    NURTURE = "nurture", "培育", "Nurture"
    ORDINARY = "ordinary", "普通", "Ordinary"
    UNKNOWN = "unknown", "不知道", "Unknown"
