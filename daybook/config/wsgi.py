"""The entry that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from daybook.config.space import with_space

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daybook.config.settings")
application = with_space(get_wsgi_application())
