"""Users, teams, roles and compartments."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """The app that the user model lives in."""

    name = "yunchou.desk.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"
