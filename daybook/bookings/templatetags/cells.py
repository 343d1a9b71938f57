"""What makes a page of 50 rows quick: each cell from its own small template, fixed parts rendered once."""

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


class KeepNode(template.Node):
    """Renders its content once and keeps it under a name, for rows that would each render it again."""

    def __init__(self, name: str, content: NodeList) -> None:
        self.name = name
        self.content = content

    def render(self, context: Context) -> str:
        """Nothing: the content stands where its name is used."""
        context[self.name] = self.content.render(context)
        return ""


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep edit_act %}...{% endkeep %}`, then `{{ edit_act }}` in every row."""
    _tag, name = token.split_contents()
    content = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name, content)


def _nodes_of(name: str) -> NodeList:
    nodes: NodeList = get_template(f"bookings/cells/{name}.html").template.nodelist  # type: ignore[attr-defined]  # untyped: the wrapped template
    return nodes
