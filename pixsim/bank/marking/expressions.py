"""Formulas of a spreadsheet and queries of a search engine."""

from __future__ import annotations

import re

from pixsim.bank.marking.pix_marking import Treatments, apply_treatments, normalise_spaces

_SPACES = re.compile(r"\s+")
_CURLY = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"'})
_OPENING, _CLOSING = re.compile("« ?|“"), re.compile(" »|»|”")
_TERM = re.compile(r'[-+]?(?:[a-z]{1,20}:)?"[^"]*"|\S+')
_TERM_ALIASES = (
    ("site:.", "site:"), ("filetype:.", "filetype:"), ("ext:.", "filetype:"), ("ext:", "filetype:"),
)  # fmt: skip
_ONE_WORD = re.compile(r'"([^"\s]+)"')
_WHOLE = Treatments(t1=True, t2=False, t3=False)


def parse_formula(text: str) -> str:
    """A formula without regard to case and to spaces outside quotes."""
    parts = normalise_spaces(text).translate(_CURLY).split('"')
    parts[::2] = [_SPACES.sub("", part).upper() for part in parts[::2]]
    return '"'.join(parts)


def parse_search_terms(text: str) -> frozenset[str]:
    """The terms of a query.

    Order, case, ``ext:`` for ``filetype:``, a point before what follows, quotes round one word and a
    final full stop do not matter.
    """
    plain = " ".join(normalise_spaces(text).split()).removesuffix(".")
    straight = _CLOSING.sub('"', _OPENING.sub('"', plain)).replace("’", "'").lower()
    return frozenset(
        _replace_alias(apply_treatments(term, _WHOLE)) for term in _TERM.findall(straight)
    )


def _replace_alias(term: str) -> str:
    minus, term = ("-", term[1:]) if term.startswith("-") else ("", term)
    term = _ONE_WORD.sub(r"\1", term)
    for alias, name in _TERM_ALIASES:
        if term.startswith(alias):
            return minus + name + term[len(alias) :]
    return minus + term
