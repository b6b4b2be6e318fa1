"""Formulas of a spreadsheet and queries of a search engine."""

from __future__ import annotations

import re

from pixsim.bank.correction import Treatments, pretreat, treat

_SPACES = re.compile(r"\s+")
_CURLY = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"'})
_OPENING, _CLOSING = re.compile("« ?|“"), re.compile(" »|»|”")
_TERM = re.compile(r'[-+]?(?:[a-z]{1,20}:)?"[^"]*"|\S+')
_TERM_ALIASES = (("ext:", "filetype:"), ("-ext:", "-filetype:"))
_WHOLE = Treatments(t1=True, t2=False, t3=False)


def parse_formula(text: str) -> str:
    """A formula without regard to case and to spaces outside quotes."""
    parts = pretreat(text).translate(_CURLY).split('"')
    parts[::2] = [_SPACES.sub("", part).upper() for part in parts[::2]]
    return '"'.join(parts)


def parse_terms(text: str) -> frozenset[str]:
    """The terms of a query: order, case and ``ext:`` for ``filetype:`` do not matter."""
    plain = " ".join(pretreat(text).split())
    straight = _CLOSING.sub('"', _OPENING.sub('"', plain)).replace("’", "'").lower()
    return frozenset(_unalias(treat(term, _WHOLE)) for term in _TERM.findall(straight))


def _unalias(term: str) -> str:
    for alias, name in _TERM_ALIASES:
        if term.startswith(alias):
            return name + term[len(alias) :]
    return term
