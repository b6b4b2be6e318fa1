"""Keys of the keyboard: names in both languages, modifiers in any order."""

from __future__ import annotations

import re

from pixsim.bank.marking.cleaning import fold_accents, strip_quotes

Shortcut = tuple[frozenset[str], tuple[str, ...]]
"""Modifiers, then the other keys in order."""

_NAMES = {
    "ctrl": "ctrl control controle",
    "maj": "maj shift majuscule majuscules ⇧",
    "alt": "alt option",
    "altgr": "altgr alt-gr",
    "win": "win windows super logo ⊞",
    "cmd": "cmd command commande ⌘",
    "entree": "entree entrer enter return retour",
    "echap": "echap esc escape echappement",
    "suppr": "suppr del delete supprimer supp",
    "tab": "tab tabulation tabulateur ↹",
    "espace": "espace space barre-espace barre-d'espace",
    "inser": "inser ins insert insertion",
    "debut": "debut home origine",
    "fin": "fin end",
    "pageup": "page-haut page-precedente pgup page-up pageup",
    "pagedown": "page-bas page-suivante pgdn page-down pagedown",
    "impr": "impr impr-ecran imp-ecr imprecran printscreen print-screen prtsc prtscr impecr",
    "haut": "haut fleche-haut fleche-vers-le-haut ↑ up",
    "bas": "bas fleche-bas fleche-vers-le-bas ↓ down",
    "gauche": "gauche fleche-gauche fleche-vers-la-gauche ← left",
    "droite": "droite fleche-droite fleche-vers-la-droite → right",
}
_ALIASES = {alias: key for key, aliases in _NAMES.items() for alias in aliases.split()}
_MODIFIERS = frozenset({"ctrl", "maj", "alt", "altgr", "win", "cmd"})
_SAID = frozenset({"touche", "touches", "et", "la", "les", "lettre", "sur", "appuyer", "plus"})
_LONGEST_NAME = 4  # words
_PLUS = re.compile(r"[+,]|\s-\s|(?<=[^\s+-])-(?=[^\s-])")


def parse_shortcut(text: str) -> Shortcut | None:
    """Read keys joined by +, - or spaces."""
    plain = fold_accents(strip_quotes(text)).lower()
    last = ""
    if len(plain) > 1 and plain[-1] in "+-,":
        plain, last = plain[:-1].rstrip(), plain[-1]
    keys: list[str] = []
    for part in _PLUS.sub(" + ", plain).split("+"):
        keys += _split_key_names([word for word in part.split() if word])
    keys += [last] if last else []
    if not keys:
        return None
    held = frozenset(key for key in keys if key in _MODIFIERS)
    return held, tuple(key for key in keys if key not in _MODIFIERS)


def _split_key_names(words: list[str]) -> list[str]:
    """Keys named by words side by side, the longest names first."""
    keys: list[str] = []
    while words:
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            name = _ALIASES.get("-".join(words[:count]))
            if name is not None or count == 1:
                if name is not None or words[0] not in _SAID:
                    keys.append(name or words[0])
                words = words[count:]
                break
    return keys
