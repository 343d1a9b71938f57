from django.urls import path

from daybook.catalogue.views import categories, download, given, service, services

app_name = "catalogue"
urlpatterns = [
    path("", services.services, name="services"),
    path("count/", services.count, name="count"),
    path("download/", download.download, name="download"),
    path("new/", service.new, name="new"),
    path("given-by/<int:staff_id>/", given.given_by, name="given_by"),
    path("<int:service_id>/", service.service, name="service"),
    path("<int:service_id>/retire/", service.act, {"name": "retire"}, name="retire"),
    path("<int:service_id>/return/", service.act, {"name": "return"}, name="return"),
    path("<int:service_id>/delete/", service.act, {"name": "delete"}, name="delete"),
]
category_patterns = [
    path("", categories.categories, name="categories"),
    path("count/", categories.count, name="count"),
    path("new/", categories.new, name="new"),
    path("<int:category_id>/", categories.category, name="category"),
    path("<int:category_id>/retire/", categories.act, {"name": "retire"}, name="retire"),
    path("<int:category_id>/return/", categories.act, {"name": "return"}, name="return"),
    path("<int:category_id>/delete/", categories.act, {"name": "delete"}, name="delete"),
]
"""They stand beside the services, at an address of their own."""
