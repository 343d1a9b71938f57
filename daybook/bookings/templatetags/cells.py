"""The cells of a register row, each column's from its own small template."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import get_template

register = template.Library()


class CellsNode(template.Node):
    """Renders `bookings/cells/<name>.html` for each column.

    The templates are looked up once per page and not once per cell: an `include` in each cell doubles
    the time that a page of 50 rows takes.
    """

    def __init__(self, columns: FilterExpression) -> None:
        self.columns = columns

    def render(self, context: Context) -> str:
        """The cells of the row in the context, in the order of the columns; each cell knows its `heading`."""
        cells = context.render_context.get(self)
        if cells is None:
            cells = [(column.heading, _nodes_of(column.name)) for column in self.columns.resolve(context)]
            context.render_context[self] = cells
        rendered = []
        for heading, nodes in cells:
            context["heading"] = heading
            rendered.append(nodes.render(context))
        return "".join(rendered)


@register.tag
def cells(parser: Parser, token: Token) -> CellsNode:
    """`{% cells columns %}` inside a loop over rows, each called `row`."""
    _tag, columns = token.split_contents()
    return CellsNode(parser.compile_filter(columns))


def _nodes_of(name: str) -> NodeList:
    nodes: NodeList = get_template(f"bookings/cells/{name}.html").template.nodelist  # type: ignore[attr-defined]  # untyped: the wrapped template
    return nodes
