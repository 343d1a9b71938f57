from django.apps import AppConfig


class LocationsConfig(AppConfig):
    name = "daybook.locations"
