"""Our pseudo-code, run as Python."""

from __future__ import annotations

import contextlib
import io
import re
from typing import Any

WORDS = {"ET": "and", "OU": "or", "NON": "not", "≥": ">=", "≤": "<=", "≠": "!=", "×": "*",
         "vrai": "True", "faux": "False"}  # fmt: skip

REWRITES = (
    (r"^(\s*)fonction (.*) :$", r"\1def \2:"), (r"^(\s*)renvoyer (.*)$", r"\1return \2"),
    (r"^(\s*)afficher (.*)$", r"\1print(\2)"), (r"^(\s*)sinon si (.*) :$", r"\1elif \2:"),
    (r"^(\s*)sinon :$", r"\1else:"), (r"^(\s*)si (.*) :$", r"\1if \2:"),
    (r"^(\s*)tant que (.*) :$", r"\1while \2:"),
    (r"^(\s*)répéter (\d+) fois :$", r"\1for _ in range(\2):"),
    (r"^(\s*)pour (\w) allant de (\S+) à (\S+) :$", r"\1for \2 in range(\3, \4 + 1):"),
    (r"^(\s*)avancer de (\d+)$", r"\1forward(\2)"),
    (r"^(\s*)tourner à droite de (\d+) degrés$", r"\1right(\2)"),
    (r"^(\s*)ajouter (\w)$", r"\1add('\2')"), (r"^(\s*)retirer$", r"\1take()"),
)  # fmt: skip


def run_code(code: str, **names: Any) -> tuple[dict[str, Any], str]:
    """Variables and output of a programme."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(code, names)
    return names, shown.getvalue().strip()


def run_indented(code: str, **names: Any) -> tuple[dict[str, Any], str]:
    return run_code("\n".join(line.removeprefix("    ") for line in code.splitlines()), **names)


def python_of(code: str) -> str:
    """Our pseudo-code as Python."""
    lines = []
    for line in code.splitlines():
        for pattern, python in REWRITES:
            line = re.sub(pattern, python, line)
        for word, python in WORDS.items():
            line = re.sub(rf"(?<!\w){word}(?!\w)", python, line)
        lines.append(re.sub(r"(?<![=!<>])=(?!=)", "==", line).replace("←", "="))
    return "\n".join(line.removeprefix("    ") for line in lines)
