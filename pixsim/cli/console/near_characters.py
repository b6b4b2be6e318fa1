"""Streams whose encoding lacks some of our characters: near ones stand in for them.

A pipe or a file under Windows is still written in cp1252 or cp850, a bare system in ASCII. What
is shown to people then loses arrows, bars and narrow spaces, never the whole text.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata

ERRORS = "pixsim.near"

NEAR = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "«": '"', "»": '"',
    "\u2039": "<", "\u203a": ">", "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2026": "...", "\u2192": "->", "\u2190": "<-", "\u2191": "^", "\u2193": "v",
    "\u21d2": "=>", "\u2194": "<->", "\u2264": "<=", "\u2265": ">=", "\u2260": "!=",
    "\u2248": "~", "\u00d7": "x", "\u00f7": "/", "\u00b1": "+/-", "\u00b7": "-", "\u2022": "*",
    "\u2713": "v", "\u2714": "v", "\u2717": "x", "\u2718": "x", "\u20ac": "EUR", "\u00b0": "deg",
    "\u00df": "ss", "\u201e": '"', "\u21b9": "Tab", "\u21e7": "Maj", "\u229e": "Win",
    "\u2794": "->", "\u0153": "oe", "\u0152": "OE", "\u00e6": "ae", "\u00c6": "AE", "\u2500": "-", "\u2501": "=",
    "\u2502": "|", "\u2588": "#", "\u2591": ".", "\u2592": ":", "\u2593": "#", "\u25a0": "#",
    "\u25a1": ".", "\u25cf": "*", "\u25cb": "o", "\u25b6": ">", "\u25b8": ">", "\u03b8": "theta",
    "\u03ba": "kappa", "\u03c7": "chi", "\u03c3": "sigma", "\u0394": "delta", "\u200b": "",
    "\u200d": "", "\u25b0": "#", "\u25b1": ".", "\u25c9": "*", "\u25a3": "#", "\u25f7": "",
    "\u2581": "1", "\u2582": "2", "\u2583": "3", "\u2584": "4", "\u2585": "5", "\u2586": "6",
    "\u2587": "7", "\u2514": "+", "\u251c": "+", "\u21b5": "<-", "\u00b6": "(par.)",
    "\u00a7": "par. ", "\u00a9": "(c)", "\u03a3": "somme", "\u03c0": "pi", "\u221a": "racine ",
    "\u25ba": ">", "\u2524": "+", "\u2580": "'", "\u25b2": "^", "\u25bc": "v", "\u2033": '"', "\u2318": "Cmd", "\u0302": "^", "\u039e": "Xi", "\u03c4": "tau", "\u03c8": "psi", "\u207b": "-", "\u222b": "int", "\u00d8": "O", "\u00a3": "GBP", "\U0001f642": ":-)", "\u00f8": "o", "\u0142": "l", "\u2550": "=", "\u25c4": "<",
    "\u2030": "0/00", "\u21c4": "<->", "\u00de": "Th", "\u203b": "*", "\u21b3": ">", "\u2243": "~", "\u2423": "_", "\u258c": "|",
    "\u00d0": "D", "\u00f0": "d", "\u00fe": "th", "\u0110": "D", "\u0111": "d", "\u0131": "i", "\u0141": "L", "\u2197": "^", "\u0395": "E", "\u03a4": "T",
    "\u250c": "+", "\u2510": "+", "\u2518": "+", "\u256d": "+", "\u256e": "+", "\u256f": "+", "\u2570": "+", "\u263a": "o", "\u2605": "*", "\u2021": "++", "\u2261": "=", "\u2660": "*", "\u212e": "e", "\u203d": "?!",
}  # fmt: skip


def to_near_ascii(text: str) -> str:
    """ASCII that reads as the text does; ``?`` where nothing comes near."""
    return "".join(map(_near_character, text))


def _near_character(character: str) -> str:
    if character.isascii():
        return character
    if character in NEAR:
        return NEAR[character]
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c.isascii()) or "?"


def _encoding_error_handler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return to_near_ascii(error.object[error.start : error.end]), error.end


codecs.register_error(ERRORS, _encoding_error_handler)


def prepare_streams() -> None:
    """Let stdout and stderr write any text, stdin read any bytes; one that is closed is nothing.

    A byte that is no text in the encoding of stdin becomes a lone surrogate, for who reads it to refuse.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 (as long as the process)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if is_unicode(stream) else ERRORS)


def has_input() -> bool:
    """Whether there is a stdin at all: a process may be started with none."""
    return getattr(sys.stdin, "name", "") != os.devnull


def is_unicode(stream: object) -> bool:
    """Whether a stream can write every character."""
    return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name.startswith("utf")
