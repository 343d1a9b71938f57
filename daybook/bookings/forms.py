"""What a person may send to the register, made clean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import forms
from django.db.models import BigIntegerField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from daybook.bookings.choices import COLORS, ICONS
from daybook.bookings.models import BookingCategory
from daybook.bookings.models.saved_view import LONGEST_NAME
from daybook.bookings.queries.bulk import MOST
from daybook.bookings.rules.times import YEARS
from daybook.bookings.wishes import CategoryWish, ViewWish
from daybook.shared.cards.form import CardForm
from daybook.shared.errors import Invalid

LONGEST_ADDRESS = 8_000
KEPT_IN_VIEWS = ("sort", "columns")
"""What a view holds besides its question."""


@dataclass(frozen=True)
class Selection:
    """The bookings that are meant: the ticked ones, or every one that answers a question.

    `shown` tells which set the person saw: a fingerprint, or only its number; empty where nothing was said yet.
    """

    numbers: tuple[int, ...]
    is_all: bool
    question: QueryDict
    address: str
    shown: str

    @property
    def shown_number(self) -> int | None:
        """How many the person was told."""
        number = self.shown.partition("-")[0]
        return int(number) if number.isascii() and number.isdigit() else None


def selection_from(sent: QueryDict, *, here: str) -> Selection:
    """Read which bookings are meant; `here` is the register's own address. Raises `Invalid`."""
    is_all = sent.get("all") == "1"
    address = address_from(sent, here=here) if is_all or sent.get("address") else here
    numbers = () if is_all else numbers_from(sent)
    if not is_all and not numbers:
        raise Invalid({"booking": [_("No booking is chosen. Tick some rows first.")]})
    question = QueryDict(urlsplit(address).query)
    return Selection(numbers, is_all, question, address, shown=sent.get("matching", "")[:100])


def numbers_from(sent: QueryDict) -> tuple[int, ...]:
    """The numbers of bookings, each once. Raises `Invalid` for what is no number, or too many."""
    texts = list(dict.fromkeys(sent.getlist("booking")))
    if len(texts) > MOST or not all(text.isascii() and text.isdigit() and len(text) < 20 for text in texts):
        raise Invalid({"booking": [_("These are no numbers of bookings.")]})
    return tuple(number for number in map(int, texts) if number <= BigIntegerField.MAX_BIGINT)


def address_from(sent: QueryDict, *, here: str) -> str:
    """The address of the register's page that a person comes from. Raises `Invalid` for any other address."""
    address = sent.get("address", "")
    if len(address) > LONGEST_ADDRESS or address.partition("?")[0] != here:
        raise Invalid({"address": [_("This does not come from the register. Reload the page and try again.")]})
    return address


def number_chosen(sent: QueryDict, name: str, *, among: frozenset[int]) -> int:
    """What was chosen in a dialog, out of what it offered. Raises `Invalid`."""
    text = sent.get(name, "")
    if text not in {str(number) for number in among}:
        raise Invalid({name: [_("Choose one of the list.")]})
    return int(text)


def columns_from(sent: QueryDict, *, known: Collection[str]) -> list[str]:
    """The columns that somebody chose, in their order; none where they want the house's own choice."""
    if "reset" in sent:
        return []
    names = list(dict.fromkeys(sent.getlist("column")))
    if not names or not all(name in known for name in names):
        raise Invalid({"column": [_("Choose at least one of the columns.")]})
    return names


def a_day_of_ours(day: date) -> None:
    """Refuse a day that nobody lives to see: behind the last one of the calendar none can be counted."""
    if day.year not in YEARS:
        raise forms.ValidationError(_("This day is too far away."))


class OutsideForm(forms.Form):
    """Of which days, and of whom, bookings outside working hours are asked for."""

    first = forms.DateField(input_formats=["%Y-%m-%d"], validators=[a_day_of_ours])
    last = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=[a_day_of_ours])
    staff = forms.IntegerField(required=False, min_value=1, max_value=BigIntegerField.MAX_BIGINT)


class ToComeForm(forms.Form):
    """Whose bookings to come are asked for."""

    staff = forms.IntegerField(min_value=1, max_value=BigIntegerField.MAX_BIGINT)


class CategoryForm(CardForm):
    """A coloured label."""

    title = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=100,
        error_messages={
            "required": lazy("Write the category's title."),
            "max_length": lazy("The title can have 100 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    color = forms.ChoiceField(label=lazy("Colour"), error_messages={"required": lazy("Choose a colour.")})
    icon = forms.ChoiceField(label=lazy("Sign"), error_messages={"required": lazy("Choose a sign.")})

    def __init__(self, known: BookingCategory | None = None, **more: Any) -> None:
        now = {"color": COLORS[4][0], "icon": ICONS[0][0]}
        if known:
            now = {name: getattr(known, name) for name in ("title", "color", "icon", "version")}
        super().__init__(initial=now, **more)
        for name, offered in (("color", COLORS), ("icon", ICONS)):
            others = [] if now[name] in dict(offered) else [(now[name], _("As it is"))]
            self.fields[name].choices = [*offered, *others]  # type: ignore[attr-defined]  # untyped: a field of choices

    def wish(self) -> CategoryWish:
        """What the person wants the label to be."""
        given = self.cleaned_data
        return CategoryWish(given["title"], given["color"], given["icon"])


def asked_from(sent: QueryDict, *, here: str) -> QueryDict:
    """The question of the page that the person comes from. Raises `Invalid`."""
    return QueryDict(urlsplit(address_from(sent, here=here)).query)


def view_from(sent: QueryDict, question: str, *, here: str) -> ViewWish:
    """That question with the name they gave it, and the order and columns they look at. Raises `Invalid`."""
    asked = asked_from(sent, here=here)
    kept = urlencode([(name, value) for name in KEPT_IN_VIEWS for value in asked.getlist(name)])
    name = " ".join(sent.get("name", "").split())
    if not name:
        raise Invalid({"name": [_("Give the view a name.")]})
    if len(name) > LONGEST_NAME or "\0" in name:
        raise Invalid({"name": [_("A name has at most %(most)d letters.") % {"most": LONGEST_NAME}]})
    return ViewWish(name, "&".join(filter(None, (question, kept))), is_shared=sent.get("shared") == "1")
