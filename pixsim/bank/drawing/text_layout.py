"""Layout of authored text: paragraphs reflowed, French spaces made unbreakable."""

from __future__ import annotations

import re

_NBSP = "\u00a0"
_BEFORE = re.compile(r"(?<=\S) (?=[;:!?»%€](?:\s|$|[).,»]))")
_AFTER = re.compile(r"(?<=«) (?=\S)")


def is_preformatted(line: str) -> bool:
    """Whether a line is shown as typed: indented by four spaces or more, or in a table."""
    return line.startswith(("    ", "|"))


def set_nonbreaking_spaces(text: str) -> str:
    """Make the spaces before ``; : ! ? » % €`` and after ``«`` unbreakable."""
    return _AFTER.sub(_NBSP, _BEFORE.sub(_NBSP, text))


def lay_out_text(text: str) -> str:
    """Join the lines of each paragraph, keep preformatted and list lines.

    Parameters
    ----------
    text : str
        As authored: paragraphs separated by blank lines, lists by ``- ``, code and tables
        indented by four spaces.

    Returns
    -------
    str
        One line per paragraph, list entry or preformatted line.
    """
    lines: list[str] = []
    for line in text.strip("\n").splitlines():
        if not line.strip() and lines and not lines[-1]:
            continue  # one blank line is enough, whatever a filled value ended with
        if is_preformatted(line):
            lines.append(line.rstrip())
        elif _continues_paragraph(lines, line):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return "\n".join(
        line if is_preformatted(line) else set_nonbreaking_spaces(line) for line in lines
    )


def _continues_paragraph(lines: list[str], line: str) -> bool:
    stripped = line.strip()
    if not stripped or stripped.startswith(("- ", "• ")) or not lines:
        return False
    return bool(lines[-1]) and not is_preformatted(lines[-1])
