from django.urls import path

from daybook.clients.views import categories, clients, download

app_name = "clients"
urlpatterns = [
    path("", clients.clients, name="clients"),
    path("count/", clients.count, name="count"),
    path("download/", download.download, name="download"),
    path("categories/", categories.categories, name="categories"),
    path("categories/count/", categories.count, name="count_categories"),
    path("categories/new/", categories.new, name="new_category"),
    path("categories/<int:category_id>/", categories.category, name="category"),
    path("categories/<int:category_id>/retire/", categories.retire, name="retire_category"),
    path("categories/<int:category_id>/return/", categories.bring_back, name="return_category"),
]
