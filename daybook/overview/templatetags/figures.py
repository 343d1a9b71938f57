"""Figures as they stand on a page, each a way to its bookings. There are hundreds of them: no template for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


class Figure(Protocol):
    """A number in words, and the bookings behind it."""

    @property
    def text(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def bookings(self) -> int | None: ...
    @property
    def money(self) -> str: ...


@register.filter
def figure(told: Figure) -> SafeString | str:
    """`{{ tile.figure|figure }}`: the number, leading to the bookings behind it."""
    if not told.url or not told.bookings:
        return told.text
    money = format_html(' data-money="{}"', told.money) if told.money else ""
    return format_html('<a href="{}" data-bookings="{}"{}>{}</a>', told.url, str(told.bookings), money, told.text)


@register.simple_tag
def figure_cells(figures: Iterable[Figure]) -> SafeString:
    """`{% figure_cells row.figures %}`: the cells of a row."""
    return format_html_join("", '<td class="money">{}</td>', ((figure(told),) for told in figures))
