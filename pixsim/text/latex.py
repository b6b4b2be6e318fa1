"""Text as LaTeX takes it."""

from __future__ import annotations

SPECIAL = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def in_latex(text: str) -> str:
    """A text with what LaTeX reads as commands escaped."""
    return "".join(SPECIAL.get(letter, letter) for letter in text)
