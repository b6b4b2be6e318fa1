"""Words that a tolerance for typing errors would take for a key."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from spellchecker import SpellChecker

from pixsim.bank.marking.pix_marking import TYPO_RATIO, Treatments, apply_treatments, edit_distance

_PLAIN = Treatments(t1=True, t2=True, t3=False)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4  # letters of a word that is looked at: no article, no preposition
FARTHEST = 2  # edits looked at: farther words that pass come with nearer ones


def near_words(key: str) -> tuple[str, ...]:
    """French and English words that pass for a key, or for it with one of its words changed.

    Plurals of a word of the key do not count. The word lists are those of pyspellchecker.

    Parameters
    ----------
    key : str

    Returns
    -------
    tuple of str
        The whole answers that would be accepted, nearest first.
    """
    words = key.replace("'", " ").replace("’", " ").split()
    plain = [apply_treatments(word, _PLAIN) for word in words]
    length = sum(map(len, plain))
    found: dict[str, int] = {}
    for place, word in enumerate(plain):
        for other, distance in _near_words_within(
            word, min(FARTHEST, int((length + FARTHEST) * TYPO_RATIO))
        ):
            if distance <= TYPO_RATIO * (length - len(word) + len(other)):
                found[" ".join([*words[:place], other, *words[place + 1 :]])] = distance
    return tuple(sorted(found, key=lambda answer: (found[answer], answer)))


@cache
def _near_words_within(word: str, most: int) -> list[tuple[str, int]]:
    """Words at a distance from 1 to `most`, plurals aside."""
    if len(word) < SHORTEST:
        return []
    listed, counts = _load_lexicon()
    difference = counts - _count_letters(word)
    extra = np.maximum(difference, 0).sum(axis=1)
    lacking = np.maximum(-difference, 0).sum(axis=1)
    candidates = np.flatnonzero(np.maximum(extra, lacking) <= most)
    stem = word.rstrip("sx")
    near = ((listed[n], edit_distance(listed[n], word)) for n in candidates)
    return [(w, d) for w, d in near if 0 < d <= most and w.rstrip("sx") != stem]


def _count_letters(word: str) -> NDArray[np.int8]:
    return np.array([word.count(letter) for letter in _LETTERS], dtype=np.int8)


@cache
def _load_lexicon() -> tuple[tuple[str, ...], NDArray[np.int8]]:
    """Words without accents, and how often each has each letter: shape (words, 26)."""
    known = SpellChecker(language=["fr", "en"]).word_frequency.dictionary
    words = tuple(sorted({apply_treatments(word, _PLAIN) for word in known}))
    ascii_rows = np.array(words, dtype=np.bytes_)
    rows = ascii_rows.view(np.uint8).reshape(len(words), -1)
    counts = [(rows == ord(letter)).sum(axis=1, dtype=np.int8) for letter in _LETTERS]
    return words, np.stack(counts, axis=1)
