"""The form of a card: drawn by one template, blamed by operations, honest about what others changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.utils.translation import gettext as _

LOOK: dict[type[Any], str] = {
    forms.CheckboxInput: "form-check-input",
    forms.Select: "form-select",
    forms.SelectMultiple: "form-select",
}
"""How widgets look; what is not named here is typed into."""


class Mistake(NamedTuple):
    """A sentence, and the id of the field it is about; none for the card as a whole."""

    anchor: str
    sentence: str


class CardField(forms.BoundField):
    """A field with its widget in our look, and what is saved now where somebody else saved it meanwhile."""

    form: CardForm

    @property
    def is_box(self) -> bool:
        """Whether it is a box to tick: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def css(self) -> str:
        """Its place among the fields: those named in `halves` stand side by side."""
        return f"cf-{self.name} cf-half" if self.name in self.form.halves else f"cf-{self.name}"

    @property
    def theirs(self) -> str:
        """What is saved now, in words, where it is not what stands in the form; only after a stale answer."""
        if not self.form.is_stale or not self._differs():
            return ""
        return self._words(self.initial) or _("nothing")

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        """Django's own, with our look."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs.get("class", "")
        wrong = "is-invalid" if self.errors else ""
        built["class"] = " ".join(filter(None, (LOOK.get(type(self.field.widget), "form-control"), own, wrong)))
        return built

    def _differs(self) -> bool:
        if hasattr(self.field, "choices"):
            return set(_several(self.initial)) != set(_several(self.data))
        return self.field.has_changed(self.initial, self.data)

    def _words(self, value: Any) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if not hasattr(self.field, "choices"):
            return "" if value is None else str(value)
        labels = dict(_flat(self.field.choices))
        return ", ".join(labels.get(one, one) for one in _several(value))


class CardForm(forms.Form):
    """What a card holds. `initial` is what is saved now, and `version` what the person was shown.

    `halves` names the fields that stand two in a row.
    """

    bound_field_class = CardField
    halves: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    is_stale = False

    @property
    def shown_version(self) -> Any:
        """The version that the page tells of: after a stale answer the newest, so that whoever saves again means it."""
        return self.initial.get("version", "") if self.is_stale or not self.is_bound else self["version"].data

    def blame(self, fields: Mapping[str, list[str]]) -> None:
        """Put what an operation refused at the fields that it names; what the form does not have, above them."""
        for name, sentences in fields.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)

    def mistakes(self) -> list[Mistake]:
        """Everything that is wrong, in the order of the page."""
        found = [Mistake("", str(sentence)) for sentence in self.non_field_errors()]
        for field in self.visible_fields():
            found += [Mistake(str(field.auto_id), str(sentence)) for sentence in field.errors]
        return found


def _several(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
