"""Names told with what stands round them: the folders of a file, the paragraph of an article, an accent too many."""

from __future__ import annotations

import re

from pixsim.bank.marking.cleaning import fold_accents
from pixsim.bank.marking.words_of_the_question import is_tail

_FILE = re.compile(r"[^\s/\\]+\.[a-z][a-z0-9]{0,4}")
_FOLDERS = re.compile(r"(?:\.{0,2}|[\w-]+)(?:/[\w-]+)*/")
_ARTICLE = re.compile(r"([lrd]) ?\.? ?(\d{1,4}(?:-\d{1,3}){0,3})")
_PARAGRAPH = re.compile(
    r"(?:(?:, ?(?:§ ?)?| (?:§ ?)?|§ ?)[ivx]{1,4}(?: (?:bis|ter))?)?(?:,? ?\d{1,2} ?[°º])?(?:,? (?:al\.|alinea) ?\d{1,2})?"
)


def is_same_place(given: str, wanted: str, said: tuple[str, ...]) -> bool:
    """Whether a name says the wanted one with more round it that makes it no other.

    Parameters
    ----------
    given : str
        As `pixsim.bank.marking.identifiers.normalise_name` leaves it.
    wanted : str
        One of the answers accepted, left so too.
    said : tuple of str
        Words of the question.
    """
    return (
        _is_in_folders(given.replace("\\", "/"), wanted, said)
        or _is_paragraph_of(given, wanted, said)
        or _is_accented(given, wanted, said)
    )


def _is_in_folders(given: str, wanted: str, said: tuple[str, ...]) -> bool:
    """« carte/calcul.py » for « calcul.py », « composants/usinage » where the question says « composants »."""
    if given == wanted:
        return True
    head = given.rstrip("/").removesuffix(wanted)
    if "/" in wanted or head == given or not _FOLDERS.fullmatch(head):
        return False
    return (
        bool(_FILE.fullmatch(wanted)) or fold_accents(head.strip("./").rpartition("/")[2]) in said
    )


def _is_paragraph_of(given: str, wanted: str, said: tuple[str, ...]) -> bool:
    """« l 3121-64 ii 3° » for « l3121-64 »: an article, more exactly where in it, and the text that the question names."""
    plain, article = fold_accents(given), _ARTICLE.fullmatch(fold_accents(wanted))
    found = _ARTICLE.match(plain)
    if article is None or found is None or found.groups() != article.groups():
        return False
    paragraph = _PARAGRAPH.match(plain, found.end())
    text = plain[paragraph.end() if paragraph else found.end() :].lstrip(" ,")
    return not text or is_tail(f"du {text}", said, place=True)


def _is_accented(given: str, wanted: str, said: tuple[str, ...]) -> bool:
    """« ménage » for « menage », a word that a program writes without accents, where the question is not about them."""
    return (
        wanted.isascii()
        and wanted.isalpha()
        and fold_accents(given) == wanted
        and not any(word.startswith("accent") for word in said)
    )
