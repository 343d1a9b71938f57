"""How files of bookings are brought in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.bookings.sheets.upload_ground import Ground
from daybook.bookings.steps.upload.chunk import WISH_COLUMNS
from daybook.bookings.steps.upload.comparisons import COMPARISONS
from daybook.bookings.steps.upload.take_back import take_back_bookings
from daybook.bookings.steps.upload.write import write_bookings
from daybook.uploads.choices import UploadSection
from daybook.uploads.steps.engine import Engine

BOOKINGS = Engine(
    section=UploadSection.BOOKINGS,
    ground=Ground,
    facts={
        "starts_at": "timestamptz",
        "ends_at": "timestamptz",
        "staff_id": "bigint",
        "phone": "text",
        "client_name": "text",
        "booking_id": "bigint",
        "created_at": "timestamptz",
    },
    index="CREATE INDEX ON staged (staff_id, starts_at)",
    comparisons=COMPARISONS,
    wish_columns=WISH_COLUMNS,
    write=write_bookings,
    take_back=take_back_bookings,
    what_stays=_("Clients that the upload made stay."),
)
