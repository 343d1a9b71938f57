"""The entry that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from daybook.config.room import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daybook.config.settings")
application = with_room(get_wsgi_application())
