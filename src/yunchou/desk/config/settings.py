"""Settings of one installation. What differs between installations comes from the environment."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from yunchou.desk.config.home import home, kept_secret

DESK = Path(__file__).resolve().parents[1]
HOME = home()

DEBUG = os.environ.get("YUNCHOU_DEBUG") == "1"
SECRET_KEY = kept_secret("secret.key")
ALLOWED_HOSTS = os.environ.get("YUNCHOU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("YUNCHOU_ORIGINS", "").split(",") if o]
HTTPS = os.environ.get("YUNCHOU_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "yunchou.desk.identity",
    "yunchou.desk",
]

MIDDLEWARE = [
    "yunchou.desk.web.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "yunchou.desk.web.middleware.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "yunchou.desk.identity.middleware.SessionLimits",
    "yunchou.desk.identity.middleware.PersonalSettings",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "yunchou.desk.alerts.middleware.Watch",
    "yunchou.desk.alerts.middleware.Pace",
    "yunchou.desk.identity.middleware.DefaultDeny",
    "yunchou.desk.conduct.middleware.KeepRefusals",
    "yunchou.desk.web.middleware.PlainRefusals",
]

ROOT_URLCONF = "yunchou.desk.config.urls"
WSGI_APPLICATION = "yunchou.desk.config.wsgi.application"

_LOADERS: list[Any] = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
FORM_RENDERER = "yunchou.desk.web.controls.Renderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(DESK.glob("*/templates")),
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "yunchou.desk.web.templatetags.web",
                "yunchou.desk.identity.templatetags.signing_in",
                "yunchou.desk.web.templatetags.once",
            ],
            "libraries": {
                path.stem: f"yunchou.desk.{path.parts[-3]}.templatetags.{path.stem}"
                for path in sorted(DESK.glob("*/templatetags/[a-z]*.py"))
            },
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL when `YUNCHOU_DATABASE=postgresql` (libpq's PG* variables)."""
    if os.environ.get("YUNCHOU_DATABASE") == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("PGDATABASE", "yunchou"),
            "USER": os.environ.get("PGUSER", "yunchou"),
            "PASSWORD": os.environ.get("PGPASSWORD", ""),
            "HOST": os.environ.get("PGHOST", ""),
            "PORT": os.environ.get("PGPORT", ""),
            "CONN_HEALTH_CHECKS": True,
            # While the server is away people are told soon, and the first that asks after it is back tries it anew:
            # with the pool's own times they would wait half a minute, and long after the server is back.
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 5, "reconnect_timeout": 5}},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "db.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": _database()}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "yunchou_cache"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
    {"NAME": "yunchou.desk.identity.passwords.WordsOfThisPlace"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "yunchou.desk.colleagues.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Allauth's own generator keeps a second list of addresses; a user here has one address, and it is on his row.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "yunchou.desk.colleagues.links.PasswordLinks"  # noqa: S105 - a class
# Per address of the network ("ip") and per account ("key"): a guesser is slowed down on both sides.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "10/5m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("YUNCHOU_PROXIES", "0"))
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ADAPTER = "yunchou.desk.colleagues.adapter.Factors"
MFA_TOTP_ISSUER = "Yunchou"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_LONGEST = timedelta(days=int(os.environ.get("YUNCHOU_SESSION_DAYS", "14")))
SESSION_IDLE = timedelta(hours=int(os.environ.get("YUNCHOU_SESSION_IDLE_HOURS", "24")))
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "yunchou_session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "yunchou_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "yunchou.desk.web.errors.csrf_failed"
MESSAGE_TAGS = {40: "error"}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
X_FRAME_OPTIONS = "DENY"
# How much of one person is too much: rows taken out in an hour, refusals in ten minutes. 0 gives no alarm.
ALERT_EXPORT_ROWS = int(os.environ.get("YUNCHOU_ALERT_EXPORT_ROWS", "3000"))
ALERT_REFUSALS = int(os.environ.get("YUNCHOU_ALERT_REFUSALS", "40"))
# How many forms one person may send in ten minutes, by each process. 0 sets no limit.
MOST_FORMS = int(os.environ.get("YUNCHOU_MOST_FORMS", "600"))
# Where the nightly backups go: backups/ of the data folder unless named, "off" for none; and how old the last may be.
YUNCHOU_BACKUPS = os.environ.get("YUNCHOU_BACKUPS", "")
ALERT_BACKUP_HOURS = int(os.environ.get("YUNCHOU_ALERT_BACKUP_HOURS", "36"))
# The mark by which a browser is known again at the next sign-in.
DEVICE_COOKIE_NAME = "__Host-device" if HTTPS else "yunchou_device"
DEVICE_COOKIE_AGE = 400 * 24 * 3600
# A monitor brings this with its question (docs/operate/observe.md); without one there are no figures.
YUNCHOU_METRICS_TOKEN = os.environ.get("YUNCHOU_METRICS_TOKEN", "")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "yunchou_language"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = sorted(DESK.glob("*/locale"))
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [DESK / "web" / "static"] if (DESK / "web" / "static").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "yunchou.desk.config.statics.Statics"
    },
}
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_TEMP_DIR = None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# One visible table answers "what happened": see yunchou.desk.reactions.
YUNCHOU_REACTIONS = "yunchou.desk.reactions.respond"
# What customers ask of features above them: the deals in a user's reach, and which rows a typed text finds;
# and what lists of deals ask: what the method said of each when it was last asked.
YUNCHOU_DEALS_IN_REACH = "yunchou.desk.opportunities.queries.visible"
YUNCHOU_GLANCES = "yunchou.desk.cockpit.glances.glances"
YUNCHOU_FINDS = "yunchou.desk.search.queries.finds"

# Without a mail server, mails are files that only the owner of the data folder reads: they hold sign-in links.
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if os.environ.get('YUNCHOU_MAIL_HOST') else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "outbox"
EMAIL_HOST = os.environ.get("YUNCHOU_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("YUNCHOU_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("YUNCHOU_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("YUNCHOU_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("YUNCHOU_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("YUNCHOU_MAIL_FROM", "yunchou@localhost")
YUNCHOU_MAIL_LEAVES = bool(EMAIL_HOST)
# Where people reach the desk, for the links in mails and chat messages; `serve` tells its worker when it is not set.
YUNCHOU_URL = os.environ.get("YUNCHOU_URL", "http://127.0.0.1:8000")
# Hosts of our own network to which chat messages may go, for a chat service that is run in the house.
YUNCHOU_ROBOT_HOSTS = {h.strip().lower() for h in os.environ.get("YUNCHOU_ROBOT_HOSTS", "").split(",") if h.strip()}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "yunchou.desk.web.logs.JsonLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "yunchou.requests": {"level": "INFO" if os.environ.get("YUNCHOU_LOG_REQUESTS") == "1" else "WARNING"},
        "yunchou.security": {"level": "INFO"},
    },
}
# Milliseconds from which a statement of the database is logged as slow.
SLOW_STATEMENT_MS = float(os.environ.get("YUNCHOU_SLOW_MS", "500"))
