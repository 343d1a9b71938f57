from django.urls import path

from daybook.bookings.views import bulk, details, download, outside, register

app_name = "bookings"
urlpatterns = [
    path("", register.register, name="register"),
    path("count/", register.count, name="count"),
    path("columns/", register.choose_columns, name="choose_columns"),
    path("download/", download.download, name="download"),
    path("outside-hours/", outside.outside_hours, name="outside_hours"),
    path("<int:booking_id>/info/", details.info, name="info"),
    path("selected/delete/", bulk.delete_selected, name="delete_selected"),
    path("selected/status/", bulk.set_status_of_selected, name="set_status_of_selected"),
    path("selected/add-category/", bulk.add_category_to_selected, name="add_category_to_selected"),
    path("selected/remove-category/", bulk.remove_category_from_selected, name="remove_category_from_selected"),
    path("selected/move/", bulk.move_selected, name="move_selected"),
]
