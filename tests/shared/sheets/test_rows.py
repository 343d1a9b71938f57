"""Columns are found wherever they stand, and every row tells everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from daybook.shared.sheets.cells import CellError, read_duration, read_id, read_name, read_text
from daybook.shared.sheets.columns import ColumnIn, Matching, heading_key, match_headings
from daybook.shared.sheets.errors import SheetError
from daybook.shared.sheets.frames import Cell, SheetRow
from daybook.shared.sheets.phones import Phone
from daybook.shared.sheets.rows import Problem, ReadRow, RowCheck, read_rows

COLUMNS = (
    ColumnIn("phone", "Customer phone number", Phone("PT"), required=True, synonyms=("Телефон клиента",)),
    ColumnIn("name", "Client name", read_name, required=True, synonyms=("Имя клиента",)),
    ColumnIn("staff_id", "Employee ID", read_id, one_of="staff"),
    ColumnIn("staff_name", "Employee name", read_name, one_of="staff", synonyms=("Сотрудник",)),
    ColumnIn("duration", "Duration", read_duration),
    ColumnIn("comment", "Comment", read_text),
)
HEADINGS = ("Client name", "Customer phone number", "Employee name", "Duration")


def sheet(*rows: Sequence[Cell]) -> list[SheetRow]:
    return [SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if cells]


def read(*rows: Sequence[Cell]) -> list[ReadRow]:
    return list(read_rows(sheet(HEADINGS, *rows), COLUMNS)[1])


def match(*rows: Sequence[Cell], by_hand: dict[str, int] | None = None) -> Matching:
    return match_headings(sheet(*rows), COLUMNS, by_hand=by_hand)


@pytest.mark.parametrize("heading", ["client name", "CLIENT  NAME*", " Client_name: ", "Client-Name", "ИМЯ КЛИЕНТА *"])
def test_case_spaces_and_punctuation_of_a_heading_are_forgiven(heading: str) -> None:
    assert heading_key(heading) in COLUMNS[1].answers_to()


def test_columns_are_found_in_any_order_and_language_below_a_title() -> None:
    title = ("Bookings of Aurora, 2025",)

    matching = match(title, (), ("Телефон клиента", "Colour", "Сотрудник *", "ИМЯ КЛИЕНТА"))

    assert matching.row == 3
    assert matching.places == {"phone": 0, "staff_name": 2, "name": 3}
    assert matching.unknown == ("Colour",)
    assert matching.missing == ()


def test_a_column_that_is_missing_is_an_error_that_offers_the_nearest_heading() -> None:
    matching = match(("Client nam", "Customer phone number", "Duration"))

    with pytest.raises(SheetError) as refused:
        matching.demand_complete()

    assert refused.value.reason == "missing_columns"
    assert str(refused.value) == (
        "The table has no column “Client name”. Did you mean “Client nam”? "
        "The table has no column “Employee ID”. The table has no column “Employee name”."
    )


def test_a_matching_by_hand_wins() -> None:
    matching = match(("Who", "Client name", "Customer phone number", "Employee"), by_hand={"name": 0, "staff_id": 3})

    assert matching.places == {"name": 0, "staff_id": 3, "phone": 2}
    assert matching.unknown == ("Client name",)


def test_two_columns_of_one_meaning_are_an_error() -> None:
    with pytest.raises(SheetError, match="“Client name” and “Имя клиента”") as refused:
        match(("Client name", "Имя клиента"))

    assert refused.value.reason == "double_columns"


def test_a_faint_heading_counts_only_where_no_clear_one_does() -> None:
    columns = (ColumnIn("price", "Price", read_id, faint=("Cost",)),)

    both = match_headings(sheet(("Cost", "Price")), columns)
    alone = match_headings(sheet(("Number", "Cost")), columns)

    assert (both.places, both.unknown) == ({"price": 1}, ("Cost",))
    assert alone.places == {"price": 1}


def test_a_good_row_gives_its_values_and_its_number_in_the_file() -> None:
    rows = read((), ("Жанна", 351912345678.0, "Marta", "3600"))

    assert [(row.number, row.is_good, row.problems) for row in rows] == [(3, True, ())]
    assert rows[0].values["phone"] == "+351912345678"
    assert rows[0].values["staff_id"] is None
    assert rows[0].cells == ("Жанна", 351912345678.0, "Marta", "3600")


def test_every_problem_of_a_row_is_told_at_once() -> None:
    (row,) = read((" ", "12", None, "1:30"))

    assert not row.is_good
    assert row.problems == (
        Problem(
            2,
            "Customer phone number",
            "12",
            "Write a phone number with the country's code, like 12123445678.",
            "not_a_phone",
        ),
        Problem(2, "Client name", "", "This must be filled in.", "empty"),
        Problem(2, "Duration", "1:30", "Write the duration in whole seconds: 3600 for an hour.", "not_seconds"),
        Problem(2, "Employee name", "", "Fill in “Employee name”.", "empty"),
    )


def test_a_warning_leaves_the_row_good() -> None:
    (row,) = read(("Жанна", "912345678", "Marta", "60"))

    assert row.is_good
    assert [(problem.code, problem.is_warning) for problem in row.problems] == [("very_short", True)]


def test_a_check_looks_at_the_whole_row() -> None:
    def refuse_marta(row: RowCheck) -> None:
        if row.has("staff_name") and row.values["staff_name"] == "Marta":
            row.refuse("staff_name", CellError("Marta is away.", code="away", suggestions=("Nuno",)))

    table = sheet(HEADINGS, ("Жанна", "912345678", "Marta"), ("Жанна", "912345678", "Nuno"))

    _matching, rows = read_rows(table, COLUMNS, checks=[refuse_marta])

    assert [row.problems for row in rows] == [
        (Problem(2, "Employee name", "Marta", "Marta is away.", "away", ("Nuno",)),),
        (),
    ]


def test_a_table_with_nothing_in_it_is_an_error() -> None:
    with pytest.raises(SheetError) as refused:
        read_rows([], COLUMNS)

    assert refused.value.reason == "no_rows"
