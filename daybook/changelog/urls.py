from django.urls import path

from daybook.changelog.views import log

app_name = "changelog"
urlpatterns = [
    path("", log.log, name="log"),
    path("count/", log.count, name="count"),
    path("<int:moment>/<int:act>/", log.act, name="act"),
]
