from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "daybook.calendar"
