"""The entry that granian serves: pages in threads, and beside them the calendars that wait for news."""

from django.conf import settings

from daybook.config.wsgi import application as pages
from daybook.shared.live.gateway import Gateway
from daybook.shared.live.hub import Hub, connection_of

application = Gateway(
    pages,
    Hub(connection_of(settings.DATABASES["default"]), most=settings.LIVE_CALENDARS),
    threads=settings.WEB_THREADS,
)
