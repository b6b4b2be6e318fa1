"""From a typed line to the clauses that it may be: courtesy, imperatives, blocks of cells, lists.

First stage of the reading of a line: nothing here knows what the page offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pixsim.worlds.goals import folded
from pixsim.worlds.speech import Understood, understood

MOST_WORDS = 6  # of a verb
_TOWARDS = re.compile(r"\s+vers (?:le bas|le haut|la droite|la gauche)(?=\s)", re.IGNORECASE)
_ASSIGNED = re.compile(r"(\$?[A-Za-z]\$?\d{1,3})\s*=\s*(\S.*)")
_QUOTES = re.compile(
    r'"((?:[^"]|"")*)"|«\s*([^«»]*?)\s*»|“([^“”]*)”'
    r"|\u2018((?:[^\u2018\u2019]|\u2019(?=\w))*)\u2019|'((?:[^']|'(?=\w))*)'(?=\s|$)"
)


def spaced(text: str) -> str:
    """Folded, hyphens as spaces: « ouvrir-avec » is « ouvrir avec »."""
    return folded(text).replace("-", " ")


def clauses(line: str, tongue: str, *, cells: bool) -> Iterator[str]:
    """What a line says without its courtesy, its verb in the infinitive; the likeliest first.

    Parameters
    ----------
    line : str
    tongue : str
        The language that is spoken.
    cells : bool
        Whether it may name cells: « D2 à D6 » is then the block D2:D6.
    """
    known = understood(tongue)
    plain = known.polite.sub("", line.strip(), count=1) if known.polite.match(line.strip()) else line.strip()  # fmt: skip
    plain = _in_infinitive(plain, tongue)
    if cells:
        plain = known.span.sub(r"\1:\2", _TOWARDS.sub(" ", plain).replace("jusqu'en ", "jusqu'à "))
        assigned = _ASSIGNED.fullmatch(plain)
        plain = f"{assigned[1]} ={assigned[2]}" if assigned else plain
    for pattern, put in known.reordered:
        turned = pattern.fullmatch(plain)
        if turned is not None:
            yield turned.expand(put)
    located = known.located.fullmatch(plain)
    if located is not None:  # « dans E2 mettre =B2 » is « mettre =B2 dans E2 »
        infinitive = _in_infinitive(located["rest"], tongue)
        yield f"{infinitive} {known.into[0]} {located['place']}"
    yield plain
    bare = known.courtesy.sub("", plain)
    if bare != plain:
        yield bare


def _in_infinitive(text: str, tongue: str) -> str:
    """« déplace 3 », « mettez 3 »: the first word as verbs are listed."""
    word, space, rest = text.partition(" ")
    plain, known = folded(word), _first_words(tongue)
    if plain in known or rest.startswith(
        ("= ", "← ", ": ", "<- ")
    ):  # « abonne = False » gives a name its value
        return text
    forms = [understood(tongue).imperatives.get(plain, "")]
    if plain.endswith("e"):
        forms.append(f"{plain}r")
    if plain.endswith("ez"):
        forms += [plain[:-1] + "r", plain[:-2] + "ir", plain[:-2] + "re", f"{plain[:-2]}tre"]
    verb = next((form for form in forms if form in known), "")
    return f"{verb}{space}{rest}" if verb else text


@cache
def _first_words(tongue: str) -> frozenset[str]:
    known = understood(tongue)
    verbs = (*(verb for verbs in known.verbs.values() for verb in verbs), *known.switched)
    given = (verb for verbs in known.given.values() for verb in verbs)
    return frozenset(verb.partition(" ")[0] for verb in (*verbs, *given))


def beginnings(line: str) -> Iterator[tuple[str, str]]:
    """First words of a line and the rest of it, the most words first."""
    text = line.strip()
    ends = [match.end() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    for end in reversed(ends):
        verb = spaced(text[:end]).rstrip(" :")
        yield verb, text[end:]
        if end == ends[0] and verb.endswith("e"):  # « lance », « déplace »
            yield f"{verb}r", text[end:]


def beginning_is(line: str, verb: str) -> bool:
    """Whether a line begins with a verb and goes on."""
    return folded(line).startswith(f"{verb} ")


def first_words(text: str, *, most: int) -> list[tuple[str, str]]:
    """So many first words at most and what follows them, the fewest first."""
    ends = [match.end() for match in re.finditer(r"\S+", text)][:most]
    return [(text[:end], text[end:]) for end in ends]


def quoted(text: str) -> tuple[str, int] | None:
    """A text between quotes at the beginning, and where it ends."""
    match = _QUOTES.match(text)
    if match is None:
        return None
    inner = next(part for part in match.groups() if part is not None)
    return inner.replace('""', '"'), match.end()


def quoted_whole(text: str, *, verbatim: bool) -> str | None:
    """A text that is all between quotes, after a colon or not, without them.

    Parameters
    ----------
    text : str
    verbatim : bool
        Whether straight quotes are part of what is typed: of a search, of a program.
    """
    plain = text.strip()
    plain = (
        plain.removeprefix(":").lstrip(" \u00a0") if plain[1:2] in (" ", "\u00a0", *"«“") else plain
    )
    cut = quoted(plain)
    if cut is None or cut[1] != len(plain) or (verbatim and plain[0] in "\"'"):
        return None
    return cut[0]


def unquoted(text: str) -> str:
    """A text without quotes; the spaces inside straight ones are part of it."""
    plain = text.strip(" \u00a0")
    if len(plain) > 2 and plain[0] == plain[-1] == '"':
        return plain[1:-1]
    bare = plain.strip(" «»“”\u00a0")
    paired = bare.count('"') % 2 == 0 and bare[:1] != '"'  # « cx="33" » holds its quotes
    return bare if paired else bare.strip('"')


def enumerated(text: str, known: Understood) -> list[str]:
    """The parts of a list, « les ports 22, 23 et 80 » being « les ports 22 », « port 23 » and « port 80 »."""
    parts = [part.strip() for part in known.joins.split(text) if part.strip()]
    if len(parts) < 2:
        return []
    noun, _space, number = parts[0].rpartition(" ")
    if not (number.isdecimal() and noun):
        return parts
    noun = noun.split()[-1].removesuffix("s")
    return [parts[0], *(f"{noun} {part}" if part.isdecimal() else part for part in parts[1:])]
