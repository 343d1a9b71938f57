"""What `make messages` gathers from the sources, and what becomes of translations when a source changes."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tools.messages import Text, begin, gathered, texts_of

MODULE = """
from django.utils.translation import gettext as _, gettext_lazy as lazy, gettext_noop, ngettext, pgettext

NOBODY = gettext_noop("Nobody at all")

SAID = lazy("Saved in "
            "two lines")

def say(count):
    counted = ngettext("%(number)s row", "%(number)s rows", count)
    return _("Done"), pgettext("a row", "Done"), counted, str("Not one"), _(NOBODY)
"""
PAGE = """{% load i18n %}
{% translate "Discount, %" %} {% translate 'Open' context "a door" %} {{ name|default:_("nobody") }}
{% blocktranslate with name=it.name trimmed %}
  Welcome,
  {{ name }}
{% endblocktranslate %}
{% blocktranslate count number=rows %}{{ number }} line{% plural %}{{ number }} lines{% endblocktranslate %}
{% include "it.html" with label=_("Name") %}
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "said.py").write_text(MODULE)
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path


def test_modules_and_templates_are_gathered_whatever_the_functions_are_called(program: Path):
    assert texts_of(program) == {
        Text("Discount, %%"): ["page.html"],
        Text("Open", context="a door"): ["page.html"],
        Text("nobody"): ["page.html"],
        Text("Welcome, %(name)s"): ["page.html"],
        Text("%(number)s line", "%(number)s lines"): ["page.html"],
        Text("Name"): ["page.html"],
        Text("Nobody at all"): ["said.py"],
        Text("Saved in two lines"): ["said.py"],
        Text("Done"): ["said.py"],
        Text("Done", context="a row"): ["said.py"],
        Text("%(number)s row", "%(number)s rows"): ["said.py"],
    }


def test_a_text_that_is_no_literal_is_refused(tmp_path: Path):
    (tmp_path / "said.py").write_text(
        "from django.utils.translation import gettext as _\n\ndef f(x):\n    return _(x)\n"
    )

    with pytest.raises(SystemExit, match=r"said\.py:4"):
        texts_of(tmp_path)


def test_what_was_translated_stays_and_what_changed_a_little_waits_for_a_look():
    before = polib.POFile()
    before.append(polib.POEntry(msgid="Save", msgstr="Speichern"))
    before.append(polib.POEntry(msgid="There is no such page here.", msgstr="Diese Seite gibt es nicht."))
    before.append(polib.POEntry(msgid="Gone", msgstr="Weg"))

    after = gathered(before, {Text("Save"): ["a.py"], Text("There is no such page."): ["b.py"], Text("New"): ["b.py"]})

    assert [(entry.msgid, entry.msgstr, entry.fuzzy, entry.previous_msgid) for entry in after] == [
        ("Save", "Speichern", False, None),
        ("There is no such page.", "Diese Seite gibt es nicht.", True, "There is no such page here."),
        ("New", "", False, None),
    ]


def test_a_new_language_counts_as_django_does(tmp_path: Path):
    begin(tmp_path, "pl")

    begun = polib.pofile(str(tmp_path / "locale" / "pl" / "LC_MESSAGES" / "django.po"))

    assert (begun.metadata["Language"], begun.metadata["Plural-Forms"][:10]) == ("pl", "nplurals=4")


def test_a_language_that_is_there_or_that_nobody_speaks_is_not_begun(tmp_path: Path):
    begin(tmp_path, "pl")

    for language in ("pl", "tlh"):
        with pytest.raises(SystemExit, match=language):
            begin(tmp_path, language)
