"""Blocks in French, one a line, as the lines of Python that do the same.

The two languages have one interpreter: a block is what its line of Python is.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.limits import Fault

_NAME = r"[^\W\d]\w*"
_SIGNS = {
    "×": "*", "÷": "/", "=": "==", "≠": "!=", "≤": "<=", "≥": ">=", "et": "and", "ou": "or",
    "non": "not", "modulo": "%", "vrai": "True", "faux": "False", "<>": "!=", "−": "-",
}  # fmt: skip
_PHRASES = (
    (r"mur devant", " mur_devant() "), (r"mur à droite", " mur_droite() "),
    (r"mur à gauche", " mur_gauche() "), (r"chemin devant", " (non mur_devant()) "),
    (r"chemin à droite", " (non mur_droite()) "), (r"chemin à gauche", " (non mur_gauche()) "),
    (r"sur l['’]arrivée", " sur_arrivee() "), (r"fruit ici", " fruit_ici() "),
    (rf"longueur de ({_NAME})", r" len(\1) "),
)  # fmt: skip
_TOKEN = re.compile(
    rf"""\s*("[^"\\]*"|\d+|{_NAME}|<=|>=|<>|!=|==|[-+*/×÷=≠≤≥<>()\[\],−]|$)""", re.VERBOSE
)

Maker = Callable[[re.Match[str], int], str]


def _expression(text: str) -> str:
    """An expression in Python's signs; each token is one that is known here."""
    for phrase, call in _PHRASES:
        text = re.sub(rf"(?<!\w){phrase}(?!\w)", call, text)
    place, found = 0, []
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise Fault(_("« {text} » ne se lit pas").format(text=text.strip()))
        if keyword.iskeyword(token[1]):
            raise Fault(_("le nom « {name} » est réservé").format(name=token[1]))
        found.append(_SIGNS.get(token[1], token[1]))
        place = token.end()
    if not any(found):
        raise Fault(_("il manque une valeur"))
    return " ".join(found).strip()


def _plain(call: str) -> Maker:
    return lambda match, line: call  # noqa: ARG005


def _filled(template: str) -> Maker:
    """Expressions in the places of a template."""
    return lambda match, line: template.format(*map(_expression, match.groups()), line=line)


_KINDS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), maker)
    for pattern, maker in (
        (r"répéter (.+) fois", _filled("for _{line} in range({0}):")),
        (rf"pour ({_NAME}) (?:allant )?de (.+) à (.+)", _filled("for {0} in range({1}, ({2}) + 1):")),
        (rf"pour chaque ({_NAME}) de ({_NAME})", _filled("for {0} in {1}:")),
        (r"tant que (.+)", _filled("while {0}:")),
        (r"sinon si (.+)", _filled("elif {0}:")),
        (r"si (.+?)(?: alors)?", _filled("if {0}:")),
        (r"sinon", _plain("else:")),
        (rf"fonction ({_NAME} ?\([^()]*\))", _filled("def {0}:")),
        (r"renvoyer (.+)", _filled("return {0}")),
        (r"afficher (.+)", _filled("print({0})")),
        (rf"({_NAME}) ← (.+)", _filled("{0} = {1}")),
        (rf"ajouter (.+) à ({_NAME})", _filled("{1}.append({0})")),
        (rf"retirer le premier de ({_NAME}) et l['’]afficher", _filled("print({0}.pop(0))")),
        (rf"retirer le dernier de ({_NAME}) et l['’]afficher", _filled("print({0}.pop())")),
        (r"avancer", _plain("avancer(1)")),
        (r"avancer de (.+?)(?: cases?)?", _filled("avancer({0})")),
        (r"tourner à droite", _plain("tourner(1)")),
        (r"tourner à gauche", _plain("tourner(-1)")),
        (r"aller à droite", _plain("aller(1)")),
        (r"aller en bas", _plain("aller(2)")),
        (r"aller à gauche", _plain("aller(3)")),
        (r"aller en haut", _plain("aller(0)")),
        (r"peindre", _plain("peindre()")),
        (r"ramasser", _plain("ramasser()")),
        (rf"({_NAME}\(.*\))", _filled("{0}")),
    )
)  # fmt: skip


def as_python(text: str, line: int) -> str:
    """A block as a line of Python.

    Raises
    ------
    Fault
        It is no block.
    """
    plain = " ".join(text.split())
    for pattern, maker in _KINDS:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        try:
            return maker(match, line)
        except Fault as fault:
            raise Fault(fault.text, line) from fault
    raise Fault(_("« {text} » n'est pas une instruction").format(text=plain), line)


def opens(text: str, language: str) -> bool:
    """Whether a line has others below it, set in."""
    if language == "sql":
        return False
    if language == "python":
        return text.rstrip().endswith(":")
    return text.split(" ")[0] in ("répéter", "pour", "tant", "si", "sinon", "fonction")
