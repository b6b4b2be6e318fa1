"""Words and expressions: Pix's own treatments, after what surrounds an answer is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixsim.bank.marking import pix_marking
from pixsim.bank.marking.announcing_words import without_own_leads
from pixsim.bank.marking.bracketed_remarks import HEDGING
from pixsim.bank.marking.cleaning import fold_accents, strip_quotes
from pixsim.bank.marking.dates_and_times import same_month
from pixsim.bank.marking.pix_marking import Treatments
from pixsim.bank.marking.words_of_the_question import (
    consists_of_question_words,
    without_said_opening,
)
from pixsim.bank.schema import Comparison

ARTICLE = re.compile(
    r"(?:(?:le|la|les|un|une|des|du|de la) |(?:de )?l['’] ?|d['’] ?)", re.IGNORECASE
)
_TOLD = re.compile(
    r"(?:c['’]est |ce sont |il faut |à cause d(?:e |['’]|u |es )|il s['’]agit (?:de |du |d['’]|des )|(?:il|elle) s['’]appelle |(?:(?:la|ma) )?r[ée]ponse(?: est |(?: est)? ?: ?))",
    re.IGNORECASE,
)
_CIVILITY = re.compile(
    r"(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|m(?= [A-ZÀ-Þ])|dr\.?|docteur) ",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:de la |de l['’]|du |de |d['’]|des |en |à |au |aux )", re.IGNORECASE)
PLACED = re.compile(
    r"(?:en|au|aux|à|chez|par|dans|sous|sur) (?=\S)(?:(?:le|la|les|un|une) |l['’])?", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"[^\W_][\w-]*\.(?P<bare>[^\W_]{2,5})|[^().]{3,40} \(\.(?P<told>[^\W_]{2,5})\)"
)  # « fichier.odt », « OpenDocument (.odt) »
_ENGLISH_LEADS = {
    "erreur": "error",
    "fichier": "file",
    "protocole": "protocol",
    "service": "service",
}
_ASIDE = re.compile(r"([^()]+)\(([^()]+)\)")


def same_text(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether a text is one of the accepted ones.

    « X (Y) » is accepted when both X and Y are, or when Y only says again what is asked.
    """
    if _texts_match(text, key, comparison) or any(same_month(text, accepted) for accepted in key):
        return True
    ending = _EXTENSION.fullmatch(strip_quotes(text)) if "extension" in comparison.lead else None
    if ending is not None and not HEDGING.search(fold_accents(text)):
        return _texts_match(ending["bare"] or ending["told"], key, comparison)
    aside = _ASIDE.fullmatch(strip_quotes(text))
    if aside is None or not _texts_match(aside[1], key, comparison):
        return False
    return _texts_match(aside[2], key, comparison) or consists_of_question_words(
        aside[2], comparison.said
    )


def _texts_match(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    treatments = Treatments(comparison.t1, comparison.t2, comparison.t3)
    if pix_marking.mark_qroc(text, key, treatments):
        return True
    accepted = [
        turned
        for k in key
        for turned in _word_orders(_bare_answer(k, comparison, ()), comparison.either)
    ]
    return pix_marking.mark_qroc(
        _bare_answer(text, comparison, comparison.said), accepted, treatments
    )


def _bare_answer(text: str, comparison: Comparison, said: tuple[str, ...]) -> str:
    lead, person = comparison.lead, comparison.either
    told = strip_quotes(without_said_opening(_strip_announcement(strip_quotes(text)), said))
    plain = without_own_leads(told, lead, told=True)
    if plain != told:
        plain = _strip_beginning(_OF, plain)  # « droit de lecture »
    plain = _strip_beginning(ARTICLE, _strip_beginning(PLACED, plain))
    for (
        french,
        english,
    ) in _ENGLISH_LEADS.items():  # « NTFS_FILE_SYSTEM error », said last in English
        if french in lead and plain.lower().endswith(f" {english}"):
            plain = plain[: -len(english) - 1]
    first, space, rest = plain.partition(" ")
    if space and not person and len(first) > 4 and first.lower().endswith("ez"):
        plain = f"{first[:-1]}r {rest}"  # an order is said either way: « videz », « vider »
    return _strip_beginning(_CIVILITY, plain)


def _strip_beginning(beginning: re.Pattern[str], text: str) -> str:
    found = beginning.match(text)
    return text[found.end() :] if found is not None and found.end() < len(text) else text


def _strip_announcement(text: str) -> str:
    """The text without « c'est », « réponse : »."""
    told = _TOLD.match(text)
    return text[told.end() :] if told is not None and told.end() < len(text) else text


def _word_orders(text: str, either: bool) -> list[str]:
    """A name, and with `either` what its first words give when they come last."""
    words = text.split()
    if not either:
        return [text]
    return [" ".join(words[n:] + words[:n]) for n in range(max(1, len(words)))]
