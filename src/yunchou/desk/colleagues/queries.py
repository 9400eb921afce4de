"""Read users, teams and the logs. Administrators see all users; everybody may be named as a colleague."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere, Refused
from yunchou.desk.identity.factors import required_roles
from yunchou.desk.identity.models import AccessLogEntry, Team, User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May, Right, Role
from yunchou.desk.journal.kinds import KINDS, sentence
from yunchou.desk.journal.models import JournalEntry


def nobody_yet() -> bool:
    """Whether the installation has no user: only then may the first administrator be made."""
    return not User.objects.exists()


def users(actor: User, *, text: str = "", role: str = "", team: int | None = None, state: str = "") -> QuerySet[User]:
    """The users an administrator manages, narrowed by name or mail, role, team and state (active or left)."""
    ensure_may(actor, May.MANAGE_USERS)
    found = User.objects.select_related("team").prefetch_related("role_assignments", "right_assignments")
    if text:
        found = found.filter(Q(name__icontains=text) | Q(email__icontains=text))
    if role:
        found = found.filter(role_assignments__role=role)
    if team is not None:
        found = found.filter(team_id=team)
    if state:
        found = found.filter(is_active=state == "active")
    return found


def fetch_user(actor: User, pk: int) -> User:
    """One user for an administrator; `NotThere` when there is none."""
    user = users(actor).filter(pk=pk).first()
    if user is None:
        raise NotThere(_("There is no such user."))
    return user


def active_colleagues() -> list[tuple[int, str]]:
    """Everybody who works here now, as choices by name."""
    found = User.objects.filter(is_active=True).order_by("name", "pk").values_list("pk", "name", "title")
    return [(pk, f"{name} · {title}" if title else name) for pk, name, title in found]


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team in the tree: how deep it lies, who leads it, how many belong to it (deactivated ones not counted)."""

    team: Team
    depth: int
    members: int

    @property
    def indent(self) -> str:
        """Wide spaces that move the name to its depth."""
        return "　" * self.depth


def team_tree(actor: User) -> list[TeamLine]:
    """All teams, each after the one above it, by name."""
    ensure_may(actor, May.MANAGE_USERS)
    counted = Count("members", filter=Q(members__is_active=True))
    teams = list(Team.objects.select_related("leader").annotate(people=counted).order_by("name"))
    below: dict[int | None, list[Team]] = {}
    for team in teams:
        below.setdefault(team.parent_id, []).append(team)
    return _lines(below, None, 0)


def _lines(below: Mapping[int | None, list[Team]], parent: int | None, depth: int) -> list[TeamLine]:
    lines: list[TeamLine] = []
    for team in below.get(parent, []):
        lines.append(TeamLine(team, depth, team.people))  # type: ignore[attr-defined]
        lines += _lines(below, team.pk, depth + 1)
    return lines


def team_choices(actor: User) -> list[tuple[int, str]]:
    """The teams as choices, indented as they lie in the tree."""
    return [(line.team.pk, f"{line.indent}{line.team.name}") for line in team_tree(actor)]


def fetch_team(actor: User, pk: int) -> Team:
    """One team for an administrator; `NotThere` when there is none."""
    ensure_may(actor, May.MANAGE_USERS)
    team = Team.objects.select_related("parent", "leader").filter(pk=pk).first()
    if team is None:
        raise NotThere(_("There is no such team."))
    return team


def roles_with_required_factor(actor: User) -> frozenset[Role]:
    """The roles that need a second factor, for the administrator's page."""
    ensure_may(actor, May.MANAGE_USERS)
    return required_roles()


def access_log(actor: User, *, reader: int | None = None, refused_only: bool = False) -> QuerySet[AccessLogEntry]:
    """Who opened, or tried to open, what is restricted; newest first. Never what it says."""
    ensure_may(actor, May.SEE_ACCESS_LOG)
    found = AccessLogEntry.objects.select_related("reader", "compartment__owner").order_by("-at", "-pk")
    if reader is not None:
        found = found.filter(reader_id=reader)
    return found.filter(allowed=False) if refused_only else found


def ensure_reads_journal(actor: User) -> None:
    """Compliance and who was given the audit right read the whole journal; `Refused` for everybody else."""
    reach = reach_of(actor)
    if May.SEE_JOURNAL not in reach.may and Right.AUDIT not in reach.rights:
        raise Refused(_("The whole journal is read by compliance and by who was given the audit right."))


def journal(actor: User, *, by: int | None = None, kind: str = "", text: str = "") -> QuerySet[JournalEntry]:
    """The whole journal, newest first, narrowed by person, kind and name of the subject."""
    ensure_reads_journal(actor)
    found = JournalEntry.objects.select_related("actor").order_by("-sequence")
    if by is not None:
        found = found.filter(actor_id=by)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(subject_name__icontains=text) if text else found


def all_colleagues() -> list[tuple[int, str]]:
    """Everybody who ever worked here, as choices by name: the logs speak of them too."""
    return list(User.objects.order_by("name", "pk").values_list("pk", "name"))


def kinds() -> list[tuple[str, str]]:
    """Every kind of journal line as a choice, by its sentence."""
    return sorted(((kind, sentence(kind, "…")) for kind in KINDS), key=lambda pair: pair[1])


def weaknesses(password: str, *, email: str, name: str) -> list[str]:
    """Why this password is not good enough for this person, in his language; nothing when it is."""
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as weak:
        return list(weak.messages)
    return []
