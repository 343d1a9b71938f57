"""Which room answers which address."""

from django.urls import URLPattern, URLResolver, include, path

from daybook.access.urls import entrance
from daybook.bookings.urls import category_patterns
from daybook.catalogue.urls import category_patterns as service_category_patterns
from daybook.config import health
from daybook.staff.urls import position_patterns
from daybook.users.urls import invited

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include(entrance)),
    path("", include("daybook.access.urls")),
    path("", include("daybook.setup.urls")),
    path("l/<int:location_id>/bookings/", include("daybook.bookings.urls")),
    path("l/<int:location_id>/overview/", include("daybook.overview.urls")),
    path("l/<int:location_id>/booking-categories/", include((category_patterns, "booking_categories"))),
    path("l/<int:location_id>/clients/", include("daybook.clients.urls")),
    path("l/<int:location_id>/clients/", include("daybook.cards.urls")),
    path("l/<int:location_id>/services/", include("daybook.catalogue.urls")),
    path("l/<int:location_id>/service-categories/", include((service_category_patterns, "service_categories"))),
    path("l/<int:location_id>/staff/", include("daybook.staff.urls")),
    path("l/<int:location_id>/positions/", include((position_patterns, "positions"))),
    path("l/<int:location_id>/users/", include("daybook.users.urls")),
    path("invited/", include((invited, "invited"))),
    path("l/<int:location_id>/schedule/", include("daybook.schedule.urls")),
    path("l/<int:location_id>/calendar/", include("daybook.calendar.urls")),
    path("", include("daybook.feeds.urls")),
    path("l/<int:location_id>/data-log/", include("daybook.datalog.urls")),
    path("l/<int:location_id>/change-log/", include("daybook.changelog.urls")),
    path("l/<int:location_id>/uploads/", include("daybook.wizard.urls")),
    path("l/<int:location_id>/settings/", include("daybook.locations.urls")),
]
