"""Every language of ours is whole: no text is missing, none is left over, and each says what its source says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import allauth
import django
import polib
import pytest
from django.conf import settings
from django.utils.translation import ngettext, override

from tests.walls.house import PROGRAM
from tools.messages import LINE, Text, catalogues, catalogues_of_libraries, gathered, text_of, texts_of

OURS, OF_LIBRARIES = catalogues(PROGRAM), catalogues_of_libraries(PROGRAM)
PLACE = re.compile(r"%%|%\(\w+\)[sd]|%(?:\d\$)?[sd]")
TAG = re.compile(r"</?[a-z]+[^>]*>")
"""What a translation must hold as its source does: places for values, and markup."""
ABBREVIATED = {"Booking no.", "Client no."}
"""Texts whose last point ends no sentence."""

OTHER_WORDS = {"Change", "Duration"}
"""Words that we say otherwise than Django does, and mean the same."""

each_of_ours = pytest.mark.parametrize("path", OURS, ids=lambda path: path.parts[-3])
each = pytest.mark.parametrize("path", OURS + OF_LIBRARIES, ids=lambda path: "-".join(path.parts[-4:-2]))


@pytest.fixture
def catalogue(path: Path) -> polib.POFile:
    return polib.pofile(str(path), wrapwidth=LINE)


@pytest.fixture(scope="module")
def texts() -> dict[Text, list[str]]:
    return texts_of(PROGRAM)


def test_every_language_that_is_offered_has_a_catalogue_and_the_other_way_round():
    assert {path.parts[-3] for path in OURS} | {"en"} == dict(settings.LANGUAGES).keys()


@each_of_ours
def test_the_catalogue_holds_the_texts_of_the_program_and_no_others(catalogue, texts):
    assert {text_of(entry) for entry in catalogue} == set(texts), "make messages gathers them"


@each_of_ours
def test_no_text_of_ours_says_otherwise_what_django_says_by_the_same_word(catalogue):
    of_django = Path(django.__file__).parent / "conf/locale" / Path(catalogue.fpath).parts[-3] / "LC_MESSAGES/django.po"
    theirs = {text_of(entry): entry.msgstr for entry in polib.pofile(str(of_django)) if entry.msgstr}

    other = {entry.msgid for entry in catalogue if theirs.get(text_of(entry), entry.msgstr) != entry.msgstr}

    assert other <= OTHER_WORDS, "Give ours a context (pgettext): Django's word may be that of a weekday"


@each_of_ours
def test_gathering_again_changes_nothing(catalogue, texts):
    assert str(gathered(catalogue, texts)) == str(catalogue), "make messages writes it in its order"


@each
def test_every_text_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


@each
def test_the_compiled_catalogue_says_the_same(path: Path, catalogue):
    assert path.with_suffix(".mo").read_bytes() == catalogue.to_binary(), "make messages compiles it"


@each
def test_a_translation_has_places_for_the_same_values_and_the_same_markup(catalogue):
    """A count stands in each of its forms: the first one is said of 21 as well, in Russian."""
    wrong = [
        said
        for entry in catalogue
        for source, said in _pairs(entry)
        if set(PLACE.findall(source)) != set(PLACE.findall(said))
        or Counter(TAG.findall(source)) != Counter(TAG.findall(said))
    ]

    assert wrong == []


@each_of_ours
def test_a_translation_begins_and_ends_as_its_source(catalogue):
    """Pieces keep their spaces, sentences their full stop; nothing is shouted."""
    wrong = [
        said
        for entry in catalogue
        for source, said in _pairs(entry)
        if "!" in said
        or source[:1].isspace() != said[:1].isspace()
        or (_ends(source) != _ends(said) and source not in ABBREVIATED)
    ]

    assert wrong == []


@each
def test_every_count_has_as_many_forms_as_the_language(catalogue):
    wanted = int(re.findall(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[0])

    assert [entry.msgid for entry in catalogue if entry.msgid_plural and len(entry.msgstr_plural) != wanted] == []


@pytest.mark.parametrize("path", OF_LIBRARIES, ids=lambda path: path.parts[-3])
def test_what_we_say_in_other_words_than_a_library_is_still_said_by_it(path: Path, catalogue):
    theirs = Path(allauth.__file__).parent / "locale" / path.parts[-3] / "LC_MESSAGES" / "django.po"

    assert {text_of(entry) for entry in catalogue} - {text_of(entry) for entry in polib.pofile(str(theirs))} == set()


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 запись"), (2, "2 записи"), (5, "5 записей"), (11, "11 записей"), (21, "21 запись")]
)
def test_russian_counts_in_three_forms(count: int, said: str):
    with override("ru"):
        assert ngettext("%(number)s booking", "%(number)s bookings", count) % {"number": count} == said


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, said) for said in entry.msgstr_plural.values()]


def _ends(text: str) -> str:
    return text[-1:] if text[-1:] in (".", ":", "…", "?") or text[-1:].isspace() else ""
