"""Who may come in, and what a browser may do with our pages."""

from __future__ import annotations

from csp.constants import NONE, SELF

from daybook.config import env
from daybook.config.parts.paths import kept_secret

SECRET_KEY = env.text(
    "DAYBOOK_SECRET_KEY", meaning="Signs sessions and links. Empty: made once and kept in the data folder."
) or kept_secret("secret_key")
HOST = env.text("DAYBOOK_HOST", default="127.0.0.1", meaning="Address the web server listens on.")
PORT = env.whole("PORT", default=8000, least=1, meaning="Port the web server listens on.")
WEB_WORKERS = env.whole("DAYBOOK_WEB_WORKERS", default=2, least=1, meaning="Processes of the web server.")
WEB_THREADS = env.whole("DAYBOOK_WEB_THREADS", default=8, least=1, meaning="Requests each of them answers at once.")
LIVE_CALENDARS = env.whole(
    "DAYBOOK_LIVE_CALENDARS",
    default=400,
    meaning="Open calendars that each of them tells of changes at once; further ones ask every few seconds.",
)
DEMO = env.truth("DAYBOOK_DEMO", default=True, meaning="Make the demo salon in an empty database at `daybook serve`.")
KNOWN_DEMO_PASSWORD = "daybook-demo"  # noqa: S105  not-secret: the documented default of a demo on loopback
DEMO_PASSWORD = env.text(
    "DAYBOOK_DEMO_PASSWORD",
    default=KNOWN_DEMO_PASSWORD,
    meaning="Password of the demo's sign-ins. The default is refused unless DAYBOOK_HOST is loopback.",
)
PUBLIC_URL = env.text(
    "DAYBOOK_PUBLIC_URL",
    meaning="Address people type, such as https://book.example.org; links in messages begin with it."
    " Empty: http://DAYBOOK_HOST:PORT.",
).rstrip("/")
SITE_URL = PUBLIC_URL or f"http://{f'[{HOST}]' if ':' in HOST else HOST}:{PORT}"
ALLOWED_HOSTS = env.listing(
    "DAYBOOK_ALLOWED_HOSTS",
    default="*",
    meaning="Names the site may be asked by, separated by commas; * for any.",
)
IS_HTTPS = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
BEHIND_PROXY = env.truth(
    "DAYBOOK_BEHIND_PROXY",
    default=False,
    meaning="A proxy of ours stands in front: believe its X-Forwarded-For and X-Forwarded-Proto.",
)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
# Whether the other names of the domain speak TLS too is not ours to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "daybook.shared.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "daybook.access.adapter.EntranceAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Daybook: "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Daybook"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
USERSESSIONS_TRACK_ACTIVITY = True
