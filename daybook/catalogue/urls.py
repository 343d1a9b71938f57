from django.urls import path

from daybook.catalogue.views import download, services

app_name = "catalogue"
urlpatterns = [
    path("", services.services, name="services"),
    path("count/", services.count, name="count"),
    path("download/", download.download, name="download"),
]
