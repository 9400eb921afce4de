"""People, teams, roles, compartments, keys and the log of who read what."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.terms import TermConstraint, TermField


class UserManager(BaseUserManager["User"]):
    """Makes users; the mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user with a hashed password, or none that works when `password` is None."""
        user: User = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        """Mail addresses are compared without regard to case."""
        return self.get(email__iexact=email)


class Team(models.Model):
    """A sales team; its leader sees what the team and the teams below it own."""

    name = models.CharField(max_length=80, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    leader = models.ForeignKey("identity.User", null=True, blank=True, on_delete=models.PROTECT, related_name="leads")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class User(AbstractBaseUser):
    """A colleague who signs in. Deactivated users stay, because their work does."""

    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    title = models.CharField(_("title"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    language = models.CharField(max_length=10, default="zh-hans")
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    unread_notices = models.PositiveIntegerField(default=0)
    session_epoch = models.PositiveIntegerField(default=1)
    times_shut_out = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What every session of this user carries: a new password or a new epoch ends them all at once."""
        return salted_hmac("yunchou session", f"{self.session_epoch}:{self.password}", algorithm="sha256").hexdigest()


class RoleAssignment(models.Model):
    """One role of one person, and who gave it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_assignments")
    role = TermField(Role)
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_once_per_user"),
            TermConstraint("role", Role, "role_known"),
        ]


class RightAssignment(models.Model):
    """One separate right of one person, and who gave it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="right_assignments")
    right = TermField(Right)
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "right"], name="right_once_per_user"),
            TermConstraint("right", Right, "right_known"),
        ]


class RequiredFactor(models.Model):
    """A role whose holders need a second factor (an authenticator app or a passkey) to go on after signing in."""

    role = TermField(Role, unique=True)

    class Meta:
        constraints = [TermConstraint("role", Role, "required_factor_role_known")]


class Compartment(models.Model):
    """A need-to-know space. Only its owner and people with a live grant read what is sealed in it (C24)."""

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="compartments")
    created_at = models.DateTimeField()


class CompartmentGrant(models.Model):
    """Named access of one colleague to one compartment, for a reason, until a date."""

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="grants")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="compartment_grants")
    reason = models.CharField(max_length=200)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "user"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_live_grant_per_user",
            )
        ]


class AccessLogEntry(models.Model):
    """One reading of one sealed field: who, when, what. Shown to the compartment's owner."""

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="access_log")
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    subject = models.CharField(max_length=80)
    allowed = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["compartment", "-at"])]


class DataKey(models.Model):
    """A data key of this installation, wrapped by the master key that lives outside the database."""

    wrapped = models.BinaryField()
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"key {self.pk}"
