"""Every place the shell leads to, in one table, shown only to those who may open it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. `key` follows `g` on the keyboard; `places` says where it stands: side, phone, user or new."""

    url_name: str
    label: str | Promise
    icon: str
    may: May
    key: str = ""
    places: tuple[str, ...] = ("side",)
    group: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one reader sees it."""

    place: Place
    url: str
    current: bool


PLACES = (
    Place("today", _("Today"), "sun", May.SIGNED_IN, "t", ("side", "phone")),
    Place("capture", _("Quick note"), "pencil", May.CHANGE_OPPORTUNITIES, "n", ("side",)),
    Place("opportunities", _("Opportunities"), "layout-kanban", May.SEE_OPPORTUNITIES, "o", ("side", "phone")),
    Place("rhythm", _("Rhythm"), "route", May.SEE_OPPORTUNITIES, "y"),
    Place("customers", _("Customers"), "building", May.SEE_CUSTOMERS, "c", ("side", "phone")),
    Place("my_asks", _("Asked of me"), "checklist", May.SEE_OPPORTUNITIES, "a", ("side", "user")),
    Place("weekly", _("Weekly report"), "clipboard-text", May.SEE_OPPORTUNITIES, "k", ("side", "user")),
    Place("budget_season", _("Budget season"), "coin-yuan", May.SEE_OPPORTUNITIES, "b"),
    Place("watchlist", _("Watch-list"), "telescope", May.SEE_CUSTOMERS, "w"),
    Place("rival_companies", _("Rivals"), "swords", May.SEE_OPPORTUNITIES, "v"),
    Place("collections", _("Collections"), "receipt-yuan", May.SEE_RECEIVABLES, "r"),
    Place("retention", _("Existing customers"), "headset", May.SEE_CONTRACTS, "e"),
    Place("forecast", _("Forecast"), "chart-funnel", May.SEE_RECEIVABLES, "f"),
    Place("managers_room", _("Manager's room"), "chart-funnel", May.SIGN_OFF_KEY_ACCOUNTS, "l"),
    Place("approvals", _("Prices and contracts"), "certificate", May.SEE_CONTRACTS, "", ("side",)),
    Place("hospitality_approvals", _("Approvals"), "list-check", May.APPROVE_HOSPITALITY, "a"),
    Place("compliance", _("Compliance"), "shield-check", May.SEE_CONDUCT, "p", ("side", "phone")),
    Place("contract_templates", _("Contract templates"), "file-certificate", May.KEEP_TEMPLATES, "", group=_("Manage")),
    Place("handovers", _("Hand-over"), "users-group", May.REASSIGN, "", group=_("Manage")),
    Place("imports", _("Import"), "file-import", May.IMPORT, "i", group=_("Manage")),
    Place("users", _("Users and teams"), "users-group", May.MANAGE_USERS, "m", group=_("Manage")),
    Place("jobs", _("Work beside the pages"), "list-details", May.MANAGE_USERS, "", group=_("Manage")),
    Place("access_log", _("Access log"), "shield-lock", May.SEE_ACCESS_LOG, "", group=_("Manage")),
    Place("journal", _("Journal"), "history", May.SEE_JOURNAL, "j", group=_("Manage")),
    Place("alerts", _("Alerts"), "alert-triangle", May.SEE_ALERTS, "", group=_("Manage")),
    Place("privacy", _("Personal information"), "user", May.HANDLE_PRIVACY, "", group=_("Manage")),
    Place("openings", _("Break-glass"), "key", May.DECIDE_BREAK_GLASS, "", group=_("Manage")),
    Place("preferences", _("Settings"), "settings", May.SIGNED_IN, "s", group=_("Manage")),
    Place("preferences", _("Me"), "user", May.SIGNED_IN, "", ("phone",)),
    Place("preferences", _("My settings"), "settings", May.SIGNED_IN, "", ("user",)),
    Place("notices", _("Notices"), "bell", May.SIGNED_IN, "", ("user",)),
    Place("calendar_feed", _("My calendar"), "calendar", May.SEE_OPPORTUNITIES, "", ("user",)),
    Place("conflict_declarations", _("My declarations"), "file-certificate", May.SIGNED_IN, "", ("user",)),
    Place("mfa_index", _("Sign-in security"), "shield-check", May.SIGNED_IN, "", ("user",)),
    Place("usersessions_list", _("Signed-in devices"), "device-mobile", May.SIGNED_IN, "", ("user",)),
    Place("opportunity_new", _("New opportunity"), "target-arrow", May.CHANGE_OPPORTUNITIES, "", ("new",)),
    Place("customer_new", _("New customer"), "building", May.CHANGE_CUSTOMERS, "", ("new",)),
)


def shown(request: HttpRequest, where: str) -> list[Shown]:
    """The entries of one place that this reader may open."""
    if not isinstance(request.user, User):
        return []
    may = reach_of(request.user).may
    entries = []
    for place in PLACES:
        if where not in place.places or place.may not in may:
            continue
        try:
            url = reverse(place.url_name)
        except NoReverseMatch:
            continue
        entries.append(Shown(place, url, _is_current(request, url)))
    return entries


def creatable(request: HttpRequest) -> list[Shown]:
    """What this reader may create."""
    return shown(request, "new")


def capture_url(request: HttpRequest, deal: int | None) -> str:
    """Where a note is taken down, on the page of a deal for that deal. Empty for who may not change any."""
    if not isinstance(request.user, User) or May.CHANGE_OPPORTUNITIES not in reach_of(request.user).may:
        return ""
    try:
        url = reverse("capture")
    except NoReverseMatch:
        return ""
    return f"{url}?deal={deal}" if deal else url


def _is_current(request: HttpRequest, url: str) -> bool:
    """Whether the page shown is this place or lies beneath it."""
    return request.path == url or (url != "/" and request.path.startswith(url.rstrip("/") + "/"))
