from django.urls import URLPattern, path

from daybook.calendar.views import today

app_name = "calendar"
urlpatterns: list[URLPattern] = [
    path("today/", today.today, name="today"),
]
