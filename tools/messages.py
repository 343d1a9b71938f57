"""Gathers the texts of the program into the catalogue of every language, and compiles it. `make messages` runs it.

    python -m tools.messages        all languages there are
    python -m tools.messages de     begins a new one as well

What was translated stays. A text that changed a little keeps its translation, marked fuzzy until somebody looks at it.
Nothing but Python is needed for it: the compiled catalogue lies in the tree, so that no installation has to make it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import locale
from django.utils.translation.template import templatize

from tools.tree import ROOT, own_files

PROGRAM = ROOT / "daybook"
CATALOGUE = "LC_MESSAGES/django.po"
NEAR = 0.8
LINE = 100
CALLS = {"gettext": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}
"""The functions of gettext, and how many words of context go before the text."""
CALL_OF_A_TEMPLATE = re.compile(
    r" (_|n?p?gettext)(\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)) ", re.DOTALL
)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


class Text(NamedTuple):
    """What is translated as one: the text, its plural, and the context that tells it from its namesakes."""

    singular: str
    plural: str = ""
    context: str | None = None


Gathered = Mapping[Text, Sequence[str]]
"""Each text, with the files it stands in."""


def texts_of(program: Path) -> dict[Text, list[str]]:
    """Give every text of the program's modules and templates, in the order of its files."""
    found: dict[Text, list[str]] = {}
    for path in own_files(program, ".py", ".html", ".txt"):
        source, place = path.read_text(encoding="utf-8"), path.relative_to(program).as_posix()
        texts = _texts_of_module(source, place) if path.suffix == ".py" else _texts_of_template(source, place)
        for text in texts:
            places = found.setdefault(text, [])
            if place not in places:
                places.append(place)
    return found


def _texts_of_module(source: str, place: str) -> Iterator[Text]:
    tree = ast.parse(source)
    names = {
        name.asname or name.name: name.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
    }
    calls = [
        (node.lineno, node.col_offset, node, names[node.func.id])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and names.get(node.func.id) in CALLS
    ]
    for line, _column, call, function in sorted(calls, key=lambda found: found[:2]):
        if not _is_constant(call):
            yield _text_of_call(call, function, f"{place}:{line}")


def _is_constant(call: ast.Call) -> bool:
    """A name in capitals stands for a text that `gettext_noop` marks where it is written."""
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id.isupper()


def _texts_of_template(source: str, place: str) -> Iterator[Text]:
    for called in CALL_OF_A_TEMPLATE.finditer(templatize(source, origin=place)):
        call = ast.parse(f"call{called[2]}", mode="eval").body
        assert isinstance(call, ast.Call)
        yield _text_of_call(call, "gettext" if called[1] == "_" else called[1], place)


def _text_of_call(call: ast.Call, function: str, place: str) -> Text:
    contexts = CALLS[function]
    count = contexts + 1 + function.startswith("n")
    words = [given.value for given in call.args if isinstance(given, ast.Constant) and isinstance(given.value, str)]
    if len(words) < count or len(call.args) < count:
        raise SystemExit(f"{place}: a text is written where it is translated, as one literal")
    plural = words[contexts + 1] if function.startswith("n") else ""
    return Text(words[contexts], plural, words[0] if contexts else None)


def catalogues(program: Path) -> list[Path]:
    """Give the catalogue of every language there is."""
    return sorted((program / "locale").glob(f"*/{CATALOGUE}"))


def catalogues_of_libraries(program: Path) -> list[Path]:
    """Give those written by hand, for texts of libraries that we say in other words than they do."""
    return sorted((program / "locale" / "libraries").glob(f"*/{CATALOGUE}"))


def text_of(entry: polib.POEntry) -> Text:
    """Give the text that this entry of a catalogue translates."""
    return Text(entry.msgid, entry.msgid_plural, entry.msgctxt)


def gathered(catalogue: polib.POFile, texts: Gathered) -> polib.POFile:
    """Give the catalogue for these texts and no others, with all that was translated before."""
    known = {text_of(entry): entry for entry in catalogue if not entry.obsolete}
    left = {entry.msgid: entry for text, entry in known.items() if text not in texts}
    fresh = polib.POFile(wrapwidth=LINE)
    fresh.header, fresh.metadata = catalogue.header, catalogue.metadata
    for text, places in texts.items():
        entry = known.get(text) or _translated_nearly(text, left, _plurals(catalogue))
        entry.occurrences = [(place, "") for place in places]
        is_format = bool(PLACEHOLDER.search(text.singular + text.plural))
        entry.flags = [flag for flag in entry.flags if flag != "python-format"] + ["python-format"] * is_format
        fresh.append(entry)
    return fresh


def _translated_nearly(text: Text, left: Mapping[str, polib.POEntry], plurals: int) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.singular, msgid_plural=text.plural, msgctxt=text.context)
    near = [left[word] for word in get_close_matches(text.singular, left, n=1, cutoff=NEAR)]
    if near and near[0].translated() and bool(near[0].msgid_plural) == bool(text.plural):
        entry.msgstr, entry.msgstr_plural = near[0].msgstr, dict(near[0].msgstr_plural)
        entry.previous_msgid, entry.flags = near[0].msgid, ["fuzzy"]
    elif text.plural:
        entry.msgstr_plural = dict.fromkeys(range(plurals), "")
    return entry


def _plurals(catalogue: polib.POFile) -> int:
    found = re.search(r"nplurals=(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2


def begin(program: Path, language: str) -> None:
    """Make an empty catalogue that counts as Django does in this language."""
    path = program / "locale" / language / CATALOGUE
    theirs = Path(locale.__file__).parent / language / CATALOGUE
    if path.exists() or not theirs.exists():
        raise SystemExit(f"{language}: is there already, or is no language of Django's.")
    new = polib.POFile(wrapwidth=LINE)
    new.metadata = {
        "Project-Id-Version": "Daybook",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": polib.pofile(str(theirs)).metadata["Plural-Forms"],
    }
    path.parent.mkdir(parents=True)
    new.save(str(path))


def compile_catalogue(path: Path) -> None:
    """Write beside the catalogue what the program reads."""
    path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())


def main(new_languages: Sequence[str]) -> None:
    """Gather and compile; say what is left to translate."""
    for language in new_languages:
        begin(PROGRAM, language)
    texts = texts_of(PROGRAM)
    for path in catalogues(PROGRAM):
        catalogue = gathered(polib.pofile(str(path), wrapwidth=LINE), texts)
        catalogue.save(str(path))
        compile_catalogue(path)
        todo = len(catalogue.untranslated_entries())
        print(f"{path.parts[-3]}: {len(texts)} texts, {todo} not translated, {len(catalogue.fuzzy_entries())} fuzzy")
    for path in catalogues_of_libraries(PROGRAM):
        compile_catalogue(path)


if __name__ == "__main__":
    main(sys.argv[1:])
