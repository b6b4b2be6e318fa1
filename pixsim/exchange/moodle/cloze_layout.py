"""The text of a cloze question as a statement and labels."""

from __future__ import annotations

import re

from pixsim.foundation.i18n import gettext as _

_FIELD = re.compile(r"\{#(\d+)\}")
_LABELLED = re.compile(r"(?:- )?(?P<label>.*\S)\s*\{#(?P<number>\d+)\}\s*[.;]?")


def labelled(text: str, count: int) -> tuple[str, list[str]]:
    """A statement and one label for each field.

    Lines « label {#1} » after the first line are taken out of the statement; where fields stand inside
    sentences, they become numbered blanks.

    Parameters
    ----------
    text : str
        As the bank lays it out, with ``{#1}`` where the first field is.
    count : int
        How many fields there are.
    """
    lines = text.split("\n")
    found: dict[int, str] = {}
    rest: list[str] = []
    for line in lines:
        match = _LABELLED.fullmatch(line.strip()) if rest else None
        if match is not None and not _FIELD.search(match["label"]):
            found[int(match["number"])] = match["label"]
        else:
            rest.append(line)
    statement = "\n".join(rest)
    if (
        set(found) == set(range(1, count + 1))
        and not _FIELD.search(statement)
        and statement.strip()
    ):
        return statement.strip("\n"), [found[number] for number in range(1, count + 1)]
    blanks = _FIELD.sub(lambda match: f"____ ({match[1]})", text)
    return blanks, [_("Réponse {n}").format(n=number) for number in range(1, count + 1)]
