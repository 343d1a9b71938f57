"""A file that cannot be read, told to the person who brought it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from daybook.shared.errors import DomainError


class SheetError(DomainError):
    """The file as a whole is not read; `reason` is stable and for programs, the text is for the person."""

    code = "unreadable_file"
    status = 422

    def __init__(self, reason: str, sentence: str) -> None:
        self.reason = reason
        super().__init__(sentence)


def sheet_error(reason: str, facts: Mapping[str, str | int]) -> SheetError:
    """Put the reading child's no into words."""
    sentence = SENTENCES.get(reason, SENTENCES["broken"])
    return SheetError(reason if reason in SENTENCES else "broken", sentence(facts))


def _wrong_extension(facts: Mapping[str, str | int]) -> str:
    if not facts["found"]:
        return _(
            "The name of the file ends in %(extension)s, but inside it is something else. "
            "Open it in a spreadsheet program and save it as an Excel workbook."
        ) % {"extension": facts["extension"]}
    return _(
        "The name of the file ends in %(extension)s, but inside it is a .%(found)s file. "
        "Rename it, or save it again as an Excel workbook."
    ) % {"extension": facts["extension"], "found": facts["found"]}


Facts = Mapping[str, str | int]
SENTENCES: dict[str, Callable[[Facts], str]] = {
    "empty_file": lambda _facts: _("The file is empty."),
    "too_large": lambda facts: _("The file is larger than %(megabytes)s MB. Divide it into several.") % facts,
    "unknown_kind": lambda facts: (
        _("“%(name)s” is of a kind that is not read. Send an .xlsx, .xls, .ods or .csv file.") % facts
    ),
    "wrong_extension": _wrong_extension,
    "encrypted": lambda _facts: _("The file is protected with a password. Save it without one and send it again."),
    "broken": lambda _facts: _(
        "The file is damaged or was not transferred to its end. Open it, save it again, and send that."
    ),
    "too_packed": lambda _facts: _(
        "The file unpacks to far more than its size promises, so it is not opened. Save the table alone as a new file."
    ),
    "too_wide": lambda facts: (
        _("The table has something beyond column number %(columns)s. Delete what is to the right of the table.") % facts
    ),
    "too_many_rows": lambda facts: _("The table has more than %(rows)s rows. Divide it into several files.") % facts,
    "forbidden_xml": lambda _facts: _(
        "The file holds instructions that no spreadsheet program writes, so it is not opened."
    ),
    "not_text": lambda _facts: _(
        "The file is not a table: it holds characters that no text has. Save it as an Excel workbook."
    ),
    "cell_too_long": lambda facts: (
        _("A cell holds more than %(characters)s characters. A quotation mark may be missing its other half.") % facts
    ),
    "no_sheet": lambda _facts: _("The workbook has no such sheet."),
    "no_room": lambda _facts: _(
        "The server has no room left for this file, so it was not taken in. Tell whoever looks after the server."
    ),
    "no_rows": lambda _facts: _("There is nothing in the table."),
    "too_heavy": lambda _facts: _(
        "The file takes too much memory or time to read. Save the table alone as a new file, or divide it."
    ),
}
