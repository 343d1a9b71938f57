"""What a person may send to the wizard, made clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from daybook.shared.errors import Invalid
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.limits import Limits
from daybook.uploads.choices import UploadSection

PLACE = "column-"
NOT_IN_THE_FILE = -1
MOST_NAMES = 500
LONGEST_NUMBER = 9


class NewFileForm(forms.Form):
    """The key of the form that sent the file, and the upload that the file takes the place of."""

    form_key = forms.UUIDField(required=False)
    instead = forms.IntegerField(required=False, min_value=1)
    cells = forms.CharField(required=False, strip=False)

    def key(self) -> UUID | None:
        """The form's key; None where it has none that could be one."""
        self.is_valid()
        key: UUID | None = self.cleaned_data.get("form_key")
        return key

    def replaced(self) -> int | None:
        """The number of the upload that the new file mends."""
        self.is_valid()
        number: int | None = self.cleaned_data.get("instead")
        return number

    def pasted(self) -> str:
        """The cells that were pasted."""
        self.is_valid()
        return str(self.cleaned_data.get("cells") or "")


def a_key() -> str:
    """A fresh key for a form: sending it twice makes one upload."""
    return str(uuid4())


def section_from(asked: QueryDict) -> UploadSection:
    """The section that the address names; bookings where it names none, or none that there is."""
    name = asked.get("section", "")
    return UploadSection(name) if name in UploadSection.values else UploadSection.BOOKINGS


def field_of(place: int) -> str:
    """The name of the field that says what the column of this index means."""
    return f"{PLACE}{place}"


def places_from(sent: QueryDict, columns: Sequence[ColumnIn]) -> dict[str, int]:
    """Give each of our columns the index that was chosen for it, -1 where none was.

    `Invalid` where one of ours is chosen twice.
    """
    names = {column.name: str(column.heading) for column in columns}
    places: dict[str, int] = {}
    for field, name in sent.items():
        index = field.removeprefix(PLACE)
        if not field.startswith(PLACE) or not _is_number(index) or name not in names:
            continue
        if name in places:
            sentence = _("“%(heading)s” is chosen for two columns. Choose it for one of them.")
            raise Invalid({field: [sentence % {"heading": names[str(name)]}]})
        places[str(name)] = int(index)
    return {name: places.get(name, NOT_IN_THE_FILE) for name in names}


def chosen_from(sent: QueryDict) -> dict[str, str]:
    """What was sent for the columns of the file, by the fields' names, whatever it is."""
    return {field: str(name) for field, name in sent.items() if field.startswith(PLACE)}


def number_from(asked: QueryDict, name: str) -> int | None:
    """The number of a row that the address gives; None where it gives none that there could be."""
    text = asked.get(name, "")
    return int(text) if _is_number(text) else None


def names_from(sent: QueryDict) -> Mapping[str, str]:
    """Give the names that were taken: as the file writes them, as Settings do."""
    pairs = zip(sent.getlist("typed"), sent.getlist("name"), strict=False)
    return {typed: name for typed, name in list(pairs)[:MOST_NAMES] if _is_name(typed) and _is_name(name)}


def _is_name(text: str) -> bool:
    """Of somebody or something, as a cell could hold it."""
    return 0 < len(text) <= Limits().cell_characters and "\0" not in text


def _is_number(text: str) -> bool:
    """Of a row or a column that there can be."""
    return text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER
