"""Words for the whole numbers up to a hundred: French, those of Belgium and Switzerland included, and English."""

from __future__ import annotations

_ONES = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_SCORES = {70: ("septante",), 80: ("huitante", "octante"), 90: ("nonante",)}
MOST_WORDS = 5  # « soixante et onze » takes three, « quatre vingt dix neuf » four


def _below_twenty(number: int) -> str:
    return _ONES[number] if number < 17 else f"dix {_ONES[number - 10]}"


def _ten_forms(ten: str, rest: int, *, linked: bool = True) -> list[str]:
    """A ten and what follows it, « et » before un and onze where it is said."""
    if rest == 0:
        return [ten]
    following = f"{ten} {_below_twenty(rest)}"
    return (
        [f"{ten} et {_below_twenty(rest)}", following]
        if linked and rest in (1, 11)
        else [following]
    )


def _number_forms(number: int) -> list[str]:
    if number < 20:
        return [_below_twenty(number)]
    if number == 100:
        return ["cent"]
    ten = number // 10 * 10
    forms = [form for word in _SCORES.get(ten, ()) for form in _ten_forms(word, number - ten)]
    if number >= 80:
        forms += _ten_forms("quatre vingt", number - 80, linked=False)
        return [*forms, "quatre vingts"] if number == 80 else forms
    base = min(ten, 60)
    return forms + _ten_forms(_TENS[base], number - base)


def _all_forms() -> dict[str, int]:
    values = {form: number for number in range(101) for form in _number_forms(number)}
    feminine = {f"{form}e": n for form, n in values.items() if form.split()[-1] == "un"}
    return values | feminine | {"aucun": 0, "aucune": 0}  # « aucune ligne »


def _ordinal_form(form: str) -> str:
    """« six » gives « sixième », « quatre » « quatrième », « cinq » « cinquième »."""
    stem = {"cinq": "cinqu", "neuf": "neuv", "quatre vingts": "quatre vingt"}.get(form, form)
    head, space, last = stem.rpartition(" ")
    last = {"cinq": "cinqu", "neuf": "neuv"}.get(last, last).removesuffix("e")
    return f"{head}{space}{last}ieme"


NUMBER_WORDS = _all_forms()
"""Value by words: no accents, small letters, spaces for hyphens."""

_ENGLISH_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_WORDS = (
    {word: n for n, word in enumerate(_ENGLISH_ONES)}
    | {ten: 10 * n for n, ten in enumerate(_ENGLISH_TENS, 2)}
    | {
        f"{ten} {one}": 10 * n + rest
        for n, ten in enumerate(_ENGLISH_TENS, 2)
        for rest, one in enumerate(_ENGLISH_ONES[1:10], 1)
    }
    | {"hundred": 100, "a hundred": 100, "one hundred": 100}
)
"""Value by words of translated questions, as `NUMBER_WORDS`: no word means another number in French."""

RANK_WORDS = {
    _ordinal_form(form): number for form, number in NUMBER_WORDS.items() if number > 1
} | {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
}
"""Value by words of rank, as `NUMBER_WORDS`."""
