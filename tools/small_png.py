"""Makes a screenshot light: 256 colours are plenty for a page, and take a third of the room."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

Color = tuple[int, int, int]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
EXACT = 160
"""So many of the most frequent colours stay as they are: surfaces, lines, marks. The rest are edges of letters."""
COLORS = 256


def with_few_colors(png: bytes) -> bytes:
    """The same picture with a palette; it must have 8 bits for each of red, green and blue, as Chromium's have."""
    chunks = dict(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    if (depth, kind) != (8, 2):
        return png
    pixels = _pixels(zlib.decompress(chunks[b"IDAT"]), width * 3)
    colors = list(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    palette, place_of = _palette(Counter(colors))
    indices = bytes(place_of[color] for color in colors)
    rows = b"".join(b"\0" + indices[start : start + width] for start in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", bytes(sum(palette, ()))), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def _palette(counted: Counter[Color]) -> tuple[list[Color], dict[Color, int]]:
    """At most 256 colours, and for each colour of the picture the place of the one that stands for it."""
    frequent = [color for color, _number in counted.most_common(EXACT)]
    blurred = Counter({color: number for color, number in counted.items() if color not in set(frequent)})
    boxes: Counter[Color] = Counter()
    for (red, green, blue), number in blurred.items():
        boxes[red | 15, green | 15, blue | 15] += number
    # A small red dot counts more than one more grey at the edge of a letter.
    worth = {box: number * _distance(box, frequent[_nearest(box, frequent)]) for box, number in boxes.items()}
    rare = sorted(worth, key=worth.__getitem__, reverse=True)[: COLORS - EXACT]
    palette = frequent + [(red - 7, green - 7, blue - 7) for red, green, blue in rare]
    place_of = {color: place for place, color in enumerate(palette)}
    return palette, {color: place_of.get(color, -1) for color in counted} | {
        color: _nearest(color, palette) for color in blurred if color not in place_of
    }


def _nearest(color: Color, palette: list[Color]) -> int:
    red, green, blue = color
    distances = [(red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2 for r, g, b in palette]
    return distances.index(min(distances))


def _distance(one: Color, other: Color) -> int:
    return sum((left - right) ** 2 for left, right in zip(one, other, strict=True))


def _pixels(filtered: bytes, stride: int) -> bytearray:
    """The bytes of all rows, with what PNG's filters took out put back."""
    pixels, above = bytearray(), bytearray(stride)
    for start in range(0, len(filtered), stride + 1):
        row = bytearray(filtered[start + 1 : start + 1 + stride])
        _put_back(filtered[start], row, above)
        pixels += row
        above = row
    return pixels


def _put_back(kind: int, row: bytearray, above: bytearray) -> None:
    for place in range(len(row) if kind else 0):
        left = row[place - 3] if place > 2 else 0
        corner = above[place - 3] if place > 2 else 0
        guess = (0, left, above[place], (left + above[place]) // 2, _paeth(left, above[place], corner))[kind]
        row[place] = (row[place] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    near = left + up - corner
    by_left, by_up, by_corner = abs(near - left), abs(near - up), abs(near - corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each part; the picture's data as one."""
    place, data = len(SIGNATURE), b""
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        name, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        data += body if name == b"IDAT" else b""
        yield name, data if name == b"IDAT" else body
        place += size + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
