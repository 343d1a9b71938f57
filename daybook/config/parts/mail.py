"""How messages leave: by SMTP, or through a provider; where neither is set up they are kept."""

from __future__ import annotations

from daybook.config import env
from daybook.config.env import BadSetting
from daybook.config.parts.paths import DATA_DIR

EMAIL_HOST = env.text("DAYBOOK_SMTP_HOST", meaning="Mail server. Empty: messages are kept in the data folder.")
EMAIL_PORT = env.whole("DAYBOOK_SMTP_PORT", default=587, meaning="Port of the mail server.")
EMAIL_HOST_USER = env.text("DAYBOOK_SMTP_USER", meaning="Name to sign in to the mail server with.")
EMAIL_HOST_PASSWORD = env.text("DAYBOOK_SMTP_PASSWORD", meaning="Password for the mail server.")
EMAIL_USE_TLS = env.truth("DAYBOOK_SMTP_TLS", default=True, meaning="Speak STARTTLS to the mail server.")

# What each provider calls its key, and what else it asks for.
PROVIDERS = {
    "": (),
    "brevo": ("API_KEY",),
    "mailersend": ("API_TOKEN",),
    "mailgun": ("API_KEY",),
    "mailjet": ("API_KEY", "SECRET_KEY"),
    "mailtrap": ("API_TOKEN",),
    "mandrill": ("API_KEY",),
    "postal": ("API_KEY",),
    "postmark": ("SERVER_TOKEN",),
    "resend": ("API_KEY",),
    "scaleway": ("SECRET_KEY", "PROJECT_ID"),
    "sparkpost": ("API_KEY",),
    "unisender_go": ("API_KEY",),
}
PROVIDER = env.choice(
    "DAYBOOK_MAIL_PROVIDER", tuple(PROVIDERS), default="", meaning="Mail provider, instead of a mail server."
)
PROVIDER_KEY = env.text("DAYBOOK_MAIL_KEY", meaning="The provider's key.")
PROVIDER_SECOND_KEY = env.text(
    "DAYBOOK_MAIL_SECOND_KEY", meaning="What Mailjet calls the secret key, and Scaleway the project's id."
)
PROVIDER_ADDRESS = env.text(
    "DAYBOOK_MAIL_API", meaning="Address of the provider's API, where it is not the usual one (its region, one's own)."
)
DEFAULT_FROM_EMAIL = env.text(
    "DAYBOOK_MAIL_FROM", default="daybook@localhost", meaning="Address that messages come from."
)
EMAIL_FILE_PATH = DATA_DIR / "outbox"
EMAIL_TIMEOUT = 20


def refuse_half_a_provider() -> None:
    """Messages would wait for ever, and nobody would know why."""
    if PROVIDER and EMAIL_HOST:
        raise BadSetting(f"DAYBOOK_MAIL_PROVIDER={PROVIDER!r} cannot be used: DAYBOOK_SMTP_HOST is set too. Keep one.")
    if PROVIDER and not PROVIDER_KEY:
        raise BadSetting(f"DAYBOOK_MAIL_PROVIDER={PROVIDER!r} cannot be used: set DAYBOOK_MAIL_KEY too.")


def backend() -> str:
    """Django's name of the way out."""
    if PROVIDER:
        return f"anymail.backends.{PROVIDER}.EmailBackend"
    return "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "daybook.shared.outbox.Outbox"


def provider_settings() -> dict[str, object]:
    """What django-anymail asks of the provider. Links stay as they are: nobody counts clicks through another host."""
    given = dict(zip(PROVIDERS[PROVIDER], (PROVIDER_KEY, PROVIDER_SECOND_KEY), strict=False))
    if PROVIDER_ADDRESS:
        given["API_URL"] = PROVIDER_ADDRESS
    return {
        "REQUESTS_TIMEOUT": EMAIL_TIMEOUT,
        "SEND_DEFAULTS": {"track_clicks": False, "track_opens": False},
        "IGNORE_UNSUPPORTED_FEATURES": True,
        **{f"{PROVIDER.upper()}_{name}": value for name, value in given.items()},
    }


refuse_half_a_provider()
EMAIL_BACKEND = backend()
ANYMAIL = provider_settings()
