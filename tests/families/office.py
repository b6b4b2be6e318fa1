"""Parts of office files."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from tests.families.attachments import content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part_of(values: dict[str, Any], suffix: str, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content(values, suffix))) as archive:
        return archive.read(name).decode()
