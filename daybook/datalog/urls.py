from django.urls import path

from daybook.datalog.views import fetching, log

app_name = "datalog"
urlpatterns = [
    path("", log.log, name="log"),
    path("count/", log.count, name="count"),
    path("download/", log.download, name="download"),
    path("<int:download_id>/row/", log.row, name="row"),
    path("<int:download_id>/notice/", log.notice, name="notice"),
    path("file/<str:token>/", fetching.file, name="file"),
]
