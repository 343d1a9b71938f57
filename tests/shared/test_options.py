"""What a select offers."""

from __future__ import annotations

from django.template import engines

from daybook.shared.filtering import Option

LOOP = """{% for option in offered %}<option value="{{ option.value }}"{% if option.is_chosen %} selected{% endif %}>\
{{ option.label }}</option>{% endfor %}"""


def test_options_are_written_as_a_template_would_write_them():
    offered = (
        Option("3", "Anna"),
        Option("4", "Bob", is_chosen=True),
        Option("\"'&", "<script>O'Hara & 'Co'</script>"),
    )

    written = engines["django"].from_string("{% options offered %}").render({"offered": offered})

    assert written == engines["django"].from_string(LOOP).render({"offered": offered})
