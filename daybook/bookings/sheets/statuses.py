"""The status of a visit as a number and as a word, in the words of the templates people have."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.choices import VisitStatus
from daybook.shared.sheets.cells import CellError, text_of
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.near import Names, did_you_mean

NO_SHOW, PENDING, ARRIVED, CONFIRMED = (
    VisitStatus.NO_SHOW,
    VisitStatus.PENDING,
    VisitStatus.ARRIVED,
    VisitStatus.CONFIRMED,
)
# The words of the template are never translated: a file is read alike by people of every language.
WORDS = {NO_SHOW: "No-Show", PENDING: "Pending", ARRIVED: "Arrived", CONFIRMED: "Confirmed"}
SYNONYMS = {
    NO_SHOW: (
        "no-show",
        "no show",
        "noshow",
        "did not come",
        "не пришел",
        "не пришла",
        "неявка",
        "клиент не пришел",
        "пользователь не пришел на визит",
    ),
    PENDING: (
        "pending",
        "waiting",
        "ожидание",
        "ожидает",
        "ожидание клиента",
        "ожидание пользователя",
        "ожидает визита",
    ),
    ARRIVED: (
        "arrived",
        "came",
        "пришел",
        "пришла",
        "клиент пришел",
        "визит состоялся",
        "пользователь пришел, услуги оказаны",
    ),
    CONFIRMED: (
        "confirmed",
        "подтвержден",
        "подтвердил",
        "подтвердила",
        "подтверждено",
        "клиент подтвердил",
        "пользователь подтвердил запись",
    ),
}


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("ё", "е").replace("-", " ").replace("\u2011", " ").split())


NUMBERS = {str(status.value): status for status in WORDS}
BY_WORD = {_folded(word): status for status, words in SYNONYMS.items() for word in words}
NEAR_WORDS = Names((word, status) for status, word in WORDS.items())


def read_status_number(cell: Cell) -> VisitStatus | None:
    """Give -1, 0, 1 or 2; None when the cell is empty."""
    text = text_of(cell).replace("\u2212", "-").replace("\u2013", "-")
    if not text:
        return None
    if text not in NUMBERS:
        raise CellError(_("Write -1 (No-Show), 0 (Pending), 1 (Arrived) or 2 (Confirmed)."), code="no_such_status")
    return NUMBERS[text]


def read_status_text(cell: Cell) -> VisitStatus | None:
    """Give the status that the word means; None when the cell is empty."""
    text = text_of(cell)
    if not text:
        return None
    if (status := BY_WORD.get(_folded(text))) is not None:
        return status
    if text in NUMBERS:
        return NUMBERS[text]
    near = NEAR_WORDS.near(text)
    sentence = _("Write No-Show, Pending, Arrived or Confirmed.") + " " + did_you_mean(near)
    raise CellError(sentence.strip(), code="no_such_status", suggestions=near)


def agreed_status(number: VisitStatus | None, text: VisitStatus | None) -> VisitStatus:
    """Give the one status that both columns mean; neither means Pending, two different ones are an error."""
    if number is not None and text is not None and number != text:
        sentence = _("The number says %(number)s and the text says %(text)s.")
        raise CellError(sentence % {"number": WORDS[number], "text": WORDS[text]}, code="statuses_differ")
    given = number if number is not None else text
    return PENDING if given is None else given
