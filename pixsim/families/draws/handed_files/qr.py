"""A QR code (version 4, level L, bytes) as a PNG image, with the standard library only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pixsim.families.draws.handed_files.contents import png_file

SIZE = 33  # modules of version 4
DATA_WORDS, CHECK_WORDS = 80, 20  # one block at level L
LONGEST = DATA_WORDS - 2
_ALIGNMENT = 26
_QUIET = 4  # modules left white all round
_MARGIN = (False,) * _QUIET
_PIXELS = 8  # across a module: a byte of a picture with one bit a pixel
_FORMAT = 0b01000  # level L, mask 0
_MASK = 0b101010000010010


def reading_order(fixed: frozenset[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Modules of data in the order of their bits: pairs of columns, up then down."""
    upwards = True
    for right in (*range(SIZE - 1, 6, -2), 5, 3, 1):
        for step in range(SIZE):
            row = SIZE - 1 - step if upwards else step
            yield from ((row, c) for c in (right, right - 1) if (row, c) not in fixed)
        upwards = not upwards


def _times(left: int, right: int) -> int:
    """Product in the field of 256 elements of the standard."""
    product = 0
    for bit in range(8):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(14, 7, -1):
        if product >> bit & 1:
            product ^= 0x11D << (bit - 8)
    return product


def _check_words(words: list[int]) -> list[int]:
    """Reed-Solomon words: the remainder of the data by the generator polynomial."""
    remainder = words + [0] * CHECK_WORDS
    for place in range(len(words)):
        for offset, product in enumerate(_multiples(remainder[place]), place):
            remainder[offset] ^= product
    return remainder[len(words) :]


@cache
def _generator() -> tuple[int, ...]:
    """The generator polynomial of the check words."""
    generator, root = [1], 1
    for _ in range(CHECK_WORDS):
        shifted = [_times(root, factor) for factor in generator]
        generator = [a ^ b for a, b in zip([*generator, 0], [0, *shifted], strict=True)]
        root = _times(root, 2)
    return tuple(generator)


@cache
def _multiples(factor: int) -> tuple[int, ...]:
    """The terms of the generator polynomial, each times a word."""
    return tuple(_times(factor, term) for term in _generator())


def _bits(content: bytes) -> Iterator[bool]:
    if len(content) > LONGEST:
        raise ValueError(f"a version 4 QR code holds {LONGEST} bytes, not {len(content)}")
    stream = f"0100{len(content):08b}" + "".join(f"{byte:08b}" for byte in content) + "0000"
    words = [int(stream[place : place + 8], 2) for place in range(0, len(stream), 8)]
    words += [(0xEC, 0x11)[place % 2] for place in range(DATA_WORDS - len(words))]
    yield from (bit == "1" for word in words + _check_words(words) for bit in f"{word:08b}")


@cache
def _fixed_patterns() -> dict[tuple[int, int], bool]:
    """Finders, alignment, timing and format: the modules that carry no data."""
    dots: dict[tuple[int, int], bool] = {}
    for top, left in ((0, 0), (0, SIZE - 7), (SIZE - 7, 0)):
        for row in range(-1, 8):
            for column in range(-1, 8):
                if 0 <= top + row < SIZE and 0 <= left + column < SIZE:
                    ring = max(abs(row - 3), abs(column - 3))
                    dots[top + row, left + column] = ring not in (2, 4)
    for place in range(8, SIZE - 8):
        dots[6, place] = dots[place, 6] = place % 2 == 0
    for row in range(-2, 3):
        for column in range(-2, 3):
            dark = max(abs(row), abs(column)) != 1
            dots[_ALIGNMENT + row, _ALIGNMENT + column] = dark
    remainder = _FORMAT << 10
    for bit in range(14, 9, -1):
        if remainder >> bit & 1:
            remainder ^= 0b10100110111 << (bit - 10)
    word = (_FORMAT << 10 | remainder) ^ _MASK
    bits = [bool(word >> bit & 1) for bit in range(15)]  # from the lowest
    first = [(row, 8) for row in (0, 1, 2, 3, 4, 5, 7, 8)]
    first += [(8, column) for column in (7, 5, 4, 3, 2, 1, 0)]
    second = [(8, SIZE - 1 - place) for place in range(8)]
    second += [(SIZE - 7 + place, 8) for place in range(7)]
    for places in (first, second):
        dots.update(zip(places, bits, strict=True))
    dots[SIZE - 8, 8] = True
    return dots


@cache
def _places_of_data() -> tuple[tuple[int, int], ...]:
    return tuple(reading_order(frozenset(_fixed_patterns())))


def modules(text: str) -> list[list[bool]]:
    """The dark modules, row by row."""
    fixed = _fixed_patterns()
    bits = _bits(text.encode())
    grid = [[fixed.get((row, column), False) for column in range(SIZE)] for row in range(SIZE)]
    for row, column in _places_of_data():
        grid[row][column] = next(bits, False) ^ ((row + column) % 2 == 0)
    return grid


def qr_png(text: str) -> bytes:
    """The QR code of a text of 78 bytes at most, as a black and white PNG with its quiet zone."""
    blank, side = [False] * SIZE, SIZE + 2 * _QUIET
    rows = (
        bytes([0, *(0 if dark else 0xFF for dark in (*_MARGIN, *line, *_MARGIN))]) * _PIXELS
        for line in (*[blank] * _QUIET, *modules(text), *[blank] * _QUIET)
    )
    return png_file(side * _PIXELS, side * _PIXELS, 1, b"".join(rows), 9)
