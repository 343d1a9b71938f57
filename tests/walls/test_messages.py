"""Every language of ours is whole: nothing is untranslated, and each text says what its source says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tests.walls.house import PROGRAM
from tools.messages import catalogues

CATALOGUES = catalogues(PROGRAM)
NAMED = re.compile(r"%%|%\(\w+\)[sd]|%(?:\d\$)?[sd]")
TAG = re.compile(r"</?[a-z]+[^>]*>")
"""What a translation must hold as its source does: places for values, and markup."""

pytestmark = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


@pytest.fixture
def catalogue(path: Path) -> polib.POFile:
    return polib.pofile(str(path))


def test_every_text_is_translated(path: Path, catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


def test_the_compiled_catalogue_says_the_same(path: Path, catalogue):
    assert path.with_suffix(".mo").read_bytes() == catalogue.to_binary(), "make messages compiles it"


def test_a_translation_has_places_for_the_same_values_and_the_same_markup(path: Path, catalogue):
    wrong = [
        said
        for entry in catalogue
        for source, said in _pairs(entry)
        if Counter(TAG.findall(source)) != Counter(TAG.findall(said)) or not _same_places(entry, source, said)
    ]

    assert wrong == []


def test_a_translation_begins_and_ends_as_its_source(path: Path, catalogue):
    """Pieces of a sentence keep their spaces, sentences their full stop; nothing is shouted."""
    wrong = [
        said
        for entry in catalogue
        for source, said in _pairs(entry)
        if "!" in said
        or (_is_sentence(source) and _ends(source) != _ends(said))
        or source[:1].isspace() != said[:1].isspace()
    ]

    assert wrong == []


def test_a_language_that_is_offered_has_a_catalogue_and_the_other_way_round(path: Path):
    assert {path.parts[-3] for path in CATALOGUES} | {"en"} == dict(settings.LANGUAGES).keys()


def test_every_count_has_its_form(path: Path, catalogue):
    """As many forms as the language has, each with the number in it wherever the source has it in both."""
    wanted = int(re.findall(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[0])

    wrong = [entry.msgid for entry in catalogue if entry.msgid_plural and len(entry.msgstr_plural) != wanted]

    assert wrong == []


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, said) for said in entry.msgstr_plural.values()]


def _same_places(entry: polib.POEntry, source: str, said: str) -> bool:
    wanted, there = set(NAMED.findall(source)), set(NAMED.findall(said))
    one_of_each = Counter(NAMED.findall(source)) if not entry.msgid_plural else None
    return wanted == there and (one_of_each is None or sum(one_of_each.values()) <= len(NAMED.findall(said)))


def _is_sentence(text: str) -> bool:
    """Two words may be an abbreviation, such as "Booking no."."""
    return text.count(" ") != 1 or not text.endswith(".")


def _ends(text: str) -> str:
    return text[-1] if (text and text[-1] in ".:…?") or text[-1:].isspace() else ""
