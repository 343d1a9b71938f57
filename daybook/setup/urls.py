"""The first steps of a new Daybook: before there is anybody, and at a location with nobody in it yet."""

from django.urls import URLPattern, path

from daybook.setup.views import fill, found

app_name = "setup"
urlpatterns: list[URLPattern] = [
    path("setup/", found.found, name="found"),
    path("l/<int:location_id>/setup/", fill.fill, name="fill"),
    path("l/<int:location_id>/setup/copy/", fill.copy, name="copy"),
]
