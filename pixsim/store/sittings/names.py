"""Names of candidates in stored plans and results: taken out, and put back when they are read.

A name is kept in one column alone, so that a candidate can be renamed without touching what was
hashed and signed.
"""

from __future__ import annotations

import json
import re

_CANDIDATE = re.compile(r'"candidate":\s*"(?:[^"\\]|\\.)*"', re.DOTALL)


def without_name(body: str) -> str:
    """The JSON of a plan or result with an empty name."""
    return _CANDIDATE.sub('"candidate":""', body, count=1)


def with_name(body: str, candidate: str) -> str:
    """The JSON of a plan or result with a name, stray bytes of a damaged one replaced."""
    text = '"candidate":' + json.dumps(replace_stray_bytes(candidate), ensure_ascii=False)
    return _CANDIDATE.sub(lambda _match: text, body, count=1)


def replace_stray_bytes(text: object) -> str:
    """Text of a damaged line, its stray bytes replaced."""
    return str(text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
