"""The feed of the calendar as the desk's browser asks for it."""

from typing import Any


def fed(browser: Any, here: Any, **question: Any) -> Any:
    """What the feed answers to this question."""
    return browser.get(f"/l/{here.pk}/calendar/feed/", question).json()


def ids_in(answer: Any) -> list[int]:
    """The bookings of its cards, in their order."""
    return [card["id"] for card in answer["cards"]]
