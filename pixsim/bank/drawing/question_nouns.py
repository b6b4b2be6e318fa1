"""What a question asks for: « Combien de fichiers » counts files, « À quelle ligne » names a line."""

from __future__ import annotations

import re

MOST_WORDS = 5  # « Combien d'inscrits ne sont pas venus »

_WORD = r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*"
_COUNTED = re.compile(
    rf"(?:\bcombien(?:\s+cela\s+fait-il)?|^nombre(?: total)?)\s+(?:de\s+|des\s+|d['’])(?:(?:ces|ses|vos|leurs|les)\s+)?"
    rf"(?:\d+\s+)?(?P<nouns>{_WORD}(?:\s{_WORD}){{0,{MOST_WORDS - 1}}})",
    re.IGNORECASE,
)
_PER_LINE = re.compile(rf"\bune ligne par\s+(?P<noun>{_WORD})", re.IGNORECASE)
_OF_SO_MUCH = re.compile(rf"{_WORD}\s(?:de|d['’])\s?\d+\s\w+")  # « vidéos de 150 Mo »
_LOCATED = re.compile(
    rf"\bquel(?:le)?s?\s+(?P<whole>(?P<noun>{_WORD})(?:\s(?:de\s|d['’])(?P<of>{_WORD}))?)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:donnez|écrivez|recopiez|répondez|relevez|tapez)\s+(?:(?:son|sa|ses|leurs?|les?|la)\s|l['’])(?P<noun>{_WORD})"
    rf"(?:\s(?:de\s(?:la\s|l['’])?|du\s|d['’])(?P<of>{_WORD}))?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?:(?:le|la|les|un|une)\s|l['’])?(?P<noun>{_WORD})"
    rf"(?:\s(?:de\s(?:la\s|l['’])?|du\s|d['’])(?P<of>{_WORD}))?",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"«\s*(?P<words>[^«»…_?]{2,30}?)\s+(?:…|_{2,})")
_OUT_OF = re.compile(r"\bsur (\d{2,3})\b(?! \w)")
_NO_HEADS = frozenset(
    ["celle", "celui", "combien", "que", "ce", "qui", "dernier", "dernière", "premier", "première",
     "prénom", "nombre", "autre", "son", "sa", "date", "heure", "a-t-elle", "date", "quelle", "quel"]
)  # fmt: skip
_NO_NOUNS = frozenset(
    [
        "est",
        "sont",
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "fut",
        "doit",
        "doivent",
        "que",
        "peut",
        "peuvent",
        "a",
        "ont",
        "moins",
        "plus",
        "pas",
        "avant",
        "après",
        "presque",
        "environ",
        "entre",
        "moitié",
        "double",
        "autre",
        "autres",
        "est-il",
        "est-elle",
        "seul",
        "seule",
    ]
)


def nouns_counted(question: str) -> tuple[str, ...]:
    """Nouns that may follow the number asked for, alone and with what follows them.

    Parameters
    ----------
    question : str
        A statement, or the label of a field.
    """
    found: list[str] = []
    for match in _COUNTED.finditer(question):
        words = match["nouns"].split()
        found += [" ".join(words[:count]) for count in range(1, len(words) + 1)]
        measured = _OF_SO_MUCH.match(question, match.start("nouns"))
        found += [" ".join(measured[0].split())] if measured is not None else []
        found += [compared for compared in ("de plus", "de moins") if compared in match["nouns"]]
    return tuple(dict.fromkeys(found))


def nouns_of_lines(question: str, counted: tuple[str, ...]) -> tuple[str, ...]:
    """What a line stands for, where lines are counted: « une ligne par inscription » lets one say inscriptions.

    Parameters
    ----------
    question : str
        All of it.
    counted : tuple of str
        What `nouns_counted` gave.
    """
    if not {"ligne", "lignes"}.intersection(counted):
        return ()
    return tuple(dict.fromkeys(found["noun"] for found in _PER_LINE.finditer(question)))


def nouns_located(question: str) -> tuple[str, ...]:
    """Nouns that may come before the number asked for: « À quelle page » accepts « page 6 »."""
    found = [match for match in _LOCATED.finditer(question) if match["noun"] not in _NO_NOUNS]
    nouns = (noun.lower() for match in found for noun in (match["noun"], match["whole"]))
    return tuple(dict.fromkeys(noun for noun in nouns if noun not in _NO_NOUNS))


def nouns_named(question: str) -> tuple[str, ...]:
    """Nouns that may come before a word asked for: « Donnez sa lettre », « effet de … »."""
    named = (noun for match in _NAMED.finditer(question) for noun in _nouns_of(match))
    begun = (match["words"].strip() for match in _BEGUN.finditer(question))
    return tuple(dict.fromkeys(noun for noun in (*named, *begun) if noun not in _NO_NOUNS))


def noun_of_label(label: str) -> tuple[str, ...]:
    """The noun that a label begins with: « Salle », « Société qui … »."""
    found = _HEAD.match(label)
    nouns = _nouns_of(found) if found is not None else ()
    return tuple(noun for noun in nouns if noun not in (*_NO_HEADS, *_NO_NOUNS))


def _nouns_of(found: re.Match[str]) -> tuple[str, ...]:
    """« Nom du fichier » has two nouns; after « le nom », any of them may announce the answer."""
    whole, head, of = found[0], found["noun"], found["of"] or ""
    named = head.lower() in ("nom", "numéro", "titre", "code", "lettre", "adresse")
    nouns = (head, whole, of) if of and named else (head,)
    return tuple(noun.lower() for noun in nouns if len(noun) > 2)


def maximum_marks(question: str) -> tuple[str, ...]:
    """What may follow a mark: « /20 » where it is « sur 20 »."""
    return tuple(
        form
        for most in dict.fromkeys(_OUT_OF.findall(question))
        for form in (f"/{most}", f"sur {most}")
    )
