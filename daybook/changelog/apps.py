from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChangelogConfig(AppConfig):
    name = "daybook.changelog"

    def ready(self) -> None:
        """Whatever migrations brought along, every table of history feeds the change log after them."""
        post_migrate.connect(_feed, sender=self)


def _feed(**_more: Any) -> None:
    from daybook.changelog.grants import feed_change_log  # start-up: apps are found before there are models

    feed_change_log()
