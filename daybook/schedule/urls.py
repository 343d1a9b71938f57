from django.urls import path

from daybook.schedule.views import day, holidays, week, weeks

app_name = "schedule"
urlpatterns = [
    path("", week.week, name="week"),
    path("staff/<int:staff_id>/", weeks.weeks, name="weeks"),
    path("staff/<int:staff_id>/save/", weeks.save_week, name="save_week"),
    path("staff/<int:staff_id>/copy/", weeks.copy_monday, name="copy_monday"),
    path("staff/<int:staff_id>/remove/", weeks.take_back_week, name="take_back_week"),
    path("staff/<int:staff_id>/days/<slug:day>/", day.day, name="day"),
    path("staff/<int:staff_id>/days/<slug:day>/clear/", day.as_usual, name="as_usual"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/add/", holidays.close_on, name="close_on"),
    path("holidays/<int:holiday_id>/remove/", holidays.open_again, name="open_again"),
]
