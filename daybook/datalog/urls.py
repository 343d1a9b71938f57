from django.urls import path

from daybook.datalog.views import fetching

app_name = "datalog"
urlpatterns = [
    path("file/<str:token>/", fetching.file, name="file"),
]
