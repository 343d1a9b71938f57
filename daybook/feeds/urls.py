from django.urls import path

from daybook.feeds.views import feed, manage

app_name = "feeds"
urlpatterns = [
    path("calendar-feed/<slug:secret>.ics", feed.feed, name="feed"),
    path("l/<int:location_id>/feeds/staff/<int:staff_id>/", manage.feeds, name="feeds"),
    path("l/<int:location_id>/feeds/staff/<int:staff_id>/make/", manage.make, name="make"),
    path("l/<int:location_id>/feeds/<int:feed_id>/revoke/", manage.revoke, name="revoke"),
]
