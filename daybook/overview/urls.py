from django.urls import path

from daybook.overview.views import page

app_name = "overview"
urlpatterns = [path("", page.overview, name="overview")]
