"""Texts."""

from __future__ import annotations

from pixsim.worlds.sheet.functions.registry import (
    ALL,
    MOST_ARGUMENTS,
    Arguments,
    Sheet,
    flat,
    optional,
    register_function,
    text_at,
)
from pixsim.worlds.sheet.number_formats import formatted
from pixsim.worlds.sheet.values import (
    LONGEST_RESULT,
    CellError,
    Error,
    Value,
    number_of,
    read_number,
    text_of,
    truth_of,
    whole,
)


@register_function("GAUCHE", max_args=2, one_by_one=ALL)
def _left(sheet: Sheet, arguments: Arguments) -> Value:
    count = int(optional(sheet, arguments, 1, 1.0))
    return text_at(sheet, arguments[0])[: _length(count)]


@register_function("DROITE", max_args=2, one_by_one=ALL)
def _right(sheet: Sheet, arguments: Arguments) -> Value:
    text, count = text_at(sheet, arguments[0]), _length(int(optional(sheet, arguments, 1, 1.0)))
    return text[-count:] if count else ""


def _length(count: int) -> int:
    if count < 0:
        raise CellError(Error.VALUE)
    return min(count, LONGEST_RESULT)


@register_function("STXT", min_args=3, one_by_one=ALL)
def _middle(sheet: Sheet, arguments: Arguments) -> Value:
    text = text_at(sheet, arguments[0])
    first, count = (whole(sheet.compute(node)) for node in arguments[1:])
    if first < 1:
        raise CellError(Error.VALUE)
    return text[first - 1 : first - 1 + _length(count)]


@register_function("NBCAR", one_by_one=ALL)
def _size(sheet: Sheet, arguments: Arguments) -> Value:
    return float(len(text_at(sheet, arguments[0])))


@register_function("TROUVE", min_args=2, max_args=3, one_by_one=ALL)
def _find(sheet: Sheet, arguments: Arguments) -> Value:
    return _searched(sheet, arguments, fold=False)


@register_function("CHERCHE", min_args=2, max_args=3, one_by_one=ALL)
def _search(sheet: Sheet, arguments: Arguments) -> Value:
    return _searched(sheet, arguments, fold=True)


def _searched(sheet: Sheet, arguments: Arguments, *, fold: bool) -> Value:
    part, text = (text_at(sheet, node) for node in arguments[:2])
    if fold:
        part, text = part.casefold(), text.casefold()
    start = int(optional(sheet, arguments, 2, 1.0))
    place = text.find(part, max(0, start - 1)) if start >= 1 else -1
    if place < 0:
        raise CellError(Error.VALUE)
    return float(place + 1)


@register_function("SUBSTITUE", min_args=3, max_args=4, one_by_one=ALL)
def _substitute(sheet: Sheet, arguments: Arguments) -> Value:
    text, old, new = (text_at(sheet, node) for node in arguments[:3])
    if not old:
        return text
    if len(text) + text.count(old) * len(new) > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    if len(arguments) < 4 or arguments[3] is None:
        return text.replace(old, new)
    which = whole(sheet.compute(arguments[3]))
    if which < 1:
        raise CellError(Error.VALUE)
    parts = text.split(old)
    if which >= len(parts):
        return text
    return old.join(parts[:which]) + new + old.join(parts[which:])


@register_function("REMPLACER", min_args=4, one_by_one=ALL)
def _replace(sheet: Sheet, arguments: Arguments) -> Value:
    text, new = text_at(sheet, arguments[0]), text_at(sheet, arguments[3])
    first, count = (whole(sheet.compute(node)) for node in arguments[1:3])
    if first < 1 or count < 0:
        raise CellError(Error.VALUE)
    return text[: first - 1] + new + text[first - 1 + count :]


@register_function("REPT", min_args=2, one_by_one=ALL)
def _repeat(sheet: Sheet, arguments: Arguments) -> Value:
    text, count = text_at(sheet, arguments[0]), whole(sheet.compute(arguments[1]))
    if count < 0 or len(text) * count > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return text * count


@register_function("MAJUSCULE", one_by_one=ALL)
def _upper(sheet: Sheet, arguments: Arguments) -> Value:
    return text_at(sheet, arguments[0]).upper()


@register_function("MINUSCULE", one_by_one=ALL)
def _lower(sheet: Sheet, arguments: Arguments) -> Value:
    return text_at(sheet, arguments[0]).lower()


@register_function("NOMPROPRE", one_by_one=ALL)
def _proper(sheet: Sheet, arguments: Arguments) -> Value:
    result, inside = [], False
    for letter in text_at(sheet, arguments[0]):
        result.append(letter.lower() if inside else letter.upper())
        inside = letter.isalpha()
    return "".join(result)


@register_function("SUPPRESPACE", one_by_one=ALL)
def _trim(sheet: Sheet, arguments: Arguments) -> Value:
    return " ".join(part for part in text_at(sheet, arguments[0]).split(" ") if part)


@register_function("CONCAT", "CONCATENER", max_args=MOST_ARGUMENTS)
def _concatenate(sheet: Sheet, arguments: Arguments) -> Value:
    parts = [text_of(value) for node in arguments for value in flat(sheet.block(node))]
    if sum(map(len, parts)) > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return "".join(parts)


@register_function("CNUM", one_by_one=ALL)
def _to_number(sheet: Sheet, arguments: Arguments) -> Value:
    number = read_number(text_at(sheet, arguments[0]))
    if number is None:
        raise CellError(Error.VALUE)
    return number


@register_function("EXACT", min_args=2, one_by_one=ALL)
def _exact(sheet: Sheet, arguments: Arguments) -> Value:
    return text_at(sheet, arguments[0]) == text_at(sheet, arguments[1])


@register_function("JOINDRE.TEXTE", min_args=3, max_args=MOST_ARGUMENTS)
def _join(sheet: Sheet, arguments: Arguments) -> Value:
    between, leaves_out = text_at(sheet, arguments[0]), truth_of(sheet.compute(arguments[1]))
    parts = [text_of(value) for node in arguments[2:] for value in flat(sheet.block(node))]
    kept = [part for part in parts if part or not leaves_out]
    if sum(map(len, kept)) + len(between) * len(kept) > LONGEST_RESULT:
        raise CellError(Error.VALUE)
    return between.join(kept)


def _cut(sheet: Sheet, arguments: Arguments, *, after: bool) -> Value:
    """What comes before or after a sign; the n-th one from the left, or from the right."""
    text, sign = (text_at(sheet, node) for node in arguments[:2])
    which, parts = int(optional(sheet, arguments, 2, 1.0)), text.split(sign) if sign else [text]
    if which == 0:
        raise CellError(Error.VALUE)
    place = which if which > 0 else len(parts) + which
    if not 0 < place < len(parts):
        raise CellError(Error.MISSING)
    return sign.join(parts[place:] if after else parts[:place])


@register_function("TEXTE.AVANT", min_args=2, max_args=3, one_by_one=ALL)
def _text_before(sheet: Sheet, arguments: Arguments) -> Value:
    return _cut(sheet, arguments, after=False)


@register_function("TEXTE.APRES", min_args=2, max_args=3, one_by_one=ALL)
def _text_after(sheet: Sheet, arguments: Arguments) -> Value:
    return _cut(sheet, arguments, after=True)


@register_function("CAR", one_by_one=ALL)
def _character(sheet: Sheet, arguments: Arguments) -> Value:
    number = whole(sheet.compute(arguments[0]))
    if number == 10:
        return " "  # a cell has one line here
    if not 32 <= number <= 255 or 127 <= number < 160:
        raise CellError(Error.VALUE)
    return chr(number)


@register_function("CODE", one_by_one=ALL)
def _code(sheet: Sheet, arguments: Arguments) -> Value:
    text = text_at(sheet, arguments[0])
    if not text:
        raise CellError(Error.VALUE)
    return float(ord(text[0]))


@register_function("EPURAGE", one_by_one=ALL)
def _clean(sheet: Sheet, arguments: Arguments) -> Value:
    return "".join(sign for sign in text_at(sheet, arguments[0]) if sign.isprintable())


@register_function("N", one_by_one=ALL)
def _as_number(sheet: Sheet, arguments: Arguments) -> Value:
    value = sheet.compute(arguments[0])
    return float(value) if isinstance(value, float | bool) else 0.0


@register_function("T", one_by_one=ALL)
def _as_text(sheet: Sheet, arguments: Arguments) -> Value:
    value = sheet.compute(arguments[0])
    return value if isinstance(value, str) else ""


@register_function("TEXTE", min_args=2, one_by_one=ALL)
def _formatted(sheet: Sheet, arguments: Arguments) -> Value:
    value, form = sheet.compute(arguments[0]), text_at(sheet, arguments[1])
    try:
        number = number_of(value)
    except CellError:
        return text_of(value)
    return formatted(number, form)
