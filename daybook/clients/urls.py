from django.urls import path

from daybook.clients.views import clients, download

app_name = "clients"
urlpatterns = [
    path("", clients.clients, name="clients"),
    path("count/", clients.count, name="count"),
    path("download/", download.download, name="download"),
]
