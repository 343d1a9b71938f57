"""The template of a file of services."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from daybook.catalogue.models import Service, ServiceStaff
from daybook.catalogue.sheets.import_columns import service_columns
from daybook.shared.actor import Actor
from daybook.shared.money import places_of
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import Written
from daybook.uploads.sheets.template import Template, template_columns

KINDS = {
    "name": CellKind.TEXT,
    "category": CellKind.TEXT,
    "duration": CellKind.NUMBER,
    "price_min": CellKind.MONEY,
    "price_max": CellKind.MONEY,
    "staff_names": CellKind.TEXT,
}
AT_MOST = 6
BETWEEN = "##"


def service_template(actor: Actor) -> Template:
    """Give the columns, and services that are sold here; where there are none, such as a salon sells."""
    places = places_of(actor.currency)
    return Template(
        title=_("Services"),
        columns=template_columns(service_columns(places), KINDS, wide=["name", "staff_names"]),
        rows=_sold_here(actor) or _made_up(),
        money_places=places,
    )


def _sold_here(actor: Actor) -> list[Mapping[str, Written]]:
    sold = Service.objects.of(actor).filter(retired_at=None).select_related("category").order_by("place", "pk")
    services = list(sold[:AT_MOST])
    given: dict[int, list[str]] = {}
    links = ServiceStaff.objects.of(actor).filter(service__in=services, staff_member__retired_at=None)
    for service_id, name in links.order_by("staff_member__place").values_list("service_id", "staff_member__name"):
        given.setdefault(service_id, []).append(name)
    return [
        {
            "name": service.name,
            "category": service.category.title,
            "duration": service.duration,
            "price_min": service.price_min,
            "price_max": service.price_max if service.price_max > service.price_min else None,
            "staff_names": BETWEEN.join(given.get(service.pk, [])),
        }
        for service in services
    ]


def _made_up() -> list[Mapping[str, Written]]:
    hair, nails = _("Hair"), _("Nails")
    return [
        {"name": _("Women's haircut"), "category": hair, "duration": 3600, "price_min": 40, "price_max": 60},
        {"name": _("Men's haircut"), "category": hair, "duration": 1800, "price_min": 25},
        {"name": _("Colouring"), "category": hair, "duration": 7200, "price_min": 80, "price_max": 140},
        {"name": _("Manicure"), "category": nails, "duration": 2700, "price_min": 30},
    ]
