"""The shell's own addresses."""

from tests.desk.permissions.row import Row

ROWS = [
    Row("health_live", public=True),
    Row("health_ready", public=True),
    Row("health_metrics", public=True, status=404),
    Row("language", "POST", public=True, data=lambda _w: {"language": "en"}),
    Row("manifest", public=True),
    Row("service_worker", public=True),
]
