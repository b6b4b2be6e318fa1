"""Archives of files, described ones included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pixsim.making.properties import WRITTEN


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive, for .zip.

    Attributes
    ----------
    members : Mapping
        Path to a description or bytes, in the order of the archive; a path that ends with « / »
        is an empty folder.
    dates : Mapping
        When some members were changed; the others were on `written`.
    """

    members: Mapping[str, Any]
    written: datetime = WRITTEN
    dates: Mapping[str, datetime] = field(default_factory=dict)
    comment: str = ""
