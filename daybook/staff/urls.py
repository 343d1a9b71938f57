from django.urls import path

from daybook.staff.views import download, staff

app_name = "staff"
urlpatterns = [
    path("", staff.staff, name="staff"),
    path("count/", staff.count, name="count"),
    path("download/", download.download, name="download"),
]
