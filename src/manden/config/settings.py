"""Settings of a desk, read from the opened data folder; nothing secret is written here."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from manden.access.provider import provider_of
from manden.config import opened
from manden.config.databases import database_of
from manden.config.desk_folder import evidence_folder_of, key_store_of
from manden.config.mail import mail_settings
from manden.config.request_rates import requests_a_minute

DESK = opened.desk()
DEMONSTRATION_DAY = opened.demonstration_day()
SOURCE = Path(__file__).resolve().parent.parent

SECRET_KEY = DESK.derived_key("sessions").hex()
SECOND_FACTOR_KEY = DESK.derived_key("second-factor")
DRAFT_KEY = DESK.derived_key("drafts")
TOKEN_KEY = DESK.derived_key("tokens")
VAULT_KEY = DESK.derived_key("vault-keys")
VAULT_KEYS_FILE = key_store_of(DESK)
EVIDENCE_FOLDER = evidence_folder_of(DESK)
OIDC = provider_of(os.environ)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"] + [
    host for host in os.environ.get("MANDEN_HOSTS", "").split(",") if host
]
BEHIND_TLS = os.environ.get("MANDEN_TLS") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "manden.ui",
    "manden.access",
    "manden.actors",
    "manden.places",
    "manden.vault",
    "manden.instruments",
    "manden.commitments",
    "manden.violations",
    "manden.registers",
    "manden.collection",
    "manden.analysis",
    "manden.reporting",
    "manden.search",
    "manden.desk",
    "manden.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "manden.access.middleware.SessionLimits",
    "manden.access.middleware.RowsOfThePerson",
    "manden.access.middleware.DenyByDefault",
    "manden.access.middleware.ReadOnlyUnderLock",
    "manden.access.typed_words.TypedWords",
    "manden.config.clock.Today",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "manden.config.urls"
WSGI_APPLICATION = "manden.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "manden.access.context.person",
            ]
        },
    }
]

DATABASES = {"default": database_of(DESK)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "manden.access.backends.ByPassword",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "access:sign_in"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "manden.access.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "manden.access.attempted_names.attempted_name"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

SESSION_ENGINE = "manden.access.session_store"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_IDLE_SECONDS = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "manden-session"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "manden.access.views.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Requests a minute to the API, and how many may come at once.
API_RATE_OF_TOKEN = requests_a_minute(os.environ.get("MANDEN_API_RATE"), usual=300)
API_RATE_OF_ADDRESS = tuple(2 * one for one in API_RATE_OF_TOKEN)

globals().update(mail_settings(os.environ))  # MAIL_SENDER is empty where no server is named

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "ui" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# What is given is held in memory and never written to a disk unencrypted; pages say their limits.
FILE_UPLOAD_MAX_MEMORY_SIZE = 21_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Only faults reach the log, and never a name, a body or an address: a URL's path is enough.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s"}},
    "filters": {"faults": {"()": "manden.config.logs.WithoutContent"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["faults"]}
    },
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {
        "django": {"handlers": [], "level": "ERROR", "propagate": True},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
