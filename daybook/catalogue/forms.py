"""What a person types about services and their categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.catalogue.models import Service, ServiceCategory
from daybook.catalogue.queries.cards import Given, GivenShelf
from daybook.catalogue.wishes import GivenWish, ServiceWish
from daybook.shared.amounts import AmountField
from daybook.shared.cards.form import CardField, CardForm
from daybook.shared.places import FIRST, Placed, stands_after

MINUTE = timedelta(minutes=1)
A_DAY = 24 * 60
DIGITS = 12


class CategoryForm(CardForm):
    """A shelf of the catalogue."""

    title = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=200,
        error_messages={
            "required": _("Write the category's title."),
            "max_length": _("The title can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    after = forms.TypedChoiceField(
        label=_("Place in lists"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Services to choose from stand in this order of categories."),
        error_messages={"invalid_choice": _("Choose a place.")},
    )

    def __init__(self, everything: list[Placed], known: ServiceCategory | None = None, **more: Any) -> None:
        after = stands_after(known.pk if known else None, everything)
        now = {"title": known.title, "version": known.version} if known else {}
        super().__init__(initial={**now, "after": after}, **more)
        self.fields["after"].choices = places_to_choose(everything, known.pk if known else None)  # type: ignore[attr-defined]  # untyped: a field of choices
        if known and known.retired_at:
            del self.fields["after"]

    @property
    def after_id(self) -> int | None:
        """Where it shall stand; None where it stays."""
        after: int | None = self.cleaned_data.get("after")
        return None if after == self.initial["after"] else after


class ServiceForm(CardForm):
    """A service: what it is called, where it stands, what it costs, who gives it."""

    halves = ("category", "duration", "price_min", "price_max")

    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=300,
        error_messages={
            "required": _("Write the service's name."),
            "max_length": _("The name can have 300 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    category = forms.TypedChoiceField(
        label=_("Category"),
        coerce=int,
        error_messages={
            "required": _("Choose a category."),
            "invalid_choice": _("There is no such service category."),
        },
    )
    duration = forms.IntegerField()
    price_min = forms.DecimalField(label=_("Price from"))
    price_max = forms.DecimalField(
        label=_("Price to"), required=False, help_text=_("Leave it out where there is one price.")
    )
    after = forms.TypedChoiceField(
        label=_("Place in the category"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Lists of services stand in this order. In another category it stands last."),
        error_messages={"invalid_choice": _("Choose a place.")},
    )
    staff = forms.TypedMultipleChoiceField(
        label=_("Staff who give it"),
        required=False,
        coerce=int,
        help_text=_("Where nobody is named, everybody gives it. Those who give it keep their own prices."),
        error_messages={"invalid_choice": _("There is no such staff member.")},
    )

    def __init__(
        self,
        categories: Sequence[Placed],
        staff: Sequence[Placed],
        known: Service | None = None,
        *,
        givers: Sequence[int] = (),
        beside: Sequence[Placed] = (),
        places: int,
        **more: Any,
    ) -> None:
        super().__init__(initial=_as_it_is(known, givers, beside, places) if known else {"staff": []}, **more)
        self._known, self._places = known, places
        self.fields["duration"] = minutes_field(_("Duration, minutes"))
        for name in ("price_min", "price_max"):
            self.fields[name] = price_field(self.fields[name], places)
        shelves: list[tuple[int | str, Any]] = [*categories]
        if known and known.category_id not in dict(categories):
            shelves.append((known.category_id, known.category.title))
        elif known is None:
            shelves.insert(0, ("", _("Choose …")))
        self.fields["category"].choices = shelves  # type: ignore[attr-defined]  # untyped: a field of choices
        self.fields["staff"].choices = [*staff]  # type: ignore[attr-defined]  # untyped: a field of choices
        if known and not known.retired_at and len(beside) > 1:
            self.fields["after"].choices = places_to_choose(beside, known.pk)  # type: ignore[attr-defined]  # untyped: a field of choices
        else:
            del self.fields["after"]
        self.fields["staff"].widget.attrs.update(several())

    def wish(self) -> ServiceWish:
        """What the person wants the service to be."""
        given = self.cleaned_data
        return ServiceWish(
            name=given["name"],
            category_id=given["category"],
            duration=self._duration(),
            price_min=given["price_min"],
            price_max=given["price_max"],
            staff_ids=frozenset(given["staff"]),
            after_id=after if (after := given.get("after")) != self.initial.get("after") else None,
        )

    def _duration(self) -> timedelta:
        """To the second where nobody changed it."""
        minutes: int = self.cleaned_data["duration"]
        if self._known and minutes == _minutes(self._known.duration):
            return timedelta(seconds=self._known.duration)
        return minutes * MINUTE


class GivenLine(NamedTuple):
    """A service, and the fields that say whether and how one staff member gives it."""

    service: Given
    give: CardField
    price: CardField
    duration: CardField


class GivenForm(CardForm):
    """What one staff member gives: a box to tick for each service, their own price and minutes beside it."""

    def __init__(self, shelves: Sequence[GivenShelf], *, version: int, places: int, **more: Any) -> None:
        initial: dict[str, Any] = {"version": version}
        for given in (given for shelf in shelves for given in shelf.services):
            number = given.service_id
            initial[f"give-{number}"] = given.is_given
            initial[f"price-{number}"] = "" if given.price is None else amount(given.price, places)
            initial[f"duration-{number}"] = (
                "" if given.duration is None else _minutes(int(given.duration.total_seconds()))
            )
        super().__init__(initial=initial, **more)
        self._shelves, self._places = shelves, places
        for given in (given for shelf in shelves for given in shelf.services):
            self._add(given)

    def _add(self, given: Given) -> None:
        of_service = {"name": given.name}
        self.fields[f"give-{given.service_id}"] = forms.BooleanField(label=given.name, required=False)
        price = forms.DecimalField(label=_("Own price: %(name)s") % of_service, required=False)
        self.fields[f"price-{given.service_id}"] = price_field(price, self._places)
        minutes = minutes_field(_("Own minutes: %(name)s") % of_service, required=False)
        self.fields[f"duration-{given.service_id}"] = minutes

    def shelves(self) -> Iterator[tuple[str, list[GivenLine]]]:
        """The shelves with their lines, as the page draws them."""
        for shelf in self._shelves:
            yield shelf.title, [self._line(given) for given in shelf.services]

    def wishes(self) -> list[GivenWish]:
        """What the person wants the staff member to give."""
        given = self.cleaned_data
        return [
            GivenWish(
                each.service_id,
                given[f"price-{each.service_id}"],
                self._own(each, given[f"duration-{each.service_id}"]),
            )
            for shelf in self._shelves
            for each in shelf.services
            if given[f"give-{each.service_id}"]
        ]

    def _line(self, given: Given) -> GivenLine:
        number = given.service_id
        give, price, duration = (self[f"{name}-{number}"] for name in ("give", "price", "duration"))
        return GivenLine(given, give, price, duration)  # type: ignore[arg-type]  # untyped: a form of ours binds fields of ours

    def _own(self, given: Given, minutes: int | None) -> timedelta | None:
        """To the second where nobody changed it."""
        if given.duration and minutes == _minutes(int(given.duration.total_seconds())):
            return given.duration
        return None if minutes is None else minutes * MINUTE


def places_to_choose(everything: Sequence[Placed], number: int | None) -> list[tuple[int, Any]]:
    """First, or after one of the others."""
    others = [each for each in everything if each.id != number]
    return [(FIRST, _("First")), *((each.id, _("After %(name)s") % {"name": each.name}) for each in others)]


def minutes_field(label: Any, *, required: bool = True) -> forms.IntegerField:
    """A length in minutes."""
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=1,
        max_value=A_DAY,
        error_messages={
            "required": _("Write how many minutes it takes."),
            "invalid": _("Write the minutes as a whole number."),
            "min_value": _("A service lasts more than nothing, a day at most."),
            "max_value": _("A service lasts more than nothing, a day at most."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def price_field(like: forms.Field, places: int) -> AmountField:
    """An amount in the location's currency, with as many places as it has."""
    return AmountField(
        label=like.label,
        required=like.required,
        help_text=like.help_text,
        max_digits=DIGITS - 2 + places,
        decimal_places=places,
        localize=False,
        error_messages={
            "required": _("Write the price; 0 where it costs nothing."),
            "invalid": _("Write the price as a number, such as 40."),
            "min_value": _("Write a price of 0 or more."),
            "max_digits": _("This is more money than can be kept."),
            "max_whole_digits": _("This is more money than can be kept."),
            "max_decimal_places": _("The currency has no smaller parts than these: leave out some places."),
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def several() -> dict[str, Any]:
    """Attributes of a choice of several, which a script makes searchable."""
    return {
        "data-choices": True,
        "data-placeholder": _("Everybody"),
        "data-nothing": _("Nothing found"),
        "data-remove": _("Remove"),
    }


def amount(price: Decimal, places: int) -> str:
    """An amount as one types it."""
    return f"{price:.{places}f}"


def _as_it_is(known: Service, givers: Sequence[int], beside: Sequence[Placed], places: int) -> dict[str, Any]:
    has_range = known.price_max != known.price_min
    return {
        "name": known.name,
        "category": known.category_id,
        "duration": _minutes(known.duration),
        "price_min": amount(known.price_min, places),
        "price_max": amount(known.price_max, places) if has_range else "",
        "staff": [*givers],
        "after": stands_after(known.pk, [*beside]),
        "version": known.version,
    }


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
