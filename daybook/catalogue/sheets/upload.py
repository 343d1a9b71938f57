"""Files of services with their categories, as `uploads` brings them in."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.catalogue.sheets.import_columns import service_checks, service_columns, service_of
from daybook.catalogue.steps.upload.comparisons import COMPARISONS
from daybook.catalogue.steps.upload.staging import FACTS, INDEX, row_key, wish_of
from daybook.catalogue.steps.upload.take_back import take_back_services
from daybook.catalogue.steps.upload.write import WISH_COLUMNS, write_services
from daybook.shared.actor import Actor
from daybook.shared.money import places_of
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.rows import ReadRow
from daybook.staff.models import StaffMember
from daybook.uploads.choices import UploadSection
from daybook.uploads.steps.engine import Engine, Laid


class ServiceGround:
    """What a file of services may refer to at one location: its currency, and the staff that serve there."""

    def __init__(self, actor: Actor, accepted: Mapping[str, str]) -> None:
        self._actor = actor
        members = StaffMember.objects.of(actor).filter(retired_at=None).values_list("pk", "name")
        self.columns = service_columns(places_of(actor.currency))
        self.checks = service_checks(Known(dict(members), place=_("Settings > Staff"), accepted=accepted))

    def laid(self, row: ReadRow) -> Laid:
        """What the row is to be, and by what it is compared, as far as it could be read."""
        values = row.values
        service = service_of(row) if row.is_good else None
        staff = values.get("staff")
        length = values.get("duration")
        return Laid(
            key=row_key(service, self._actor) if service else None,
            wish=wish_of(service) if service else None,
            problems=row.problems,
            facts=(
                values.get("number"),
                values.get("name"),
                values.get("category"),
                None if length is None else int(length.total_seconds()),
                values.get("price_from"),
                values.get("price_to"),
                None if staff is None else sorted(set(staff)),
            ),
        )


SERVICES = Engine(
    section=UploadSection.SERVICES,
    ground=ServiceGround,
    facts=FACTS,
    comparisons=COMPARISONS,
    wish_columns=WISH_COLUMNS,
    write=write_services,
    take_back=take_back_services,
    index=INDEX,
    what_stays=gettext_lazy("Categories that other services stand in by now stay."),
)
