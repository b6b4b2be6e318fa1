"""French elision before a name that is put into a sentence: « de Omar » is « d'Omar »."""

from __future__ import annotations

import re

_BEFORE_A_NAME = re.compile(r"\b([dD]|[qQ]u)e (?=[AEIOUÀÂÉÈÊÎÔ][a-zà-ÿ])")


def elide_words(text: str) -> str:
    """A text where « de » and « que » lose their e before a word in capital that begins with a vowel.

    Parameters
    ----------
    text : str
        A sentence in French, filled.

    Examples
    --------
    >>> elided("le poste de Aminata, puis celui de Yanis")
    "le poste d'Aminata, puis celui de Yanis"
    """
    return _BEFORE_A_NAME.sub(r"\1'", text)
