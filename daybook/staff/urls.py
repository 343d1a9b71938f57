from django.urls import path

from daybook.staff.views import download, member, positions, staff

app_name = "staff"
urlpatterns = [
    path("", staff.staff, name="staff"),
    path("count/", staff.count, name="count"),
    path("download/", download.download, name="download"),
    path("new/", member.new, name="new"),
    path("<int:staff_id>/", member.member, name="member"),
    path("<int:staff_id>/dismiss/", member.dismiss, name="dismiss"),
    path("<int:staff_id>/take-back/", member.take_back, name="take_back"),
    path("<int:staff_id>/delete/", member.delete, name="delete"),
]
position_patterns = [
    path("", positions.positions, name="positions"),
    path("count/", positions.count, name="count"),
    path("new/", positions.new, name="new"),
    path("<int:position_id>/", positions.position, name="position"),
    path("<int:position_id>/retire/", positions.act, {"name": "retire"}, name="retire"),
    path("<int:position_id>/return/", positions.act, {"name": "return"}, name="return"),
    path("<int:position_id>/delete/", positions.act, {"name": "delete"}, name="delete"),
]
"""They stand beside the staff, at an address of their own."""
