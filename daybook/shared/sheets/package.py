"""The file around the sheets of a workbook: a zip of XML parts, packed as it is written."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from isal import isal_zlib

from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import STYLES
from daybook.shared.sheets.sheet_xml import column_letters

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

UTF8_NAMES, DEFLATED, VERSION = 0x800, 8, 20
FIRST_DAY_OF_ZIP = 0x0021  # 1 January 1980: equal tables make equal files
LOCAL = struct.Struct("<IHHHHHIIIHH")
LOCAL_SIZES = struct.Struct("<III")
LOCAL_SIZES_AT = 14
CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
END = struct.Struct("<IHHHHIIH")
LARGEST = 0xFFFFFFFE


class _Part(NamedTuple):
    name: bytes
    checksum: int
    packed: int
    size: int
    at: int


class Sheet(NamedTuple):
    """What the list of sheets says of one: its title, and how far its table goes below the headings."""

    title: str
    columns: int
    rows: int

    @property
    def range(self) -> str:
        """The table with its headings, as formulas name it."""
        title = self.title.replace("'", "''")
        return f"'{title}'!$A$1:${column_letters(self.columns)}${self.rows + 1}"


class Package:
    """A zip that is written part by part to a file in which one can go back.

    Sizes are put into each part's header afterwards, because LibreOffice does not read parts whose sizes come behind
    them in the form for more than 4 GiB.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._parts: list[_Part] = []

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one part; the pieces are asked for as they are written."""
        file, at, encoded = self._file, self._file.tell(), name.encode()
        file.write(LOCAL.pack(0x04034B50, VERSION, UTF8_NAMES, DEFLATED, 0, FIRST_DAY_OF_ZIP, 0, 0, 0, len(encoded), 0))
        file.write(encoded)
        begins_at = file.tell()
        deflater = isal_zlib.compressobj(1, isal_zlib.DEFLATED, -15)
        checksum = size = 0
        for piece in pieces:
            checksum = isal_zlib.crc32(piece, checksum)
            size += len(piece)
            file.write(deflater.compress(piece))
        file.write(deflater.flush())
        ends_at = file.tell()
        part = _Part(encoded, checksum, ends_at - begins_at, size, at)
        if max(part.packed, part.size, part.at) > LARGEST:
            raise OverflowError("The table is too large for a workbook.")
        file.seek(at + LOCAL_SIZES_AT)
        file.write(LOCAL_SIZES.pack(checksum, part.packed, size))
        file.seek(ends_at)
        self._parts.append(part)

    def end(self) -> None:
        """Write the list of parts; without it there is no zip."""
        at = self._file.tell()
        for part in self._parts:
            head = (0x02014B50, VERSION, VERSION, UTF8_NAMES, DEFLATED, 0, FIRST_DAY_OF_ZIP)
            sizes = (part.checksum, part.packed, part.size, len(part.name))
            self._file.write(CENTRAL.pack(*head, *sizes, 0, 0, 0, 0, 0, part.at) + part.name)
        many = len(self._parts)
        self._file.write(END.pack(0x06054B50, 0, 0, many, many, self._file.tell() - at, at, 0))


def sheet_part(number: int) -> str:
    """Where the sheet of this number lies."""
    return f"xl/worksheets/sheet{number}.xml"


def first_part() -> tuple[str, list[bytes]]:
    """What stands first, by which programs tell a workbook from other zips."""
    target = f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    return "_rels/.rels", [_links(target).encode()]


def _links(links: str) -> str:
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def other_parts(sheets: Sequence[Sheet], money_format: str) -> dict[str, str]:
    """Everything but the sheets themselves: which there are, under which titles, and how cells look."""
    numbers = range(1, len(sheets) + 1)
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    styles = f'<Relationship Id="rId{len(sheets) + 1}" Type="{LINKS}/styles" Target="styles.xml"/>'
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"}
    kinds |= {sheet_part(number): "worksheet" for number in numbers}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{KIND}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return {
        "xl/workbook.xml": XML + _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _links(links + styles),
        "xl/styles.xml": XML + _styles(money_format),
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
    }


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    # Excel keeps what a sheet's filter covers under this name as well.
    filtered = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">{escape(sheet.range)}</definedName>'
        for at, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets>'
        f"<definedNames>{filtered}</definedNames></workbook>"
    )


MOMENT_FORMAT, MONEY_FORMAT, DAY_FORMAT = 164, 165, 166
WHOLE_NUMBER = 1
LOOKS: dict[CellKind, str] = {
    # Excel's own mark for text: what begins with = + - @ is no formula, and a phone is left alone.
    CellKind.TEXT: 'numFmtId="0" quotePrefix="1"/>',
    CellKind.MOMENT: f'numFmtId="{MOMENT_FORMAT}" applyNumberFormat="1"/>',
    CellKind.DAY: f'numFmtId="{DAY_FORMAT}" applyNumberFormat="1"/>',
    CellKind.MONEY: f'numFmtId="{MONEY_FORMAT}" applyNumberFormat="1"/>',
    CellKind.NUMBER: f'numFmtId="{WHOLE_NUMBER}" applyNumberFormat="1"/>',
    CellKind.MIXED: 'numFmtId="0" applyAlignment="1"><alignment horizontal="right"/></xf>',
}


def _styles(money_format: str) -> str:
    formats = (
        f'<numFmt numFmtId="{MOMENT_FORMAT}" formatCode="dd.mm.yyyy hh:mm"/>'
        f'<numFmt numFmtId="{MONEY_FORMAT}" formatCode={quoteattr(money_format)}/>'
        f'<numFmt numFmtId="{DAY_FORMAT}" formatCode="dd.mm.yyyy"/>'
    )
    plain = 'fontId="0" fillId="0" borderId="0" xfId="0"'
    looks = [f'<xf numFmtId="0" {plain}/>', f'<xf numFmtId="0" {plain.replace("0", "1", 1)} applyFont="1"/>']
    for kind in STYLES:
        look = LOOKS[kind]
        as_text = look if kind is CellKind.TEXT else f'quotePrefix="1" {look}'
        looks += [f"<xf {plain} {look}", f"<xf {plain} {as_text}"]
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="3">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
