from django.apps import AppConfig


class DatalogConfig(AppConfig):
    name = "daybook.datalog"
