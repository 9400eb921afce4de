"""The time zones to choose from: where such teams sit, in the order of the sun."""

from django.utils.translation import gettext_lazy as _

ZONES = [
    ("Asia/Shanghai", _("Beijing, Shanghai")),
    ("Asia/Urumqi", _("Urumqi")),
    ("Asia/Hong_Kong", _("Hong Kong")),
    ("Asia/Taipei", _("Taipei")),
    ("Asia/Singapore", _("Singapore, Kuala Lumpur")),
    ("Asia/Tokyo", _("Tokyo")),
    ("Asia/Seoul", _("Seoul")),
    ("Australia/Sydney", _("Sydney")),
    ("Asia/Bangkok", _("Bangkok, Hanoi, Jakarta")),
    ("Asia/Kolkata", _("Delhi, Mumbai")),
    ("Asia/Dubai", _("Dubai")),
    ("Europe/Moscow", _("Moscow")),
    ("Europe/Berlin", _("Berlin, Paris, Madrid")),
    ("Europe/London", _("London")),
    ("America/Sao_Paulo", _("São Paulo")),
    ("America/New_York", _("New York")),
    ("America/Chicago", _("Chicago")),
    ("America/Los_Angeles", _("Los Angeles")),
    ("UTC", _("UTC")),
]
