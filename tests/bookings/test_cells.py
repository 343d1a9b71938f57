"""The cells of a register row: in the order of the columns, safe, and rendered from one template each."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from django.template import engines

ROWS = "{% load cells %}{% for row in rows %}{% cells columns %}{% endfor %}"


@dataclass(frozen=True)
class ShownColumn:
    name: str
    heading: str


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def test_cells_stand_in_the_order_of_the_columns():
    row = SimpleNamespace(client="Ann", phone="+1 212", number="7")
    columns = [ShownColumn("client", "Client"), ShownColumn("number", "Number")]

    page = rendered(ROWS, rows=[row], columns=columns)

    assert page.index("Ann") < page.index(">7<")
    assert page.count("<td") == 2


def test_a_cell_carries_its_heading_for_the_card_on_a_phone():
    row = SimpleNamespace(cost="$10.00")

    page = rendered(ROWS, rows=[row], columns=[ShownColumn("cost", "Cost")])

    assert 'data-label="Cost"' in page


def test_what_a_client_is_called_is_never_markup():
    row = SimpleNamespace(client="<b>Ann</b>", phone="")

    page = rendered(ROWS, rows=[row], columns=[ShownColumn("client", "Client")])

    assert "&lt;b&gt;Ann&lt;/b&gt;" in page


def test_a_kept_part_is_shown_where_its_name_stands():
    page = rendered("{% load cells %}{% keep mark %}<i>{{ word }}</i>{% endkeep %}{{ mark }}{{ mark }}", word="a<b")

    assert page == "<i>a&lt;b</i><i>a&lt;b</i>"
