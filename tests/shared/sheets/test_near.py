"""Names are compared as people mean them, and the nearest are offered."""

from __future__ import annotations

import pytest

from daybook.shared.sheets.cells import CellError, CellErrors, Doubtful
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.near import Names, did_you_mean

STAFF = {3: "Inês Carvalho", 5: "Артём Соловьёв", 7: "Marta Reis", 8: "Nuno Pires", 9: "Nuno Pires"}


def test_letter_case_and_spaces_are_forgiven() -> None:
    names = Names((name, number) for number, name in STAFF.items())

    assert names.all_of("  inês   CARVALHO ") == (3,)
    assert names.all_of("nuno pires") == (8, 9)
    assert names.all_of("Ines Carvalho") == ()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Ines Carvalo", ("Inês Carvalho",)),
        ("Артем Соловьев", ("Артём Соловьёв",)),
        ("Marta", ("Marta Reis",)),
        ("Reis Marta", ("Marta Reis",)),
        ("Xavier", ()),
    ],
)
def test_near_names_are_offered_as_settings_write_them(typed: str, near: tuple[str, ...]) -> None:
    assert Names((name, number) for number, name in STAFF.items()).near(typed) == near


def test_the_offer_is_a_question() -> None:
    assert did_you_mean(["Ana", "Anna"]) == "Did you mean “Ana” or “Anna”?"
    assert did_you_mean([]) == ""


def test_a_number_counts_and_another_name_beside_it_is_a_doubt() -> None:
    staff = Known(STAFF, place="Settings > Staff")

    assert staff.one(3, "") == 3
    assert staff.one(3, "inês carvalho") == 3
    assert staff.one(3, "Marta Reis") == Doubtful(
        3, "The number counts: it means Inês Carvalho, not Marta Reis.", "name_differs"
    )
    assert staff.one(None, "") is None


def test_a_name_that_is_not_there_is_refused_with_near_ones() -> None:
    with pytest.raises(CellError) as refused:
        Known(STAFF, place="Settings > Staff").one(None, "Martha Reis")

    assert str(refused.value) == "“Martha Reis” is not in Settings > Staff. Did you mean “Marta Reis”?"
    assert refused.value.suggestions == ("Marta Reis",)


def test_every_name_of_a_cell_that_is_not_there_is_told_with_its_near_ones() -> None:
    with pytest.raises(CellErrors) as refused:
        Known(STAFF, place="Settings > Staff").several((), ("Martha Reis", "Inês Carvalho", "Xerxes"))

    assert [(error.typed, error.suggestions) for error in refused.value.each] == [
        ("Martha Reis", ("Marta Reis",)),
        ("Xerxes", ()),
    ]


def test_an_accepted_suggestion_counts_for_the_whole_file() -> None:
    staff = Known(STAFF, place="Settings > Staff", accepted={"Martha Reis": "Marta Reis"})

    assert staff.several((), ("martha  reis", "Inês Carvalho")) == (7, 3)


def test_namesakes_need_their_number() -> None:
    with pytest.raises(CellError, match=r"more than once in Settings > Staff\. Give the ID instead: 8, 9\."):
        Known(STAFF, place="Settings > Staff").one(None, "Nuno Pires")


def test_a_number_that_is_not_there_is_refused() -> None:
    with pytest.raises(CellError, match="There is no number 4 in Settings > Staff"):
        Known(STAFF, place="Settings > Staff").one(4, "Inês Carvalho")
