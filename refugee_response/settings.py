"""Settings, read from the environment and closed by default (the table is in README.md)."""

from pathlib import Path

import pghistory
from django.utils.translation import gettext_lazy as _

from refugee_response import environment
from refugee_response.local_postgres import attach

ROOT = Path(__file__).resolve().parent.parent

# A local demo on this machine alone: no TLS, a key of its own, a database of its own.
LOCAL_DEMO = environment.switch("LOCAL_DEMO")
DEBUG = False
SECRET_KEY = environment.secret_key(local_demo=LOCAL_DEMO, folder=ROOT / ".local")
# Where the system is opened, for links in what it sends.
SITE_ADDRESS = environment.text("SITE_ADDRESS") or "http://localhost:8000"
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "refugee_response",
    "reports",
    "casework",
    "assistance",
    "assessments",
    "cases",
    "accounts",
    "places",
    "refugee_response.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "refugee_response.loopback.LoopbackOnlyMiddleware",
    "accounts.history.middleware.DoorMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.MomentMiddleware",
    "accounts.middleware.OwnLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # After all that decides whose request it is and in which words it is answered.
    "accounts.desk.DeskMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "refugee_response.urls"
WSGI_APPLICATION = "refugee_response.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Our own form widgets are templates like any other.
FORM_RENDERER = "refugee_response.form_renderer.QuickRenderer"

# `default` is the role of all daily work; `owner` owns the tables and does migrations and test
# databases. Tests make their database as `owner` and work in it as `default`.
_addresses = attach()
DATABASES = {
    "default": environment.database(_addresses.web) | {"TEST": {"MIRROR": "owner"}},
    "owner": environment.database(_addresses.owner) | {"CONN_MAX_AGE": 0},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Failures are counted here, so that all processes count together; it holds nothing about people.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.SignInBackend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.CommonWordsValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Signing in (django-allauth): by name, with a second factor; no sign-up, no e-mail, no strangers.
# Whoever has no second factor reaches only the pages to set one up.
SECOND_FACTOR_OBLIGATORY = not LOCAL_DEMO
ACCOUNT_ADAPTER = "accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.sign_in.forms.SignInForm",
    "reauthenticate": "accounts.sign_in.forms.PasswordAgainForm",
    "change_password": "accounts.sign_in.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# An office of hundreds may stand behind one address: what is tight is the count by name, and
# whoever signs in rightly is not counted.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "6/15m/key,100/15m/ip",
    "reauthenticate": "20/m/user",
    "change_password": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.switch("BEHIND_PROXY") else 0
MFA_ADAPTER = "accounts.sign_in.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.sign_in.forms.CodeForm",
    "activate_totp": "accounts.sign_in.forms.FirstCodeForm",
    "add_webauthn": "accounts.sign_in.forms.PasskeyForm",
    "authenticate_webauthn": "accounts.sign_in.forms.PasskeyStepForm",
    "login_webauthn": "accounts.sign_in.forms.PasskeySignInForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Refugee Response"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}

LANGUAGE_CODE = "en"
LANGUAGES = [("hy", _("Armenian")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["refugee_response.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Yerevan"

STATIC_URL = "/static/"
STATIC_ROOT = None if LOCAL_DEMO else ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_USE_FINDERS = LOCAL_DEMO
# Attachments of cases: a folder of this user alone, in nothing that a web server gives out.
PRIVATE_FILES = environment.text("PRIVATE_FILES") or (
    str(ROOT / ".local" / "private") if LOCAL_DEMO else ""
)
STORAGES = {
    # Nothing is kept in it: what is uploaded goes to the private one.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "uploads.storage.PrivateFiles",
        "OPTIONS": {"location": PRIVATE_FILES},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL_DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Closed to everything but what a local demo cannot have: TLS.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL_DEMO
# Who watches the machine asks beside the proxy, in plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL_DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL_DEMO
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.switch("BEHIND_PROXY") else None
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
# The telephone that the response answers, as slips and printed forms show it.
HOTLINE = environment.text("HOTLINE")
# At most; a shorter end comes from accounts/sessions.py.
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
# A household of thirty with every field is about 500; the stock limit of 1,000 leaves little room.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# History (accounts/history): an event points to others by key alone, without law and index.
PGHISTORY_LEVEL = pghistory.Statement
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

# Long work (accounts/jobs): what there is to do is declared there, and nothing is looked for.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["accounts.jobs.queue"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["cases.api.rendering.FastJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["cases.api.parsing.BoundedJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "EXCEPTION_HANDLER": "refugee_response.api.exception_handler",
    "DEFAULT_PAGINATION_CLASS": "cases.api.pages.NumberCursorPagination",
    "PAGE_SIZE": 100,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Refugee Response",
    "DESCRIPTION": "Households and people that the signed-in user may see, and reports.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Sectors of assessments and those of the response plan are two lists.
    "ENUM_NAME_OVERRIDES": {
        "ResponseSectorEnum": "assistance.choices.ResponseSector",
        "SharedItemEnum": "casework.referral_choices.Item",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"}
    },
    "filters": {"request": {"()": "accounts.history.doors.RequestOfLine"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # What happens to accounts, without names and secrets.
}

# Mail names nobody: it says how much waits, and where. The demo keeps it in a folder.
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if LOCAL_DEMO
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_FILE_PATH = ROOT / ".local" / "mail"
EMAIL_HOST = environment.text("EMAIL_HOST") or "localhost"
EMAIL_PORT = int(environment.text("EMAIL_PORT") or 25)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.switch("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM") or "no-reply@localhost"
