"""Roles and what each may do: the one table from which every permission is read (trust.md)."""

from __future__ import annotations

from enum import StrEnum

from yunchou.playbook.kernel.terms import Term


class Role(Term):
    """What a person is here. A person may hold several; what he may do is their union."""

    ADMINISTRATOR = "administrator", "管理员", "Administrator"
    EXECUTIVE = "executive", "高层", "Executive"
    LEADER = "leader", "销售主管", "Sales leader"
    SELLER = "seller", "销售", "Sales rep"
    PRESALES = "presales", "售前/技术", "Presales"
    FINANCE = "finance", "商务/财务", "Commerce and finance"
    COMPLIANCE = "compliance", "合规", "Compliance"
    READ_ONLY = "read_only", "只读", "Read-only"


class Right(Term):
    """Rights that no role brings along; each is given to a named person."""

    EXPORT = "export", "导出", "Export"
    MASS_CHANGE = "mass_change", "批量修改", "Mass change"
    AUDIT = "audit", "审计", "Audit"
    ERASURE = "erasure", "删除个人信息", "Erasure"


class May(StrEnum):
    """What a view or an operation asks for."""

    SIGNED_IN = "signed_in"
    SEE_CUSTOMERS = "see_customers"
    CHANGE_CUSTOMERS = "change_customers"
    SIGN_OFF_KEY_ACCOUNTS = "sign_off_key_accounts"
    CHANGE_SEGMENTS = "change_segments"
    SEE_OPPORTUNITIES = "see_opportunities"
    CHANGE_OPPORTUNITIES = "change_opportunities"
    REASSIGN = "reassign"
    SEE_CONTRACTS = "see_contracts"
    CHANGE_CONTRACTS = "change_contracts"
    KEEP_TEMPLATES = "keep_templates"
    SEE_RECEIVABLES = "see_receivables"
    CHANGE_RECEIVABLES = "change_receivables"
    IMPORT = "import"
    MANAGE_USERS = "manage_users"
    SEE_ACCESS_LOG = "see_access_log"
    SEE_JOURNAL = "see_journal"
    APPROVE_HOSPITALITY = "approve_hospitality"
    SEE_CONDUCT = "see_conduct"
    DECIDE_CONDUCT = "decide_conduct"
    HANDLE_PRIVACY = "handle_privacy"
    SEE_ALERTS = "see_alerts"
    ASK_BREAK_GLASS = "ask_break_glass"
    DECIDE_BREAK_GLASS = "decide_break_glass"


_SEE = {May.SEE_CUSTOMERS, May.SEE_OPPORTUNITIES, May.SEE_CONTRACTS, May.SEE_RECEIVABLES}
_SELL = _SEE | {May.CHANGE_CUSTOMERS, May.CHANGE_OPPORTUNITIES, May.CHANGE_CONTRACTS}
_BREAK_GLASS = {May.ASK_BREAK_GLASS, May.DECIDE_BREAK_GLASS}

ROLE_MAY: dict[Role, frozenset[May]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            *_SEE,
            May.CHANGE_SEGMENTS,
            May.IMPORT,
            May.KEEP_TEMPLATES,
            May.MANAGE_USERS,
            May.REASSIGN,
            May.SEE_ALERTS,
            *_BREAK_GLASS,
        }
    ),
    Role.EXECUTIVE: frozenset({*_SEE, May.SIGN_OFF_KEY_ACCOUNTS, May.APPROVE_HOSPITALITY, *_BREAK_GLASS}),
    Role.LEADER: frozenset(
        {
            *_SELL,
            May.SIGN_OFF_KEY_ACCOUNTS,
            May.CHANGE_SEGMENTS,
            May.REASSIGN,
            May.IMPORT,
            May.APPROVE_HOSPITALITY,
            May.ASK_BREAK_GLASS,
        }
    ),
    Role.SELLER: frozenset(_SELL),
    Role.PRESALES: frozenset({May.SEE_CUSTOMERS, May.SEE_OPPORTUNITIES, May.CHANGE_OPPORTUNITIES}),
    Role.FINANCE: frozenset({*_SEE, May.CHANGE_CONTRACTS, May.CHANGE_RECEIVABLES, May.KEEP_TEMPLATES}),
    Role.COMPLIANCE: frozenset(
        {
            May.SEE_ACCESS_LOG,
            May.SEE_JOURNAL,
            May.SEE_CONDUCT,
            May.DECIDE_CONDUCT,
            May.DECIDE_BREAK_GLASS,
            May.HANDLE_PRIVACY,
            May.SEE_ALERTS,
        }
    ),
    Role.READ_ONLY: frozenset(_SEE),
}

# Whose records a role reaches beyond its own and those of its deals: everybody's, or its team's.
REACHES_ALL = frozenset({Role.ADMINISTRATOR, Role.EXECUTIVE, Role.FINANCE})
REACHES_TEAM = frozenset({Role.LEADER, Role.READ_ONLY})
# Roles that may change what they reach through their team; the others change only their own and their deals'.
CHANGES_TEAM = frozenset({Role.LEADER})
