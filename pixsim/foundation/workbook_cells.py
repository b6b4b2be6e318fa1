"""Reads a workbook in a process of its own: ``python -m pixsim.foundation.workbook_cells < workbook``.

The reader makes a table as large as the last cell is far, and ends its process where there is no
memory for it: a file of 1 kB that has a cell in the last corner asks for 17 thousand million. So it
works within limits of memory and time, and the cells are counted where the file says where they are.
Nothing else of pixsim is imported here.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import re
import sys
import zipfile

MEMORY, PER_CELL = 256 << 20, 128  # bytes
SECONDS = 120  # of CPU
PART = 1 << 20  # bytes of a sheet looked at a time
LONGEST = 1 << 20  # bytes of one text: a cell holds 32,767 characters
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_TAG = re.compile(rb"<(?:\w+:)?(?:c|si)[\s>/]")
_SHEET = re.compile(r"xl/(worksheets/.*|sharedStrings)\.xml", re.IGNORECASE)

Answer = tuple[str, object]
"""``sheets`` and what they hold; ``many_cells`` and how many; ``too_much``; ``unreadable``."""


class TooMuchError(ValueError):
    """A text that no cell can hold."""


def main() -> None:
    """Read standard input, write an answer."""
    most = int(sys.argv[1])
    _limit_memory(MEMORY + PER_CELL * most)
    answer = answer_of(sys.stdin.buffer.read(), most)
    sys.stdout.buffer.write(pickle.dumps(answer))


def answer_of(raw: bytes, most: int) -> Answer:
    """What a workbook holds, at most so many cells in its sheets."""
    try:
        asked = _declared_cells(raw)
        if asked > most:
            return "many_cells", asked
        return _read_workbook(raw, most)
    except (MemoryError, TooMuchError):
        return "too_much", None
    except BaseException as error:  # the reader is not Python's: its panics are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return "unreadable", None


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, SECONDS)):
            with contextlib.suppress(ValueError, OSError):  # a lower limit stands already
                resource.setrlimit(limit, (value, value))
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _declared_cells(raw: bytes) -> int:
    """Cells of the largest sheet of an .xlsx, from its first to its last, or its shared texts.

    0 for other formats, which are counted as they are read.
    """
    if not raw.startswith(b"PK"):
        return 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        return max((_sheet_extent(archive, name) for name in names), default=0)


def _sheet_extent(archive: zipfile.ZipFile, name: str) -> int:
    columns, rows, count, rest, run = 0, 0, 0, b"", 0
    with archive.open(name) as stream:
        while part := stream.read(PART):
            text = rest + part
            for letters, row in _CELL.findall(text):
                columns, rows = max(columns, _column_number(letters)), max(rows, int(row))
            count += len(_TAG.findall(part))  # cells may come without their place
            run = len(part) - 1 - part.rfind(b"<") if b"<" in part else run + len(part)
            if run > LONGEST:
                raise TooMuchError
            rest = text[-80:]
    return max(columns * rows, count)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _read_workbook(raw: bytes, most: int) -> Answer:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    found = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        height, width = sheet.total_height, sheet.total_width
        if height * width > most:
            return "many_cells", height * width
        rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        if any(cell != "" for row in rows for cell in row):
            found.append((name, rows))
    return "sheets", found


if __name__ == "__main__":
    main()
