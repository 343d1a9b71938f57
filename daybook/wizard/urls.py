from django.urls import path

from daybook.wizard.views import check, choose, files, match, progress, uploads, write

app_name = "wizard"
urlpatterns = [
    path("", uploads.uploads, name="uploads"),
    path("new/", choose.new, name="new"),
    path("new/file/", choose.bring_file, name="bring_file"),
    path("new/cells/", choose.bring_cells, name="bring_cells"),
    path("new/template/", files.template, name="template"),
    path("new/example/", files.example, name="example"),
    path("<int:upload_id>/", check.upload, name="upload"),
    path("<int:upload_id>/columns/", match.columns, name="columns"),
    path("<int:upload_id>/columns/save/", match.save_columns, name="save_columns"),
    path("<int:upload_id>/progress/", progress.progress, name="progress"),
    path("<int:upload_id>/accept/", check.accept, name="accept"),
    path("<int:upload_id>/check/", check.check_again, name="check_again"),
    path("<int:upload_id>/discard/", check.discard, name="discard"),
    path("<int:upload_id>/refused/", files.refused, name="refused"),
    path("<int:upload_id>/confirm/", write.confirm, name="confirm"),
    path("<int:upload_id>/write/", write.write, name="write"),
    path("<int:upload_id>/take-back/", write.confirm_take_back, name="confirm_take_back"),
    path("<int:upload_id>/take-back/begin/", write.take_back, name="take_back"),
]
