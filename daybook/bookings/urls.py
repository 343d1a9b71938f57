from django.urls import path

from daybook.bookings.views import bulk, categories, details, download, outside, register, saved, summary, to_come

app_name = "bookings"
urlpatterns = [
    path("", register.register, name="register"),
    path("count/", register.count, name="count"),
    path("summary/", summary.summary, name="summary"),
    path("views/save/", saved.save_view, name="save_view"),
    path("views/<int:view_id>/remove/", saved.remove_view, name="remove_view"),
    path("columns/", register.choose_columns, name="choose_columns"),
    path("download/", download.download, name="download"),
    path("outside-hours/", outside.outside_hours, name="outside_hours"),
    path("to-come/", to_come.to_come, name="to_come"),
    path("<int:booking_id>/info/", details.info, name="info"),
    path("selected/delete/", bulk.delete_selected, name="delete_selected"),
    path("selected/status/", bulk.set_status_of_selected, name="set_status_of_selected"),
    path("selected/add-category/", bulk.add_category_to_selected, name="add_category_to_selected"),
    path("selected/remove-category/", bulk.remove_category_from_selected, name="remove_category_from_selected"),
    path("selected/move/", bulk.move_selected, name="move_selected"),
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
"""They stand under Settings, at an address of their own."""
