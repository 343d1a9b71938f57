"""How messages leave: SMTP where DAYBOOK_SMTP_HOST is set, else they are kept as files in the data folder."""

from __future__ import annotations

from daybook.config import env
from daybook.config.parts.paths import DATA_DIR

EMAIL_HOST = env.text("DAYBOOK_SMTP_HOST", meaning="Mail server. Empty: messages are kept in the data folder.")
EMAIL_PORT = env.whole("DAYBOOK_SMTP_PORT", default=587, meaning="Port of the mail server.")
EMAIL_HOST_USER = env.text("DAYBOOK_SMTP_USER", meaning="Name to sign in to the mail server with.")
EMAIL_HOST_PASSWORD = env.text("DAYBOOK_SMTP_PASSWORD", meaning="Password for the mail server.")
EMAIL_USE_TLS = env.truth("DAYBOOK_SMTP_TLS", default=True, meaning="Speak STARTTLS to the mail server.")
DEFAULT_FROM_EMAIL = env.text(
    "DAYBOOK_MAIL_FROM", default="daybook@localhost", meaning="Address that messages come from."
)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "daybook.shared.outbox.Outbox"
EMAIL_FILE_PATH = DATA_DIR / "outbox"
EMAIL_TIMEOUT = 20
