"""The desk as one Django app: features are folders, not apps, so that a model may move between them."""

from django.apps import AppConfig
from django.db.models import BigAutoField

from yunchou.desk.lookups import Among


class DeskConfig(AppConfig):
    """All features of the desk under the one label `desk`."""

    name = "yunchou.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make our own lookups known."""
        BigAutoField.register_lookup(Among)
