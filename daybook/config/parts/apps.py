"""Which rooms and libraries the program is made of, and what every request passes through."""

from __future__ import annotations

from typing import Any

from daybook.config.parts.paths import PACKAGE

ROOMS = [
    "daybook.mail",
    "daybook.access",
    "daybook.locations",
    "daybook.datalog",
    "daybook.uploads",
    "daybook.staff",
    "daybook.users",
    "daybook.clients",
    "daybook.catalogue",
    "daybook.schedule",
    "daybook.bookings",
    "daybook.payments",
    "daybook.calendar",
    "daybook.overview",
    "daybook.changelog",
    "daybook.feeds",
    "daybook.cards",
    "daybook.wizard",
    "daybook.setup",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    *ROOMS,
]

MIDDLEWARE = [
    "daybook.shared.request_id.RequestIdMiddleware",
    "daybook.shared.access_log.AccessLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "daybook.access.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "daybook.access.middleware.SeenMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "daybook.shared.errors.DomainErrorMiddleware",
    "daybook.access.middleware.DeskMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "builtins": ["daybook.shared.templatetags.shown", "daybook.shared.templatetags.options"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "daybook.access.frame.frame",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
        },
    }
]

ROOT_URLCONF = "daybook.config.urls"
WSGI_APPLICATION = "daybook.config.wsgi.application"
STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "static"]
